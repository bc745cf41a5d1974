import type { Settings } from "../settings/settings";
import type { Check } from "./readback/check";

/** What was read back, subject by subject, as lines for people. */
export function summaryOf(checks: readonly Check[], endpoint: string, settings: Settings): string {
    const subjects = [...new Set(checks.map(({ subject }) => subject))];
    const failed = checks.filter(({ ok }) => !ok).length;
    return [
        "",
        `Read back from AWS at ${endpoint}, accounts ${settings.deployment.managementAccountId} (trail) and ${settings.deployment.logArchiveAccountId} (log archive):`,
        ...subjects.flatMap((subject) => [
            "",
            `  ${subject}`,
            ...checks.filter((check) => check.subject === subject).map(line),
        ]),
        "",
        failed === 0
            ? `All ${checks.length} facts are as the settings ask.`
            : `${failed} of ${checks.length} facts are not as the settings ask.`,
    ].join("\n");
}

function line({ ok, claim, found }: Check): string {
    return ok ? `    ok     ${claim}` : `    WRONG  ${claim}; found ${found}`;
}

/** What to try after a deployment. */
export function nextSteps(settings: Settings): string {
    const { names } = settings;
    return `
Try next:
  npm run local -- outputs              the stack's outputs
  npm run local -- shell                a shell with pulumi and aws on the embedded AWS; in it, for instance
      aws cloudtrail get-trail-status --name ${names.trail}
      aws s3api get-bucket-policy --bucket ${names.archiveBucket} --profile log-archive
      aws cloudtrail stop-logging --name ${names.trail} && pulumi preview --refresh
  edit Pulumi.dev.yaml, then
  npm run local -- preview              what would change, judged by the policy pack
  npm run local                         deploys the change
  npm run local -- down                 ends it and leaves nothing behind

The emulator enforces no policy and delivers no log: docs/embedded-aws.md says what this does not prove.`;
}

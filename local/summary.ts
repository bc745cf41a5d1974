import type { Settings } from "../settings/settings";
import type { Check } from "./readback/check";
import { stackOption, upCommand } from "./stacks";

/** What was read back, subject by subject, as lines for people. */
export function summaryOf(checks: readonly Check[], stackName: string, endpoint: string, settings: Settings): string {
    const subjects = [...new Set(checks.map(({ subject }) => subject))];
    const { managementAccountId, logArchiveAccountId } = settings.deployment;
    const failed = checks.filter(({ ok }) => !ok).length;
    return [
        "",
        `Stack ${stackName}, read back from AWS at ${endpoint}, accounts ${managementAccountId} (trail) and ${logArchiveAccountId} (log archive):`,
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
export function nextSteps(stackName: string, { existing, names, trails: [trail] }: Settings): string {
    const option = stackOption(stackName);
    return `
Try next:
  npm run local -- watch
      every call as a CloudTrail record, and the alarms that rise, as they come: leave it open in another terminal
  npm run local -- tour${option}
      ten attacks on this deployment, how each is noticed, and all put back
  npm run local -- outputs${option}
      the stack's outputs
  npm run local -- shell${option}
      a shell with pulumi and aws on the embedded AWS; in it, for instance
      aws cloudtrail get-trail-status --name ${trail?.trailName}
      aws s3api get-bucket-policy --bucket ${existing.archiveBucket ?? names.archiveBucket} --profile log-archive
      aws cloudtrail stop-logging --name ${trail?.trailName} && pulumi preview --refresh
  edit Pulumi.${stackName}.yaml, then
  npm run local -- preview${option}
      what would change, judged by the policy pack
  ${upCommand(stackName)}
      deploys the change
  npm run local -- down
      ends it, and leaves nothing but downloads in your cache folder

The emulator enforces no policy: docs/embedded-aws.md says what this does not prove.`;
}

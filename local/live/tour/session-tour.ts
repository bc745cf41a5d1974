import { detectionNamesOf } from "../../../settings/detection-names";
import { Failure } from "../../../command-line/failure";
import type { Progress } from "../../../command-line/progress";
import { readBack } from "../../readback/read-back";
import { run } from "../../../command-line/run";
import type { Session } from "../../session";
import { shellEnvironment } from "../../shell";
import { keyArns } from "../../stack-key-arns";
import type { Answer, Aws } from "./steps";
import { tour, type Tour } from "./tour";

/** The {@link tour} of a deployed stack, with the AWS CLI of `npm run local -- shell`. */
export async function tourOf(
    { emulator, settings, stack, stackName }: Session,
    { progress, print, signal }: Pick<Tour, "print" | "signal"> & { readonly progress: Progress },
): Promise<number> {
    if (!emulator.live || !settings.watchedTrail) {
        throw new Failure(
            `nothing would notice the attacks: ${emulator.live ? `no trail of the stack ${stackName} has alarms` : "the emulator runs without a live trail"}`,
            "Take the tour of the stack local, on a new emulator: npm run local -- down, then npm run local.",
        );
    }
    const env = await shellEnvironment({ emulator, settings, stack, stackName }, progress);
    const aws: Aws = async (command) => {
        const { code, stdout, stderr } = await run("aws", [...command, "--output", "json"], { env });
        if (code !== 0) {
            throw new Failure(`aws ${command.join(" ")} failed: ${stderr.trim()}`);
        }
        return JSON.parse(stdout.trim() || "{}") as Answer;
    };
    const keys = await keyArns(stack);
    const { archiveBucket, logGroup } = detectionNamesOf(settings);
    const { managementAccountId: managementAccount, region } = settings.deployment;
    return tour({
        emulator,
        aws,
        readBack: () => readBack(emulator.endpoint, settings, keys),
        print,
        signal,
        stack: {
            trailName: settings.watchedTrail.trailName,
            logGroup,
            alarmPrefix: settings.names.alarmPrefix,
            archiveBucket,
            archiveKeyArn: keys.archiveKeyArn,
            managementAccount,
            region,
        },
    });
}

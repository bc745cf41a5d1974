import * as assert from "node:assert/strict";
import * as os from "node:os";
import * as path from "node:path";
import { ensurePythonEnvironment } from "../../local/emulator/python-environment";
import { repositoryFolder } from "../../command-line/paths";
import { TerminalProgress } from "../../command-line/progress";
import { run } from "../../command-line/run";

/** What is done to moto before the emulator starts, and what the emulator then says. */
const misfits: Record<string, string> = {
    "del moto.cloudtrail.models.CloudTrailBackend.delete_trail":
        "moto.cloudtrail.models.CloudTrailBackend has no delete_trail; the emulator's patch cloudtrail_deleted_trail",
    "moto.cloudtrail.models.CloudTrailBackend.delete_trail = lambda self, arn: None":
        "moto.cloudtrail.models.CloudTrailBackend.delete_trail takes (self, arn), not (self, name); " +
        "the emulator's patch cloudtrail_deleted_trail",
    "moto.cloudtrail.responses.CloudTrailResponse.lookup_events = print":
        "moto.cloudtrail.responses.CloudTrailResponse has lookup_events now; the emulator's patch cloudtrail_lookup_events",
    "del moto.cloudtrail.models.Trail.topic_arn":
        "moto.cloudtrail.models.Trail has no property topic_arn; the emulator's patch cloudtrail_topic_arn",
    "del moto.cloudtrail.models.Trail":
        "cannot import name 'Trail' from 'moto.cloudtrail.models'; the emulator's patch cloudtrail_event_selectors",
};

describe("an emulator whose moto has moved what is patched", () => {
    let python: string;

    before(async function () {
        this.timeout(600_000);
        ({ python } = await ensurePythonEnvironment(new TerminalProgress()));
    });

    for (const [change, misfit] of Object.entries(misfits)) {
        it(`does not start, but says: ${misfit} no longer fits`, async () => {
            const program = `
import sys
sys.path.insert(0, ${JSON.stringify(path.join(repositoryFolder, "local", "emulator"))})
import moto.cloudtrail.models, moto.cloudtrail.responses
${change}
import launcher
sys.argv[1:] = ["--folder", ${JSON.stringify(os.tmpdir())}, "--port", "0", "--management-account", "0", "--instance", "test"]
sys.exit(launcher.main())`;
            const { code, stderr } = await run(python, ["-I", "-B", "-c", program]);
            const message = stderr.replace(/ \(\/.*\);/, ";").replace(/^moto [\d.]+: /, "");
            assert.deepEqual([code, message], [3, `${misfit} no longer fits\n`]);
        });
    }
});

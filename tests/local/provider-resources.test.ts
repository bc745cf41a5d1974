import { useEmulator } from "./emulator/harness";
import { athenaCases } from "./provider/cases/athena";
import { cloudTrailCases } from "./provider/cases/cloudtrail";
import { cloudWatchCases } from "./provider/cases/cloudwatch";
import { iamCases } from "./provider/cases/iam";
import { kmsCases } from "./provider/cases/kms";
import { lambdaCases } from "./provider/cases/lambda";
import { organizationsCases } from "./provider/cases/organizations";
import { s3Cases } from "./provider/cases/s3";
import { schedulerCases } from "./provider/cases/scheduler";
import { snsCases } from "./provider/cases/sns";
import { describeResource } from "./provider/describe-resource";
import { endpointOf, PluginProcess, useInstalledProvider } from "./provider/plugin-process";

describe("the provider stand-in, resource by resource", () => {
    const aws = useEmulator();
    const installed = useInstalledProvider();
    let plugin: PluginProcess;

    before(async () => {
        plugin = await PluginProcess.start(installed.program(), { AWS_ENDPOINT_URL: endpointOf(aws) });
        await plugin.configure({ region: "us-east-1", defaultTags: '{"tags":{"owner":"security"}}' });
    });

    after(() => plugin.stop());

    const cases = [
        athenaCases,
        cloudTrailCases,
        cloudWatchCases,
        iamCases,
        kmsCases,
        lambdaCases,
        organizationsCases,
        s3Cases,
        schedulerCases,
        snsCases,
    ];
    for (const resource of cases.flatMap((casesOf) => casesOf(aws))) {
        describeResource(() => plugin, resource);
    }
});

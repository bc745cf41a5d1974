import * as assert from "node:assert/strict";
import type { Json } from "./delivery-harness";
import { authorization, onlyRecord, useRecordedEmulator } from "./records/harness";

describe("the Region in a record", () => {
    const aws = useRecordedEmulator();

    async function recorded(service: string, region: string, body: string): Promise<readonly unknown[]> {
        const headers = {
            ...authorization(service, "test", region),
            "content-type": "application/x-www-form-urlencoded",
        };
        const { records } = await aws.request("/", { method: "POST", headers, body });
        const { awsRegion, tlsDetails } = onlyRecord(records);
        return [awsRegion, (tlsDetails as Json)["clientProvidedHostHeader"]];
    }

    const listUsers = "Action=ListUsers&Version=2010-05-08";
    const whoAmI = "Action=GetCallerIdentity&Version=2011-06-15";
    const listTopics = "Action=ListTopics&Version=2010-03-31";
    const cases: readonly (readonly [service: string, body: string, from: string, region: string, host: string])[] = [
        ["iam", listUsers, "eu-west-1", "us-east-1", "iam.amazonaws.com"],
        ["iam", listUsers, "cn-northwest-1", "cn-north-1", "iam.amazonaws.com.cn"],
        ["iam", listUsers, "us-gov-east-1", "us-gov-west-1", "iam.amazonaws.com"],
        ["sts", whoAmI, "eu-west-1", "eu-west-1", "sts.eu-west-1.amazonaws.com"],
        ["sns", listTopics, "ap-southeast-2", "ap-southeast-2", "sns.ap-southeast-2.amazonaws.com"],
        ["sns", listTopics, "cn-north-1", "cn-north-1", "sns.cn-north-1.amazonaws.com.cn"],
    ];
    for (const [service, body, from, region, host] of cases) {
        it(`is ${region} of a call to ${service} from ${from}`, async () => {
            assert.deepEqual(await recorded(service, from, body), [region, host]);
        });
    }

    it("is that of the organization's one endpoint", async () => {
        const { records } = await aws.call("organizations", "ListRoots", {}, { region: "ap-northeast-1" });
        assert.equal(onlyRecord(records)["awsRegion"], "us-east-1");
    });
});

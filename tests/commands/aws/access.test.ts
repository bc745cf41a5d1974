import assert from "node:assert/strict";
import { CreateBucketCommand, ListBucketsCommand } from "@aws-sdk/client-s3";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { Access, errorText, type AccountAccess } from "../../../commands/aws/access";
import { settingsOf } from "../../../commands/aws/settings";
import type { Settings } from "../../../settings/settings";
import { liveEmulator, type LiveEmulator } from "../search/live-emulator";

const sessionName = "orgtrail-test";
const region = "us-east-1";

async function whoIs(account: AccountAccess): Promise<string | undefined> {
    return (await account.client(STSClient, region).send(new GetCallerIdentityCommand({}))).Arn;
}

describe("how commands reach AWS accounts", function () {
    this.timeout(60_000);
    let aws: LiveEmulator;
    let settings: Settings | undefined;
    before(async () => {
        aws = await liveEmulator();
        settings = await settingsOf({ stack: "local" });
    });
    after(() => aws.remove());
    afterEach(() => aws.faults([]));

    /** With operators in the settings, as in prod. */
    const withOperators = () => {
        assert(settings);
        return { ...settings, operatorPrincipalArns: ["arn:aws:iam::777788889999:role/SecurityOperators"] };
    };

    it("is by the credentials of the environment for their own account", async () => {
        const access = await Access.connect({ sessionName });
        assert.equal(access.own.accountId, "111122223333");
        assert.equal(await access.account("111122223333", "Any"), access.own);
    });
    it("begins with a role where one is named", async () => {
        const access = await Access.connect({ sessionName, roleArn: "arn:aws:iam::777788889999:role/Start" });
        assert.equal(access.own.accountId, "777788889999");
        assert.equal(await whoIs(access.own), "arn:aws:sts::777788889999:assumed-role/Start/orgtrail-test");
    });
    it("goes on from there", async () => {
        const access = await Access.connect({ sessionName, roleArn: "arn:aws:iam::777788889999:role/Start" });
        const account = await access.account("444455556666", "Next");
        assert.equal(await whoIs(account), "arn:aws:sts::444455556666:assumed-role/Next/orgtrail-test");
    });
    it("is by the operator roles where the settings name operators", async () => {
        const access = await Access.connect({ sessionName, settings: withOperators() });
        const account = await access.account("444455556666", "Other");
        assert.equal(await whoIs(account), "arn:aws:sts::444455556666:assumed-role/orgtrail-operator/orgtrail-test");
    });
    it("is by a reader's role to the archive where there are no operators", async () => {
        const account = await (await Access.connect({ sessionName, settings })).account("444455556666");
        assert.equal(await whoIs(account), "arn:aws:sts::444455556666:assumed-role/LogReader/orgtrail-test");
    });
    it("is by the role that deploys where there are no readers either", async () => {
        assert(settings);
        const roles = { ...settings.roles, readers: [] };
        const account = await (
            await Access.connect({ sessionName, settings: { ...settings, roles } })
        ).account("444455556666");
        assert.match(String(await whoIs(account)), /:assumed-role\/OrganizationAccountAccessRole\//);
    });
    it("is said to be none where no role leads there", async () => {
        const access = await Access.connect({ sessionName });
        await assert.rejects(access.account("444455556666"), /account 444455556666 cannot be reached/);
    });
    it("assumes a role once for all its clients", async () => {
        const account = await (await Access.connect({ sessionName })).account("444455556666", "Once");
        await aws.faults([
            { service: "sts", operation: "AssumeRole", kind: "fail", code: "AccessDenied", status: 403, count: null },
        ]);
        assert.equal(await whoIs(account), "arn:aws:sts::444455556666:assumed-role/Once/orgtrail-test");
        await account.s3("eu-west-1").send(new ListBucketsCommand({}));
    });
    it("makes a client once for each Region", async () => {
        const { own } = await Access.connect({ sessionName });
        assert.equal(own.client(STSClient, "us-east-1"), own.client(STSClient, "us-east-1"));
        assert.notEqual(own.client(STSClient, "us-east-1"), own.client(STSClient, "eu-west-1"));
    });
    it("reads buckets of an endpoint that has no name for each", async () => {
        const s3 = (await Access.connect({ sessionName })).own.s3(region);
        await s3.send(new CreateBucketCommand({ Bucket: "path-style" }));
        assert(((await s3.send(new ListBucketsCommand({}))).Buckets ?? []).some(({ Name }) => Name === "path-style"));
    });
});

describe("the text of an error", () => {
    it("has its code and message", () =>
        assert.equal(errorText(Object.assign(new Error("No."), { name: "AccessDenied" })), "AccessDenied: No."));
    it("is the message of an ordinary error", () => assert.equal(errorText(new Error("broken")), "broken"));
    it("is that of the first of several", () =>
        assert.equal(
            errorText(new AggregateError([new Error("connect ECONNREFUSED 127.0.0.1:1")])),
            "connect ECONNREFUSED 127.0.0.1:1",
        ));
    it("is there for what is no error", () => assert.equal(errorText("x"), "x"));
});

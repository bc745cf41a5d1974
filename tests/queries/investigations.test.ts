import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { gzipSync } from "node:zlib";
import type { ArchiveDatabase } from "../../commands/query/archive-database";
import type { CloudTrailRecord, JsonValue } from "../../detections/cloudtrail-record";
import { record, roleSession } from "../../detections/sample-record";
import { digestKey } from "../../log-files/digest-key";
import { investigations } from "../../queries/investigations";
import { statementOf, type Window } from "../../queries/statement";
import { tableName, type TableKind } from "../../queries/tables";
import { database, databaseOf, deliver, organizationId, rowsOf, temporaryFolder } from "./archive";

const march = { since: new Date("2026-03-01T00:00:00Z"), until: new Date("2026-03-08T00:00:00Z") };

/** An event of a day of March 2026, with an id to tell it by. */
function event(
    eventID: string,
    day: number,
    source: string,
    name: string,
    fields: Readonly<Record<string, JsonValue>> = {},
): CloudTrailRecord {
    const eventTime = `2026-03-${String(day).padStart(2, "0")}T09:30:00Z`;
    return record(`${source}.amazonaws.com`, name, { eventTime, eventID, ...fields });
}

const user = (userName: string, accessKeyId = "AKIAIOSFODNN7EXAMPLE") => ({
    type: "IAMUser",
    principalId: "AIDAEXAMPLEUSER00001",
    arn: `arn:aws:iam::111122223333:user/${userName}`,
    accountId: "111122223333",
    accessKeyId,
    userName,
});
const root = {
    type: "Root",
    principalId: "111122223333",
    arn: "arn:aws:iam::111122223333:root",
    accountId: "111122223333",
};

const records: CloudTrailRecord[] = [
    event("key-created", 1, "iam", "CreateAccessKey", {
        responseElements: { accessKey: { accessKeyId: "AKIAIOSFODNN7EXAMPLE", userName: "ada" } },
    }),
    event("key-used", 2, "s3", "ListBuckets", { userIdentity: user("ada"), sourceIPAddress: "203.0.113.9" }),
    event("key-denied", 2, "s3", "ListBuckets", {
        userIdentity: user("ada"),
        errorCode: "AccessDenied",
        errorMessage: "no identity-based policy allows it",
    }),
    event("key-named", 3, "iam", "UpdateAccessKey", {
        requestParameters: { accessKeyId: "AKIAIOSFODNN7EXAMPLE", status: "Inactive" },
    }),
    event("other-key", 3, "s3", "ListBuckets", { userIdentity: user("bob", "AKIAIOSFODNN7EXAMPL2") }),
    event("key-quoted", 3, "athena", "StartQueryExecution", {
        requestParameters: { queryString: "SELECT 'AKIAIOSFODNN7EXAMPLE'" },
    }),
    event("bucket-deleted", 4, "s3", "DeleteBucket", {
        requestParameters: { bucketName: "example-bucket" },
        resources: [{ ARN: "arn:aws:s3:::example-bucket", accountId: "111122223333", type: "AWS::S3::Bucket" }],
    }),
    event("delete-refused", 4, "s3", "DeleteBucket", {
        requestParameters: { bucketName: "example-other" },
        errorCode: "AccessDenied",
    }),
    event("chained", 4, "sts", "AssumeRole", {
        userIdentity: roleSession("Administrator", "maria.garcia"),
        requestParameters: { roleArn: "arn:aws:iam::777788889999:role/Audit", roleSessionName: "audit" },
        readOnly: true,
    }),
    event("assumed-by-user", 4, "sts", "AssumeRole", {
        userIdentity: user("ada", "AKIAIOSFODNN7EXAMPL3"),
        requestParameters: { roleArn: "arn:aws:iam::777788889999:role/Audit", roleSessionName: "audit" },
        readOnly: true,
    }),
    event("crossed", 5, "ec2", "DescribeInstances", { recipientAccountId: "777788889999", readOnly: true }),
    event("signed-in", 5, "signin", "ConsoleLogin", {
        userIdentity: { ...user("ada"), accessKeyId: "" },
        eventType: "AwsConsoleSignIn",
        responseElements: { ConsoleLogin: "Success" },
        additionalEventData: { MFAUsed: "No" },
    }),
    event("sign-in-failed", 5, "signin", "ConsoleLogin", {
        userIdentity: { ...user("bob"), accessKeyId: "" },
        eventType: "AwsConsoleSignIn",
        responseElements: { ConsoleLogin: "Failure" },
        errorMessage: "Failed authentication",
        additionalEventData: { MFAUsed: "Yes" },
    }),
    event("root-used", 6, "iam", "CreateUser", { userIdentity: root }),
    event("root-by-service", 6, "elasticloadbalancing", "DescribeLoadBalancers", {
        userIdentity: { ...root, invokedBy: "support.amazonaws.com" },
    }),
    event("object-read", 6, "s3", "GetObject", {
        eventCategory: "Data",
        managementEvent: false,
        readOnly: true,
        requestParameters: { bucketName: "example-bucket", key: "a/b.txt" },
    }),
    event("object-read-again", 7, "s3", "GetObject", {
        eventCategory: "Data",
        managementEvent: false,
        readOnly: true,
        requestParameters: { bucketName: "example-bucket", key: "a/b.txt" },
    }),
    event("object-elsewhere", 7, "s3", "GetObject", {
        eventCategory: "Data",
        managementEvent: false,
        readOnly: true,
        requestParameters: { bucketName: "example-bucket-2", key: "a/b.txt" },
    }),
    event("new-for-ada", 7, "ec2", "RunInstances", { userIdentity: user("ada") }),
    event("not-new-for-ada", 7, "s3", "ListBuckets", { userIdentity: user("ada") }),
];

const networkActivity = [
    event("endpoint-denied", 3, "kms", "Decrypt", { eventCategory: "NetworkActivity", errorCode: "VpceAccessDenied" }),
    event("endpoint-used", 3, "kms", "Decrypt", { eventCategory: "NetworkActivity" }),
];

const insight = (state: string, eventID: string): CloudTrailRecord => ({
    eventVersion: "1.09",
    eventTime: "2026-03-03T10:00:00Z",
    awsRegion: "us-east-1",
    eventID,
    eventType: "AwsCloudTrailInsight",
    recipientAccountId: "111122223333",
    sharedEventID: "shared",
    insightDetails: {
        state,
        eventSource: "iam.amazonaws.com",
        eventName: "CreateUser",
        insightType: "ApiCallRateInsight",
        insightContext: {
            statistics: {
                baseline: { average: 0.5 },
                insight: { average: 12 },
                insightDuration: 5,
                baselineDuration: 11_000,
            },
        },
    },
    eventCategory: "Insight",
});

describe("the investigations", () => {
    const opened = new Map<TableKind, ArchiveDatabase>();

    before(async () => {
        const folder = temporaryFolder();
        deliver(folder, records);
        deliver(folder, networkActivity, { kind: "CloudTrail-NetworkActivity" });
        deliver(folder, [insight("Start", "start"), insight("End", "end")], { kind: "CloudTrail-Insight" });
        for (const hour of [1, 2]) {
            const endTime = new Date(Date.UTC(2026, 2, 3, hour));
            const key = digestKey({
                organizationId,
                accountId: "111122223333",
                region: "us-east-1",
                trail: "organization",
                homeRegion: "us-east-1",
                endTime,
                backfill: false,
            });
            const digest = {
                awsAccountId: "111122223333",
                digestStartTime: new Date(endTime.getTime() - 3_600_000).toISOString().replace(".000", ""),
                digestEndTime: endTime.toISOString().replace(".000", ""),
                logFiles: hour === 1 ? [{ s3Bucket: "b", s3Object: "o" }] : [],
            };
            fs.mkdirSync(path.dirname(path.join(folder, key)), { recursive: true });
            fs.writeFileSync(path.join(folder, key), gzipSync(JSON.stringify(digest)));
        }
        for (const kind of ["events", "network_activity", "insights", "digests"] as const) {
            opened.set(kind, await databaseOf(folder, kind));
        }
    });
    after(() => opened.forEach((each) => each.close()));

    async function ask(name: string, values: readonly string[] = [], window: Window = march) {
        const query = investigations.find((each) => each.name === name);
        assert(query);
        const from = opened.get(query.table);
        assert(from);
        const table = tableName("organization", query.table);
        return rowsOf(from, statementOf(query, { database, table, accountIds: [], window }), values);
    }
    const ids = async (...question: Parameters<typeof ask>) => (await ask(...question)).map(({ eventid }) => eventid);

    it("find what an access key did, and what made, changed and handed it out, but not who only speaks of it", async () => {
        assert.deepEqual(await ids("access-key-activity", ["AKIAIOSFODNN7EXAMPLE"]), [
            "key-created",
            "key-denied",
            "key-used",
            "key-named",
            "new-for-ada",
            "not-new-for-ada",
        ]);
    });

    it("find what all sessions of a role did, by its name", async () => {
        assert.equal((await ids("actor-activity", ["Administrator"])).length, 10);
    });

    it("find what a user did, by the ARN", async () => {
        assert.deepEqual(await ids("actor-activity", ["arn:aws:iam::111122223333:user/bob"]), [
            "other-key",
            "sign-in-failed",
        ]);
    });

    it("find what a session did, by its name", async () => {
        const session = "arn:aws:sts::111122223333:assumed-role/Administrator/maria.garcia";
        const named = await ids("actor-activity", ["maria.garcia"]);
        assert(named.includes("chained"), named.join());
        assert.deepEqual(named, await ids("actor-activity", [session]));
    });

    it("find what came from an address", async () => {
        assert.deepEqual(await ids("source-address-activity", ["203.0.113.9"]), ["key-used"]);
    });

    it("find who touched a resource, by its ARN and by its name", async () => {
        assert.deepEqual(await ids("resource-history", ["arn:aws:s3:::example-bucket"]), ["bucket-deleted"]);
        assert.deepEqual(await ids("resource-history", ["example-other"]), ["delete-refused"]);
    });

    it("find one event with all columns", async () => {
        const [found, ...others] = await ask("event", ["crossed"]);
        assert.deepEqual(others, []);
        assert.deepEqual(
            [found?.eventname, found?.account, found?.region, found?.day],
            ["DescribeInstances", "777788889999", "us-east-1", "2026/03/05"],
        );
    });

    it("find sign-ins to the console with their result and MFA", async () => {
        const rows = await ask("console-sign-ins");
        assert.deepEqual(
            rows.map(({ eventid, result, mfaused, errormessage }) => [eventid, result, mfaused, errormessage]),
            [
                ["sign-in-failed", "Failure", "Yes", "Failed authentication"],
                ["signed-in", "Success", "No", null],
            ],
        );
    });

    it("find from which role to which other role sessions went on", async () => {
        assert.deepEqual(await ask("role-chains"), [
            {
                fromrole: "arn:aws:iam::111122223333:role/Administrator",
                torole: "arn:aws:iam::777788889999:role/Audit",
                sessionname: "audit",
                account: "111122223333",
                calls: "1",
                refused: "0",
                firstcall: "2026-03-04T09:30:00Z",
                lastcall: "2026-03-04T09:30:00Z",
            },
        ]);
    });

    it("find what somebody called on the last day and not before", async () => {
        const rows = await ask("first-seen-actions");
        assert.deepEqual(
            rows.map(({ actor, eventname }) => [actor, eventname]),
            [["arn:aws:iam::111122223333:user/ada", "RunInstances"]],
        );
    });

    it("count denied calls by actor and action, with the last reason", async () => {
        const rows = await ask("denied-calls");
        assert.deepEqual(
            rows.map(({ actor, eventname, calls, lastmessage }) => [actor, eventname, calls, lastmessage]),
            [
                ["arn:aws:iam::111122223333:role/Administrator", "DeleteBucket", "1", null],
                ["arn:aws:iam::111122223333:user/ada", "ListBuckets", "1", "no identity-based policy allows it"],
            ],
        );
    });

    it("find what was deleted, and not what was refused", async () => {
        assert.deepEqual(await ids("deletions"), ["bucket-deleted"]);
    });

    it("find which account worked in which other", async () => {
        const rows = await ask("cross-account-access");
        assert.deepEqual(
            rows.map(({ fromaccount, toaccount, eventname }) => [fromaccount, toaccount, eventname]),
            [["111122223333", "777788889999", "DescribeInstances"]],
        );
    });

    it("count the data events of a bucket by object", async () => {
        const rows = await ask("object-activity", ["example-bucket"]);
        assert.deepEqual(
            rows.map(({ objectkey, eventname, calls }) => [objectkey, eventname, calls]),
            [["a/b.txt", "GetObject", "2"]],
        );
    });

    it("find the use of root users, but for what services do", async () => {
        assert.deepEqual(await ids("root-use"), ["root-used"]);
    });

    it("find calls that a VPC endpoint denied", async () => {
        assert.deepEqual(await ids("vpc-endpoint-denials"), ["endpoint-denied"]);
    });

    it("find Insights once, with both rates", async () => {
        const rows = await ask("insights");
        assert.deepEqual(
            rows.map(({ eventname, usualrate, unusualrate, minutes }) => [eventname, usualrate, unusualrate, minutes]),
            [["CreateUser", "0.5", "12", "5"]],
        );
    });

    it("count digests and the log files that they name", async () => {
        assert.deepEqual(await ask("digest-coverage"), [
            {
                account: "111122223333",
                region: "us-east-1",
                day: "2026/03/03",
                digests: "2",
                logfiles: "1",
                firststart: "2026-03-03T00:00:00Z",
                lastend: "2026-03-03T02:00:00Z",
            },
        ]);
    });

    it("are all tried here", () => {
        const source = fs.readFileSync(__filename, "utf8");
        assert.deepEqual(
            investigations.map(({ name }) => name).filter((name) => !source.includes(`("${name}"`)),
            [],
        );
    });

    it("read the time that is asked about, and files delivered a day later", async () => {
        const window = { since: new Date("2026-03-04T00:00:00Z"), until: new Date("2026-03-04T09:30:00Z") };
        assert.deepEqual(await ids("deletions", [], window), []);
        const wider = { ...window, until: new Date("2026-03-04T09:30:01Z") };
        assert.deepEqual(await ids("deletions", [], wider), ["bucket-deleted"]);
    });

    it("run with the days that they are saved with", async () => {
        assert.deepEqual(await ids("deletions", [], { days: 7 }), []);
        const years = await ids("deletions", [], { days: 20_000 });
        assert.deepEqual(years, ["bucket-deleted"]);
    });
});

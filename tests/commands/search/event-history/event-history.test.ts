import assert from "node:assert/strict";
import { CloudTrailClient, LookupEventsCommand, StopLoggingCommand } from "@aws-sdk/client-cloudtrail";
import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";
import {
    CreateAccountCommand,
    CreateOrganizationCommand,
    ListAccountsCommand,
    OrganizationsClient,
} from "@aws-sdk/client-organizations";
import type { CloudTrailRecord, JsonValue } from "../../../../detections/cloudtrail-record";
import { Failure } from "../../../../command-line/failure";
import { liveEmulator, type LiveEmulator } from "../live-emulator";
import { sampleRecord, session } from "../sample-events";

type Fields = Readonly<Record<string, JsonValue>>;

const key = "AKIAIOSFODNN7SEARCH1";
const minute = 60_000;

/** One event a second, the newest a minute ago. */
function records(count: number, fields: (index: number) => Fields): CloudTrailRecord[] {
    const newest = Math.floor(Date.now() / 1000) * 1000 - minute;
    return Array.from({ length: count }, (_, index) =>
        sampleRecord({
            eventTime: new Date(newest - index * 1000).toISOString().replace(".000", ""),
            ...fields(index),
        }),
    );
}

const byKey = (accessKeyId: string) => ({
    type: "IAMUser",
    userName: "mallory",
    accountId: "111122223333",
    accessKeyId,
});

describe("npm run search, in the event history", function () {
    this.timeout(120_000);
    let aws: LiveEmulator;
    before(async () => (aws = await liveEmulator()));
    after(() => aws.remove());
    afterEach(() => aws.faults([]));

    const json = async (...args: string[]) => {
        const { stdout } = await aws.search("--json", ...args);
        return stdout
            .split("\n")
            .filter(Boolean)
            .map((line) => JSON.parse(line) as CloudTrailRecord);
    };
    const ids = async (...args: string[]) => (await json(...args)).map(({ eventID }) => eventID);

    describe("of more events than a page has", () => {
        const given = records(120, (index) => ({
            eventID: `many-${index}`,
            userIdentity: byKey(key),
            eventName: index === 70 ? "StopLogging" : "ListTrails",
        }));
        const first = given[0] ?? {};
        before(() => aws.replay(given));

        it("finds all, newest first", async () =>
            assert.deepEqual(
                await ids("--access-key", key),
                given.map(({ eventID }) => eventID),
            ));
        it("never calls more often than the service allows", async () => {
            const where = ["--region", "ap-south-1"];
            await aws.replay(records(120, (index) => ({ awsRegion: "ap-south-1", eventID: `quick-${index}` })));
            process.env["AWS_SDK_UA_APP_ID"] = "first-search";
            await aws.search(...where, "--all-events", "--count-by", "event");
            delete process.env["AWS_SDK_UA_APP_ID"];
            const calls = await json(...where, "--event", "LookupEvents", "--where", "userAgent ~ app/first-search");
            assert.deepEqual(
                calls.map(({ errorCode }) => errorCode),
                [undefined, undefined, undefined],
            );
        });
        it("filters by what the service cannot be asked for", async () =>
            assert.deepEqual(await ids("--access-key", key, "--where", "event ~ stoplog and ip = 198.51.100.0/24"), [
                "many-70",
            ]));
        it("merges look-ups for alternatives, each event once", async () =>
            assert.deepEqual(
                await ids(
                    "--where",
                    "id = many-5 or id = many-3 or (event = StopLogging and id = many-70) or id = many-3",
                ),
                ["many-3", "many-5", "many-70"],
            ));
        it("ends after as many as are wanted", async () => {
            assert.deepEqual(await ids("--access-key", key, "--limit", "2"), ["many-0", "many-1"]);
        });
        it("gives the oldest first where that is asked", async () =>
            assert.deepEqual((await ids("--access-key", key, "--order", "oldest")).slice(0, 2), [
                "many-119",
                "many-118",
            ]));
        it("keeps to a window of time", async () => {
            const until = String(first["eventTime"]);
            const since = new Date(Date.parse(until) - 3_000).toISOString();
            assert.deepEqual(await ids("--access-key", key, "--since", since, "--until", until), [
                "many-1",
                "many-2",
                "many-3",
            ]);
        });
        it("prints the records as the service has them", async () => {
            const { Events: events = [] } = await aws.client(CloudTrailClient).send(
                new LookupEventsCommand({
                    LookupAttributes: [{ AttributeKey: "EventId", AttributeValue: "many-7" }],
                }),
            );
            const { code, stdout, stderr } = await aws.search("--event-id", "many-7", "--json");
            assert.deepEqual([code, stdout, stderr], [0, `${events[0]?.CloudTrailEvent}\n`, ""]);
        });
        it("tries again when it is throttled", async () => {
            await aws.faults([{ service: "cloudtrail", operation: "LookupEvents", kind: "throttle", count: 2 }]);
            assert.deepEqual(await ids("--event-id", "many-9"), ["many-9"]);
        });
        it("keeps what was found when the user has had enough", async () => {
            const { code, stdout, stderr } = await aws.search.untilPrinted("many-10", "--access-key", key, "--json");
            assert.deepEqual([code, stderr], [130, ""]);
            assert.equal(stdout.split("\n").length - 1, 50);
        });
    });

    describe("of several accounts and Regions", () => {
        const inAccount = (recipientAccountId: string, awsRegion: string, eventID: string): Fields => ({
            recipientAccountId,
            awsRegion,
            eventID,
            eventName: "FanOut",
        });
        before(() =>
            aws.replay(
                [
                    sampleRecord({
                        ...inAccount("111122223333", "us-east-1", "own"),
                        eventTime: "2026-01-01T00:00:03Z",
                    }),
                    sampleRecord({
                        ...inAccount("111122223333", "eu-west-1", "own-europe"),
                        eventTime: "2026-01-01T00:00:02Z",
                    }),
                    sampleRecord({
                        ...inAccount("444455556666", "us-east-1", "archive"),
                        eventTime: "2026-01-01T00:00:04Z",
                    }),
                ].map((record, index) => ({
                    ...record,
                    eventTime: new Date(Date.now() - (index + 5) * minute).toISOString().slice(0, 19) + "Z",
                })),
            ),
        );

        it("searches the home Region of the own account", async () =>
            assert.deepEqual(await ids("--event", "FanOut"), ["own"]));
        it("searches the Regions that the filter names", async () =>
            assert.deepEqual(await ids("--event", "FanOut", "--region", "eu-*"), ["own-europe"]));
        it("searches every Region", async () =>
            assert.deepEqual(await ids("--event", "FanOut", "--all-regions"), ["own", "own-europe"]));
        it("searches the accounts that the filter names, by a role", async () =>
            assert.deepEqual(
                await ids(
                    "--event",
                    "FanOut",
                    "--account",
                    "111122223333",
                    "--account",
                    "444455556666",
                    "--role-name",
                    "Search",
                ),
                ["own", "archive"],
            ));
        it("says what it cannot reach, and goes on with the rest", async () => {
            await aws.faults([
                {
                    service: "sts",
                    operation: "AssumeRole",
                    kind: "fail",
                    code: "AccessDenied",
                    status: 403,
                    count: null,
                    message: "No.",
                },
            ]);
            const { code, stdout, stderr } = await aws.search(
                "--event",
                "FanOut",
                "--account",
                "111122223333",
                "--account",
                "444455556666",
                "--role-name",
                "Search",
                "--json",
            );
            assert.deepEqual(
                [code, stderr, (JSON.parse(stdout) as CloudTrailRecord)["eventID"]],
                [
                    1,
                    "account 444455556666: the role arn:aws:iam::444455556666:role/Search cannot be assumed: AccessDenied: No.\n",
                    "own",
                ],
            );
        });
        it("says which account's look-ups are not allowed", async () => {
            await aws.faults([
                {
                    service: "cloudtrail",
                    operation: "LookupEvents",
                    kind: "fail",
                    code: "AccessDeniedException",
                    status: 400,
                    message: "No.",
                },
            ]);
            const { code, stderr } = await aws.search(
                "--event",
                "FanOut",
                "--region",
                "us-east-1",
                "--region",
                "eu-west-1",
            );
            assert.equal(code, 1);
            assert.match(stderr, /^event history of 111122223333 [\w-]+: AccessDeniedException: No\.\n$/);
        });
        it("fails where nothing can be read", async () => {
            await aws.faults([
                {
                    service: "cloudtrail",
                    operation: "LookupEvents",
                    kind: "fail",
                    code: "AccessDeniedException",
                    status: 400,
                    count: null,
                },
            ]);
            await assert.rejects(
                aws.search("--event", "FanOut"),
                (error) => error instanceof Failure && error.message === "no event history could be read",
            );
        });
        it("says that no role leads to an account", async () => {
            const { code, stderr } = await aws.search(
                "--event",
                "FanOut",
                "--where",
                "account in (111122223333, 444455556666)",
            );
            assert.equal(code, 1);
            assert.match(
                stderr,
                /^account 444455556666: account 444455556666 cannot be reached: .* no role is named\n$/,
            );
        });
        it("says of a Region that the account has not enabled just that", async () => {
            await aws.faults([
                {
                    service: "cloudtrail",
                    operation: "LookupEvents",
                    kind: "fail",
                    code: "UnrecognizedClientException",
                    status: 400,
                },
            ]);
            const { code, stderr } = await aws.search(
                "--event",
                "FanOut",
                "--region",
                "me-south-1",
                "--region",
                "us-east-1",
            );
            // The one that fails is the first that calls.
            assert.match(
                stderr,
                /^note: event history of 111122223333 me-south-1: the account has not enabled the Region|^event history of 111122223333 us-east-1: Unrec/,
            );
            assert.equal(code, stderr.startsWith("note") ? 0 : 1);
        });
        it("refuses a filter that leaves nowhere to search", async () =>
            assert.rejects(
                aws.search("--where", "region = us-east-1 and region = eu-west-1"),
                /the filter leaves no Region over/,
            ));
        it("searches every account of the organization", async () => {
            const organizations = aws.client(OrganizationsClient);
            await organizations.send(new CreateOrganizationCommand({ FeatureSet: "ALL" }));
            await organizations.send(new CreateAccountCommand({ AccountName: "member", Email: "member@example.com" }));
            const { Accounts: accounts = [] } = await organizations.send(new ListAccountsCommand({}));
            const member = accounts.map(({ Id: id }) => id).find((id) => id !== "111122223333") ?? "";
            await aws.replay(records(1, () => inAccount(member, "us-east-1", "member")));
            assert.deepEqual(
                await ids("--event", "FanOut", "--all-accounts", "--role-name", "Search", "--region", "us-east-1"),
                ["member", "own"],
            );
        });
        it("says that the organization's accounts cannot be listed", async () => {
            await aws.faults([
                {
                    service: "organizations",
                    operation: "ListAccounts",
                    kind: "fail",
                    code: "AccessDeniedException",
                    status: 400,
                    message: "No.",
                },
            ]);
            await assert.rejects(
                aws.search("--all-accounts"),
                /the accounts of the organization cannot be listed as arn:.*: AccessDeniedException: No\./,
            );
        });
    });

    describe("--show", () => {
        it("explains an event, with the chain of roles that led to it", async () => {
            const first = await aws
                .client(STSClient)
                .send(
                    new AssumeRoleCommand({ RoleArn: "arn:aws:iam::111122223333:role/Jump", RoleSessionName: "alice" }),
                );
            const second = await aws.client(STSClient, first.Credentials).send(
                new AssumeRoleCommand({
                    RoleArn: "arn:aws:iam::444455556666:role/Admin",
                    RoleSessionName: "alice-2",
                }),
            );
            await aws
                .client(CloudTrailClient, second.Credentials)
                .send(new StopLoggingCommand({ Name: "a-trail" }))
                .catch(() => undefined);
            const [stopped] = await json(
                "--account",
                "444455556666",
                "--role-name",
                "Search",
                "--event",
                "StopLogging",
            );
            const { code, stdout, stderr } = await aws.search(
                "--account",
                "444455556666",
                "--role-name",
                "Search",
                "--show",
                String(stopped?.["eventID"]),
            );
            assert.deepEqual([code, stderr], [0, ""]);
            const through = /^through {3}.*\n {10}.*$/m.exec(stdout)?.[0] ?? "";
            assert.match(
                through,
                /^through +moto called AssumeRole for role\/Jump as session alice from 127\.0\.0\.1 at /,
            );
            assert.match(
                through,
                /\n +Jump\/alice called AssumeRole for role\/Admin as session alice-2 from 127\.0\.0\.1 at /,
            );
            assert.match(stdout, /^changed +nothing: the call failed$/m);
        });
        it("says that there is no such event", async () =>
            assert.deepEqual(await aws.search("--show", "nothing"), {
                code: 1,
                stdout: "",
                stderr: "event nothing: not found where was searched\n",
            }));
    });

    it("prints a table", async () => {
        await aws.replay(records(1, () => ({ eventName: "InATable", userIdentity: session("Admin", "alice") })));
        const { stdout } = await aws.search("--event", "InATable");
        assert.match(
            stdout,
            /^time +account +Region +actor +event +target +result +IP\n\S+Z  111122223333  us-east-1  Admin\/alice  cloudtrail:InATable  orgtrail-organization-trail  ok  +198\.51\.100\.7\n$/,
        );
    });
    it("keeps the order of events of one second in a timeline", async () => {
        const eventTime = new Date(Date.now() - minute).toISOString().replace(/\.\d+/, "");
        const names = ["First", "Second", "Third"];
        await aws.replay(
            names.map((eventName) =>
                sampleRecord({ eventName, eventID: eventName, eventTime, userIdentity: session("Admin", "quick") }),
            ),
        );
        const { stdout } = await aws.search("--session", "quick", "--timeline");
        assert.deepEqual(
            stdout.match(/cloudtrail:\w+/g),
            names.map((name) => `cloudtrail:${name}`),
        );
    });
    it("says that it found by the resources that are listed", async () => {
        const { stderr } = await aws.search("--resource", "orgtrail-organization-trail", "--limit", "1");
        assert.match(stderr, /^note: found by the resources that CloudTrail lists .*--all-events/);
        assert.equal(
            (await aws.search("--resource", "orgtrail-organization-trail", "--limit", "1", "--all-events")).stderr,
            "",
        );
    });
    it("says that it does not go further back than 90 days, and finds the rest", async () => {
        const { code, stderr } = await aws.search("--since", "100d", "--event", "InATable");
        assert.equal(code, 1);
        assert.match(stderr, /^event history: it goes 90 days back, to /);
    });
    it("refuses a time that the event history does not have", async () =>
        assert.rejects(aws.search("--since", "100d", "--until", "95d"), /the event history goes 90 days back/));
    it("says that the credentials cannot be used", async () => {
        await aws.faults([
            {
                service: "sts",
                operation: "GetCallerIdentity",
                kind: "fail",
                code: "ExpiredToken",
                status: 403,
                message: "Old.",
            },
        ]);
        await assert.rejects(
            aws.search("--event", "x"),
            /there are no AWS credentials that can be used: ExpiredToken: Old\./,
        );
    });
    it("says that the role to begin with cannot be assumed", async () => {
        await aws.faults([
            {
                service: "sts",
                operation: "AssumeRole",
                kind: "fail",
                code: "AccessDenied",
                status: 403,
                message: "No.",
            },
        ]);
        await assert.rejects(
            aws.search("--role-arn", "arn:aws:iam::444455556666:role/Nobody"),
            /the role arn:aws:iam::444455556666:role\/Nobody cannot be assumed: AccessDenied: No\./,
        );
    });
});

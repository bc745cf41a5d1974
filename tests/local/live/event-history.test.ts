import * as assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import {
    CloudTrail,
    ThrottlingException,
    type LookupAttributeKey,
    type LookupEventsCommandInput,
    type LookupEventsCommandOutput,
} from "@aws-sdk/client-cloudtrail";
import { archiveAccount, errorCode, region } from "../emulator/harness";
import { event, useLiveEmulator, type Json } from "./delivery-harness";

const secondsAgo = (seconds: number): Date => new Date(Math.floor(Date.now() / 1_000 - seconds) * 1_000);
const eventTime = (time: Date): string => `${time.toISOString().slice(0, 19)}Z`;

const regions = ["eu-central-1", "eu-north-1", "eu-south-1", "us-west-1", "us-west-2", "sa-east-1", "ca-central-1"];

describe("event history in the emulator", () => {
    const aws = useLiveEmulator();
    /** Of every test another, because an account may look twice a second in a Region. */
    let place: string;
    let tests = 0;

    beforeEach(() => {
        place = regions[tests++ % regions.length] ?? region;
    });

    /** Tries again after a throttled call, as AWS asks for. */
    async function lookup(input: LookupEventsCommandInput, inRegion = place): Promise<LookupEventsCommandOutput> {
        const deadline = Date.now() + 10_000;
        for (;;) {
            try {
                return await aws.client(CloudTrail, inRegion).lookupEvents(input);
            } catch (error) {
                if ((error as Error).name !== "ThrottlingException" || Date.now() > deadline) {
                    throw error;
                }
                await pause(100);
            }
        }
    }

    async function found(
        key: LookupAttributeKey,
        value: string,
        more: LookupEventsCommandInput = {},
    ): Promise<string[]> {
        const LookupAttributes = [{ AttributeKey: key, AttributeValue: value }];
        const { Events = [] } = await lookup({ LookupAttributes, ...more });
        return Events.map(({ EventId = "" }) => EventId);
    }

    async function replayed(...fields: Json[]): Promise<string[]> {
        const records = fields.map((each) => event({ awsRegion: place, ...each }));
        await aws.replay(...records);
        return records.map(({ eventID }) => eventID);
    }

    it("tells of a management event what CloudTrail tells", async () => {
        const record = event({
            awsRegion: place,
            eventName: "CreateUser",
            eventSource: "iam.amazonaws.com",
            requestParameters: { userName: "bob" },
        });
        await aws.replay(record);
        const { Events } = await lookup({
            LookupAttributes: [{ AttributeKey: "EventId", AttributeValue: record.eventID }],
        });
        assert.deepEqual(Events, [
            {
                EventId: record.eventID,
                EventName: "CreateUser",
                ReadOnly: "false",
                AccessKeyId: "AKIAIOSFODNN7EXAMPLE",
                EventTime: new Date(String(record.eventTime)),
                EventSource: "iam.amazonaws.com",
                Username: "alice",
                Resources: [{ ResourceType: "AWS::IAM::User", ResourceName: "bob" }],
                CloudTrailEvent: JSON.stringify(record),
            },
        ]);
    });

    it("has the calls that are made, without any trail", async () => {
        await aws.client(CloudTrail, place).describeTrails({});
        const { Events = [] } = await lookup({
            LookupAttributes: [{ AttributeKey: "EventName", AttributeValue: "DescribeTrails" }],
        });
        assert.equal(Events.length, 1);
    });

    const attributes: [LookupAttributeKey, string, Json][] = [
        ["EventName", "OnlyThisOnce", { eventName: "OnlyThisOnce" }],
        ["EventSource", "athena.amazonaws.com", { eventSource: "athena.amazonaws.com" }],
        ["Username", "carol", { userIdentity: { type: "IAMUser", userName: "carol" } }],
        ["Username", "session", { userIdentity: { type: "AssumedRole", principalId: "AROAEXAMPLE:session" } }],
        ["Username", "root", { userIdentity: { type: "Root" } }],
        ["AccessKeyId", "ASIAEXAMPLE", { userIdentity: { type: "IAMUser", accessKeyId: "ASIAEXAMPLE" } }],
        ["ResourceType", "AWS::KMS::Key", { eventSource: "kms.amazonaws.com", requestParameters: { keyId: "key" } }],
        [
            "ResourceName",
            "a-bucket",
            { eventSource: "s3.amazonaws.com", requestParameters: { bucketName: "a-bucket" } },
        ],
        ["ResourceName", "arn:aws:sns:x", { resources: [{ type: "AWS::SNS::Topic", ARN: "arn:aws:sns:x" }] }],
    ];
    for (const [key, value, fields] of attributes) {
        it(`finds by ${key} ${value}`, async () => {
            const ids = await replayed(fields);
            assert.deepEqual(await found(key, value), ids);
        });
    }

    it("finds reads and writes by ReadOnly", async () => {
        const [read, write] = await replayed({ readOnly: true }, { readOnly: false });
        const reads = await found("ReadOnly", "true");
        const writes = await found("ReadOnly", "false");
        const holds = [reads.includes(String(read)), reads.includes(String(write)), writes.includes(String(write))];
        assert.deepEqual(holds, [true, false, true]);
    });

    it("finds within times, both included", async () => {
        const [start, end] = [secondsAgo(1_000), secondsAgo(900)];
        const eventName = "Timed";
        const times = [secondsAgo(1_001), start, end, secondsAgo(899)].map(eventTime);
        const ids = await replayed(...times.map((time) => ({ eventName, eventTime: time })));
        assert.deepEqual(await found("EventName", eventName, { StartTime: start, EndTime: end }), [ids[2], ids[1]]);
    });

    it("tells the newest first, whenever they came", async () => {
        const eventName = "Sorted";
        const times = [secondsAgo(20), secondsAgo(30), secondsAgo(10)].map(eventTime);
        const ids = await replayed(...times.map((time) => ({ eventName, eventTime: time })));
        assert.deepEqual(await found("EventName", eventName), [ids[2], ids[0], ids[1]]);
    });

    it("forgets after 90 days", async () => {
        const day = 86_400;
        const times = [secondsAgo(91 * day), secondsAgo(89 * day)].map(eventTime);
        const ids = await replayed(...times.map((time) => ({ eventName: "Old", eventTime: time })));
        assert.deepEqual(await found("EventName", "Old"), [ids[1]]);
    });

    it("has no data events", async () => {
        await replayed({ eventName: "Data", eventCategory: "Data", managementEvent: false });
        assert.deepEqual(await found("EventName", "Data"), []);
    });

    it("has Insights events where they are asked for", async () => {
        const ids = await replayed({ eventName: "Insight", eventCategory: "Insight" });
        assert.deepEqual(await found("EventName", "Insight"), []);
        assert.deepEqual(await found("EventName", "Insight", { EventCategory: "insight" }), ids);
    });

    it("is of one account and one Region", async () => {
        const eventName = "Placed";
        const [, elsewhere] = await replayed(
            { eventName, recipientAccountId: archiveAccount },
            { eventName, awsRegion: "eu-west-1" },
        );
        assert.deepEqual(await found("EventName", eventName), []);
        const LookupAttributes = [{ AttributeKey: "EventName" as const, AttributeValue: eventName }];
        const { Events = [] } = await lookup({ LookupAttributes }, "eu-west-1");
        assert.deepEqual(
            Events.map(({ EventId }) => EventId),
            [elsewhere],
        );
    });

    it("goes on when the trail is stopped and deleted", async () => {
        const { name } = await aws.newTrail();
        await aws.client(CloudTrail).stopLogging({ Name: name });
        const stopped = await replayed({ eventName: "WhileStopped" });
        await aws.client(CloudTrail).deleteTrail({ Name: name });
        const deleted = await replayed({ eventName: "WhileDeleted" });
        assert.deepEqual(await found("EventName", "WhileStopped"), stopped);
        assert.deepEqual(await found("EventName", "WhileDeleted"), deleted);
    });

    it("comes in pages of 50, which new events do not move", async () => {
        const eventName = "Paged";
        const ids = await replayed(...Array.from({ length: 101 }, () => ({ eventName })));
        const LookupAttributes = [{ AttributeKey: "EventName" as const, AttributeValue: eventName }];
        const pages: string[][] = [];
        let NextToken: string | undefined;
        do {
            const page = await lookup({ LookupAttributes, NextToken });
            pages.push((page.Events ?? []).map(({ EventId = "" }) => EventId));
            NextToken = page.NextToken;
            await replayed({ eventName });
        } while (NextToken);
        assert.deepEqual(
            pages.map((page) => page.length),
            [50, 50, 1],
        );
        assert.deepEqual(pages.flat(), ids.reverse());
    });

    it("comes in pages as large as asked for", async () => {
        const ids = await replayed(...Array.from({ length: 3 }, () => ({ eventName: "Few" })));
        assert.deepEqual(await found("EventName", "Few", { MaxResults: 2 }), [ids[2], ids[1]]);
    });

    const attribute = { AttributeKey: "EventName" as const, AttributeValue: "x" };
    const refused: [what: string, input: LookupEventsCommandInput, code: string][] = [
        ["a second attribute", { LookupAttributes: [attribute, attribute] }, "InvalidLookupAttributesException"],
        [
            "an attribute that there is not",
            { LookupAttributes: [{ AttributeKey: "Colour" as LookupAttributeKey, AttributeValue: "x" }] },
            "InvalidLookupAttributesException",
        ],
        [
            "an attribute without a value",
            { LookupAttributes: [{ AttributeKey: "EventName", AttributeValue: "" }] },
            "InvalidLookupAttributesException",
        ],
        [
            "an attribute that Insights events do not have",
            { LookupAttributes: [{ AttributeKey: "Username", AttributeValue: "x" }], EventCategory: "insight" },
            "InvalidLookupAttributesException",
        ],
        ["another category", { EventCategory: "data" as "insight" }, "InvalidEventCategoryException"],
        ["51 results", { MaxResults: 51 }, "InvalidMaxResultsException"],
        ["0 results", { MaxResults: 0 }, "InvalidMaxResultsException"],
        ["a start after the end", { StartTime: secondsAgo(1), EndTime: secondsAgo(2) }, "InvalidTimeRangeException"],
        ["a token that is none", { NextToken: "none" }, "InvalidNextTokenException"],
    ];
    for (const [what, input, code] of refused) {
        it(`refuses ${what}`, async () => {
            assert.equal(await errorCode(lookup(input)), code);
        });
    }

    it("refuses the token of another lookup", async () => {
        await replayed({}, {});
        const { NextToken } = await lookup({ MaxResults: 1 });
        assert.ok(NextToken);
        assert.equal(await errorCode(lookup({ NextToken, StartTime: secondsAgo(9) })), "InvalidNextTokenException");
    });

    it("answers two calls a second for an account and Region, and throttles the third", async () => {
        const cloudtrail = aws.client(CloudTrail, "eu-west-3");
        const calls = await Promise.allSettled([1, 2, 3].map(() => cloudtrail.lookupEvents({ MaxResults: 1 })));
        const failures = calls.flatMap((call) => (call.status === "rejected" ? [call.reason as Error] : []));
        assert.deepEqual(
            failures.map((failure) => [failure instanceof ThrottlingException, failure.message]),
            [[true, "Rate exceeded"]],
        );
        await lookup({ MaxResults: 1 }, "eu-west-2");
    });
});

import {
    agents,
    consoleUser,
    iamUser,
    identityCenterSession,
    management,
    pipeline,
    production,
    roleSession,
} from "../callers";
import { accessDenied, alarm, call, quiet, read, type Entry } from "../entry";

const store = `arn:aws:cloudtrail:us-east-1:${management}:eventdatastore/EXAMPLE-f852-4e8f-8bd1-bcf6cEXAMPLE`;
const trail = "orgtrail-organization-trail";
const attacker = roleSession("Administrator", "session1", management, agents.botoLocal);

export const lakeRecords: readonly Entry[] = [
    alarm(
        "cloudtrail-lake",
        "event data store deleted",
        call("cloudtrail", "DeleteEventDataStore", { eventDataStore: store }, { by: attacker }),
    ),
    alarm(
        "cloudtrail-lake",
        "ingestion of a store stopped",
        call("cloudtrail", "StopEventDataStoreIngestion", { eventDataStore: store }, { by: iamUser("ops") }),
    ),
    alarm(
        "cloudtrail-lake",
        "store unprotected and kept for a week",
        call(
            "cloudtrail",
            "UpdateEventDataStore",
            { eventDataStore: store, retentionPeriod: 7, terminationProtectionEnabled: false },
            { by: consoleUser("dana") },
        ),
    ),
    alarm(
        "cloudtrail-lake",
        "store's selectors narrowed",
        call(
            "cloudtrail",
            "UpdateEventDataStore",
            {
                eventDataStore: store,
                advancedEventSelectors: [
                    { name: "no IAM", fieldSelectors: [{ field: "eventCategory", equals: ["Data"] }] },
                ],
            },
            { by: attacker },
        ),
    ),
    alarm(
        "cloudtrail-lake",
        "Insights switched off",
        call("cloudtrail", "PutInsightSelectors", { trailName: trail, insightSelectors: [] }, { by: iamUser("ops") }),
        "cloudtrail",
    ),
    alarm(
        "cloudtrail-lake",
        "store opened by its policy",
        call(
            "cloudtrail",
            "PutResourcePolicy",
            {
                resourceArn: store,
                resourcePolicy:
                    '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::999988887777:root"},"Action":"cloudtrail:StartQuery","Resource":"*"}]}',
            },
            { by: attacker },
        ),
        "exposure",
    ),
    alarm(
        "cloudtrail-lake",
        "store's policy deleted",
        call("cloudtrail", "DeleteResourcePolicy", { resourceArn: store }, { by: identityCenterSession("mallory") }),
    ),
    alarm(
        "cloudtrail-lake",
        "channel of outside events deleted",
        call(
            "cloudtrail",
            "DeleteChannel",
            { channel: `arn:aws:cloudtrail:us-east-1:${management}:channel/EXAMPLE8-0558-4f7e` },
            { by: attacker },
        ),
    ),
    alarm(
        "cloudtrail-lake",
        "Lake federation off",
        call("cloudtrail", "DisableFederation", { eventDataStore: store }, { by: consoleUser("dana") }),
    ),
    quiet(
        "store described",
        read("cloudtrail", "GetEventDataStore", { eventDataStore: store }, { by: pipeline(management) }),
    ),
    quiet(
        "stores listed",
        read(
            "cloudtrail",
            "ListEventDataStores",
            { maxResults: 25 },
            { by: identityCenterSession("noor", "SecurityAudit") },
        ),
    ),
    quiet(
        "a query over the store",
        call(
            "cloudtrail",
            "StartQuery",
            { queryStatement: "***", deliveryS3Uri: "s3://queries/" },
            {
                by: identityCenterSession("noor", "SecurityAudit"),
                response: { queryId: "EXAMPLE-20d9-4a4c-a4a7" },
            },
        ),
    ),
    quiet(
        "protected store not deleted",
        call(
            "cloudtrail",
            "DeleteEventDataStore",
            { eventDataStore: store },
            {
                error: [
                    "EventDataStoreTerminationProtectedException",
                    "The event data store cannot be deleted because termination protection is enabled for it.",
                ],
                by: pipeline(management),
            },
        ),
    ),
    quiet(
        "policy refused",
        call(
            "cloudtrail",
            "PutResourcePolicy",
            { resourceArn: store, resourcePolicy: "{}" },
            {
                error: accessDenied("cloudtrail:PutResourcePolicy"),
                by: roleSession("Developer", "kim", production),
            },
        ),
    ),
    quiet(
        "DeleteChannel of MediaLive",
        call("medialive", "DeleteChannel", { channelId: "9876543" }, { by: pipeline(production) }),
    ),
    quiet(
        "DeleteResourcePolicy of Lex",
        call(
            "lex",
            "DeleteResourcePolicy",
            { resourceArn: `arn:aws:lex:us-east-1:${production}:bot/ABCDEFGHIJ` },
            {
                by: pipeline(production),
            },
        ),
    ),
    quiet(
        "insight selectors read",
        read("cloudtrail", "GetInsightSelectors", { trailName: trail }, { by: pipeline(management) }),
    ),
];

import assert from "node:assert/strict";
import { warningsFor } from "../../settings/warnings";
import { parsedSettings } from "../helpers/settings";
import { events } from "./warnings/events";
import { people } from "./warnings/people";
import { reach } from "./warnings/reach";
import { retention } from "./warnings/retention";
import { subscribers } from "./warnings/subscribers";

/** Settings that nothing is to be said of. */
const quiet = {
    urgentSubscriptions: [{ protocol: "email", endpoint: "a@example.com" }],
    reviewSubscriptions: [{ protocol: "email", endpoint: "a@example.com" }],
    readerRoleArns: ["arn:aws:iam::444455556666:role/Reader"],
    breakGlassRoleArns: ["arn:aws:iam::444455556666:role/BreakGlass"],
};

const cases = [...people, ...reach, ...events, ...retention, ...subscribers];

function warnings(change: Readonly<Record<string, unknown>>): string[] {
    return warningsFor(parsedSettings({ ...quiet, ...change }), "orgtrail");
}

describe("the warnings", () => {
    for (const { name, change, warnings: expected } of cases) {
        it(`tell of ${name}`, () => assert.deepEqual(warnings(change), expected));
    }

    const silent: [name: string, change: Record<string, unknown>][] = [
        ["of settings that leave nothing to say", {}],
        [
            "of readers when operators read",
            { readerRoleArns: [], operatorPrincipalArns: ["arn:aws:iam::777788889999:root"] },
        ],
        [
            "of subscribers when the topics are there already",
            {
                urgentSubscriptions: [],
                reviewSubscriptions: [],
                existing: {
                    urgentTopicArn: "arn:aws:sns:eu-west-1:111122223333:urgent",
                    reviewTopicArn: "arn:aws:sns:eu-west-1:111122223333:review",
                },
            },
        ],
        [
            "of who reads and deletes in an archive that is there already",
            {
                readerRoleArns: [],
                breakGlassRoleArns: [],
                existing: {
                    archiveBucket: "audit-logs",
                    archiveKeyArn: "arn:aws:kms:eu-west-1:444455556666:key/1234abcd-12ab-34cd-56ef-1234567890ab",
                },
            },
        ],
        [
            "of an e-mail address that a filter spares most messages",
            {
                deliverySubscriptions: [
                    { protocol: "email", endpoint: "a@example.com", filterPolicy: { s3Bucket: ["a"] } },
                ],
            },
        ],
        [
            "of a queue of the management account, in any Region",
            { urgentSubscriptions: [{ protocol: "sqs", endpoint: "arn:aws:sqs:eu-central-1:111122223333:alarms" }] },
        ],
        ["of tiering that pays for every object it takes", { retention: { minimumObjectSizeKiB: 34 } }],
        [
            "of data events that are narrowed to objects",
            {
                trails: [
                    {
                        dataEvents: [
                            {
                                resourceType: "AWS::S3::Object",
                                fieldSelectors: [{ field: "resources.ARN", startsWith: ["arn:aws:s3:::data/"] }],
                            },
                        ],
                    },
                ],
            },
        ],
        [
            "of missing management events in a rehearsal",
            {
                urgentSubscriptions: [],
                reviewSubscriptions: [],
                names: { suffix: "dev" },
                trails: [{ managementEvents: "none", dataEvents: [{ resourceType: "AWS::SNS::Topic" }] }],
            },
        ],
    ];
    for (const [name, change] of silent) {
        it(`say nothing ${name}`, () => assert.deepEqual(warnings(change), []));
    }
});

import assert from "node:assert/strict";
import { detectionNamesOf } from "../../settings/detection-names";
import { completeSettings } from "../../settings/settings";
import { parsedSettings } from "../helpers/settings";

function complete(changes: Readonly<Record<string, unknown>> = {}) {
    return completeSettings(parsedSettings(changes));
}

const topicEvents = [{ resourceType: "AWS::SNS::Topic" }];
const dataTrail = { name: "data", prefix: "data", managementEvents: "none", dataEvents: topicEvents };

describe("a trail of the settings", () => {
    it("has its names, its ARN and the tags of the stack as well as its own", () => {
        const [trail] = complete({ tags: { Owner: "a", Stage: "b" }, trails: [{ tags: { Stage: "c" } }] }).trails;
        assert.deepEqual(trail, {
            name: "organization",
            trailName: "orgtrail-organization-trail",
            trailArn: "arn:aws:cloudtrail:eu-west-1:111122223333:trail/orgtrail-organization-trail",
            managementEvents: "all",
            excludedManagementEventSources: [],
            dataEvents: [],
            networkActivityEvents: [],
            insights: [],
            prefix: undefined,
            organization: true,
            multiRegion: true,
            tags: { Owner: "a", Stage: "c" },
            logGroup: {
                name: "/aws/cloudtrail/orgtrail-organization-trail",
                retentionDays: 365,
                class: "STANDARD",
                exists: false,
            },
            delivery: "shared",
            deliveryTopic: undefined,
            deliverySubscriptions: [],
            logDeliveryRoleName: "orgtrail-organization-log-delivery",
        });
    });

    it("has a log group by default if it records management events", () => {
        const { trails } = complete({ trails: [{}, dataTrail] });
        assert.deepEqual(
            trails.map(({ logGroup }) => logGroup?.name),
            ["/aws/cloudtrail/orgtrail-organization-trail", undefined],
        );
    });

    it("has a topic of its own when it asks for one", () => {
        const { trails } = complete({ trails: [{ delivery: "own" }] });
        assert.equal(trails[0]?.deliveryTopic, "orgtrail-organization-delivered-log-files");
    });
});

describe("the watched trail", () => {
    const cases: [name: string, trails: unknown[], watched: string | undefined][] = [
        [
            "is the first with management events, wherever it stands",
            [{ ...dataTrail, logGroup: { deliver: true } }, {}],
            "organization",
        ],
        [
            "is the first with a log group when none has management events",
            [dataTrail, { ...dataTrail, name: "more", prefix: "more", logGroup: { deliver: true } }],
            "more",
        ],
        ["is none without a log group", [dataTrail], undefined],
        [
            "is none with a log group that takes no metric filters",
            [{ ...dataTrail, logGroup: { deliver: true, class: "INFREQUENT_ACCESS" } }],
            undefined,
        ],
    ];
    for (const [name, trails, watched] of cases) {
        it(name, () => assert.equal(complete({ trails }).watchedTrail?.name, watched));
    }

    it("is one of the trails", () => {
        const { trails, watchedTrail } = complete();
        assert.equal(watchedTrail, trails[0]);
    });

    it("delivers to the existing log group, which the key's policy does not name", () => {
        const { watchedTrail, trailKeyUsers } = complete({ existing: { logGroupName: "audit" } });
        assert.deepEqual([watchedTrail?.logGroup?.name, watchedTrail?.logGroup?.exists], ["audit", true]);
        assert.deepEqual(trailKeyUsers.logGroupNames, []);
    });
});

describe("the roles that read", () => {
    const readerRoleArns = ["arn:aws:iam::777788889999:role/Reader"];

    it("are those that are named", () => assert.deepEqual(complete({ readerRoleArns }).roles.readers, readerRoleArns));

    it("include the operator and auditor roles of the archive's account when somebody may assume them", () => {
        const principals = ["arn:aws:iam::777788889999:root"];
        const { roles } = complete({
            readerRoleArns,
            operatorPrincipalArns: principals,
            auditorPrincipalArns: principals,
            names: { auditorRole: "Auditors" },
        });
        assert.deepEqual(roles.readers, [
            ...readerRoleArns,
            "arn:aws:iam::444455556666:role/orgtrail-operator",
            "arn:aws:iam::444455556666:role/Auditors",
        ]);
    });
});

describe("a subscription of the settings", () => {
    it("is named by its endpoint, and has a filter only if it is given one", () => {
        const { urgentSubscriptions } = complete({
            urgentSubscriptions: [
                { protocol: "email", endpoint: "a@example.com" },
                {
                    protocol: "sqs",
                    endpoint: "arn:aws:sqs:eu-west-1:111122223333:alarms",
                    filterPolicy: { NewStateValue: ["ALARM"] },
                    rawMessageDelivery: true,
                },
            ],
        });
        assert.deepEqual(urgentSubscriptions, [
            { name: "email-08168cd8", protocol: "email", endpoint: "a@example.com" },
            {
                name: "sqs-4e58080e",
                protocol: "sqs",
                endpoint: "arn:aws:sqs:eu-west-1:111122223333:alarms",
                filterPolicy: { NewStateValue: ["ALARM"] },
                filterPolicyScope: "MessageBody",
                rawMessageDelivery: true,
            },
        ]);
    });
});

describe("the buckets that no trail records", () => {
    const archiveKeyArn = "arn:aws:kms:eu-west-1:444455556666:key/1234abcd-12ab-34cd-56ef-1234567890ab";
    const suffix = { names: { suffix: "dev" }, acknowledgeSecondCopyOfManagementEvents: true };
    const first = ["orgtrail-archive-o-exampleorgid", "orgtrail-access-logs-o-exampleorgid"];
    const cases: [name: string, changes: Readonly<Record<string, unknown>>, buckets: string[]][] = [
        ["are the archive and its access logs", {}, first],
        [
            "are those of the first deployment too, in one with a suffix",
            suffix,
            ["orgtrail-archive-o-exampleorgid-dev", "orgtrail-access-logs-o-exampleorgid-dev", ...first],
        ],
        ["are an existing archive alone", { existing: { archiveBucket: "logs", archiveKeyArn } }, ["logs"]],
        [
            "are an existing archive and its access logs, with a suffix those of the first deployment too",
            { ...suffix, existing: { archiveBucket: "logs", archiveKeyArn, accessLogBucket: "access-logs" } },
            ["logs", "access-logs", ...first],
        ],
        [
            "are the first deployment's once, when a second one uses its archive",
            { ...suffix, existing: { archiveBucket: first[0], archiveKeyArn } },
            first,
        ],
    ];
    for (const [name, changes, buckets] of cases) {
        it(name, () => assert.deepEqual(complete(changes).logBucketNames, buckets));
    }
});

describe("the administrators of the key in the trail's account", () => {
    const breakGlassRoleArns = ["arn:aws:iam::111122223333:role/BreakGlass"];

    it("are the break-glass and deployment roles of that account", () => {
        const deploymentRoleArns = ["arn:aws:iam::111122223333:role/Deployment"];
        assert.deepEqual(complete({ breakGlassRoleArns, deploymentRoleArns }).trailKeyUsers.administrators, [
            "arn:aws:iam::111122223333:role/BreakGlass",
            "arn:aws:iam::111122223333:role/Deployment",
        ]);
    });

    it("are nobody while the role that deploys there is not named: it would lock itself out", () => {
        assert.deepEqual(complete({ breakGlassRoleArns }).trailKeyUsers.administrators, []);
    });
});

describe("what the detections watch over", () => {
    it("has the names and ARNs of the deployment", () => {
        assert.deepEqual(detectionNamesOf(complete({ trails: [{ delivery: "own" }, dataTrail] })), {
            partition: "aws",
            region: "eu-west-1",
            organizationId: "o-exampleorgid",
            managementAccountId: "111122223333",
            logArchiveAccountId: "444455556666",
            trails: [
                {
                    name: "orgtrail-organization-trail",
                    arn: "arn:aws:cloudtrail:eu-west-1:111122223333:trail/orgtrail-organization-trail",
                },
                {
                    name: "orgtrail-data-trail",
                    arn: "arn:aws:cloudtrail:eu-west-1:111122223333:trail/orgtrail-data-trail",
                },
            ],
            archiveBucket: "orgtrail-archive-o-exampleorgid",
            accessLogBucket: "orgtrail-access-logs-o-exampleorgid",
            logGroup: "/aws/cloudtrail/orgtrail-organization-trail",
            deliveryRole: "orgtrail-organization-log-delivery",
            alarmPrefix: "orgtrail-",
            topicArns: [
                "arn:aws:sns:eu-west-1:111122223333:orgtrail-urgent-alarms",
                "arn:aws:sns:eu-west-1:111122223333:orgtrail-review-alarms",
                "arn:aws:sns:eu-west-1:111122223333:orgtrail-delivered-log-files",
                "arn:aws:sns:eu-west-1:111122223333:orgtrail-organization-delivered-log-files",
            ],
            deliveryTopicName: "orgtrail-organization-delivered-log-files",
            recordsManagementEvents: true,
            keyAliases: ["alias/orgtrail-archive", "alias/orgtrail-trail"],
        });
    });

    it("has what exists already in place of what is not created", () => {
        const topic = "arn:aws:sns:eu-west-1:111122223333:security";
        const context = detectionNamesOf(
            complete({
                existing: {
                    archiveBucket: "audit-logs",
                    accessLogBucket: "audit-access-logs",
                    archiveKeyArn: "arn:aws:kms:eu-west-1:444455556666:key/1234abcd-12ab-34cd-56ef-1234567890ab",
                    logGroupName: "audit",
                    urgentTopicArn: topic,
                    deliveryTopicArn: "arn:aws:sns:eu-west-1:111122223333:files",
                },
            }),
        );
        assert.deepEqual(
            [
                context.archiveBucket,
                context.accessLogBucket,
                context.logGroup,
                context.topicArns[0],
                context.deliveryTopicName,
            ],
            ["audit-logs", "audit-access-logs", "audit", topic, "files"],
        );
    });
});

describe("the scheduled verification", () => {
    const scheduledVerification = { enabled: true, parts: 2 };

    it("is not there by default, and then nobody is let in for it", () => {
        const { verification, roles, archiveKeyUsers, trailKeyUsers } = complete();
        assert.deepEqual(
            [verification, roles.readers, archiveKeyUsers.logGroupArns, trailKeyUsers.otherAlarmArns],
            [undefined, [], [], []],
        );
    });

    it("is named after its function, and has a schedule for each part", () => {
        assert.deepEqual(complete({ scheduledVerification }).verification, {
            functionName: "orgtrail-verification",
            scheduleRoleName: "orgtrail-verification-schedule",
            scheduleNames: ["orgtrail-verification-1", "orgtrail-verification-2"],
            logGroupName: "/aws/lambda/orgtrail-verification",
            alarmNamePrefix: "orgtrail-verification-",
            metricNamespace: "orgtrail/verification",
            hour: 5,
        });
    });

    it("reads by its own role, tells by its own alarms and writes its own log group", () => {
        const { roles, archiveKeyUsers, trailKeyUsers } = complete({ scheduledVerification });
        assert.deepEqual(roles.readers, ["arn:aws:iam::444455556666:role/orgtrail-verification"]);
        assert.deepEqual(trailKeyUsers.otherAlarmArns, [
            "arn:aws:cloudwatch:eu-west-1:444455556666:alarm:orgtrail-verification-*",
        ]);
        assert.deepEqual(archiveKeyUsers.logGroupArns, [
            "arn:aws:logs:eu-west-1:444455556666:log-group:/aws/lambda/orgtrail-verification",
        ]);
    });
});

import {
    agents,
    consoleUser,
    development,
    iamUser,
    identityCenterSession,
    management,
    pipeline,
    production,
    roleSession,
    root,
    service,
    through,
} from "../callers";
import { accessDenied, alarm, call, quiet, read, type Entry } from "../entry";

const name = "orgtrail-organization-trail";
const arn = `arn:aws:cloudtrail:us-east-1:${management}:trail/${name}`;
const other = `arn:aws:cloudtrail:eu-west-1:${production}:trail/team-trail`;
const attacker = roleSession("Administrator", "i-0abc123def4567890", management, agents.botoLocal);
const selectors = "PutEventSelectors";

export const cloudTrailRecords: readonly Entry[] = [
    alarm("cloudtrail", "logging stopped by name", call("cloudtrail", "StopLogging", { name }, { by: iamUser("ops") })),
    alarm("cloudtrail", "logging stopped by ARN", call("cloudtrail", "StopLogging", { name: arn }, { by: attacker })),
    alarm(
        "cloudtrail",
        "logging of a member's own trail stopped",
        call(
            "cloudtrail",
            "StopLogging",
            { name: other },
            { by: identityCenterSession("li", "PowerUser", production) },
        ),
    ),
    alarm("cloudtrail", "trail deleted", call("cloudtrail", "DeleteTrail", { name: arn }, { by: attacker })),
    alarm(
        "cloudtrail",
        "trail deleted through CloudFormation by a person",
        call(
            "cloudtrail",
            "DeleteTrail",
            { name: "team-trail" },
            {
                by: through(
                    "cloudformation.amazonaws.com",
                    identityCenterSession("omar", "AdministratorAccess", development),
                ),
            },
        ),
    ),
    alarm(
        "cloudtrail",
        "trail sent to another bucket, without validation",
        call(
            "cloudtrail",
            "UpdateTrail",
            { name: arn, s3BucketName: "logs-9f3c", enableLogFileValidation: false, isMultiRegionTrail: false },
            { by: consoleUser("dana"), response: { name, s3BucketName: "logs-9f3c", trailARN: arn } },
        ),
    ),
    alarm(
        "cloudtrail",
        "new trail",
        call(
            "cloudtrail",
            "CreateTrail",
            {
                name: "debug",
                s3BucketName: "debug-logs-3344",
                includeGlobalServiceEvents: true,
                isMultiRegionTrail: true,
            },
            { by: pipeline(production) },
        ),
    ),
    alarm(
        "cloudtrail",
        "logging started",
        call("cloudtrail", "StartLogging", { name: arn }, { by: consoleUser("dana") }),
    ),
    alarm(
        ["cloudtrail", "root"],
        "the root user stops the trail",
        call("cloudtrail", "StopLogging", { name: arn }, { by: root() }),
    ),
    alarm(
        "cloudtrail",
        "management events off, by basic selectors",
        call(
            "cloudtrail",
            selectors,
            {
                trailName: arn,
                eventSelectors: [
                    {
                        readWriteType: "All",
                        includeManagementEvents: false,
                        dataResources: [],
                        excludeManagementEventSources: [],
                    },
                ],
            },
            { by: attacker },
        ),
    ),
    alarm(
        "cloudtrail",
        "only reads are recorded",
        call(
            "cloudtrail",
            selectors,
            {
                trailName: name,
                eventSelectors: [{ readWriteType: "ReadOnly", includeManagementEvents: true, dataResources: [] }],
            },
            { by: iamUser("ops") },
        ),
    ),
    alarm(
        "cloudtrail",
        "KMS left out",
        call(
            "cloudtrail",
            selectors,
            {
                trailName: name,
                eventSelectors: [
                    {
                        readWriteType: "All",
                        includeManagementEvents: true,
                        dataResources: [],
                        excludeManagementEventSources: ["kms.amazonaws.com", "rdsdata.amazonaws.com"],
                    },
                ],
            },
            { by: consoleUser("dana") },
        ),
    ),
    alarm(
        "cloudtrail",
        "advanced selectors leave IAM's data behind",
        call(
            "cloudtrail",
            selectors,
            {
                trailName: arn,
                advancedEventSelectors: [
                    {
                        name: "only S3 objects",
                        fieldSelectors: [
                            { field: "eventCategory", equals: ["Data"] },
                            { field: "resources.type", equals: ["AWS::S3::Object"] },
                        ],
                    },
                ],
            },
            { by: identityCenterSession("mallory") },
        ),
    ),
    alarm(
        "organization",
        "CloudTrail's delegated administrator removed",
        call(
            "cloudtrail",
            "DeregisterOrganizationDelegatedAdmin",
            { delegatedAdminAccountId: "222233334444" },
            {
                by: consoleUser("dana"),
            },
        ),
        "cloudtrail",
    ),
    alarm(
        "organization",
        "CloudTrail's delegated administrator made",
        call("cloudtrail", "RegisterOrganizationDelegatedAdmin", { memberAccountId: "555566667777" }, { by: attacker }),
        "cloudtrail",
    ),
    quiet("trails listed", read("cloudtrail", "DescribeTrails", { trailNameList: [], includeShadowTrails: true })),
    quiet(
        "status read",
        read("cloudtrail", "GetTrailStatus", { name: arn }, { by: identityCenterSession("li", "ViewOnly") }),
    ),
    quiet("selectors read", read("cloudtrail", "GetEventSelectors", { trailName: arn }, { by: pipeline(management) })),
    quiet(
        "stop refused",
        call(
            "cloudtrail",
            "StopLogging",
            { name: arn },
            { error: accessDenied("cloudtrail:StopLogging"), by: iamUser("ops", production) },
        ),
    ),
    quiet(
        "trail to delete is not there",
        call(
            "cloudtrail",
            "DeleteTrail",
            { name: "gone" },
            {
                error: ["TrailNotFoundException", "Unknown trail: gone for the user: 111122223333"],
                by: pipeline(management),
            },
        ),
    ),
    quiet(
        "the name means something else in Prometheus",
        call("aps", "DeleteLoggingConfiguration", { workspaceId: "ws-0a1b2c3d" }, { by: pipeline(production) }),
    ),
    quiet(
        "a channel of MediaLive started",
        call("medialive", "StartChannel", { channelId: "1234567" }, { by: roleSession("Media", "op", production) }),
    ),
    quiet(
        "a trail tagged",
        call("cloudtrail", "AddTags", { resourceId: arn, tagsList: [{ key: "owner", value: "security" }] }),
    ),
    quiet(
        "events looked up",
        read(
            "cloudtrail",
            "LookupEvents",
            { maxResults: 50, lookupAttributes: [{ attributeKey: "EventName", attributeValue: "StopLogging" }] },
            {
                by: identityCenterSession("noor", "SecurityAudit"),
            },
        ),
    ),
    quiet(
        "CloudTrail checks the bucket for itself",
        read(
            "s3",
            "GetBucketAcl",
            {
                bucketName: "orgtrail-archive-o-exampleorgid",
                acl: "",
                Host: "orgtrail-archive-o-exampleorgid.s3.us-east-1.amazonaws.com",
            },
            {
                by: service("cloudtrail.amazonaws.com", "444455556666"),
            },
        ),
    ),
];

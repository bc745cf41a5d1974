import { trailKeyPolicy } from "../../../components/documents/trail-key-policy";
import { archive, management, member, rootUser, service, stranger, trails } from "../../evaluation/callers";
import { proveAccess, type RequestRow } from "../../evaluation/prove-access";
import { administer, tamper } from "../../evaluation/requests/key";
import { deployment, trail } from "../../helpers/deployment";

const key = "arn:aws:kms:eu-west-1:111122223333:key/5678efgh";
const owner = deployment.managementAccountId;
const otherCustomer = "999988887777";

const publish = ["kms:Decrypt", "kms:GenerateDataKey"];
const log = ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey", "kms:ReEncryptFrom", "kms:ReEncryptTo"];
const topic = { "kms:EncryptionContext:aws:sns:topicArn": "arn:aws:sns:eu-west-1:111122223333:topic" };
const tampering = "denied by DenyKeyTampering";

/** The encryption context of CloudWatch Logs is the ARN of the log group. */
function group(name: string, account = owner) {
    return { "kms:EncryptionContext:aws:logs:arn": `arn:aws:logs:eu-west-1:${account}:log-group:${name}` };
}

function alarm(name: string, account = owner) {
    return service("cloudwatch.amazonaws.com", `arn:aws:cloudwatch:eu-west-1:${account}:alarm:${name}`, account);
}

function logs(region: string, account = owner) {
    return service(`logs.${region}.amazonaws.com`, `arn:aws:logs:${region}:${account}:*`, account);
}

const ownGroup = group("/aws/cloudtrail/organization");
const nobodyUses: readonly RequestRow[] = [
    ["decrypts a log", "not allowed", "kms:Decrypt", key, ownGroup],
    ["decrypts a message", "not allowed", "kms:Decrypt", key, topic],
    ["encrypts", "not allowed", ["kms:Encrypt", "kms:GenerateDataKey"], key, ownGroup],
];
const otherTrailsMay: readonly RequestRow[] = [["publishes", "not allowed", publish, key, topic]];
const otherAlarmsMay: readonly RequestRow[] = [["raises an alarm", "not allowed", publish, key, topic]];
const administratorsMay: readonly RequestRow[] = [
    ["administers the key", "allowed", administer, key],
    ["tampers with the key", tampering, ["kms:CreateGrant", ...tamper], key],
    ...nobodyUses,
];
const outsidersMay: readonly RequestRow[] = [
    ["looks at the key", "not allowed", "kms:DescribeKey", key],
    ["tampers with the key", tampering, tamper, key],
    ...nobodyUses,
];

proveAccess("requests to the key in the trail's account", {
    document: trailKeyPolicy(deployment, {
        trailArns: [trail],
        logGroupNames: ["/aws/cloudtrail/organization"],
        alarmNamePrefix: "orgtrail-",
        administrators: [management.deployment.arn],
    }),
    attachedTo: "resource",
    owner,
    requests: [
        {
            who: "CloudWatch Logs",
            caller: logs("eu-west-1"),
            requests: [
                ["encrypts the trail's log group", "allowed", log, key, ownGroup],
                ["encrypts another log group of the account", "not allowed", log, key, group("/aws/lambda/other")],
                [
                    "encrypts a log group whose name goes on",
                    "not allowed",
                    log,
                    key,
                    group("/aws/cloudtrail/organization-2"),
                ],
                [
                    "encrypts a log group of another customer",
                    "not allowed",
                    log,
                    key,
                    group("/aws/cloudtrail/organization", otherCustomer),
                ],
                ["encrypts without a context", "not allowed", log, key],
            ],
        },
        {
            who: "CloudWatch Logs of another Region",
            caller: logs("us-east-1"),
            requests: [["encrypts the trail's log group", "not allowed", log, key, ownGroup]],
        },
        {
            who: "the trail",
            caller: trails.organization,
            requests: [
                ["publishes to the encrypted topic", "allowed", publish, key, topic],
                ["looks at the key", "not allowed", "kms:DescribeKey", key],
            ],
        },
        { who: "another customer's trail", caller: trails.ofAnotherCustomer, requests: otherTrailsMay },
        {
            who: "another trail of the management account",
            caller: trails.anotherOfTheOrganization,
            requests: otherTrailsMay,
        },
        { who: "CloudTrail for no trail", caller: trails.none, requests: otherTrailsMay },
        {
            who: "an alarm of the deployment",
            caller: alarm("orgtrail-root-login"),
            requests: [["publishes to the encrypted topic", "allowed", publish, key, topic]],
        },
        { who: "an alarm of another name", caller: alarm("billing"), requests: otherAlarmsMay },
        {
            who: "an alarm of that name in another account",
            caller: alarm("orgtrail-x", otherCustomer),
            requests: otherAlarmsMay,
        },
        {
            who: "EventBridge, whose calls name no source,",
            caller: { kind: "service principal", service: "events.amazonaws.com" },
            requests: otherAlarmsMay,
        },
        {
            who: "an administrator of the management account",
            caller: management.administrator,
            requests: administratorsMay,
        },
        { who: "the management account's root user", caller: management.rootUser, requests: administratorsMay },
        {
            who: "the deployment role",
            caller: management.deployment,
            requests: [
                ["administers the key", "allowed", [...administer, ...tamper], key],
                ["makes a grant", "not allowed", "kms:CreateGrant", key],
                ...nobodyUses,
            ],
        },
        {
            who: "a role of the management account without a policy",
            caller: management.roleWithoutPolicy,
            requests: [["looks at the key", "not allowed", "kms:DescribeKey", key]],
        },
        { who: "the archive account's deployment role", caller: archive.deployment, requests: outsidersMay },
        { who: "a member's administrator", caller: member.administrator, requests: outsidersMay },
        { who: "a member's root user", caller: rootUser("222233334444"), requests: outsidersMay },
        { who: "another customer", caller: stranger, requests: outsidersMay },
    ],
    redundant: {
        "AllowLogGroup Action kms:Describe*":
            "DescribeKey has no encryption context, so the condition never holds; AWS's own policy has it",
        "AllowAlarmsToPublish Condition StringEquals aws:SourceAccount":
            "an alarm's ARN has its account; AWS advises both against the confused deputy",
        "DenyKeyTampering Action kms:CreateGrant":
            "nobody is allowed to make a grant; it stays denied if a statement ever allows more",
    },
});

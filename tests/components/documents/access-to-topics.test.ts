import { alarmTopicPolicy, deliveryTopicPolicy } from "../../../components/documents/topic-policies";
import { anonymous, archive, management, member, service, stranger, trails } from "../../evaluation/callers";
import { proveAccess, type RequestRow, type Requests } from "../../evaluation/prove-access";
import { deployment, trail } from "../../helpers/deployment";

const owner = deployment.managementAccountId;
const publish = "sns:Publish";
const plainHttp = { "aws:SecureTransport": "false" };
const publishing = "denied by DenyOtherPublishers";

function alarm(name: string, account = owner) {
    return service("cloudwatch.amazonaws.com", `arn:aws:cloudwatch:eu-west-1:${account}:alarm:${name}`, account);
}

/** Whom both topics treat alike. */
function everybody(topic: string): readonly Requests[] {
    const forges: readonly RequestRow[] = [
        ["forges a message", publishing, publish, topic],
        ["forges a message over plain HTTP", `${publishing} and DenyPlainHttp`, publish, topic, plainHttp],
    ];
    const isKeptOut: readonly RequestRow[] = [
        ...forges,
        ["subscribes", "not allowed", "sns:Subscribe", topic],
        ["changes the topic", "not allowed", ["sns:AddPermission", "sns:DeleteTopic", "sns:SetTopicAttributes"], topic],
    ];
    return [
        {
            who: "an administrator of the management account",
            caller: management.administrator,
            requests: [...forges, ["subscribes, as IAM allows,", "allowed", "sns:Subscribe", topic]],
        },
        { who: "the management account's root user", caller: management.rootUser, requests: forges },
        { who: "the management account's deployment role", caller: management.deployment, requests: forges },
        { who: "an administrator of the archive account", caller: archive.administrator, requests: isKeptOut },
        { who: "a member's administrator", caller: member.administrator, requests: isKeptOut },
        { who: "another customer", caller: stranger, requests: isKeptOut },
        { who: "nobody in particular", caller: anonymous, requests: isKeptOut },
        { who: "another customer's trail", caller: trails.ofAnotherCustomer, requests: forges },
        { who: "another trail of the management account", caller: trails.anotherOfTheOrganization, requests: forges },
        { who: "CloudTrail for no trail", caller: trails.none, requests: forges },
        { who: "an alarm of another name", caller: alarm("billing"), requests: forges },
        {
            who: "an alarm of that name in another account",
            caller: alarm("orgtrail-x", "999988887777"),
            requests: forges,
        },
        {
            who: "S3 for a bucket of the account",
            caller: service("s3.amazonaws.com", "arn:aws:s3:::b", owner),
            requests: forges,
        },
    ];
}

const deliveries = "arn:aws:sns:eu-west-1:111122223333:delivered";
const alarms = "arn:aws:sns:eu-west-1:111122223333:alarms";
const bothDeny = "DenyOtherPublishers stops other sources as well, and says the same of every other publisher";

proveAccess("requests to the topic for delivered log files", {
    document: deliveryTopicPolicy(deployment, "delivered", [trail]),
    attachedTo: "resource",
    owner,
    requests: [
        {
            who: "the trail",
            caller: trails.organization,
            requests: [
                ["publishes", "allowed", publish, deliveries],
                ["publishes over plain HTTP", "denied by DenyPlainHttp", publish, deliveries, plainHttp],
                ["publishes to another topic", "not allowed", publish, alarms],
                ["subscribes", "not allowed", "sns:Subscribe", deliveries],
            ],
        },
        {
            who: "an alarm of the deployment",
            caller: alarm("orgtrail-root-login"),
            requests: [["publishes here", publishing, publish, deliveries]],
        },
        ...everybody(deliveries),
    ],
    redundant: { "AllowTrailToPublish Condition StringEquals aws:SourceArn": bothDeny },
});

proveAccess("requests to the topic for alarms", {
    document: alarmTopicPolicy(deployment, "alarms", "orgtrail-"),
    attachedTo: "resource",
    owner,
    requests: [
        {
            who: "an alarm of the deployment",
            caller: alarm("orgtrail-root-login"),
            requests: [
                ["publishes", "allowed", publish, alarms],
                ["publishes over plain HTTP", "denied by DenyPlainHttp", publish, alarms, plainHttp],
                ["subscribes", "not allowed", "sns:Subscribe", alarms],
            ],
        },
        {
            who: "an alarm of the deployment in another Region",
            caller: service(
                "cloudwatch.amazonaws.com",
                `arn:aws:cloudwatch:us-east-1:${owner}:alarm:orgtrail-x`,
                owner,
            ),
            requests: [["publishes", publishing, publish, alarms]],
        },
        {
            who: "the trail",
            caller: trails.organization,
            requests: [["publishes here", publishing, publish, alarms]],
        },
        ...everybody(alarms),
    ],
    redundant: {
        "AllowAlarmsToPublish Condition ArnLike aws:SourceArn": bothDeny,
        "AllowAlarmsToPublish Condition StringEquals aws:SourceAccount":
            "an alarm's ARN has its account; AWS advises both against the confused deputy",
    },
});

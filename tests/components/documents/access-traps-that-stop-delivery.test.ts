import assert from "node:assert/strict";
import { logDeliveryTrustPolicy } from "../../../components/documents/log-delivery-role";
import type { Condition, PolicyDocument } from "../../../components/documents/policy-document";
import { trails } from "../../evaluation/callers";
import { evaluate, type Verdict } from "../../evaluation/evaluate";
import type { AccessRequest } from "../../evaluation/request";
import { bucket } from "../../evaluation/requests/archive-bucket";
import {
    archiveKey,
    bucketPolicyFor,
    changed,
    denyWriting,
    logGroup,
    ownerOf,
    requests,
    right,
    without,
} from "../../evaluation/requests/traps";
import { deployment, trail } from "../../helpers/deployment";

const { managementAccountId, logArchiveAccountId, organizationId } = deployment;
const { probes, delivers, describesKey, encrypts, announces, raisesAlarm, encryptsLogGroup } = requests;

const sse = "s3:x-amz-server-side-encryption";
const writing = "denied by DenyWritingByOthers and DenyChangingLogs";
const memberAccountId = "222233334444";
const trust = logDeliveryTrustPolicy();
const assumes: AccessRequest = {
    caller: trails.none,
    action: "sts:AssumeRole",
    resource: `arn:aws:iam::${managementAccountId}:role/LogDelivery`,
};

type Trap = readonly [claim: string, verdict: Verdict, wrong: PolicyDocument, request: AccessRequest];

function prove(title: string, document: PolicyDocument, traps: readonly Trap[]): void {
    describe(title, () => {
        for (const [claim, verdict, wrong, request] of traps) {
            it(`${claim}: ${verdict}`, () => {
                const verdicts = [document, wrong].map((resource) =>
                    evaluate(request, { owner: ownerOf(request), resource }),
                );
                assert.deepEqual(verdicts, ["allowed", verdict]);
            });
        }
    });
}

function deliverTo(Resource: string): PolicyDocument {
    return changed(right.bucketPolicy, "AllowTrailToDeliver", { Resource });
}

function encryptOn(Condition: Condition): PolicyDocument {
    return changed(right.archiveKeyPolicy, "AllowTrailToEncrypt", { Condition });
}

const organizationsPath = `${bucket}/AWSLogs/${organizationId}/*`;
const managementsPath = `${bucket}/AWSLogs/${managementAccountId}/*`;
const delegated = trail.replace(managementAccountId, memberAccountId);
const notInOrganization = { StringNotEquals: { "aws:PrincipalOrgID": organizationId } };

prove("a bucket policy that CloudTrail refuses, or that stops its delivery", right.bucketPolicy, [
    ["has no path of the organization", "not allowed", deliverTo(managementsPath), delivers],
    [
        "has no path of the management account, which CreateTrail probes",
        "not allowed",
        deliverTo(organizationsPath),
        probes,
    ],
    [
        "has the paths under a prefix that the trail has not",
        "not allowed",
        deliverTo(`${bucket}/prefix/AWSLogs/*`),
        probes,
    ],
    ["names a trail whose name was generated", writing, bucketPolicyFor(`${trail}-1a2b3c4`), probes],
    ["names the delegated administrator's account", writing, bucketPolicyFor(delegated), probes],
    ["has a wildcard under StringEquals", "not allowed", bucketPolicyFor(trail.replace(/[^/]+$/, "*")), probes],
    [
        "forbids uploads without encryption",
        "denied by Trap",
        denyWriting({ StringNotEquals: { [sse]: "aws:kms" } }),
        probes,
    ],
    ["forbids them IfExists", "denied by Trap", denyWriting({ StringNotEqualsIfExists: { [sse]: "aws:kms" } }), probes],
    [
        "forbids other keys or none",
        "denied by Trap",
        denyWriting({ ArnNotEquals: { [`${sse}-aws-kms-key-id`]: archiveKey } }),
        probes,
    ],
    ["forbids who is not of the organization", "denied by Trap", denyWriting(notInOrganization), delivers],
    [
        "lets in the organization instead of the trail",
        "not allowed",
        changed(right.bucketPolicy, "AllowTrailToDeliver", {
            Condition: { StringEquals: { "aws:PrincipalOrgID": organizationId } },
        }),
        delivers,
    ],
]);

const trailContext = "kms:EncryptionContext:aws:cloudtrail:arn";
const membersTrails = `arn:aws:cloudtrail:*:${memberAccountId}:trail/*`;
const s3Context = "kms:EncryptionContext:aws:s3:arn";

prove("a policy of the archive's key that CloudTrail refuses", right.archiveKeyPolicy, [
    ["has no DescribeKey", "not allowed", without(right.archiveKeyPolicy, "AllowTrailToDescribeKey"), describesKey],
    ["has nothing for CloudTrail", "not allowed", without(right.archiveKeyPolicy, "AllowTrailToEncrypt"), encrypts],
    [
        "has an action misspelt",
        "not allowed",
        changed(right.archiveKeyPolicy, "AllowTrailToEncrypt", { Action: "kms:GenerateDataKeys*" }),
        encrypts,
    ],
    [
        "asks for another account's context",
        "not allowed",
        encryptOn({ StringLike: { [trailContext]: membersTrails } }),
        encrypts,
    ],
    [
        "asks for S3 as the way",
        "not allowed",
        encryptOn({ StringEquals: { "kms:ViaService": "s3.eu-west-1.amazonaws.com" } }),
        encrypts,
    ],
    [
        "asks for the path of an object",
        "not allowed",
        encryptOn({ StringLike: { [s3Context]: `${bucket}/*/CloudTrail/*` } }),
        encrypts,
    ],
    [
        "asks for the archive's account as the source's",
        "not allowed",
        encryptOn({ StringEquals: { "aws:SourceAccount": logArchiveAccountId } }),
        encrypts,
    ],
]);

prove("a policy of the key in the trail's account that silences", right.trailKeyPolicy, [
    [
        "the log group: its ARN ends in :*",
        "not allowed",
        changed(right.trailKeyPolicy, "AllowLogGroup", {
            Condition: { ArnEquals: { "kms:EncryptionContext:aws:logs:arn": `${logGroup}:*` } },
        }),
        encryptsLogGroup,
    ],
    [
        "the alarms: it has nothing for them",
        "not allowed",
        without(right.trailKeyPolicy, "AllowAlarmsToPublish"),
        raisesAlarm,
    ],
    [
        "the topic of deliveries: it has nothing for CloudTrail",
        "not allowed",
        without(right.trailKeyPolicy, "AllowTrailToPublish"),
        announces,
    ],
]);

prove("a trust policy of the role for log delivery that silences it", trust, [
    [
        "asks for a source, which CloudTrail does not name here",
        "not allowed",
        changed(trust, "AllowCloudTrailToAssume", { Condition: { StringEquals: { "aws:SourceArn": trail } } }),
        assumes,
    ],
]);

describe("a Deny that stops no delivery", () => {
    const guarded: Readonly<Record<string, Condition>> = {
        "asks first whether the header is there": { Null: { [sse]: "false" }, StringNotEquals: { [sse]: "aws:kms" } },
        "asks as well whether a service calls": {
            ...notInOrganization,
            Bool: { "aws:PrincipalIsAWSService": "false" },
        },
    };
    for (const [claim, condition] of Object.entries(guarded)) {
        it(claim, () => {
            const policies = { owner: logArchiveAccountId, resource: denyWriting(condition) };
            assert.equal(evaluate(probes, policies), "allowed");
        });
    }
});

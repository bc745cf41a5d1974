import assert from "node:assert/strict";
import { catalogue } from "../../../detections/catalogue";
import { compile } from "../../../detections/filter-pattern/compile";
import type { PatternDetection } from "../../../detections/detection";

const patterns = catalogue.filter((detection): detection is PatternDetection => detection.kind === "pattern");
const numbers = Array.from({ length: 15 }, (_, index) => index + 1);

/**
 * What must stand in the pattern for recommendation 4.x: the event names of CIS AWS Foundations v5.0.0, and of prowler
 * 5.46's checks where they ask for more (4.15); and the service they belong to.
 */
const eventNames: { readonly [recommendation: string]: { source: string; names: string } } = {
    "4.2": { source: "signin", names: "ConsoleLogin" },
    "4.4": {
        source: "iam",
        names: `DeleteGroupPolicy DeleteRolePolicy DeleteUserPolicy PutGroupPolicy PutRolePolicy PutUserPolicy
            CreatePolicy DeletePolicy CreatePolicyVersion DeletePolicyVersion AttachRolePolicy DetachRolePolicy
            AttachUserPolicy DetachUserPolicy AttachGroupPolicy DetachGroupPolicy`,
    },
    "4.5": { source: "cloudtrail", names: "CreateTrail UpdateTrail DeleteTrail StartLogging StopLogging" },
    "4.6": { source: "signin", names: "ConsoleLogin" },
    "4.7": { source: "kms", names: "DisableKey ScheduleKeyDeletion" },
    "4.8": {
        source: "s3",
        names: `PutBucketAcl PutBucketPolicy PutBucketCors PutBucketLifecycle PutBucketReplication
            DeleteBucketPolicy DeleteBucketCors DeleteBucketLifecycle DeleteBucketReplication`,
    },
    "4.9": {
        source: "config",
        names: "StopConfigurationRecorder DeleteDeliveryChannel PutDeliveryChannel PutConfigurationRecorder",
    },
    "4.10": {
        source: "ec2",
        names: `AuthorizeSecurityGroupIngress AuthorizeSecurityGroupEgress RevokeSecurityGroupIngress
            RevokeSecurityGroupEgress CreateSecurityGroup DeleteSecurityGroup ModifySecurityGroupRules`,
    },
    "4.11": {
        source: "ec2",
        names: `CreateNetworkAcl CreateNetworkAclEntry DeleteNetworkAcl DeleteNetworkAclEntry
            ReplaceNetworkAclEntry ReplaceNetworkAclAssociation`,
    },
    "4.12": {
        source: "ec2",
        names: `CreateCustomerGateway DeleteCustomerGateway AttachInternetGateway CreateInternetGateway
            DeleteInternetGateway DetachInternetGateway`,
    },
    "4.13": {
        source: "ec2",
        names: `CreateRoute CreateRouteTable ReplaceRoute ReplaceRouteTableAssociation DeleteRouteTable DeleteRoute
            DisassociateRouteTable`,
    },
    "4.14": {
        source: "ec2",
        names: `CreateVpc DeleteVpc ModifyVpcAttribute AcceptVpcPeeringConnection CreateVpcPeeringConnection
            DeleteVpcPeeringConnection RejectVpcPeeringConnection AttachClassicLinkVpc DetachClassicLinkVpc
            DisableVpcClassicLink EnableVpcClassicLink`,
    },
    "4.15": {
        source: "organizations",
        names: `AcceptHandshake AttachPolicy CancelHandshake CreateAccount CreateGovCloudAccount CreateOrganization
            CreateOrganizationalUnit CreatePolicy DeclineHandshake DeleteOrganization DeleteOrganizationalUnit DeletePolicy DetachPolicy
            DisablePolicyType EnableAllFeatures EnablePolicyType InviteAccountToOrganization LeaveOrganization
            MoveAccount RemoveAccountFromOrganization UpdateOrganizationalUnit UpdatePolicy`,
    },
};

/** The clauses that prowler looks for besides names, as its own regular expressions. */
const clauses: { readonly [recommendation: string]: RegExp } = {
    "4.1": /\$\.errorCode\s*=\s*.?\*UnauthorizedOperation.+\$\.errorCode\s*=\s*.?AccessDenied\*.?/s,
    "4.2": /\$\.additionalEventData\.MFAUsed\s*!=\s*.?Yes/,
    "4.3": /\$\.userIdentity\.type\s*=\s*.?Root.+\$\.userIdentity\.invokedBy NOT EXISTS.+\$\.eventType\s*!=\s*.?AwsServiceEvent.?/s,
    "4.6": /\$\.errorMessage\s*=\s*.?Failed authentication/,
};

describe("the alarms of CIS AWS Foundations", () => {
    for (const [benchmark, ids] of [
        ["CIS AWS Foundations v5.0.0", numbers.map((number) => `4.${number}`)],
        ["CIS AWS Foundations v7.0.0", numbers.map((number) => `5.${number}`)],
        ["Security Hub", numbers.slice(0, 14).map((number) => `CloudWatch.${number}`)],
    ] as const) {
        it(`cover each recommendation of ${benchmark} exactly once`, () => {
            const covered = catalogue
                .flatMap(({ controls }) => controls)
                .filter((each) => each.benchmark === benchmark);
            assert.deepEqual(covered.map(({ id }) => id).sort(byNumber), ids);
        });
    }

    for (const [recommendation, { source, names }] of Object.entries(eventNames)) {
        it(`${recommendation} names all of its events, in the pattern and in the list`, () => {
            const { condition, events } = detectionFor(recommendation);
            const pattern = compile(condition);
            const expected = names.split(/\s+/);
            const listed = events.flatMap((each) => each.names);
            assert.deepEqual(
                events.map((each) => each.source),
                [`${source}.amazonaws.com`],
            );
            assert.deepEqual(listed.slice(0, expected.length), expected);
            // The spelling that prowler looks for.
            const spelled = [...pattern.matchAll(/\$\.eventName\s*=\s*.?(\w+)\b/g)].map(([, name]) => name);
            assert.deepEqual(spelled, listed);
            assert.match(pattern, new RegExp(String.raw`\$\.eventSource\s*=\s*.?${source}\.amazonaws\.com`));
        });
    }

    for (const [recommendation, clause] of Object.entries(clauses)) {
        it(`${recommendation} has the clause that prowler looks for`, () => {
            assert.match(compile(detectionFor(recommendation).condition), clause);
        });
    }
});

function detectionFor(recommendation: string): PatternDetection {
    const detection = patterns.find(({ controls }) =>
        controls.some(({ benchmark, id }) => benchmark === "CIS AWS Foundations v5.0.0" && id === recommendation),
    );
    assert.ok(detection, recommendation);
    return detection;
}

function byNumber(one: string, other: string): number {
    return Number(one.split(".")[1]) - Number(other.split(".")[1]);
}

import assert from "node:assert/strict";
import type { PolicyDocument } from "../../../components/documents/policy-document";
import { deliveryTopicPolicy } from "../../../components/documents/topic-policies";
import { administratorAccess, archive, member, statement, trails } from "../../evaluation/callers";
import { evaluate } from "../../evaluation/evaluate";
import type { AccessRequest } from "../../evaluation/request";
import { acl, bucket } from "../../evaluation/requests/archive-bucket";
import { changed, logGroup, ownerOf, requests, right, without } from "../../evaluation/requests/traps";
import { deployment, trail } from "../../helpers/deployment";

const { managementAccountId, logArchiveAccountId, organizationId } = deployment;
const { bucketPolicy, archiveKeyPolicy, trailKeyPolicy } = right;
const { checksAcl, delivers, describesKey, decrypts, announces, encryptsLogGroup } = requests;

const anyone = { Condition: {} };
/** Where nothing but the Allow decides who writes. */
const undefended = without(bucketPolicy, "DenyWritingByOthers", "DenyChangingLogs");
const topicPolicy = deliveryTopicPolicy(deployment, "delivered", [trail]);
const publishes = { action: "sns:Publish", resource: `arn:aws:sns:eu-west-1:${managementAccountId}:delivered` };

const foreign = { caller: trails.ofAnotherCustomer };
const sibling = { caller: trails.anotherOfTheOrganization };
const foreignGroup = {
    ...encryptsLogGroup,
    context: { "kms:EncryptionContext:aws:logs:arn": logGroup.replace(managementAccountId, "999988887777") },
};

function deliverOn(key: string, value: string): PolicyDocument {
    return changed(undefended, "AllowTrailToDeliver", { Condition: { StringEquals: { [key]: value } } });
}

/** Habits of well-known modules: who then may what. With the right document he may not. */
const openings: readonly (readonly [
    claim: string,
    document: PolicyDocument,
    wrong: PolicyDocument,
    request: AccessRequest,
])[] = [
    [
        "without a source another customer's trail writes",
        bucketPolicy,
        changed(undefended, "AllowTrailToDeliver", { Condition: { StringEquals: acl } }),
        { ...delivers, ...foreign },
    ],
    [
        "with the whole bucket open another customer's trail writes anywhere",
        bucketPolicy,
        changed(undefended, "AllowTrailToDeliver", { ...anyone, Resource: `${bucket}/*` }),
        { ...delivers, ...foreign, resource: `${bucket}/file` },
    ],
    [
        "without a source another customer's trail checks the ACL",
        bucketPolicy,
        changed(bucketPolicy, "AllowTrailToCheckAcl", anyone),
        { ...checksAcl, ...foreign },
    ],
    [
        "with the organization as the source its other trails write",
        bucketPolicy,
        deliverOn("aws:SourceOrgID", organizationId),
        { ...delivers, ...sibling },
    ],
    [
        "with the account as the source its other trails write",
        bucketPolicy,
        deliverOn("aws:SourceAccount", managementAccountId),
        { ...delivers, ...sibling },
    ],
    [
        "with AWS's sample another customer's trail decrypts",
        archiveKeyPolicy,
        changed(archiveKeyPolicy, "AllowTrailToUseBucketKey", anyone),
        { ...decrypts, ...foreign },
    ],
    [
        "with AWS's sample another customer's trail looks at the key",
        archiveKeyPolicy,
        changed(archiveKeyPolicy, "AllowTrailToDescribeKey", anyone),
        { ...describesKey, ...foreign },
    ],
    [
        "without a source another customer's trail uses the topics' key",
        trailKeyPolicy,
        changed(trailKeyPolicy, "AllowTrailToPublish", anyone),
        { ...announces, ...foreign },
    ],
    [
        "without a context another customer's log group uses the key",
        trailKeyPolicy,
        changed(trailKeyPolicy, "AllowLogGroup", anyone),
        foreignGroup,
    ],
    [
        "without a source another customer's trail announces log files",
        topicPolicy,
        changed(without(topicPolicy, "DenyOtherPublishers"), "AllowTrailToPublish", anyone),
        { ...publishes, ...foreign },
    ],
    [
        "without the Denies of the bucket policy the account's administrators delete",
        bucketPolicy,
        undefended,
        { ...delivers, caller: archive.administrator, action: "s3:DeleteObjectVersion" },
    ],
];

describe("traps that open doors", () => {
    for (const [claim, document, wrong, request] of openings) {
        it(claim, () => {
            const verdicts = [document, wrong].map((resource) =>
                evaluate(request, { owner: ownerOf(request), resource }),
            );
            assert.deepEqual(
                verdicts.map((verdict) => verdict === "allowed"),
                [false, true],
            );
        });
    }
});

describe("what an SCP adds to the documents", () => {
    const policies = { owner: logArchiveAccountId, resource: bucketPolicy };
    const serviceControl = [administratorAccess, statement("Deny", "s3:PutBucketPolicy", bucket)];
    const replaces = { action: "s3:PutBucketPolicy", resource: bucket };

    it("stops the root user of the archive account, whom no bucket policy stops", () => {
        const request = { ...replaces, caller: archive.rootUser };
        const verdicts = [policies, { ...policies, serviceControl }].map((each) => evaluate(request, each));
        assert.deepEqual(verdicts, ["allowed", "denied by statement 1"]);
    });
    it("does not stop delivery, whatever it forbids", () => {
        const forbidden = [administratorAccess, statement("Deny", "*", "*")];
        assert.equal(evaluate(delivers, { ...policies, serviceControl: forbidden }), "allowed");
    });
    it("stops a member as well as the bucket policy does", () => {
        const request = { ...replaces, caller: member.administrator };
        const verdict = evaluate(request, { ...policies, serviceControl });
        assert.equal(verdict, "denied by DenyReconfiguringBucket and statement 1");
    });
});

import { all, any, type Answer, not } from "../../reading/answer";
import { deniesPlainHttp, letsCloudTrailWrite } from "../../reading/policy-document";
import type { Resource } from "../../reading/resource";
import { namesOf, type Stack } from "../../reading/stack";
import { text } from "../../reading/text";
import { types } from "../../reading/types";
import { isOn, list, meets, read } from "../../reading/value";
import { type Finding, type Rule, verdict, where } from "../../rule";
import { bucketCustomerKey } from "./bucket-key";
import { inTransit, notPublic } from "./controls";
import { isWebsite, ordinaryBuckets } from "./ordinary-bucket";

const guide = "https://docs.aws.amazon.com/AmazonS3/latest/userguide";
const switches = ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"];
const publicGroups = /\/global\/(AllUsers|AuthenticatedUsers)$/;

/** Each ordinary bucket with the resources of some types that are surely its own. */
function settingsOf(stack: Stack, kind: readonly string[]): { bucket: Resource; setting: Resource }[] {
    return ordinaryBuckets(stack).flatMap((bucket) =>
        stack
            .referring(kind, "bucket", bucket, types.bucket)
            .filter(({ answer }) => answer === "yes")
            .map(({ resource: setting }) => ({ bucket, setting })),
    );
}

/** The settings of buckets that the stack does not have, each perhaps a website; those of trails have their own rules. */
function strays(stack: Stack, kind: readonly string[]): Resource[] {
    return stack
        .ofType(kind)
        .filter((setting) => stack.linked(setting, "bucket", types.bucket).length === 0)
        .filter((setting) => letsCloudTrailWrite(setting.document("policy")) !== "yes");
}

/** Whether the stack takes away the block by which S3 refuses a public policy of any new bucket. */
function isUnblocked(stack: Stack, bucket: Resource): Answer {
    return any(
        stack
            .referring(types.accessBlock, "bucket", bucket, types.bucket)
            .map(({ resource, answer }) => all([answer, not(isOn(resource.input("blockPublicPolicy")))])),
    );
}

/** Whether a bucket policy lets everybody do something, but for the readers of a website. */
function isPublicByPolicy(policy: Resource, website: Answer, unblocked: Answer): Answer {
    const isPublic = any(
        policy.document("policy").statements.map((statement) => {
            const onlyReads = statement.actions.every((action) => /^s3:GetObject(Version)?$/i.test(text(action)));
            return all([statement.isPublic, onlyReads ? not(website) : "yes"]);
        }),
    );
    // What is not known yet can be public only where S3 would take it.
    return isPublic === "unknown" && unblocked === "no" ? "no" : isPublic;
}

/** Whether an access control list lets everybody in, but for the readers of a website. */
function isPublicByAcl(acl: Resource, website: Answer): Answer {
    const canned = acl.input("acl");
    const grants = [
        ...list(acl.input("grants")).map((grant) => ({
            uri: read(grant, "uri"),
            permissions: list(read(grant, "permissions")),
        })),
        ...list(acl.input("accessControlPolicy", "grants")).map((grant) => ({
            uri: read(grant, "grantee", "uri"),
            permissions: list(read(grant, "permission")),
        })),
    ];
    return any([
        meets(canned, (name) => name === "public-read-write" || name === "authenticated-read"),
        all([meets(canned, (name) => name === "public-read"), not(website)]),
        ...grants.map(({ uri, permissions }) =>
            all([
                meets(uri, (group) => publicGroups.test(text(group))),
                permissions.every((permission) => permission === "READ") ? not(website) : "yes",
            ]),
        ),
    ]);
}

function openRule(
    name: string,
    title: string,
    fault: string,
    fix: string,
    page: string,
    kind: readonly string[],
    isOpen: (setting: Resource, website: Answer, unblocked: Answer) => Answer,
): Rule {
    return {
        name,
        title,
        severity: "critical",
        why: "Scanners find a bucket that is public within minutes, and download all of it.",
        fix,
        controls: notPublic(["S3.2", "S3.3", "S3.8"], {
            "CIS v3.0": ["2.1.4"],
            "CIS v5.0": ["2.1.4"],
            "CIS v7.0": ["3.1.4"],
        }),
        url: `${guide}/${page}`,
        types: [],
        judgeStack: (stack) => {
            const judged = (setting: Resource, bucket: Resource): Finding => ({
                resource: setting,
                verdict: verdict(not(isOpen(setting, isWebsite(stack, bucket), isUnblocked(stack, bucket))), fault),
            });
            return [
                ...settingsOf(stack, kind).map(({ setting, bucket }) => judged(setting, bucket)),
                // The same settings as properties of the bucket.
                ...ordinaryBuckets(stack).map((bucket) => judged(bucket, bucket)),
                ...strays(stack, kind).map((setting) => ({
                    resource: setting,
                    verdict: verdict(not(isOpen(setting, "yes", "no")), fault),
                })),
            ].filter(({ verdict: result }) => result !== "yes");
        },
    };
}

/** The buckets that hold no audit log. S3 encrypts each, and keeps each private, unless a program says otherwise. */
export const buckets: readonly Rule[] = [
    openRule(
        "s3-bucket-policy-not-public",
        "A bucket policy lets the whole world in for a website's objects only",
        "lets everybody in: no condition says who or from where, and the bucket is no website",
        'in the policy, a Principal such as { Service: "cloudfront.amazonaws.com" } with aws:SourceArn, in place of "*"',
        "access-control-block-public-access.html",
        types.bucketPolicy,
        isPublicByPolicy,
    ),
    openRule(
        "s3-bucket-acl-not-public",
        "An access control list lets nobody in but the readers of a website",
        "lets everybody in by its access control list",
        'leave out acl and grants, or acl: "private"',
        "acl-overview.html",
        types.bucketAcl,
        isPublicByAcl,
    ),
    openRule(
        "s3-bucket-public-access-block",
        "The public access block of a bucket that is no website is complete",
        "takes the bucket's protection from the public away: not all four switches are true",
        "on the BucketPublicAccessBlock, blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true",
        "access-control-block-public-access.html",
        types.accessBlock,
        (setting, website) =>
            types.accessBlock.some((type) => type === setting.type)
                ? not(any([website, all(switches.map((name) => isOn(setting.input(name))))]))
                : "no",
    ),
    bucketCustomerKey,
    {
        name: "s3-bucket-tls-only",
        title: "A bucket takes requests over TLS only, where the configuration asks for it",
        severity: "medium",
        why: "Over plain HTTP anybody on the way can read objects and credentials or change them.",
        fix: 'in the bucket\'s policy, { Effect: "Deny", Principal: "*", Action: "s3:*", Resource: [bucketArn, `${bucketArn}/*`], Condition: { Bool: { "aws:SecureTransport": "false" } } }',
        controls: inTransit(["S3.5"], { "CIS v3.0": ["2.1.1"], "CIS v5.0": ["2.1.1"], "CIS v7.0": ["3.1.1"] }),
        url: `${guide}/security-best-practices.html`,
        types: [],
        judgeStack: (stack, { requireTls }) =>
            requireTls
                ? ordinaryBuckets(stack).map((bucket) => {
                      const policies = stack.referring(types.bucketPolicy, "bucket", bucket, types.bucket);
                      const name = namesOf(bucket)[0];
                      const answers = [
                          deniesPlainHttp(bucket.document("policy"), name),
                          ...policies.map(({ resource, answer }) =>
                              all([answer, deniesPlainHttp(resource.document("policy"), name)]),
                          ),
                      ];
                      // The endpoints of S3 websites speak plain HTTP alone ("Website endpoints").
                      return {
                          resource: bucket,
                          verdict: where(
                              not(isWebsite(stack, bucket)),
                              verdict(
                                  any(answers),
                                  "takes plain HTTP: no statement of its policy denies it to everybody",
                              ),
                          ),
                      };
                  })
                : [],
    },
];

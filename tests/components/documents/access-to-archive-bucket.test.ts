import { archiveBucketPolicy } from "../../../components/documents/archive-bucket-policy";
import { service, trails } from "../../evaluation/callers";
import { proveAccess } from "../../evaluation/prove-access";
import { acl, bucket, paths } from "../../evaluation/requests/archive-bucket";
import { peoplesRequests } from "../../evaluation/requests/archive-bucket-people";
import { servicesRequests } from "../../evaluation/requests/archive-bucket-services";
import { deployment, roles, trail } from "../../helpers/deployment";

const trailsOfOne = [
    { trailArn: trail, isOrganizationTrail: true },
    { trailArn: `${trail}-data`, prefix: "data", isOrganizationTrail: true },
    { trailArn: `${trail}-single`, prefix: "single", isOrganizationTrail: false },
];
const threeTrails = archiveBucketPolicy(deployment, { bucketName: "archive", trails: trailsOfOne }, roles);

const bothDeny = "DenyWritingByOthers stops other trails as well, and says the same of every other writer";
const sameAccount =
    "a role of the bucket's own account needs a policy of its own, which is enough; others need this one as well";

proveAccess("requests to the archive bucket", {
    document: archiveBucketPolicy(
        deployment,
        { bucketName: "archive", trails: [{ trailArn: trail, isOrganizationTrail: true }] },
        roles,
    ),
    attachedTo: "resource",
    owner: deployment.logArchiveAccountId,
    requests: [...servicesRequests, ...peoplesRequests],
    redundant: {
        "AllowTrailToDeliver Condition StringEquals aws:SourceArn": bothDeny,
        "AllowReadersToRead Principal AWS arn:aws:iam::444455556666:root": sameAccount,
        "AllowReadersToRead Condition ArnLike aws:PrincipalArn arn:aws:iam::444455556666:role/Reader": sameAccount,
        "AllowReadersToList Principal AWS arn:aws:iam::444455556666:root": sameAccount,
        "AllowReadersToList Condition ArnLike aws:PrincipalArn arn:aws:iam::444455556666:role/Reader": sameAccount,
        "DenyReadingByOthers Condition Bool aws:PrincipalIsAWSService":
            "no service is allowed to read; it keeps the Deny from those that a policy lets in one day",
    },
});

const dataTrail = `${trail}-data`;
const singleAccountTrail = `${trail}-single`;
const { probe, organizationProbe, logFile } = paths;
const below = (prefix: string, path: string) => path.replace(`${bucket}/`, `${bucket}/${prefix}/`);
const callerOf = (trailArn: string) => service("cloudtrail.amazonaws.com", trailArn, "111122223333");
const write = "s3:PutObject";
const notItsOwn = "not allowed";

proveAccess("requests of three trails to one archive bucket", {
    document: {
        ...threeTrails,
        Statement: threeTrails.Statement.filter(({ Sid }) => Sid.startsWith("AllowTrailTo")),
    },
    attachedTo: "resource",
    owner: deployment.logArchiveAccountId,
    requests: [
        {
            who: "the trail without a prefix",
            caller: trails.organization,
            requests: [
                ["checks the ACL", "allowed", "s3:GetBucketAcl", bucket],
                ["probes its own path", "allowed", write, probe, acl],
                ["delivers to its own path", "allowed", write, logFile, acl],
                ["delivers without the ACL", "not allowed", write, logFile],
                ["probes without the ACL", "not allowed", write, probe],
                ["delivers to the data trail's path", notItsOwn, write, below("data", logFile), acl],
                ["delivers to the single account's path", notItsOwn, write, below("single", probe), acl],
            ],
        },
        {
            who: "the data trail",
            caller: callerOf(dataTrail),
            requests: [
                ["checks the ACL", "allowed", "s3:GetBucketAcl", bucket],
                ["probes its own path", "allowed", write, below("data", probe), acl],
                ["delivers to its own path", "allowed", write, below("data", logFile), acl],
                ["delivers without the ACL", "not allowed", write, below("data", logFile)],
                ["delivers below no prefix", notItsOwn, write, logFile, acl],
                ["delivers below another's prefix", notItsOwn, write, below("single", probe), acl],
            ],
        },
        {
            who: "the trail of one account",
            caller: callerOf(singleAccountTrail),
            requests: [
                ["checks the ACL", "allowed", "s3:GetBucketAcl", bucket],
                ["delivers to its own path", "allowed", write, below("single", probe), acl],
                ["delivers without the ACL", "not allowed", write, below("single", probe)],
                ["delivers for the organization", notItsOwn, write, below("single", organizationProbe), acl],
                ["delivers below no prefix", notItsOwn, write, probe, acl],
            ],
        },
        {
            who: "another customer's trail",
            caller: trails.ofAnotherCustomer,
            requests: [
                ["checks the ACL", "not allowed", "s3:GetBucketAcl", bucket],
                ["delivers to a trail's path", "not allowed", write, logFile, acl],
                ["delivers below a prefix", "not allowed", write, below("data", logFile), acl],
                ["delivers below the other prefix", "not allowed", write, below("single", probe), acl],
            ],
        },
    ],
});

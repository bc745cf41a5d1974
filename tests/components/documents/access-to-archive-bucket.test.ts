import { archiveBucketPolicy } from "../../../components/documents/archive-bucket-policy";
import { proveAccess } from "../../evaluation/prove-access";
import { peoplesRequests } from "../../evaluation/requests/archive-bucket-people";
import { servicesRequests } from "../../evaluation/requests/archive-bucket-services";
import { deployment, roles, trail } from "../../helpers/deployment";

const bothDeny = "DenyWritingByOthers stops other trails as well, and says the same of every other writer";
const sameAccount =
    "a role of the bucket's own account needs a policy of its own, which is enough; others need this one as well";

proveAccess("requests to the archive bucket", {
    document: archiveBucketPolicy(deployment, { bucketName: "archive", trailArns: [trail] }, roles),
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

import { policyDocument, type PolicyDocument } from "../../components/documents/policy-document";
import { trailKeyPolicy } from "../../components/documents/trail-key-policy";
import { requiredPoliciesOf } from "../../settings/required-policies";
import type { Settings } from "../../settings/settings";
import type { Accounts } from "./accounts";
import { lacksOfBucket } from "./bucket";
import { lacksOfKey } from "./key";
import type { Lack } from "./lack";
import { lacksOfLogGroup } from "./log-group";
import { lacksOfTopic } from "./topic";

/** What one existing resource lacks; nothing if it is as the trails need it. */
export interface Finding {
    /** For instance `bucket example-audit-logs`. */
    readonly resource: string;
    readonly lacks: readonly Lack[];
}

/** Compares every existing resource that the settings name with what is needed of it. Changes nothing. */
export async function findingsFor(settings: Settings, accounts: Accounts): Promise<Finding[]> {
    const { deployment, existing } = settings;
    const { trailAccount, logArchiveAccount } = accounts;
    const policies = requiredPoliciesOf(settings);
    const topic = (arn: string, policy: PolicyDocument | undefined, keyPolicy: PolicyDocument) =>
        lacksOfTopic(trailAccount.sns, trailAccount.kms, arn, deployment.managementAccountId, { policy, keyPolicy });
    const forAlarms = keyStatement(settings, "AllowAlarmsToPublish");
    return Promise.all([
        ...check("bucket", existing.archiveBucket, (name) =>
            lacksOfBucket(logArchiveAccount.s3, name, deployment, policies.archiveBucket),
        ),
        ...check("key", existing.archiveKeyArn, (arn) => lacksOfKey(logArchiveAccount.kms, arn, policies.archiveKey)),
        ...check("key", existing.trailKeyArn, (arn) => lacksOfKey(trailAccount.kms, arn, policies.trailKey)),
        ...check("log group", existing.logGroupName, (name) => lacksOfLogGroup(trailAccount.logs, name)),
        ...check("topic", existing.urgentTopicArn, (arn) => topic(arn, policies.urgentTopic, forAlarms)),
        ...check("topic", existing.reviewTopicArn, (arn) => topic(arn, policies.reviewTopic, forAlarms)),
        ...check("topic", existing.deliveryTopicArn, (arn) =>
            topic(arn, policies.deliveryTopic, keyStatement(settings, "AllowTrailToPublish")),
        ),
    ]);
}

/** What the key of an existing topic has to allow: what the key made here does for its topics. */
function keyStatement({ deployment, trails, trailKeyUsers }: Settings, sid: string): PolicyDocument {
    const announcing = trails.filter(({ delivery }) => delivery === "shared").map(({ trailArn }) => trailArn);
    const { Statement: all } = trailKeyPolicy(deployment, { ...trailKeyUsers, trailArns: announcing });
    return policyDocument(all.filter(({ Sid }) => Sid === sid));
}

function check(kind: string, name: string | undefined, look: (name: string) => Promise<Lack[]>): Promise<Finding>[] {
    if (name === undefined) {
        return [];
    }
    const lacks = look(name).catch(({ name: code, message }: Error): Lack[] =>
        ["NotFound", "NotFoundException", "NoSuchBucket"].includes(code)
            ? [{ kind: "must", what: "existence: the account has none of this name in the Region of the trails" }]
            : [{ kind: "unknown", what: `it cannot be looked at: ${code}: ${message}` }],
    );
    return [lacks.then((found) => ({ resource: `${kind} ${name}`, lacks: found }))];
}

import type { KMSClient } from "@aws-sdk/client-kms";
import { GetTopicAttributesCommand, type SNSClient } from "@aws-sdk/client-sns";
import { accountOf } from "../../components/documents/arns";
import type { PolicyDocument } from "../../components/documents/policy-document";
import { lacksOfKey } from "./key";
import type { Lack } from "./lack";
import { missingFrom } from "./required-statements";

export interface RequiredOfTopic {
    readonly policy: PolicyDocument | undefined;
    /** Of the key that the topic is encrypted with: who publishes needs it too, and nobody is told when it is refused. */
    readonly keyPolicy: PolicyDocument;
}

/**
 * What a topic lacks so that alarms or trails can publish to it.
 *
 * @param kms of the trails' account: keys of another account do not show their policies.
 */
export async function lacksOfTopic(
    sns: SNSClient,
    kms: KMSClient,
    arn: string,
    trailAccountId: string,
    { policy, keyPolicy }: RequiredOfTopic,
): Promise<Lack[]> {
    const { Attributes: attributes = {} } = await sns.send(new GetTopicAttributesCommand({ TopicArn: arn }));
    const key = attributes["KmsMasterKeyId"] ?? "";
    if (key === "") {
        const encryption: Lack = { kind: "hardening", what: "encryption with a key of your own" };
        return [encryption, ...missingFrom(attributes["Policy"], policy)];
    }
    const owner = accountOf(key.startsWith("arn:") ? key : arn);
    const ofKey =
        owner === trailAccountId
            ? await lacksOfKey(kms, key, keyPolicy).catch(({ name, message }: Error) => unknown(`${name}: ${message}`))
            : unknown(`it is of account ${owner}`);
    return [
        ...ofKey.map(({ kind, what }) => ({ kind, what: `for its key ${key}: ${what}` })),
        ...missingFrom(attributes["Policy"], policy),
    ];
}

function unknown(why: string): Lack[] {
    return [{ kind: "unknown", what: `its policy cannot be looked at: ${why}` }];
}

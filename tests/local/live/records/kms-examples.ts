import type { Json } from "../delivery-harness";
import { type Example, none } from "./example";
import type { RecordedEmulator } from "./harness";
import { expectedRecord } from "./normalized";

const page = (operation: string) => `${operation} (AWS KMS Developer Guide, AWS KMS log entry examples)`;
const arn = "arn:aws:kms:us-east-1:111122223333:key/<uuid>";
const resources = [{ accountId: "111122223333", type: "AWS::KMS::Key", ARN: arn }];
const kms = (name: string, fields: Json) => expectedRecord("kms.amazonaws.com", name, { resources, ...fields });

async function withKey(aws: RecordedEmulator, operation: string, parameters: Json) {
    const { answer } = await aws.call("kms", "CreateKey");
    const { KeyId } = answer?.["KeyMetadata"] as { KeyId: string };
    return aws.call("kms", operation, { KeyId, ...parameters });
}

const algorithm = { encryptionAlgorithm: "SYMMETRIC_DEFAULT" };

export const kmsExamples: readonly Example[] = [
    {
        what: "a key created",
        source: page("CreateKey"),
        call: (aws) => aws.call("kms", "CreateKey", { Description: "archive" }),
        record: kms("CreateKey", {
            requestParameters: {
                description: "archive",
                keyUsage: "ENCRYPT_DECRYPT",
                keySpec: "SYMMETRIC_DEFAULT",
                customerMasterKeySpec: "SYMMETRIC_DEFAULT",
                origin: "AWS_KMS",
                multiRegion: false,
                bypassPolicyLockoutSafetyCheck: false,
            },
            responseElements: {
                keyMetadata: {
                    aWSAccountId: "111122223333",
                    keyId: "<uuid>",
                    arn,
                    creationDate: "<time>",
                    enabled: true,
                    description: "archive",
                    keyState: "Enabled",
                    origin: "AWS_KMS",
                    keyManager: "CUSTOMER",
                    customerMasterKeySpec: "SYMMETRIC_DEFAULT",
                    keySpec: "SYMMETRIC_DEFAULT",
                    encryptionAlgorithms: ["SYMMETRIC_DEFAULT"],
                    signingAlgorithms: [],
                },
            },
        }),
    },
    {
        what: "something encrypted, without it",
        source: page("Encrypt"),
        call: (aws) =>
            withKey(aws, "Encrypt", { Plaintext: "secret", EncryptionContext: { Department: "Engineering" } }),
        record: kms("Encrypt", {
            requestParameters: { keyId: "<uuid>", encryptionContext: { Department: "Engineering" }, ...algorithm },
            readOnly: true,
        }),
    },
    {
        what: "a data key made, without it",
        source: page("GenerateDataKey"),
        call: (aws) => withKey(aws, "GenerateDataKey", { KeySpec: "AES_256", EncryptionContext: { Project: "Alpha" } }),
        record: kms("GenerateDataKey", {
            requestParameters: { keyId: "<uuid>", keySpec: "AES_256", encryptionContext: { Project: "Alpha" } },
            readOnly: true,
        }),
    },
    {
        what: "an alias created",
        source: page("CreateAlias"),
        async call(aws) {
            const { answer } = await aws.call("kms", "CreateKey");
            const { Arn } = answer?.["KeyMetadata"] as { Arn: string };
            return aws.call("kms", "CreateAlias", { AliasName: "alias/my_alias", TargetKeyId: Arn });
        },
        record: kms("CreateAlias", {
            requestParameters: { aliasName: "alias/my_alias", targetKeyId: arn },
            resources: [
                ...resources,
                {
                    accountId: "111122223333",
                    type: "AWS::KMS::Alias",
                    ARN: "arn:aws:kms:us-east-1:111122223333:alias/my_alias",
                },
            ],
        }),
    },
    {
        what: "a key's policy put, as a text",
        source: page("PutKeyPolicy"),
        call: (aws) => withKey(aws, "PutKeyPolicy", { PolicyName: "default", Policy: '{"Statement":[]}' }),
        record: kms("PutKeyPolicy", {
            requestParameters: {
                keyId: "<uuid>",
                policyName: "default",
                policy: '{"Statement":[]}',
                bypassPolicyLockoutSafetyCheck: false,
            },
        }),
    },
    {
        what: "a key disabled",
        source: page("DisableKey"),
        call: (aws) => withKey(aws, "DisableKey", {}),
        record: kms("DisableKey", { requestParameters: { keyId: "<uuid>" } }),
    },
    {
        what: "a key's deletion scheduled",
        source: page("ScheduleKeyDeletion"),
        call: (aws) => withKey(aws, "ScheduleKeyDeletion", { PendingWindowInDays: 20 }),
        record: kms("ScheduleKeyDeletion", {
            requestParameters: { keyId: "<uuid>", pendingWindowInDays: 20 },
            responseElements: { keyId: "<uuid>", deletionDate: "<time>" },
        }),
    },
    {
        what: "a ciphertext that is none",
        source: none,
        call: (aws) => aws.call("kms", "Decrypt", { CiphertextBlob: "AAAA" }),
        record: kms("Decrypt", {
            errorCode: "InvalidCiphertextException",
            requestParameters: algorithm,
            readOnly: true,
            resources: undefined,
        }),
    },
];

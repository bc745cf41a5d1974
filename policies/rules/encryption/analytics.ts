import { all, any, type Answer, not } from "../../reading/answer";
import { isCustomerKey } from "../../reading/key";
import type { Resource } from "../../reading/resource";
import { text } from "../../reading/text";
import { isOff, isOn, isUnset, list, meets, read } from "../../reading/value";
import type { Rule } from "../../rule";
import { encryptionRules, every, oneOf, switchedOn } from "./store";

const glueModes = [
    ["cloudwatchEncryption", "cloudwatchEncryptionMode"],
    ["jobBookmarksEncryption", "jobBookmarksEncryptionMode"],
    ["s3Encryption", "s3EncryptionMode"],
] as const;

/**
 * Whether a variant of an endpoint has no volume to encrypt: serverless ones, and instances with storage of their own, with
 * which SageMaker refuses a key ("CreateEndpointConfig").
 */
function takesNoKey(resource: Resource): Answer {
    return any(
        ["productionVariants", "shadowProductionVariants"]
            .flatMap((name) => list(resource.input(name)))
            .map((variant) =>
                any([
                    isUnset(read(variant, "serverlessConfig")) ? "no" : "yes",
                    meets(read(variant, "instanceType"), (type) =>
                        /^ml\.(\w+d\w*|g[5-9]\w*|gr\d\w*|p[5-9]\w*|trn\d\w*)\./.test(text(type)),
                    ),
                ]),
            ),
    );
}

function featureStoresHaveKeys(resource: Resource): Answer {
    const stores = [
        ["offlineStoreConfig", "s3StorageConfig", "kmsKeyId"],
        ["onlineStoreConfig", "securityConfig", "kmsKeyId"],
    ] as const;
    return all(
        stores.map(([store, ...path]) =>
            isUnset(resource.input(store)) ? "yes" : isCustomerKey(resource, store, ...path),
        ),
    );
}

/** The stores of searches, queries and machine learning. */
export const analytics: readonly Rule[] = encryptionRules([
    {
        name: "opensearch-domain",
        store: "An OpenSearch or Elasticsearch domain",
        types: ["aws:opensearch/domain:Domain", "aws:elasticsearch/domain:Domain"],
        isEncrypted: switchedOn(["encryptAtRest", "enabled"]),
        key: ["encryptAtRest", "kmsKeyId"],
        fix: "on the domain, encryptAtRest: { enabled: true }",
        keyFix: "encryptAtRest: { enabled: true, kmsKeyId: key.arn }",
        securityHub: ["OpenSearch.1", "ES.1"],
        url: "https://docs.aws.amazon.com/opensearch-service/latest/developerguide/encryption-at-rest.html",
    },
    {
        name: "opensearch-serverless",
        store: "An OpenSearch Serverless collection",
        types: ["aws:opensearch/serverlessSecurityPolicy:ServerlessSecurityPolicy"],
        key: (resource) =>
            any([
                not(oneOf(["type"], ["encryption"])(resource)),
                meets(
                    resource.input("policy"),
                    (text) => typeof text !== "string" || !/"AWSOwnedKey"\s*:\s*true/.test(text),
                ),
            ]),
        fix: "in its encryption policy, AWSOwnedKey: false, KmsARN: keyArn",
        url: "https://docs.aws.amazon.com/opensearch-service/latest/developerguide/serverless-encryption.html",
    },
    {
        name: "athena-workgroup",
        store: "An Athena workgroup",
        types: ["aws:athena/workgroup:Workgroup"],
        key: (resource) => {
            const hasKey = (...path: string[]) => isCustomerKey(resource, "configuration", ...path);
            return any([
                all([
                    // Without it each client says how its results are encrypted.
                    not(isOff(resource.input("configuration", "enforceWorkgroupConfiguration"))),
                    hasKey("resultConfiguration", "encryptionConfiguration", "kmsKeyArn"),
                ]),
                // Results that Athena keeps itself, and those of Spark, are each encrypted with a key of their own.
                hasKey("managedQueryResultsConfiguration", "encryptionConfiguration", "kmsKey"),
                hasKey("customerContentEncryptionConfiguration", "kmsKey"),
            ]);
        },
        fix: 'on the workgroup, configuration: { enforceWorkgroupConfiguration: true, resultConfiguration: { encryptionConfiguration: { encryptionOption: "SSE_KMS", kmsKeyArn: key.arn } } }',
        securityHub: ["Athena.1"],
        url: "https://docs.aws.amazon.com/athena/latest/ug/encrypting-query-results-stored-in-s3.html",
    },
    {
        name: "glue-data-catalog",
        store: "The Glue Data Catalog",
        types: ["aws:glue/dataCatalogEncryptionSettings:DataCatalogEncryptionSettings"],
        isEncrypted: (resource) => {
            const settings = (...path: string[]) => resource.input("dataCatalogEncryptionSettings", ...path);
            const mode = settings("encryptionAtRest", "catalogEncryptionMode");
            const passwords = settings("connectionPasswordEncryption", "returnConnectionPasswordEncrypted");
            return all([meets(mode, (known) => !isUnset(known) && known !== "DISABLED"), isOn(passwords)]);
        },
        key: ["dataCatalogEncryptionSettings", "encryptionAtRest", "sseAwsKmsKeyId"],
        fix: 'on the settings, encryptionAtRest: { catalogEncryptionMode: "SSE-KMS" }, connectionPasswordEncryption: { returnConnectionPasswordEncrypted: true, awsKmsKeyId: key.arn }',
        keyFix: "sseAwsKmsKeyId: key.arn",
        url: "https://docs.aws.amazon.com/glue/latest/dg/encrypt-glue-data-catalog.html",
    },
    {
        name: "glue-security-configuration",
        store: "What a Glue security configuration covers",
        types: ["aws:glue/securityConfiguration:SecurityConfiguration"],
        isEncrypted: (resource) =>
            every(
                glueModes.map(([part, mode]) => resource.input("encryptionConfiguration", part, mode)),
                (mode) => (isUnset(mode) || mode === "DISABLED" ? "no" : "yes"),
            ),
        key: (resource) =>
            all(glueModes.map(([part]) => isCustomerKey(resource, "encryptionConfiguration", part, "kmsKeyArn"))),
        fix: 'in the configuration, s3EncryptionMode: "SSE-KMS", cloudwatchEncryptionMode: "SSE-KMS", jobBookmarksEncryptionMode: "CSE-KMS"',
        keyFix: "kmsKeyArn: key.arn in each",
        url: "https://docs.aws.amazon.com/glue/latest/dg/encryption-security-configuration.html",
    },
    {
        name: "sagemaker-storage",
        store: "The storage of a SageMaker notebook, endpoint, domain or feature group",
        types: [
            "aws:sagemaker/notebookInstance:NotebookInstance",
            "aws:sagemaker/endpointConfiguration:EndpointConfiguration",
            "aws:sagemaker/domain:Domain",
            "aws:sagemaker/featureGroup:FeatureGroup",
        ],
        key: (resource) =>
            resource.type.endsWith(":FeatureGroup")
                ? featureStoresHaveKeys(resource)
                : any([
                      isCustomerKey(resource, "kmsKeyId"),
                      isCustomerKey(resource, "kmsKeyArn"),
                      takesNoKey(resource),
                  ]),
        fix: "on the notebook or domain, kmsKeyId: key.arn; on the endpoint configuration, kmsKeyArn: key.arn; in a feature group's offlineStoreConfig.s3StorageConfig and onlineStoreConfig.securityConfig, kmsKeyId: key.arn",
        url: "https://docs.aws.amazon.com/sagemaker/latest/dg/encryption-at-rest.html",
    },
]);

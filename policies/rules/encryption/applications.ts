import { all, any, not } from "../../reading/answer";
import { isCustomerKey } from "../../reading/key";
import { isOn, list, meets, read } from "../../reading/value";
import type { Rule } from "../../rule";
import { encryptionRules, every, given, keyInEach, oneOf, switchedOn } from "./store";

/** Logs, secrets, images, backups, functions, builds and the caches of APIs. */
export const applications: readonly Rule[] = encryptionRules([
    {
        name: "log-group",
        store: "A log group",
        types: ["aws:cloudwatch/logGroup:LogGroup"],
        key: ["kmsKeyId"],
        fix: "on the log group, kmsKeyId: key.arn",
        url: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html",
    },
    {
        name: "secretsmanager-secret",
        store: "A secret",
        types: ["aws:secretsmanager/secret:Secret"],
        key: (resource) => all([isCustomerKey(resource, "kmsKeyId"), keyInEach(resource, "replicas", "kmsKeyId")]),
        fix: "on the secret and in each of its replicas, kmsKeyId: key.arn",
        url: "https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html",
    },
    {
        name: "ssm-parameter",
        store: "An SSM parameter with the name of a secret",
        types: ["aws:ssm/parameter:Parameter"],
        isEncrypted: (resource) =>
            any([not(meets(resource.input("name"), isSecretName)), oneOf(["type"], ["SecureString"])(resource)]),
        key: (resource) => any([not(oneOf(["type"], ["SecureString"])(resource)), isCustomerKey(resource, "keyId")]),
        fix: 'on the parameter, type: "SecureString"',
        keyFix: "keyId: key.arn",
        url: "https://docs.aws.amazon.com/systems-manager/latest/userguide/secure-string-parameter-kms-encryption.html",
    },
    {
        name: "ecr-repository",
        store: "An ECR repository",
        types: ["aws:ecr/repository:Repository", "aws:ecr/repositoryCreationTemplate:RepositoryCreationTemplate"],
        key: (resource) =>
            all([
                given("encryptionConfigurations")(resource),
                keyInEach(resource, "encryptionConfigurations", "kmsKey"),
            ]),
        fix: 'on the repository, encryptionConfigurations: [{ encryptionType: "KMS", kmsKey: key.arn }]',
        securityHub: ["ECR.5"],
        url: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/encryption-at-rest.html",
    },
    {
        name: "backup-vault",
        store: "A backup vault",
        types: ["aws:backup/vault:Vault"],
        key: ["kmsKeyArn"],
        fix: "on the vault, kmsKeyArn: key.arn",
        securityHub: ["Backup.1"],
        url: "https://docs.aws.amazon.com/aws-backup/latest/devguide/encryption.html",
    },
    {
        name: "lambda-environment",
        store: "The environment of a Lambda function",
        types: ["aws:lambda/function:Function"],
        key: (resource) => any([not(given("environment")(resource)), isCustomerKey(resource, "kmsKeyArn")]),
        fix: "on the function, kmsKeyArn: key.arn",
        url: "https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars-encryption.html",
    },
    {
        name: "codebuild-project",
        store: "What a CodeBuild project writes",
        types: ["aws:codebuild/project:Project"],
        isEncrypted: (resource) =>
            every(
                [
                    resource.input("artifacts"),
                    ...list(resource.input("secondaryArtifacts")),
                    resource.input("logsConfig", "s3Logs"),
                ],
                (part) => not(isOn(read(part, "encryptionDisabled"))),
            ),
        fix: "in the artifacts and in logsConfig.s3Logs, encryptionDisabled: false, or leave it out",
        securityHub: ["CodeBuild.3"],
        url: "https://docs.aws.amazon.com/codebuild/latest/userguide/security-encryption.html",
    },
    {
        name: "appsync-cache",
        store: "An AppSync API cache",
        types: ["aws:appsync/apiCache:ApiCache"],
        isEncrypted: switchedOn(["atRestEncryptionEnabled"]),
        fix: "on the cache, atRestEncryptionEnabled: true",
        securityHub: ["AppSync.1"],
        url: "https://docs.aws.amazon.com/appsync/latest/devguide/enabling-caching.html",
    },
    {
        name: "apigateway-cache",
        store: "An API Gateway cache",
        types: ["aws:apigateway/methodSettings:MethodSettings"],
        isEncrypted: (resource) =>
            any([
                not(switchedOn(["settings", "cachingEnabled"])(resource)),
                switchedOn(["settings", "cacheDataEncrypted"])(resource),
            ]),
        fix: "in the settings, cacheDataEncrypted: true",
        securityHub: ["APIGateway.5"],
        url: "https://docs.aws.amazon.com/apigateway/latest/developerguide/data-protection-encryption.html",
    },
]);

// The last word of a path such as /shop/production/db/password, perhaps with Pulumi's random ending behind it; "token-url"
// or "secret-arn" only speak of a secret.
function isSecretName(name: unknown): boolean {
    return (
        typeof name === "string" &&
        /(^|[/._-])(passwords?|passwd|passphrase|secrets?|tokens?|api[_-]?key|private[_-]?key|credentials?)(-[0-9a-f]{7})?$/i.test(
            name.replace(/([a-z])([A-Z])/g, "$1-$2"),
        )
    );
}

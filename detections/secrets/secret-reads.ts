import {
    all,
    any,
    anyEvent,
    equals,
    event,
    isTrue,
    not,
    notExists,
    startsWith,
    succeeded,
} from "../filter-pattern/build";
import { denied, iamUser, record, roleSession } from "../sample-record";
import { firstEvent } from "../entry";
import { byIdentityCenterUser } from "../sessions/actors";
import { identityCenterUser } from "../sessions/sample-identities";
import type { PatternDetection } from "../detection";

const secretsManager = "secretsmanager.amazonaws.com";
const ec2 = "ec2.amazonaws.com";
const ssm = "ssm.amazonaws.com";
const parameters = {
    source: ssm,
    names: ["GetParameter", "GetParameters", "GetParametersByPath", "GetParameterHistory"],
};
const path = "$.requestParameters.path";
const sdk = "aws-sdk-java/2.35.0 md/io#async lang/java#21.0.8";

/** An application's reads are left out: a metric counts the whole organization's, and there they hide everything. */
export const secretsReadByPeople: PatternDetection = {
    ...firstEvent,
    id: "secret-reads-by-people",
    title: "Many secrets read by people or from command lines",
    why: "Applications read their secrets; a person, or a key in the hands of one, who reads many in minutes is collecting them.",
    response:
        "Find the caller with the most reads in the query. Revoke its session or deactivate its key unless it can explain them, and change the secrets it read.",
    severity: "high",
    techniques: ["T1555.006"],
    controls: [],
    noise: "Migrations, and IAM users that belong to programs: exclude those users.",
    threshold: 20,
    onlyInNumbers: true,
    events: [
        { source: secretsManager, names: ["GetSecretValue"] },
        parameters,
        { source: ec2, names: ["DescribeInstanceAttribute"] },
    ],
    watches:
        "decrypted reads, and reads of start scripts (user data), by IAM users, users of Identity Center and the AWS CLI",
    condition: all(
        any(
            event("GetSecretValue", secretsManager),
            all(anyEvent(parameters), isTrue("$.requestParameters.withDecryption"), not(equals(path, "/"))),
            all(event("DescribeInstanceAttribute", ec2), equals("$.requestParameters.attribute", "userData")),
        ),
        any(equals("$.userIdentity.type", "IAMUser"), byIdentityCenterUser, startsWith("$.userAgent", "aws-cli/")),
        notExists("$.userIdentity.invokedBy"),
        succeeded(),
    ),
    samples: () => ({
        match: [
            startScript("userData"),
            record(secretsManager, "GetSecretValue", {
                userIdentity: iamUser(),
                userAgent: "Boto3/1.40.45 md/Botocore#1.40.45 ua/2.1 os/linux",
                readOnly: true,
                requestParameters: { secretId: "prod/database" },
            }),
            record(secretsManager, "GetSecretValue", {
                userIdentity: identityCenterUser(),
                userAgent: "Mozilla/5.0 (X11; Linux x86_64; rv:146.0) Gecko/20100101 Firefox/146.0",
                readOnly: true,
                requestParameters: { secretId: "prod/mail" },
            }),
            record(ssm, "GetParameters", {
                userIdentity: roleSession("web-server", "i-0123456789abcdef0"),
                readOnly: true,
                requestParameters: { names: ["/prod/database", "/prod/mail"], withDecryption: true },
            }),

            ...parameters.names.map((name) =>
                record(ssm, name, {
                    userIdentity: iamUser(),
                    readOnly: true,
                    requestParameters: { path: "/prod/orders", withDecryption: true },
                }),
            ),
        ],
        ignore: [
            startScript("instanceType"),
            record(secretsManager, "GetSecretValue", {
                userIdentity: { ...iamUser(), invokedBy: "athena.amazonaws.com" },
                readOnly: true,
                requestParameters: { secretId: "prod/database" },
            }),
            record(ssm, "GetParametersByPath", {
                userIdentity: roleSession("backup", "backup"),
                readOnly: true,
                requestParameters: { path: "/", recursive: true, withDecryption: true },
            }),

            record(secretsManager, "GetSecretValue", {
                userIdentity: roleSession("orders", "orders"),
                userAgent: sdk,
                readOnly: true,
                requestParameters: { secretId: "prod/orders/database" },
            }),
            record(ssm, "GetParameter", {
                userIdentity: iamUser(),
                readOnly: true,
                requestParameters: { name: "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64" },
            }),
            record(secretsManager, "GetSecretValue", {
                userIdentity: roleSession("orders-execution", "0123456789abcdef", "ecs-tasks.amazonaws.com"),
                readOnly: true,
                requestParameters: { secretId: "prod/orders/database" },
            }),
            record(secretsManager, "GetSecretValue", {
                userIdentity: iamUser(),
                ...denied("secretsmanager:GetSecretValue", "AccessDeniedException"),
                readOnly: true,
                requestParameters: { secretId: "prod/database" },
            }),
            record(secretsManager, "DescribeSecret", {
                readOnly: true,
                requestParameters: { secretId: "prod/database" },
            }),
        ],
    }),
};

function startScript(attribute: string) {
    return record(ec2, "DescribeInstanceAttribute", {
        userIdentity: iamUser(),
        readOnly: true,
        requestParameters: { instanceId: "i-0123456789abcdef0", attribute },
    });
}

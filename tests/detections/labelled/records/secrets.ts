import {
    agents,
    consoleUser,
    development,
    iamUser,
    identityCenterSession,
    pipeline,
    production,
    roleSession,
    serviceLinkedRole,
    through,
} from "../callers";
import { accessDenied, alarm, below, burst, call, quiet, quietBurst, read, times, type Entry } from "../entry";

const user = iamUser("intern", production);
const script = iamUser("deploy", production, agents.botoLocal);
const secret = (index: number) => `arn:aws:secretsmanager:us-east-1:${production}:secret:prod/service-${index}-AbCdEf`;

export const secretRecords: readonly Entry[] = [
    burst(
        "secrets",
        "42 secrets read in two minutes by a user",
        times(42, (index) => read("secretsmanager", "GetSecretValue", { secretId: secret(index) }, { by: user })),
    ),
    burst(
        "secrets",
        "30 secrets read by a role session from the CLI",
        times(30, (index) =>
            read(
                "secretsmanager",
                "GetSecretValue",
                { secretId: `prod/service-${index}`, versionStage: "AWSCURRENT" },
                { by: roleSession("Administrator", "x", production, agents.cli) },
            ),
        ),
    ),
    burst(
        "secrets",
        "25 secrets looked at in the console",
        times(25, (index) =>
            read(
                "secretsmanager",
                "GetSecretValue",
                { secretId: secret(index) },
                { by: consoleUser("dana", production) },
            ),
        ),
        [],
        8,
    ),
    burst(
        "secrets",
        "parameters decrypted, ten at a time",
        times(24, (index) =>
            read(
                "ssm",
                "GetParameters",
                {
                    names: Array.from({ length: 10 }, (_, of) => `/prod/${index}/${of}`),
                    withDecryption: true,
                },
                { by: script },
            ),
        ),
    ),
    burst(
        "secrets",
        "parameters decrypted one by one",
        times(42, (index) =>
            read("ssm", "GetParameter", { name: `/prod/password-${index}`, withDecryption: true }, { by: script }),
        ),
    ),
    alarm(
        "secrets",
        "secrets swept by a filter",
        read(
            "secretsmanager",
            "BatchGetSecretValue",
            { filters: [{ key: "all", values: [""] }], maxResults: 20 },
            { by: user },
        ),
    ),
    alarm(
        "secrets",
        "secrets swept by tag",
        read(
            "secretsmanager",
            "BatchGetSecretValue",
            { filters: [{ key: "tag-key", values: ["env"] }] },
            { by: roleSession("Administrator", "x", production, agents.botoLocal) },
        ),
    ),
    burst(
        "secrets",
        "a tree of parameters decrypted",
        times(20, (index) =>
            read(
                "ssm",
                "GetParametersByPath",
                { path: `/prod/${index}`, recursive: true, withDecryption: true },
                { by: script },
            ),
        ),
    ),
    below(
        "secrets",
        "a developer reads two secrets",
        times(2, (index) =>
            read(
                "secretsmanager",
                "GetSecretValue",
                { secretId: secret(index) },
                { by: identityCenterSession("kim", "Developer", production, agents.cliMac) },
            ),
        ),
    ),
    quietBurst(
        "an application's role reads its secrets at start",
        times(30, (index) =>
            read(
                "secretsmanager",
                "GetSecretValue",
                { secretId: secret(index % 6) },
                { by: roleSession("checkout-task", `0a1b2c3d4e5f${index}`, production, agents.java) },
            ),
        ),
    ),
    quietBurst(
        "functions read their secrets",
        times(30, (index) =>
            read(
                "secretsmanager",
                "GetSecretValue",
                { secretId: secret(index % 3) },
                { by: roleSession("api-fn-role", "api", production, agents.boto) },
            ),
        ),
    ),
    quietBurst(
        "ECS fetches secrets for tasks",
        times(24, (index) =>
            read(
                "secretsmanager",
                "GetSecretValue",
                { secretId: secret(index % 4) },
                {
                    by: {
                        ...roleSession(
                            "ecsTaskExecutionRole",
                            `a1b2c3d4${index}`,
                            production,
                            "aws-sdk-go/1.55.5 (go1.22.7; linux; amd64) ecs-agent",
                        ),
                        address: "10.0.3.17",
                    },
                },
            ),
        ),
    ),
    quietBurst(
        "External Secrets refreshes its secrets",
        times(30, (index) =>
            read(
                "secretsmanager",
                "GetSecretValue",
                { secretId: secret(index) },
                { by: roleSession("irsa-external-secrets", "external-secrets-provider-aws", production, agents.go) },
            ),
        ),
    ),
    quietBurst(
        "plain parameters read",
        times(30, (index) =>
            read(
                "ssm",
                "GetParameter",
                { name: `/aws/service/ami-amazon-linux-latest/al2023-${index}`, withDecryption: false },
                { by: pipeline(production, agents.cli) },
            ),
        ),
    ),
    quiet(
        "secrets listed",
        read(
            "secretsmanager",
            "ListSecrets",
            { maxResults: 100 },
            { by: identityCenterSession("noor", "SecurityAudit", production) },
        ),
    ),
    quiet(
        "secret described",
        read("secretsmanager", "DescribeSecret", { secretId: secret(1) }, { by: pipeline(production) }),
    ),
    quiet(
        "secret rotated",
        call(
            "secretsmanager",
            "RotateSecret",
            { secretId: secret(1), rotationLambdaARN: `arn:aws:lambda:us-east-1:${production}:function:rotate` },
            { by: pipeline(production) },
        ),
    ),
    quiet(
        "a batch by names",
        read(
            "secretsmanager",
            "BatchGetSecretValue",
            { secretIdList: [secret(1), secret(2)] },
            { by: roleSession("checkout-task", "0a1b", production, agents.java) },
        ),
    ),
    quiet(
        "RDS reads the secret it manages",
        read(
            "secretsmanager",
            "GetSecretValue",
            { secretId: "rds!db-0a1b" },
            { by: serviceLinkedRole("rds.amazonaws.com", "AWSServiceRoleForRDS", "RDS") },
        ),
    ),
    quiet(
        "a secret refused",
        read(
            "secretsmanager",
            "GetSecretValue",
            { secretId: secret(9) },
            { by: roleSession("Developer", "kim", development), error: accessDenied("secretsmanager:GetSecretValue") },
        ),
    ),
    quiet(
        "a template resolves a secret",
        read(
            "secretsmanager",
            "GetSecretValue",
            { secretId: secret(3) },
            { by: through("cloudformation.amazonaws.com", pipeline(production)) },
        ),
    ),
];

import { all, any, equals, event, exists, isTrue, succeeded } from "../filter-pattern/build";
import { denied, iamUser, record, roleSession } from "../sample-record";
import { firstEvent } from "../entry";
import type { PatternDetection } from "../detection";

const secretsManager = "secretsmanager.amazonaws.com";
const ssm = "ssm.amazonaws.com";
const everySecret = { filters: [{ key: "tag-key", values: ["!none"] }], maxResults: 20 };
const everyParameter = { path: "/", recursive: true, withDecryption: true };

export const secretsSwept: PatternDetection = {
    ...firstEvent,
    id: "secrets-swept",
    title: "Secrets read by a filter instead of by name",
    why: "A program knows which secrets it needs; whoever asks for all that match a filter, or for the whole tree of parameters, is collecting.",
    response:
        "Revoke the caller's session or deactivate its key. Change every secret that the call returned; GetSecretValue events of the same moment name them.",
    severity: "high",
    techniques: ["T1555.006"],
    controls: [],
    noise: "Tools that copy every secret to another store.",
    events: [
        { source: secretsManager, names: ["BatchGetSecretValue"] },
        { source: ssm, names: ["GetParametersByPath"] },
    ],
    watches: "batches with a filter, and decrypted parameters from the root path",
    condition: all(
        any(
            all(event("BatchGetSecretValue", secretsManager), exists("$.requestParameters.filters[0].key")),
            all(
                event("GetParametersByPath", ssm),
                equals("$.requestParameters.path", "/"),
                isTrue("$.requestParameters.withDecryption"),
            ),
        ),
        succeeded(),
    ),
    samples: () => ({
        match: [
            record(secretsManager, "BatchGetSecretValue", {
                userIdentity: iamUser(),
                readOnly: true,
                requestParameters: everySecret,
            }),
            record(secretsManager, "BatchGetSecretValue", {
                userIdentity: roleSession("web-server", "i-0123456789abcdef0"),
                readOnly: true,
                requestParameters: { filters: [{ key: "name", values: ["prod"] }] },
            }),
            record(ssm, "GetParametersByPath", { readOnly: true, requestParameters: everyParameter }),
        ],
        ignore: [
            record(secretsManager, "BatchGetSecretValue", {
                userIdentity: roleSession("orders", "orders"),
                readOnly: true,
                requestParameters: { secretIdList: ["prod/orders/database", "prod/orders/mail"] },
            }),
            record(ssm, "GetParametersByPath", {
                userIdentity: roleSession("orders", "orders"),
                userAgent: "aws-sdk-java/2.35.0 md/io#async lang/java#21.0.8",
                readOnly: true,
                requestParameters: { ...everyParameter, path: "/prod/orders" },
            }),
            record(ssm, "GetParametersByPath", {
                userIdentity: roleSession("inventory", "inventory"),
                readOnly: true,
                requestParameters: { ...everyParameter, withDecryption: false },
            }),
            record(secretsManager, "BatchGetSecretValue", {
                ...denied("secretsmanager:BatchGetSecretValue", "AccessDeniedException"),
                readOnly: true,
                requestParameters: everySecret,
            }),
            record(secretsManager, "ListSecrets", { readOnly: true, requestParameters: everySecret }),
        ],
    }),
};

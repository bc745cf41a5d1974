import * as path from "node:path";

export const documentationFile = path.join(__dirname, "docs", "outputs.md");

/** What each output of index.ts means, in its order. */
export const outputs: Readonly<Record<string, string>> = {
    trailArns: "ARN of each trail, by its name in the settings",
    trailKeyArn: "ARN of the KMS key in the trails' account: log groups and topics",
    logGroupName: "Name of the log group that the alarms watch",
    logGroupArn: "ARN of that log group, without `:*`",
    archiveBucketName: "Name of the bucket with the log files and digests",
    archiveBucketArn: "ARN of that bucket",
    archiveKeyArn: "ARN of the KMS key in the log-archive account: log files and digests",
    accessLogBucketName: "Name of the bucket with the archive's server access logs",
    queryWorkgroupName:
        "Name of the Athena workgroup that queries of the archive go through: [querying.md](querying.md)",
    queryDatabaseName: "Name of the database with its tables",
    queryTableNames: "Names of the tables, four for each prefix under which trails deliver",
    queryBucketName: "Name of the bucket for the results of queries",
    deliveryTopicArn:
        "ARN of the topic that announces the delivered log files of every trail without a topic of its own",
    urgentTopicArn: "ARN of the topic that critical and high alarms notify",
    reviewTopicArn: "ARN of the topic that medium and low alarms notify",
    alarmNames: "Names of the CloudWatch alarms, in the order of [alarms.md](alarms.md)",
    verificationFunctionName:
        "Name of the function in the log-archive account that verifies the logs of every day: [scheduled-verification.md](scheduled-verification.md)",
    operatorRoleArns: "ARNs of the operator roles, `logArchiveAccount` and `trailAccount`",
    auditorRoleArns: "ARNs of the auditor roles, `logArchiveAccount` and `trailAccount`",
    deploymentPolicies:
        "Policy documents that the deployment needs, `logArchiveAccount` and `trailAccount`: [roles.md](roles.md)",
    requiredPolicies:
        "Policy document of each existing resource that is used, for its owner: [importing.md](importing.md)",
};

/** The text of docs/outputs.md. */
export function outputsDocumentation(): string {
    return `# Outputs of a stack

<!-- Generated from outputs-documentation.ts: npm run docs -->

The outputs are a contract: a name here stays, and keeps its meaning, until a release says otherwise. None is a secret. One that has
nothing to say, such as the ARN of a topic that no trail uses, is absent.

| Output | Meaning |
| --- | --- |
${Object.entries(outputs)
    .map(([name, meaning]) => `| \`${name}\` | ${meaning} |`)
    .join("\n")}

Read one with \`pulumi stack output trailKeyArn\`, all with \`pulumi stack output --json\`, and from another Pulumi program
through a \`StackReference\`.
`;
}

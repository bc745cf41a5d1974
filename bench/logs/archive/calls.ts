import type { CloudTrailRecord, JsonValue } from "../../../detections/cloudtrail-record";
import { needles } from "./needles";
import type { Random } from "./random";

/** What is called, what is asked and what comes back. */
export interface Call {
    readonly eventSource: string;
    readonly eventName: string;
    readonly readOnly: boolean;
    readonly requestParameters: JsonValue;
    readonly responseElements?: JsonValue;
    readonly resources?: JsonValue;
    readonly isData?: boolean;
}

type Kind = (random: Random, account: string, region: string) => Call;

const call = (
    service: string,
    eventName: string,
    readOnly: boolean,
    requestParameters: JsonValue,
    others: Partial<Call> = {},
): Call => ({ eventSource: `${service}.amazonaws.com`, eventName, readOnly, requestParameters, ...others });

const bucket = (random: Random) =>
    `example-${random.pick(["logs", "data", "assets", "backups"])}-${random.int(1, 400)}`;
const instance = (random: Random) => `i-0${random.hex(16)}`;

/** A policy as people write it, with names of calls that nobody made. */
const policy = (random: Random) =>
    JSON.stringify(
        {
            Version: "2012-10-17",
            Statement: [
                {
                    Sid: "Maintenance",
                    Effect: "Allow",
                    Action: ["s3:DeleteBucket", "s3:DeleteBucketPolicy", "s3:PutObject", "iam:PassRole"],
                    Resource: [
                        `arn:aws:s3:::${bucket(random)}`,
                        `arn:aws:iam::${needles.account}:role/${needles.role}`,
                    ],
                    Condition: { IpAddress: { "aws:SourceIp": `${needles.network}.0/24` } },
                },
            ],
        },
        null,
        random.chance(0.5) ? 2 : 0,
    );

const assumeRole: Kind = (random, account) =>
    call(
        "sts",
        "AssumeRole",
        true,
        {
            roleArn: `arn:aws:iam::${account}:role/${random.pick(["eks-node-group", "lambda-thumbnailer", needles.role])}`,
            roleSessionName: instance(random),
            durationSeconds: 3600,
        },
        {
            responseElements: {
                credentials: {
                    accessKeyId: `ASIA${random.hex(16).toUpperCase()}`,
                    sessionToken: random.base64(random.int(300, 900)),
                    expiration: "Mar 1, 2026, 6:14:02 AM",
                },
                assumedRoleUser: {
                    assumedRoleId: `AROAEXAMPLE:${instance(random)}`,
                    arn: `arn:aws:sts::${account}:assumed-role/x/y`,
                },
            },
        },
    );

const kms: Kind = (random, account, region) => {
    const key = `arn:aws:kms:${region}:${account}:key/${random.uuid()}`;
    return call(
        "kms",
        random.pick(["Decrypt", "GenerateDataKey"]),
        true,
        {
            keyId: key,
            encryptionAlgorithm: "SYMMETRIC_DEFAULT",
            encryptionContext: { "aws:s3:arn": `arn:aws:s3:::${bucket(random)}/${random.hex(24)}` },
        },
        { responseElements: null, resources: [{ accountId: account, type: "AWS::KMS::Key", ARN: key }] },
    );
};

const describe: Kind = (random) =>
    call("ec2", random.pick(["DescribeInstances", "DescribeVolumes", "DescribeSecurityGroups", "DescribeTags"]), true, {
        filterSet: { items: [{ name: "instance-id", valueSet: { items: [{ value: instance(random) }] } }] },
        maxResults: 1000,
        nextToken: random.base64(random.int(40, 200)),
    });

const bucketRead: Kind = (random, account) => {
    const name = bucket(random);
    return call(
        "s3",
        random.pick(["GetBucketAcl", "GetBucketLocation", "GetBucketPolicyStatus", "ListObjects"]),
        true,
        { bucketName: name, Host: `${name}.s3.amazonaws.com`, acl: "" },
        { resources: [{ accountId: account, type: "AWS::S3::Bucket", ARN: `arn:aws:s3:::${name}` }] },
    );
};

const objectRead: Kind = (random, account) => {
    const [name, key] = [bucket(random), `year=2026/${random.hex(12)}/part-${random.int(0, 999)}.parquet`];
    return call(
        "s3",
        random.pick(["GetObject", "HeadObject", "PutObject"]),
        true,
        { bucketName: name, key, Host: `${name}.s3.eu-west-1.amazonaws.com` },
        {
            isData: true,
            resources: [
                { type: "AWS::S3::Object", ARN: `arn:aws:s3:::${name}/${key}` },
                { accountId: account, type: "AWS::S3::Bucket", ARN: `arn:aws:s3:::${name}` },
            ],
        },
    );
};

const parameters: Kind = (random) =>
    call("ssm", random.pick(["GetParameter", "GetParametersByPath", "DescribeParameters"]), true, {
        name: `/orders/${random.pick(["prod", "dev"])}/${random.hex(6)}`,
        withDecryption: true,
    });

const logs: Kind = (random) =>
    call("logs", random.pick(["CreateLogStream", "DescribeLogStreams", "PutRetentionPolicy"]), false, {
        logGroupName: `/aws/lambda/${random.pick(["thumbnailer", "orders", "billing"])}`,
        logStreamName: `2026/03/01/[$LATEST]${random.hex(32)}`,
    });

const iamRead: Kind = (random, account) =>
    call("iam", random.pick(["GetRole", "ListAttachedRolePolicies", "GetPolicyVersion", "ListAccessKeys"]), true, {
        roleName: random.pick(["ReadOnly", needles.role, `${needles.role}Legacy`]),
        policyArn: `arn:aws:iam::${account}:policy/service-role/${random.hex(8)}`,
    });

/** Names the key that is asked for, and is not signed by it. */
const keyUpdate: Kind = () =>
    call("iam", "UpdateAccessKey", false, {
        accessKeyId: needles.accessKey,
        status: "Inactive",
        userName: "deploy-bot",
    });

const query: Kind = (random) =>
    call("athena", "StartQueryExecution", false, {
        queryString: `SELECT * FROM trail WHERE eventid = '${needles.eventId}' OR eventname = "DeleteBucket"`,
        workGroup: "primary",
        clientRequestToken: random.uuid(),
    });

const rolePolicy: Kind = (random) =>
    call("iam", "PutRolePolicy", false, {
        roleName: "ci-pipeline",
        policyName: `inline-${random.hex(6)}`,
        policyDocument: policy(random),
    });

const bucketPolicy: Kind = (random) => {
    const name = bucket(random);
    return call("s3", random.pick(["PutBucketPolicy", "DeleteBucketPolicy"]), false, {
        bucketName: name,
        bucketPolicy: JSON.parse(policy(random)) as CloudTrailRecord,
    });
};

const ingress: Kind = (random) =>
    call("ec2", "AuthorizeSecurityGroupIngress", false, {
        groupId: `sg-0${random.hex(16)}`,
        ipPermissions: {
            items: [
                {
                    ipProtocol: "tcp",
                    fromPort: 443,
                    toPort: 443,
                    ipRanges: { items: [{ cidrIp: `${needles.network}.7/32` }] },
                },
            ],
        },
    });

const run: Kind = (random) =>
    call(
        "ec2",
        "RunInstances",
        false,
        { instancesSet: { items: [{ imageId: `ami-0${random.hex(16)}`, minCount: 1, maxCount: 4 }] } },
        {
            responseElements: {
                instancesSet: {
                    items: Array.from({ length: random.int(1, 5) }, () => ({
                        instanceId: instance(random),
                        instanceType: "m7g.large",
                        privateDnsName: `ip-10-0-0-${random.int(1, 255)}.ec2.internal`,
                        networkInterfaceSet: {
                            items: [{ networkInterfaceId: `eni-0${random.hex(16)}`, macAddress: random.hex(12) }],
                        },
                        tagSet: { items: [{ key: "Name", value: `orders-${random.hex(4)}` }] },
                    })),
                },
            },
        },
    );

export const deleteBucket: Kind = (random) => {
    const name = bucket(random);
    return call("s3", "DeleteBucket", false, { bucketName: name, Host: `${name}.s3.amazonaws.com` });
};

/** Calls and how often they are made, of a thousand. */
const kinds: readonly (readonly [weight: number, kind: Kind])[] = [
    [130, assumeRole],
    [200, kms],
    [170, describe],
    [110, bucketRead],
    [90, objectRead],
    [90, parameters],
    [100, logs],
    [70, iamRead],
    [12, run],
    [8, rolePolicy],
    [6, bucketPolicy],
    [6, ingress],
    [0.4, query],
    [0.4, keyUpdate],
];
const total = kinds.reduce((sum, [weight]) => sum + weight, 0);

export function ordinaryCall(random: Random, account: string, region: string): Call {
    let left = random.next() * total;
    const [, kind = describe] = kinds.find(([weight]) => (left -= weight) < 0) ?? [];
    return kind(random, account, region);
}

import { any, not } from "../../reading/answer";
import { isCustomerKey } from "../../reading/key";
import { isOff } from "../../reading/value";
import type { Rule } from "../../rule";
import { encryptionRules, given, oneOf, switchedOn } from "./store";

/** File systems, streams and queues. */
export const streams: readonly Rule[] = encryptionRules([
    {
        name: "efs-file-system",
        store: "An EFS file system",
        types: ["aws:efs/fileSystem:FileSystem"],
        isEncrypted: switchedOn(["encrypted"]),
        key: ["kmsKeyId"],
        fix: "on the file system, encrypted: true",
        keyFix: "kmsKeyId: key.arn",
        securityHub: ["EFS.1"],
        cis: { "CIS v3.0": ["2.4.1"], "CIS v5.0": ["2.3.1"], "CIS v7.0": ["3.3.1"] },
        url: "https://docs.aws.amazon.com/efs/latest/ug/encryption-at-rest.html",
    },
    {
        name: "fsx-file-system",
        store: "An FSx file system or cache",
        types: [
            "aws:fsx/lustreFileSystem:LustreFileSystem",
            "aws:fsx/ontapFileSystem:OntapFileSystem",
            "aws:fsx/openZfsFileSystem:OpenZfsFileSystem",
            "aws:fsx/windowsFileSystem:WindowsFileSystem",
            "aws:fsx/fileCache:FileCache",
        ],
        inherits: ["backupId"],
        // A scratch file system is encrypted with keys of FSx's own and takes no other ("Encrypting data at rest").
        key: (resource) =>
            any([
                isCustomerKey(resource, "kmsKeyId"),
                resource.type.endsWith(":LustreFileSystem")
                    ? oneOf(["deploymentType"], ["SCRATCH_1", "SCRATCH_2"], "yes")(resource)
                    : "no",
            ]),
        fix: "on the file system, kmsKeyId: key.arn",
        url: "https://docs.aws.amazon.com/fsx/latest/WindowsGuide/encryption-at-rest.html",
    },
    {
        name: "s3-table-bucket",
        store: "An S3 table bucket",
        types: ["aws:s3tables/tableBucket:TableBucket"],
        key: ["encryptionConfiguration", "kmsKeyArn"],
        fix: 'on the table bucket, encryptionConfiguration: { sseAlgorithm: "aws:kms", kmsKeyArn: key.arn }',
        url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-tables-kms-encryption.html",
    },
    {
        name: "kinesis-stream",
        store: "A Kinesis data stream",
        types: ["aws:kinesis/stream:Stream"],
        isEncrypted: oneOf(["encryptionType"], ["KMS"]),
        key: ["kmsKeyId"],
        fix: 'on the stream, encryptionType: "KMS", kmsKeyId: "alias/aws/kinesis"',
        keyFix: "kmsKeyId: key.arn",
        securityHub: ["Kinesis.1"],
        url: "https://docs.aws.amazon.com/streams/latest/dev/server-side-encryption.html",
        remediate: (resource) =>
            oneOf(["encryptionType"], ["KMS"])(resource) === "no"
                ? { encryptionType: "KMS", ...(!resource.isSet("kmsKeyId") && { kmsKeyId: "alias/aws/kinesis" }) }
                : undefined,
    },
    {
        name: "kinesis-video-stream",
        store: "A Kinesis video stream",
        types: ["aws:kinesis/videoStream:VideoStream"],
        key: ["kmsKeyId"],
        fix: "on the stream, kmsKeyId: key.arn",
        url: "https://docs.aws.amazon.com/kinesisvideostreams/latest/dg/how-kms.html",
    },
    {
        name: "firehose-stream",
        store: "A Firehose stream",
        types: ["aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream"],
        // From a data stream or MSK, Firehose keeps nothing of its own ("Data protection in Amazon Data Firehose").
        isEncrypted: switchedOn(
            ["serverSideEncryption", "enabled"],
            given("kinesisSourceConfiguration", "mskSourceConfiguration"),
        ),
        inherits: ["kinesisSourceConfiguration", "mskSourceConfiguration"],
        key: ["serverSideEncryption", "keyArn"],
        fix: "on the stream, serverSideEncryption: { enabled: true }",
        keyFix: 'serverSideEncryption: { enabled: true, keyType: "CUSTOMER_MANAGED_CMK", keyArn: key.arn }',
        securityHub: ["DataFirehose.1"],
        url: "https://docs.aws.amazon.com/firehose/latest/dev/encryption.html",
    },
    {
        name: "msk-cluster",
        store: "An MSK cluster",
        types: ["aws:msk/cluster:Cluster"],
        key: ["encryptionInfo", "encryptionAtRestKmsKeyArn"],
        fix: "on the cluster, encryptionInfo: { encryptionAtRestKmsKeyArn: key.arn }",
        url: "https://docs.aws.amazon.com/msk/latest/developerguide/msk-encryption.html",
    },
    {
        name: "sqs-queue",
        store: "An SQS queue",
        types: ["aws:sqs/queue:Queue"],
        // SQS encrypts a queue with keys of its own unless it is told not to ("Encryption at rest in Amazon SQS").
        isEncrypted: (resource) =>
            any([not(isOff(resource.input("sqsManagedSseEnabled"))), given("kmsMasterKeyId")(resource)]),
        key: ["kmsMasterKeyId"],
        fix: "on the queue, sqsManagedSseEnabled: true, or leave it out",
        keyFix: "kmsMasterKeyId: key.arn",
        securityHub: ["SQS.1"],
        url: "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-server-side-encryption.html",
        remediate: (resource) =>
            isOff(resource.input("sqsManagedSseEnabled")) === "yes" && given("kmsMasterKeyId")(resource) === "no"
                ? { sqsManagedSseEnabled: true }
                : undefined,
    },
]);

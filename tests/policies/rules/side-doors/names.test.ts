import assert from "node:assert/strict";
import { camelCase, nativeToken } from "../../../../policies/rules/side-doors/names";

describe("a name of CloudFormation's", () => {
    for (const [name, expected] of [
        ["KMSMasterKeyID", "kmsMasterKeyId"],
        ["DBSnapshotIdentifier", "dbSnapshotIdentifier"],
        ["S3BucketName", "s3BucketName"],
        ["EnforceHTTPS", "enforceHttps"],
        ["VPCOptions", "vpcOptions"],
        ["kmsKeyId", "kmsKeyId"],
        ["", ""],
    ] as const) {
        it(`${JSON.stringify(name)} is ${JSON.stringify(expected)} in Pulumi`, () => {
            assert.equal(camelCase(name), expected);
        });
    }

    it("gives the token of the aws-native provider", () => {
        assert.deepEqual(
            ["AWS::RDS::DBInstance", "AWS::S3::Bucket", "AWS::KinesisFirehose::DeliveryStream"].map(nativeToken),
            ["aws-native:rds:DbInstance", "aws-native:s3:Bucket", "aws-native:kinesisfirehose:DeliveryStream"],
        );
    });
});

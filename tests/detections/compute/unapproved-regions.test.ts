import assert from "node:assert/strict";
import { unapprovedRegions } from "../../../detections/compute/unapproved-regions";
import { sampleContext } from "../../../detections/context";
import { compile } from "../../../detections/filter-pattern/compile";
import { matches } from "../../../detections/filter-pattern/evaluate";
import { record } from "../../../detections/sample-record";

/** Every Region that an account has without enabling it ("AWS Regions", AWS Account Management Reference Guide). */
const defaultRegions = [
    ...["us-east-1", "us-east-2", "us-west-1", "us-west-2", "ca-central-1", "sa-east-1"],
    ...["eu-central-1", "eu-west-1", "eu-west-2", "eu-west-3", "eu-north-1"],
    ...["ap-south-1", "ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-southeast-1", "ap-southeast-2"],
];

describe("the alarm for unapproved Regions", () => {
    it("does not exist where the settings approve no Region", () => {
        assert.deepEqual(unapprovedRegions({ ...sampleContext, approvedRegions: [] }), []);
    });

    it("fires on a change in us-east-1 where that is not approved", () => {
        assert.equal(fires(["eu-west-1"], record("ec2.amazonaws.com", "RunInstances")), true);
    });

    it("ignores services without Regions, which are recorded in us-east-1 wherever the caller is", () => {
        for (const service of ["iam", "cloudfront", "organizations", "route53"]) {
            assert.equal(fires(["eu-west-1"], record(`${service}.amazonaws.com`, "CreateExample")), false, service);
        }
    });

    it("fits one filter pattern with every default Region approved", () => {
        const awsRegion = "me-central-1";
        assert.equal(fires(defaultRegions, record("ec2.amazonaws.com", "RunInstances", { awsRegion })), true);
    });
});

function fires(approvedRegions: readonly string[], event: ReturnType<typeof record>): boolean {
    const [detection] = unapprovedRegions({ ...sampleContext, approvedRegions });
    assert.ok(detection);
    return matches(compile(detection.condition), event);
}

import assert from "node:assert/strict";
import { compile } from "../../../detections/filter-pattern/compile";
import { matches } from "../../../detections/filter-pattern/evaluate";
import { awsService, iamUser, record, roleSession } from "../../../detections/sample-record";
import { byNoService } from "../../../detections/callers";
import { byIdentityCenterUser } from "../../../detections/sessions/actors";
import { identityCenterUser, serviceLinkedRole } from "../../../detections/sessions/sample-identities";
import type { Expression } from "../../../detections/filter-pattern/expression";

const actors = {
    "an IAM user": iamUser(),
    "a role": roleSession(),
    "a role that CloudFormation uses for somebody": roleSession("Deploy", "deploy", "cloudformation.amazonaws.com"),
    "a role named like a service's": roleSession("AWSServiceRoleForBackdoor"),
    "a user of Identity Center": identityCenterUser(),
    "a service": awsService("config.amazonaws.com"),
    "a service-linked role": serviceLinkedRole("config.amazonaws.com", "AWSServiceRoleForConfig"),
};

describe("who acts", () => {
    it("is no service where it is neither one itself nor its service-linked role", () => {
        const [services, others] = [Object.keys(actors).slice(-2), Object.keys(actors).slice(0, -2)];
        assert.deepEqual([named(byNoService, true), named(byNoService, false)], [others, services]);
    });

    it("is a user of Identity Center by the role of a permission set", () => {
        assert.deepEqual(named(byIdentityCenterUser, true), ["a user of Identity Center"]);
    });
});

function named(condition: Expression, expected: boolean): string[] {
    return Object.entries(actors)
        .filter(([, userIdentity]) => {
            const event = record("ec2.amazonaws.com", "RunInstances", { userIdentity });
            return matches(compile(condition), event) === expected;
        })
        .map(([name]) => name);
}

import assert from "node:assert/strict";
import * as organizations from "@aws-sdk/client-organizations";
import { cisDetections } from "../../../detections/cis";
import { organizationDetections } from "../../../detections/organization";
import { changingOperations, named } from "../audit-log/changing-operations";

describe("the detections of the organization", () => {
    it("know, with the CIS alarm, every Organizations operation that changes something, but for harmless ones", () => {
        const known = named([...cisDetections, ...organizationDetections], "organizations.amazonaws.com");
        assert.deepEqual(
            changingOperations(organizations).filter((name) => !known.has(name)),
            ["TagResource", "UntagResource"],
        );
    });
});

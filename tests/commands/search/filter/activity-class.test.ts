import assert from "node:assert/strict";
import fc from "fast-check";
import { activityClasses, type ActivityClass } from "../../../../commands/search/filter/activity-class";
import { term } from "../../../../commands/search/filter/expression";
import { matcher } from "../../../../commands/search/filter/matcher";
import type { CloudTrailRecord } from "../../../../detections/cloudtrail-record";
import { record as nastyRecord } from "./nasty-records";

const names = Object.keys(activityClasses) as ActivityClass[];
const matchers = new Map(names.map((name) => [name, matcher(term("class", "=", name))]));
const classesOf = (record: CloudTrailRecord) => names.filter((name) => matchers.get(name)?.(record));

describe("activityClasses", () => {
    const cases: readonly [source: string, name: string, readOnly: boolean | undefined, classes: ActivityClass[]][] = [
        ["s3", "DeleteBucket", false, ["delete"]],
        ["s3", "DeleteBucketPolicy", false, ["delete", "permission"]],
        ["s3", "PutBucketPolicy", false, ["modify", "permission"]],
        ["s3", "PutBucketLifecycle", false, ["modify"]],
        ["s3", "GetObject", true, ["read"]],
        ["ec2", "RunInstances", false, ["create"]],
        ["ec2", "ModifySnapshotAttribute", false, ["modify", "permission"]],
        ["ec2", "DescribeInstances", undefined, ["read"]],
        ["iam", "CreateAccessKey", false, ["create", "permission"]],
        ["iam", "ListUsers", true, ["read"]],
        ["lambda", "AddPermission20150331v2", false, ["modify", "permission"]],
        ["lambda", "UpdateFunctionCode20150331v2", undefined, ["modify"]],
        ["kms", "ScheduleKeyDeletion", false, ["delete"]],
        ["kms", "CreateGrant", false, ["create", "permission"]],
        ["kms", "Decrypt", true, ["read"]],
        ["logs", "PutRetentionPolicy", false, ["modify"]],
        ["signin", "ConsoleLogin", false, ["sign-in"]],
        ["sts", "AssumeRoleWithSAML", true, ["sign-in"]],
        ["sts", "AssumeRole", true, ["read"]],
    ];
    for (const [source, eventName, readOnly, classes] of cases) {
        it(`calls ${eventName} of ${source}${readOnly === undefined ? ", without readOnly," : ""} ${classes.join(" and ")}`, () => {
            const found = classesOf({
                eventSource: `${source}.amazonaws.com`,
                eventName,
                ...(readOnly !== undefined && { readOnly }),
            });
            assert.deepEqual(found.sort(), [...classes].sort());
        });
    }

    it("puts every event into just one class beside permission", () => {
        fc.assert(
            fc.property(nastyRecord, (record) => {
                assert.equal(classesOf(record).filter((name) => name !== "permission").length, 1);
            }),
            { numRuns: 1000 },
        );
    });
});

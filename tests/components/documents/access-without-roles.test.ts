import assert from "node:assert/strict";
import { archiveBucketPolicy } from "../../../components/documents/archive-bucket-policy";
import { archiveKeyPolicy } from "../../../components/documents/archive-key-policy";
import { trailKeyPolicy } from "../../../components/documents/trail-key-policy";
import { archive, management } from "../../evaluation/callers";
import { evaluate } from "../../evaluation/evaluate";
import { bucket, paths } from "../../evaluation/requests/archive-bucket";
import { tamper } from "../../evaluation/requests/key";
import { archiveKey, ownerOf, requests } from "../../evaluation/requests/traps";
import { deployment, roles, trail } from "../../helpers/deployment";

/** The verdict by the archive's policies when some roles are not named. */
function verdictWithout(missing: "readers" | "breakGlass", request: Parameters<typeof evaluate>[0]): string {
    const remaining = { ...roles, [missing]: [] };
    const resource = request.action.startsWith("kms:")
        ? archiveKeyPolicy(deployment, [trail], remaining)
        : archiveBucketPolicy(
              deployment,
              { bucketName: "archive", trails: [{ trailArn: trail, isOrganizationTrail: true }] },
              remaining,
          );
    return evaluate(request, { owner: ownerOf(request), resource });
}

describe("without readers", () => {
    it("nobody reads, and the trail delivers", () => {
        const reads = { caller: archive.reader, action: "s3:GetObject", resource: paths.logFile };
        const verdicts = [reads, requests.delivers].map((request) => verdictWithout("readers", request));
        assert.deepEqual(verdicts, ["denied by DenyReadingByOthers", "allowed"]);
    });
    it("nobody decrypts, and the trail encrypts", () => {
        const decrypts = { ...requests.encrypts, caller: archive.reader, action: "kms:Decrypt" };
        const verdicts = [decrypts, requests.encrypts].map((request) => verdictWithout("readers", request));
        assert.deepEqual(verdicts, ["not allowed", "allowed"]);
    });
});

describe("without break-glass", () => {
    const deletes = { caller: archive.breakGlass, action: "s3:DeleteObjectVersion", resource: paths.logFile };
    const configures = { caller: archive.deployment, action: "s3:PutLifecycleConfiguration", resource: bucket };
    const schedules = { caller: archive.breakGlass, action: "kms:ScheduleKeyDeletion", resource: archiveKey };

    it("nobody deletes a log file, the deployment role configures, and the trail delivers", () => {
        const verdicts = [deletes, configures, requests.delivers].map((each) => verdictWithout("breakGlass", each));
        assert.deepEqual(verdicts, ["denied by DenyChangingLogs", "allowed", "allowed"]);
    });
    it("the deployment role alone destroys the key", () => {
        const byDeployment = { ...schedules, caller: archive.deployment };
        const verdicts = [schedules, byDeployment].map((request) => verdictWithout("breakGlass", request));
        assert.deepEqual(verdicts, ["denied by DenyKeyTampering", "allowed"]);
    });
});

it("without administrators named, IAM decides who tampers with the key in the trail's account", () => {
    const names = { logGroupNames: ["/aws/cloudtrail/organization"], alarmNamePrefix: "orgtrail-" };
    const resource = trailKeyPolicy(deployment, { trailArns: [trail], ...names, administrators: [] });
    const verdicts = [management.administrator, management.roleWithoutPolicy].map((caller) =>
        tamper.map((action) =>
            evaluate({ ...requests.announces, caller, action }, { owner: "111122223333", resource }),
        ),
    );
    assert.deepEqual(verdicts, [tamper.map(() => "allowed"), tamper.map(() => "not allowed")]);
});

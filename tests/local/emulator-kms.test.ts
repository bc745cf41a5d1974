import * as assert from "node:assert/strict";
import { KMS } from "@aws-sdk/client-kms";
import { errorCode, managementAccount, region, useEmulator } from "./emulator/harness";

describe("the emulator's KMS", () => {
    const aws = useEmulator();
    let kms: KMS;
    let KeyId: string;
    let arn: string;

    before(() => {
        kms = aws.client(KMS);
    });

    beforeEach(async () => {
        KeyId = (await kms.createKey({})).KeyMetadata?.KeyId ?? "";
        arn = `arn:aws:kms:${region}:${managementAccount}:key/${KeyId}`;
    });

    const state = async (): Promise<string | undefined> => (await kms.describeKey({ KeyId })).KeyMetadata?.KeyState;

    it("keeps the rotation period", async () => {
        await kms.enableKeyRotation({ KeyId: arn, RotationPeriodInDays: 90 });
        const { KeyRotationEnabled, RotationPeriodInDays } = await kms.getKeyRotationStatus({ KeyId });
        assert.deepEqual(
            { KeyRotationEnabled, RotationPeriodInDays },
            { KeyRotationEnabled: true, RotationPeriodInDays: 90 },
        );
    });

    it("rotates once a year when no period is given", async () => {
        await kms.enableKeyRotation({ KeyId });
        assert.equal((await kms.getKeyRotationStatus({ KeyId })).RotationPeriodInDays, 365);
    });

    it("has no rotation period while rotation is off", async () => {
        await kms.enableKeyRotation({ KeyId, RotationPeriodInDays: 90 });
        await kms.disableKeyRotation({ KeyId });
        const { KeyRotationEnabled, RotationPeriodInDays } = await kms.getKeyRotationStatus({ KeyId });
        assert.deepEqual([KeyRotationEnabled, RotationPeriodInDays], [false, undefined]);
    });

    for (const days of [89, 2561]) {
        it(`refuses a rotation period of ${days} days`, async () => {
            const call = kms.enableKeyRotation({ KeyId, RotationPeriodInDays: days });
            assert.equal(await errorCode(call), "ValidationException");
        });
    }

    it("has a key disabled and enabled by ARN", async () => {
        await kms.disableKey({ KeyId: arn });
        assert.equal(await state(), "Disabled");
        await kms.enableKey({ KeyId: arn });
        assert.equal(await state(), "Enabled");
    });

    it("has a key's deletion scheduled and cancelled by ARN", async () => {
        await kms.scheduleKeyDeletion({ KeyId: arn, PendingWindowInDays: 7 });
        assert.equal(await state(), "PendingDeletion");
        await kms.cancelKeyDeletion({ KeyId: arn });
        assert.equal(await state(), "Disabled");
    });

    it("keeps description, policy, tags and alias of a key", async () => {
        const Policy = JSON.stringify({ Version: "2012-10-17", Statement: [] });
        await kms.updateKeyDescription({ KeyId: arn, Description: "logs" });
        await kms.putKeyPolicy({ KeyId: arn, PolicyName: "default", Policy });
        await kms.tagResource({ KeyId: arn, Tags: [{ TagKey: "a", TagValue: "b" }] });
        await kms.createAlias({ AliasName: "alias/logs", TargetKeyId: arn });
        assert.equal((await kms.describeKey({ KeyId: "alias/logs" })).KeyMetadata?.Description, "logs");
        assert.equal((await kms.getKeyPolicy({ KeyId })).Policy, Policy);
        assert.deepEqual((await kms.listResourceTags({ KeyId })).Tags, [{ TagKey: "a", TagValue: "b" }]);
        const { Aliases } = await kms.listAliases({ KeyId });
        assert.deepEqual(
            Aliases?.map((alias) => [alias.AliasName, alias.TargetKeyId]),
            [["alias/logs", KeyId]],
        );
    });
});

import assert from "node:assert/strict";
import { shared } from "../../../commands/aws/shared-credentials";

const minute = 60_000;

/** Credentials that are numbered by how often they were asked for, and good for an hour. */
function counted() {
    const clock = { now: 0 };
    let asked = 0;
    const provider = shared(
        () => {
            asked += 1;
            return Promise.resolve({
                accessKeyId: `key-${asked}`,
                secretAccessKey: "secret",
                expiration: new Date(clock.now + 60 * minute),
            });
        },
        () => clock.now,
    );
    return { clock, keyOf: async () => (await provider()).accessKeyId };
}

describe("credentials that clients share", () => {
    it("are asked for once, also by several at the same time", async () => {
        const { keyOf } = counted();
        assert.deepEqual(await Promise.all([keyOf(), keyOf(), keyOf()]), ["key-1", "key-1", "key-1"]);
    });
    it("are renewed five minutes before they end", async () => {
        const { clock, keyOf } = counted();
        await keyOf();
        clock.now = 54 * minute;
        assert.equal(await keyOf(), "key-1");
        clock.now = 55 * minute;
        assert.equal(await keyOf(), "key-2");
        assert.equal(await keyOf(), "key-2");
    });
    it("are asked for again after they were refused", async () => {
        let asked = 0;
        const provider = shared(() => {
            asked += 1;
            return asked === 1
                ? Promise.reject(new Error("refused"))
                : Promise.resolve({ accessKeyId: "key", secretAccessKey: "secret" });
        });
        await assert.rejects(provider(), { message: "refused" });
        assert.equal((await provider()).accessKeyId, "key");
    });
});

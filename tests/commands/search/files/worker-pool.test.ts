import assert from "node:assert/strict";
import { WorkerPool } from "../../../../commands/search/files/worker-pool";
import { everything, type Expression } from "../../../../commands/search/filter/expression";

describe("WorkerPool", () => {
    it("says of each file whose worker broke that it did, and takes another for the next", async () => {
        const broken = { kind: "xor" } as unknown as Expression;
        const pool = new WorkerPool(broken, 1);
        const problems: string[] = [];
        const problem = (where: string, what: string) => problems.push(`${where}: ${what}`);
        const begun = ["one", "two"].map((name) => pool.begin({ name, content: name }, problem));
        for (const parts of begun) {
            for await (const texts of parts) {
                assert.fail(texts.join());
            }
        }
        await pool.end();
        assert.equal(problems.length, 2);
        assert.match(problems.join(), /^one: .+,two: .+$/);
    });

    it("ends what is still running", async () => {
        const pool = new WorkerPool(everything, 1);
        const never = new Promise<Uint8Array>(() => undefined);
        const parts = pool.begin({ name: "never", content: never }, assert.fail);
        const all = (async () => {
            for await (const texts of parts) {
                assert.fail(texts.join());
            }
        })();
        await pool.end();
        await all;
    });
});

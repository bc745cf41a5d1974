import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { documents } from "../../settings/documentation";
import { settingsTable } from "../../settings/settings-documentation";

for (const { file, text } of documents()) {
    describe(`docs/${path.basename(file)}`, () => {
        it("has the tables that `npm run docs` writes from the source", () => {
            assert.equal(fs.readFileSync(file, "utf8"), text);
        });
    });
}

describe("the table of settings", () => {
    const keys = [...settingsTable().matchAll(/^\| `([^`]+)` \|/gm)].map(([, key]) => key);

    it("has each key once", () => assert.equal(new Set(keys).size, keys.length));

    for (const key of [
        "trails[].dataEvents[].fieldSelectors[].notStartsWith",
        "trails[].networkActivityEvents[].eventSource",
        "trails[].logGroup.retentionDays",
        "trails[].deliverySubscriptions[].rawMessageDelivery",
        "retention.transitions[].afterDays",
        "retention.objectLock.mode",
        "alarms.detections.<key>.threshold",
        "existing.archiveKeyArn",
    ]) {
        it(`has ${key}`, () => assert(keys.includes(key)));
    }
});

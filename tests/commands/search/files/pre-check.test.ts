import assert from "node:assert/strict";
import fc from "fast-check";
import { cluesOf } from "../../../../commands/search/filter/clues";
import { matcher } from "../../../../commands/search/filter/matcher";
import { parseFilter } from "../../../../commands/search/filter/parse";
import { PreCheck } from "../../../../commands/search/files/pre-check";
import { FileSearch } from "../../../../commands/search/files/search-file";
import type { CloudTrailRecord } from "../../../../detections/cloudtrail-record";
import { expression, record, writtenOddly } from "../filter/nasty-records";

function mayMatch(where: string, text: string): boolean {
    const check = new PreCheck(cluesOf(parseFilter(where, new Date()))).of(Buffer.from(text));
    return check.next(0) < text.length && check.mayMatch(0, text.length);
}

describe("PreCheck", () => {
    it("never rules out a record that the filter matches, however its JSON is written", async () => {
        let matches = 0;
        await fc.assert(
            fc.asyncProperty(
                fc.array(record, { minLength: 1, maxLength: 4 }),
                expression,
                fc.infiniteStream(fc.nat(1000)),
                async (records, filter, choices) => {
                    const texts = records.map((each) => writtenOddly(each, choices));
                    const search = new FileSearch(filter);
                    const found: string[] = [];
                    const content = Buffer.from(`{"Records":[${texts.join(",\n")}]}`);
                    for await (const some of search.found({ name: "log", content }, assert.fail)) {
                        found.push(...some);
                    }
                    const matching = texts.filter((text) => matcher(filter)(JSON.parse(text) as CloudTrailRecord));
                    matches += matching.length;
                    assert.deepEqual(found, matching);
                },
            ),
            { numRuns: 4000 },
        );
        assert.ok(matches > 1000, `only ${matches} matches`);
    }).timeout(120_000);

    const key =
        '{"eventVersion":"1.11","userIdentity":{"accessKeyId":"AKIAIOSFODNN7EXAMPLE"},"eventName":"DeleteBucketPolicy"}';
    const ruledOut: Record<string, [where: string, text: string]> = {
        "a key in another place, such as a parameter": [
            "accessKey = AKIAIOSFODNN7EXAMPLE",
            '{"userIdentity":{"accessKeyId":"AKIAI44QH8DHBEXAMPLE"},"requestParameters":{"id":"AKIAIOSFODNN7EXAMPLE"}}',
        ],
        "an event whose name is longer": ["event = DeleteBucket", key],
        "an event that a policy names": [
            "event = DeleteBucket",
            '{"eventName":"PutRolePolicy","requestParameters":{"policyDocument":"{\\"Action\\":\\"DeleteBucket\\"}"}}',
        ],
        "an address in another place": [
            "ip = 203.0.113.0/24",
            '{"sourceIPAddress":"10.0.0.1","requestParameters":{"cidrIp":"203.0.113.7/32"}}',
        ],
        "an event without an error": ["error = any", '{"eventName":"a","errorCode":null}'],
        "an event at another time": ["time >= 2026-03-04", '{"eventTime":"2026-03-03T23:59:59Z"}'],
        "an event of another class": ["class = delete", '{"eventName":"CreateBucket","readOnly":false}'],
        "an escape of a letter that is not asked for": ["event = DeleteBucket", '{"eventName":"\\u003d"}'],
    };
    for (const [what, [where, text]] of Object.entries(ruledOut)) {
        it(`rules out ${what}`, () => {
            assert.equal(mayMatch(where, text), false);
        });
    }

    for (const [what, text] of Object.entries({
        "as it is": '{"eventName":"DeleteBucket"}',
        "with space": '{ "eventName" :\n"DeleteBucket" }',
        "with a letter as an escape": '{"eventName":"Delete\\u0042ucket"}',
        "with an escape in its key": '{"event\\u004eame":"DeleteBucket"}',
    })) {
        it(`lets an event pass that is written ${what}`, () => {
            assert.equal(mayMatch("event = DeleteBucket", text), true);
            assert.equal(mayMatch("event = *teBuck*", text), true);
            assert.equal(mayMatch("event ~ deleteb", text), true);
        });
    }

    it("says how far there is nothing to look at", () => {
        const text = `${" ".repeat(1000)}"DeleteBucket" "eventName":"DeleteBucket"`;
        const clues = cluesOf(parseFilter("event = DeleteBucket", new Date()));
        assert.equal(new PreCheck(clues).of(Buffer.from(text)).next(0), 1015);
        assert.equal(new PreCheck(clues).of(Buffer.from("{}")).next(0), Infinity);
    });
});

import assert from "node:assert/strict";
import { accountsFor, isNotEnabled, regionsFor } from "../../../../commands/search/event-history/targets";
import { everything } from "../../../../commands/search/filter/expression";
import { parseFilter } from "../../../../commands/search/filter/parse";

const where = (filter: string) => (filter === "" ? everything : parseFilter(filter, new Date(0)));
const regions = (filter: string, home = "eu-west-1", isAll = false) => regionsFor(where(filter), home, isAll);
const accounts = (filter: string) => accountsFor(where(filter), ["111122223333"]);

describe("where the event history is searched", () => {
    for (const [name, found, expected] of [
        ["the home Region and that of global services", regions(""), ["eu-west-1", "us-east-1"]],
        ["one Region where that is both", regions("", "us-east-1"), ["us-east-1"]],
        ["the Region that is named", regions("region = ap-south-1"), ["ap-south-1"]],
        ["the Regions that are named", regions("region in (ap-south-1, eu-west-1)"), ["eu-west-1", "ap-south-1"]],
        ["all but the Region that is not to be", regions("not region = us-east-1"), ["eu-west-1"]],
        ["the Regions of a pattern", regions("region = ca-*"), ["ca-central-1", "ca-west-1"]],
        ["the Region of global services of GovCloud", regions("", "us-gov-east-1"), ["us-gov-east-1", "us-gov-west-1"]],
        ["no Region where two are to be one", regions("region = us-east-1 and region = eu-west-1"), []],
        ["the account that is given", accounts(""), ["111122223333"]],
        ["the account that is named", accounts("account = 444455556666"), ["444455556666"]],
        [
            "both where either may be",
            accounts("account = 444455556666 or event = StopLogging"),
            ["111122223333", "444455556666"],
        ],
        ["no account that is none", accounts("account = 4*"), []],
    ] as const) {
        it(`is ${name}`, () => assert.deepEqual(found, expected));
    }
    it("is every Region of the partition", () => {
        assert(regions("", "us-east-1", true).length > 25);
        assert.deepEqual(regions("", "cn-north-1", true), ["cn-north-1", "cn-northwest-1"]);
    });
});

describe("a Region that the account has not enabled", () => {
    it("is told by the tokens that it does not know", () =>
        assert.equal(isNotEnabled("me-south-1", "UnrecognizedClientException"), true));
    it("is none that every account has", () =>
        assert.equal(isNotEnabled("us-east-1", "UnrecognizedClientException"), false));
    it("is not told by other errors", () => assert.equal(isNotEnabled("me-south-1", "AccessDeniedException"), false));
});

import assert from "node:assert/strict";
import { Command } from "commander";
import { everything } from "../../../../commands/search/filter/expression";
import { fields } from "../../../../commands/search/filter/fields";
import { addFilterOptions, filterOf } from "../../../../commands/search/filter/options";
import { parseFilter } from "../../../../commands/search/filter/parse";
import { Failure } from "../../../../command-line/failure";

const now = new Date("2026-03-04T10:00:00Z");
const filter = (...args: readonly string[]) =>
    filterOf(addFilterOptions(new Command("search").exitOverride()).parse(args, { from: "user" }).opts(), now);

describe("filterOf", () => {
    for (const [args, where] of [
        [["--since", "2h", "--until", "1h"], "time >= 2026-03-04T08:00Z and time < 2026-03-04T09:00Z"],
        [["--account", "111122223333", "--account", "444455556666"], "account in (111122223333, 444455556666)"],
        [["--event", "Delete*", "--source", "s3"], "event = Delete* and source = s3"],
        [["--access-key", "AKIA1", "--event-id", "a-b"], "accessKey = AKIA1 and id = a-b"],
        [["--parameter", "bucketName=a=b"], 'parameter.bucketName = "a=b"'],
        [["--parameter", "plain"], "parameter = plain"],
        [["--parameter", "=a=b"], 'parameter = "a=b"'],
        [["--parameter", '"x.y".z=1'], 'parameter."x.y".z = 1'],
        [
            ["--field", "userIdentity.type=Root", "--field", "readOnly=false"],
            "userIdentity.type = Root and readOnly = false",
        ],
        [["--text", "some thing"], 'text ~ "some thing"'],
        [["--error", "any"], "error = any"],
        [["--where", "event = a or event = b", "--mfa", "no"], "mfa = no and (event = a or event = b)"],
    ] as const) {
        it(`makes ${where} of ${args.join(" ")}`, () => {
            assert.deepEqual(filter(...args), parseFilter(where, now));
        });
    }

    it("finds everything without options", () => {
        assert.deepEqual(filter(), everything);
    });

    for (const [args, message, fix] of [
        [["--since", "yesterday"], "--since yesterday: no time yesterday", /2026-03-04T09:30/],
        [["--class", "deleted"], "--class deleted: no class deleted", /create, modify, delete/],
        [["--ip", "10.0.0.0/40"], "--ip 10.0.0.0/40: no block 10.0.0.0/40", /0 to 32/],
        [["--field", "eventNme=a"], "--field eventNme=a: no field eventNme", /^eventName\?/],
        [["--field", "eventName"], "--field eventName: no equals sign", /PATH=VALUE/],
        [["--parameter", "a..b=c"], "--parameter a..b=c: no path a..b", /dots between/],
        [["--actor", ""], "--actor : no value", /\* for any/],
    ] as const) {
        it(`refuses ${args.join(" ")}`, () => {
            assert.throws(
                () => filter(...args),
                (error) => {
                    assert.ok(error instanceof Failure);
                    assert.equal(error.message, message);
                    assert.match(error.fix ?? "", fix);
                    return true;
                },
            );
        });
    }
});

describe("fields", () => {
    for (const { name, example } of fields) {
        it(`has an example of ${name} that is a filter`, () => {
            assert.doesNotThrow(() => parseFilter(example, now));
        });
    }
});

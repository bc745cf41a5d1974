import assert from "node:assert/strict";
import { parseSettings } from "../../settings/parse";
import { reportOf, type Problem } from "../../settings/problems";
import { leastSettings, rawSettings } from "../helpers/settings";
import { badSettings } from "./bad-settings";
import { carryOut } from "./pulumi-config";

function problemsIn(settings: Readonly<Record<string, unknown>>): readonly Problem[] {
    return parseSettings(rawSettings(settings), "orgtrail").problems ?? [];
}

describe("a bad setting is reported with its path, the value given, what is allowed and the fix", () => {
    for (const { name, change, problem } of badSettings) {
        it(name, () => {
            const found = problemsIn({ ...leastSettings, ...change });
            // A cleared `given` and an absent one are the same report.
            assert.deepEqual(JSON.parse(JSON.stringify(found)), [problem]);
        });
    }

    it("of which there are enough to trust the rest", () => assert(badSettings.length >= 250));
});

describe("the fix, carried out, mends the problem", () => {
    for (const { name, change, problem } of badSettings) {
        it(name, () => {
            const settings = { ...leastSettings, ...change };
            const parsed = Object.fromEntries(Object.entries(settings).map(([key, value]) => [key, asInFile(value)]));
            const mended = carryOut(problem.fix, parsed, "orgtrail");
            assert.deepEqual(
                problemsIn(mended).filter(({ path, allowed }) => path === problem.path && allowed === problem.allowed),
                [],
            );
        });
    }
});

/** A value as it stands in the file, where JSON is an object or a list. */
function asInFile(value: unknown): unknown {
    return typeof value === "string" && /^[[{]/.test(value) ? JSON.parse(value) : value;
}

describe("the report of all problems", () => {
    it("shows every problem of a stack at once", () => {
        assert.deepEqual(
            problemsIn({ organizationId: "x", homeRegion: "eu-west-1" }).map(({ path }) => path),
            ["organizationId", "managementAccountId", "logArchiveAccountId", "logArchiveRoleArn"],
        );
    });

    it("shows what is wrong in itself and what contradicts other settings, in one go", () => {
        const trails = [{}, { name: "copy", prefix: "copy" }];
        const retention = { objectLock: { mode: "GOVERNANCE", days: 9999 } };
        assert.deepEqual(
            problemsIn({ ...leastSettings, organizationId: "x", trails, retention, protect: "no" }).map(
                ({ path }) => path,
            ),
            ["organizationId", "protect", "trails[1].managementEvents", "retention.objectLock.days"],
        );
    });

    it("is one block of lines for each problem", () => {
        assert.equal(
            reportOf(problemsIn({ ...leastSettings, protect: "no", tags: "5" }), "orgtrail"),
            [
                "2 settings are wrong; nothing was created or changed.",
                "",
                "  orgtrail:tags",
                "    given:   5",
                "    allowed: an object of names and values",
                "    fix:     pulumi config rm orgtrail:tags && pulumi config set --path orgtrail:tags.Owner security",
                "",
                "  orgtrail:protect",
                '    given:   "no"',
                "    allowed: true or false",
                "    fix:     pulumi config set orgtrail:protect true",
            ].join("\n"),
        );
    });

    it("cuts a long value", () => {
        const [problem] = problemsIn({ ...leastSettings, organizationId: "x".repeat(500) });
        assert.equal(problem?.given, `"${"x".repeat(116)}...`);
    });

    it("shows nothing of a URL that may be a key", () => {
        const endpoint = "http://user:secret@events.example.com/key?token=secret";
        const [problem] = problemsIn({ ...leastSettings, urgentSubscriptions: [{ protocol: "https", endpoint }] });
        assert.equal(problem?.given, '"http://...@events.example.com/..."');
    });
});

import assert from "node:assert/strict";
import { plannedResources } from "../../../commands/compare-previews/preview";
import { report } from "../../../commands/compare-previews/report";

type Inputs = Readonly<Record<string, unknown>>;

const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

function step(type: string, name: string, inputs: Inputs = {}, state: Inputs = {}) {
    const newState = { type, custom: true, inputs, ...state };
    return { op: "create", urn: `urn:pulumi:dev::orgtrail::orgtrail:index:Part$${type}::${name}`, newState };
}

function preview(...steps: unknown[]) {
    return plannedResources(JSON.stringify({ steps }), "preview.json");
}

const bucket = step("aws:s3/bucket:Bucket", "logs", { bucket: "logs", tags: { Owner: "a" } });
const policy = (action: string, sid = "Read") =>
    step("aws:s3/bucketPolicy:BucketPolicy", "logs-policy", {
        policy: JSON.stringify({ Statement: [{ Sid: sid, Action: action }], Version: "2012-10-17" }),
    });
const options = { title: "prod", limit: 60_000 };

describe("the report on two previews", () => {
    it("says that nothing changes, whatever the order of resources and properties", () => {
        const reordered = step("aws:s3/bucket:Bucket", "logs", { tags: { Owner: "a" }, bucket: "logs" });
        assert.equal(
            report(preview(bucket, policy("s3:GetObject")), preview(policy("s3:GetObject"), reordered), options),
            "### Preview of `prod`\n\nNo resource changes; 2 resources.\n",
        );
    });

    it("shows which statement of a policy document changes", () => {
        const text = report(preview(bucket, policy("s3:GetObject")), preview(bucket, policy("s3:*")), options);
        assert.equal(
            text,
            [
                "### Preview of `prod`",
                "",
                "**0 new, 1 changed, 0 gone**; 1 unchanged.",
                "",
                "| | Resource | Type |",
                "| --- | --- | --- |",
                "| ~ | `logs-policy` | aws:s3/bucketPolicy:BucketPolicy |",
                "",
                "<details><summary>~ logs-policy</summary>",
                "",
                "```diff",
                '     "Statement": [',
                "       {",
                '         "Sid": "Read",',
                '-        "Action": "s3:GetObject"',
                '+        "Action": "s3:*"',
                "       }",
                "     ],",
                '     "Version": "2012-10-17"',
                "```",
                "",
                "</details>",
                "",
            ].join("\n"),
        );
    });

    it("names what is new and what is gone", () => {
        const text = report(preview(bucket), preview(policy("s3:GetObject")), options);
        assert.match(text, /\*\*1 new, 0 changed, 1 gone\*\*; 0 unchanged\./);
        assert.match(text, /\| - \| `logs` \| aws:s3\/bucket:Bucket \|\n\| \+ \| `logs-policy` \|/);
    });

    it("does not take a value that AWS will decide for a change, and says so where one becomes such", () => {
        const keyOf = (key: string) => preview(step("aws:s3/bucket:Bucket", "logs", { key }));
        assert.match(report(keyOf(unknown), keyOf(unknown), options), /No resource changes/);
        assert.match(report(keyOf("mine"), keyOf(unknown), options), /\+ {2}"key": "\(known after the update\)"/);
    });

    it("shows that a resource loses its protection", () => {
        const before = preview(step("aws:s3/bucket:Bucket", "logs", {}, { protect: true }));
        const after = preview(step("aws:s3/bucket:Bucket", "logs"));
        assert.match(report(before, after, options), /- {2}"\(protected\)": true/);
    });

    it("leaves out the stack and what components are given", () => {
        const component = (given: string) => step("orgtrail:index:Part", "part", { given }, { custom: false });
        const stack = step("pulumi:pulumi:Stack", "orgtrail-dev");
        assert.equal(
            report(preview(stack, component("a")), preview(component("b")), options),
            "### Preview of `prod`\n\nNo resource changes; 1 resource.\n",
        );
    });

    it("shows that a resource moves to another account: its provider is another one", () => {
        const providedBy = (name: string) => {
            const provider = `urn:pulumi:dev::orgtrail::pulumi:providers:aws::${name}::${unknown}`;
            return preview(step("aws:s3/bucket:Bucket", "logs", {}, { provider }));
        };
        assert.match(
            report(providedBy("log-archive-account"), providedBy("trail-account"), options),
            /- {2}"\(provider\)": "log-archive-account"\n\+ {2}"\(provider\)": "trail-account"/,
        );
    });

    it("shows what a provider is given, such as its Region", () => {
        const provider = (region: string) => preview(bucket, step("pulumi:providers:aws", "account", { region }));
        const text = report(provider("us-east-1"), provider("eu-west-1"), options);
        assert.match(text, /\| ~ \| `account` \| pulumi:providers:aws \|/);
        assert.match(text, /- {2}"region": "us-east-1"\n\+ {2}"region": "eu-west-1"/);
    });

    it("has what else has to be known below the counts", () => {
        assert.equal(
            report([], [], { ...options, notes: ["The first.", "The second."] }),
            "### Preview of `prod`\n\nNo resource changes; 0 resources.\n\n> The first.\n\n> The second.\n",
        );
    });

    it("shows the verdict of the policy packs", () => {
        const policyOutput = [
            "Previewing update (prod):",
            "",
            "Policies:",
            "    ❌ orgtrail@v0.1.0 (local: policies)",
            "        - [mandatory]  cloudtrail-trail-log-file-validation  (aws:cloudtrail/trail:Trail: trail)",
            "",
            "Resources:",
            "    + 2 to create",
        ].join("\n");
        assert.equal(
            report(preview(bucket), preview(bucket), { ...options, policyOutput }),
            [
                "### Preview of `prod`",
                "",
                "No resource changes; 1 resource.",
                "",
                "Policy packs:",
                "",
                "```text",
                "    ❌ orgtrail@v0.1.0 (local: policies)",
                "        - [mandatory]  cloudtrail-trail-log-file-validation  (aws:cloudtrail/trail:Trail: trail)",
                "```",
                "",
            ].join("\n"),
        );
    });

    it("says when no pack has judged", () => {
        const text = report(preview(bucket), preview(bucket), {
            ...options,
            policyOutput: "Resources:\n    1 unchanged",
        });
        assert.match(text, /No policy pack has judged this preview\./);
    });

    it("keeps to the limit, and still names every resource", () => {
        const many = Array.from({ length: 40 }, (_, index) =>
            step("aws:s3/bucket:Bucket", `bucket-${index}`, { text: "x".repeat(200) }),
        );
        const text = report([], preview(...many), { ...options, limit: 5_000 });
        assert.ok(text.length <= 5_000);
        assert.equal(text.match(/^\| \+ \| `bucket-\d+` /gm)?.length, 40);
        const shown = text.match(/<details>/g)?.length ?? 0;
        assert.match(
            text,
            new RegExp(`\\n${40 - shown} differences do not fit here: run the preview to see them\\.\\n$`),
        );
    });

    it("is not broken out of by what a setting holds", () => {
        const hostile = step("aws:s3/bucket:Bucket", "<img>", { text: "```\n</details>" });
        const text = report([], preview(hostile), options);
        assert.match(text, /<summary>\+ &lt;img><\/summary>\n\n````diff\n/);
    });
});

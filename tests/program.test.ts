import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { runProgram, stackConfig, type RegisteredResource } from "./helpers/program";

/**
 * Every resource of an example stack, as reviewed. After an intended change write them anew with
 * `npm run test:update-resources`, and read the difference: a changed name or type replaces a resource.
 */
const reviewed = (stack: string) => path.join(__dirname, "program.resources", `${stack}.json`);

const stacks = ["dev", "local", "prod"];
const provider = (name: string) => `urn:pulumi:dev::orgtrail::pulumi:providers:aws::${name}::${name}-id`;

/** Components' inputs are their arguments, and alarms, tables and queries come from catalogues: all have tests of their own. */
function summarized(resources: readonly RegisteredResource[]) {
    return resources.map(({ type, name, inputs, provider: ofResource }) =>
        type.startsWith("orgtrail:")
            ? { type, name }
            : type === "aws:glue/catalogTable:CatalogTable" ||
                /^(watch-alarms|watch-dashboard|log-archive-query-saved)-/.test(name)
              ? { type, name, provider: ofResource?.split("::").at(-2) }
              : { type, name, inputs: withoutCode(inputs), provider: ofResource?.split("::").at(-2) },
    );
}

/** A function's code is shown by tests of its own too. */
function withoutCode({ code, ...inputs }: RegisteredResource["inputs"]) {
    return code === undefined ? inputs : { ...inputs, code: "shown by tests of its own" };
}

/** Every stack is run once: what it registers does not change. */
const runs = new Map<string, ReturnType<typeof runProgram>>();

async function run(stack: string) {
    const started = runs.get(stack) ?? runProgram(stackConfig(stack));
    runs.set(stack, started);
    return started;
}

describe("the program", () => {
    for (const stack of stacks) {
        it(`registers exactly the reviewed resources for ${stack}`, async () => {
            const { resources } = await run(stack);
            const found = JSON.stringify(summarized(resources), undefined, 4);
            if (process.env.UPDATE_RESOURCES) {
                fs.writeFileSync(reviewed(stack), `${found}\n`);
            }
            assert.deepEqual(JSON.parse(found), JSON.parse(fs.readFileSync(reviewed(stack), "utf8")));
        });

        it(`puts everything of S3 and the archive's key into the log-archive account for ${stack}, and all else into the trail's`, async () => {
            const { resources } = await run(stack);
            const custom = resources.filter(({ type }) => type.startsWith("aws:"));
            const misplaced = custom.filter(({ type, name, provider: found }) => {
                const inArchive = type.startsWith("aws:s3/") || name.startsWith("log-archive-");
                return found !== provider(inArchive ? "log-archive-account" : "trail-account");
            });
            assert.deepEqual(misplaced, []);
        });

        it(`has every policy document known at the first preview of ${stack}`, async () => {
            const { resources } = await runProgram(stackConfig(stack), true);
            const documents = resources
                .filter(({ type }) => type.startsWith("aws:"))
                .flatMap(({ inputs }) =>
                    ["policy", "assumeRolePolicy"].filter((key) => key in inputs).map((key) => inputs[key]),
                );
            assert.ok(documents.length >= 9, `${documents.length} documents`);
            assert.deepEqual(
                documents.filter((text) => typeof text !== "string"),
                [],
            );
        });
    }

    it("gives dev and prod no name in common: they are in one organization", async () => {
        const named = async (stack: string) =>
            (await run(stack)).resources
                .filter(({ type }) => type.startsWith("aws:"))
                .flatMap(({ type, inputs }) => ["name", "bucket", "dashboardName"].map((key) => [type, inputs[key]]))
                .filter(([, name]) => name !== undefined)
                .map(([type, name]) => `${String(type)} ${String(name)}`)
                // Unique within a role, a workgroup and a database: the name says what it is for.
                .filter((name) => !/^aws:(iam\/rolePolicy|athena\/namedQuery|glue\/catalogTable):/.test(name));
        const ofProd = new Set(await named("prod"));
        assert.deepEqual(
            (await named("dev")).filter((name) => ofProd.has(name)),
            [],
        );
    });

    it("exports exactly the documented outputs", async () => {
        const documented = [
            ...fs.readFileSync(path.join(__dirname, "../docs/outputs.md"), "utf8").matchAll(/^\| `(\w+)`/gm),
        ];
        for (const stack of stacks) {
            const { outputs } = await run(stack);
            assert.deepEqual(
                Object.keys(outputs),
                documented.map(([, name]) => name),
            );
        }
    });

    it("registers nothing and reports every problem when settings are wrong", async () => {
        await assert.rejects(runProgram({ "orgtrail:organizationId": "x" }), (error: Error) => {
            assert(pulumi.RunError.isInstance(error));
            assert.match(error.message, /^5 settings are wrong; nothing was created or changed\.\n/);
            return true;
        });
    });
});

describe("the program with existing resources", () => {
    const existing = {
        archiveBucket: "theirs-logs",
        archiveKeyArn: "arn:aws:kms:us-east-1:444455556666:key/1234abcd-12ab-34cd-56ef-1234567890ab",
        trailKeyArn: "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
        logGroupName: "/theirs/log-group",
        urgentTopicArn: "arn:aws:sns:us-east-1:111122223333:theirs-urgent",
        reviewTopicArn: "arn:aws:sns:us-east-1:111122223333:theirs-review",
        deliveryTopicArn: "arn:aws:sns:us-east-1:111122223333:theirs-delivered",
    };
    const config = Object.entries(stackConfig("local")).filter(
        ([key]) => !["orgtrail:retention", "orgtrail:scheduledVerification"].includes(key),
    );
    const withExisting = { ...Object.fromEntries(config), "orgtrail:existing": JSON.stringify(existing) };

    it("creates none of their kind, and touches none of their settings", async () => {
        const { resources } = await runProgram({ ...withExisting, "orgtrail:athena": '{"enabled":false}' });
        const types = new Set(resources.filter(({ type }) => type.startsWith("aws:")).map(({ type }) => type));
        assert.deepEqual([...types].sort(), [
            "aws:cloudtrail/trail:Trail",
            "aws:cloudwatch/dashboard:Dashboard",
            "aws:cloudwatch/logMetricFilter:LogMetricFilter",
            "aws:cloudwatch/metricAlarm:MetricAlarm",
            "aws:iam/role:Role",
            "aws:iam/rolePolicy:RolePolicy",
            "aws:sns/topicSubscription:TopicSubscription",
        ]);
    });

    it("queries the existing archive, and keeps results apart from it, without access logs in a bucket that is not ours", async () => {
        const { resources } = await runProgram(withExisting);
        const ofType = (type: string) => resources.filter((resource) => resource.type === type);
        const locations = ofType("aws:glue/catalogTable:CatalogTable").map(
            ({ inputs }) => (inputs.storageDescriptor as { location: string }).location,
        );
        assert.deepEqual([...new Set(locations)], ["s3://theirs-logs/AWSLogs/o-exampleorgid/"]);
        const buckets = ofType("aws:s3/bucket:Bucket").map(({ inputs }) => inputs.bucket);
        assert.deepEqual(buckets, ["orgtrail-queries-o-exampleorgid"]);
        assert.deepEqual(ofType("aws:s3/bucketLogging:BucketLogging"), []);
    });

    it("delivers to them, and never records the events of the bucket", async () => {
        const dataEvents = [{ resourceType: "AWS::S3::Object" }];
        const { resources } = await runProgram({
            ...withExisting,
            "orgtrail:trails": JSON.stringify([{ name: "organization", dataEvents }]),
        });
        const trail = resources.find(({ type }) => type === "aws:cloudtrail/trail:Trail")?.inputs;
        assert.deepEqual(
            [trail?.s3BucketName, trail?.kmsKeyId, trail?.cloudWatchLogsGroupArn, trail?.snsTopicName],
            [
                "theirs-logs",
                existing.archiveKeyArn,
                "arn:aws:logs:us-east-1:111122223333:log-group:/theirs/log-group:*",
                "theirs-delivered",
            ],
        );
        assert.match(JSON.stringify(trail?.advancedEventSelectors), /"notStartsWiths":\["arn:aws:s3:::theirs-logs\/"/);
    });

    it("exports the policy that each of them needs", async () => {
        const { outputs } = await runProgram(withExisting);
        assert.deepEqual(Object.keys(outputs.requiredPolicies as object), [
            "archiveBucket",
            "archiveKey",
            "trailKey",
            "urgentTopic",
            "reviewTopic",
            "deliveryTopic",
        ]);
    });
});

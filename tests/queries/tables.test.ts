import assert from "node:assert/strict";
import { digestPrefix } from "../../log-files/digest-key";
import { logFilePrefix } from "../../log-files/log-file-key";
import { archiveTables, savedQueries, savedStatement } from "../../queries/deployment";
import { partitionCondition } from "../../queries/statement";
import { tablesOf, type TableDefinition } from "../../queries/tables";
import { completeSettings } from "../../settings/settings";
import { parsedSettings } from "../helpers/settings";
import { deliver, organizationId, temporaryFolder } from "./archive";
import { projectedPrefixes } from "./projection";
import { record } from "../../detections/sample-record";

const now = new Date("2026-03-10T12:00:00Z");
const [account, other] = ["111122223333", "777788889999"];
const region = "eu-west-1";
const day = "2026/03/04";
const oneDay = { account: [account], region: [region], day: [day, day] } as const;

const settingsWith = (changes: Readonly<Record<string, unknown>> = {}) => completeSettings(parsedSettings(changes));
const tablesWith = (changes?: Readonly<Record<string, unknown>>) => archiveTables(settingsWith(changes));

function named(tables: readonly TableDefinition[], name: string): TableDefinition {
    const found = tables.find((table) => table.name === name);
    assert(found, `no table ${name} among ${tables.map((table) => table.name).join(", ")}`);
    return found;
}

describe("the tables of the archive", () => {
    it("read one folder for one day, account and Region, and CloudTrail delivers there", () => {
        const { parameters, location } = named(tablesWith(), "organization_events");
        const [prefix, ...others] = projectedPrefixes(parameters, oneDay, now);
        assert.deepEqual(others, []);
        const folder = temporaryFolder();
        const keys = deliver(folder, [
            record("s3.amazonaws.com", "ListBuckets", { awsRegion: region, eventTime: "2026-03-04T09:30:00Z" }),
            record("s3.amazonaws.com", "ListBuckets", { awsRegion: region, eventTime: "2026-03-05T09:30:00Z" }),
        ]);
        const bucket = "s3://orgtrail-archive-o-exampleorgid/";
        assert.equal(location, `${bucket}AWSLogs/o-exampleorgid/`);
        assert.deepEqual(
            keys.filter((key) => `${bucket}${key}`.startsWith(prefix ?? "")),
            keys.slice(0, 1),
        );
    });

    const kinds = {
        events: logFilePrefix({ organizationId, accountId: account, region, day: new Date("2026-03-04") }),
        network_activity: logFilePrefix({
            organizationId,
            accountId: account,
            kind: "CloudTrail-NetworkActivity",
            region,
            day: new Date("2026-03-04"),
        }),
        insights: logFilePrefix({
            organizationId,
            accountId: account,
            kind: "CloudTrail-Insight",
            region,
            day: new Date("2026-03-04"),
        }),
        digests: digestPrefix({ organizationId, accountId: account, region, day: new Date("2026-03-04") }),
    };
    for (const [kind, key] of Object.entries(kinds)) {
        it(`of ${kind} are over the folders of ${kind}`, () => {
            const { parameters } = named(tablesWith(), `organization_${kind}`);
            assert.deepEqual(projectedPrefixes(parameters, oneDay, now), [
                `s3://orgtrail-archive-o-exampleorgid/${key}`,
            ]);
        });
    }

    it("refuse a query that names no account, where the settings name none", () => {
        const { parameters } = named(tablesWith(), "organization_events");
        assert.throws(() => projectedPrefixes(parameters, { region: [region], day: [day, day] }, now), /injected/);
    });

    it("read every account of the settings, and the two of the deployment, where a query names none", () => {
        const { parameters } = named(tablesWith({ athena: { accountIds: [other] } }), "organization_events");
        const prefixes = projectedPrefixes(parameters, { region: [region], day: [day, day] }, now);
        assert.deepEqual(
            prefixes.map((prefix) => /\/(\d{12})\//.exec(prefix)?.[1]),
            [account, "444455556666", other],
        );
    });

    it("know every Region of the partition, and as many days as logs are kept", () => {
        const { parameters } = named(tablesWith({ retention: { expireAfterDays: 400 } }), "organization_events");
        const everywhere = projectedPrefixes(parameters, { account: [account], day: [day, day] }, now);
        assert.equal(everywhere.length, 34);
        const always = projectedPrefixes(parameters, { account: [account], region: [region] }, now);
        assert.deepEqual(
            [always.length, always[0]?.slice(-11), always.at(-1)?.slice(-11)],
            [401, "2025/02/03/", "2026/03/10/"],
        );
    });

    it("are four for each prefix, named after the first of its trails", () => {
        const trails = [
            { name: "organization" },
            {
                name: "data-one",
                prefix: "data",
                managementEvents: "none",
                dataEvents: [{ resourceType: "AWS::SQS::Queue" }],
            },
        ];
        assert.deepEqual(
            tablesWith({ trails }).map(({ name }) => name),
            ["organization", "data_one"].flatMap((name) =>
                ["events", "network_activity", "insights", "digests"].map((kind) => `${name}_${kind}`),
            ),
        );
        const { location } = named(tablesWith({ trails }), "data_one_events");
        assert.equal(location, "s3://orgtrail-archive-o-exampleorgid/data/AWSLogs/o-exampleorgid/");
    });

    it("of a trail of the management account alone know that account and its own folder", () => {
        const { parameters } = named(
            tablesWith({ trails: [{ organization: false, multiRegion: false }] }),
            "organization_events",
        );
        assert.deepEqual(projectedPrefixes(parameters, { day: [day, day] }, now), [
            `s3://orgtrail-archive-o-exampleorgid/AWSLogs/${account}/CloudTrail/${region}/${day}/`,
        ]);
    });

    it("have the columns of AWS's own table, and no name twice", () => {
        const { columns, partitionKeys } = named(tablesWith(), "organization_events");
        const names = [...columns, ...partitionKeys].map(({ name }) => name);
        assert.equal(new Set(names).size, names.length);
        assert.deepEqual(
            columns.find(({ name }) => name === "resources"),
            { name: "resources", type: "array<struct<arn:string,accountid:string,type:string>>" },
        );
        assert.deepEqual(
            columns.find(({ name }) => name === "requestparameters"),
            { name: "requestparameters", type: "string" },
        );
    });

    it("take records apart with the format of CloudTrail's files, and digests as documents", () => {
        const place = { trail: "x", prefix: undefined, organizationId };
        const tables = tablesOf("logs", place, { accountIds: [], regions: [region], days: 1 });
        assert.deepEqual(
            tables.map(({ kind, inputFormat }) => [kind, inputFormat.split(".").at(-1)]),
            [
                ["events", "CloudTrailInputFormat"],
                ["network_activity", "CloudTrailInputFormat"],
                ["insights", "CloudTrailInputFormat"],
                ["digests", "TextInputFormat"],
            ],
        );
    });
});

describe("a saved statement", () => {
    const partitions =
        /WHERE (account IN \([^)]*\)\n    AND )?day BETWEEN date_format\(current_date - INTERVAL '\d+' DAY, '%Y\/%m\/%d'\) AND date_format\(current_date, '%Y\/%m\/%d'\)/;

    it("has its partitions first, and days up to today, whatever it asks", () => {
        const settings = settingsWith();
        const without = savedQueries(settings).filter((query) => !partitions.test(savedStatement(settings, query)));
        assert.deepEqual(without, []);
    });

    it("names accounts where the table knows none, and none where it does", () => {
        const accounts = (changes: Readonly<Record<string, unknown>>) => {
            const settings = settingsWith(changes);
            return savedQueries(settings).map(
                (query) => /account IN \(.*\)/.exec(savedStatement(settings, query))?.[0],
            );
        };
        assert.deepEqual([...new Set(accounts({}))], ["account IN ('111122223333', '444455556666')"]);
        assert.deepEqual([...new Set(accounts({ athena: { accountIds: [other] } }))], [undefined]);
    });

    it("has a question mark for each parameter, and none in what is said about it", () => {
        const settings = settingsWith();
        for (const query of savedQueries(settings)) {
            const [comments, statement] = savedStatement(settings, query).split(/(?<=^--.*\n)(?!--)/m);
            assert(!comments?.includes("?"), query.name);
            const marks = (statement ?? "").replaceAll(/'[^']*'/g, "").split("?").length - 1;
            assert.equal(marks, query.parameters.length, query.name);
        }
    });

    it("is of the trail that records what it asks about", () => {
        const settings = settingsWith({
            trails: [
                { name: "organization" },
                {
                    name: "data",
                    prefix: "data",
                    managementEvents: "none",
                    dataEvents: [{ resourceType: "AWS::S3::Object" }],
                },
            ],
        });
        const from = Object.fromEntries(
            savedQueries(settings).map((query) => [
                query.name,
                /FROM (\S+)/.exec(savedStatement(settings, query))?.[1],
            ]),
        );
        assert.equal(from["object-activity"], '"orgtrail_logs"."data_events"');
        assert.equal(from["deletions"], '"orgtrail_logs"."organization_events"');
    });

    it("is left out for alarms where the settings say so", () => {
        const names = savedQueries(settingsWith({ athena: { alarmQueries: false } })).map(({ name }) => name);
        assert.deepEqual(
            names.filter((name) => name.startsWith("alarm-")),
            [],
        );
        assert(names.length > 10);
    });

    it("fits into what Athena takes", () => {
        const settings = settingsWith();
        const longest = Math.max(...savedQueries(settings).map((query) => savedStatement(settings, query).length));
        assert(longest < 262_144, `${longest}`);
    });
});

describe("the partitions of a statement", () => {
    it("end a day after the time that is asked about: files are delivered later", () => {
        const window = { since: new Date("2026-03-04T23:30:00.500Z"), until: new Date("2026-03-05T01:00:00Z") };
        assert.equal(
            partitionCondition({ accountIds: [account], regions: [region], window }),
            [
                "account IN ('111122223333')",
                "AND region IN ('eu-west-1')",
                "AND day BETWEEN '2026/03/04' AND '2026/03/06'",
                "AND eventtime >= '2026-03-04T23:30:01Z'",
                "AND eventtime < '2026-03-05T01:00:00Z'",
            ].join("\n"),
        );
    });
});

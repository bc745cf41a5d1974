import assert from "node:assert/strict";
import { cloudtrailChanges, configChanges } from "../../detections/cis/audit";
import { sampleContext } from "../../detections/context";
import { dashboardBody } from "../../detections/dashboard";
import { heartbeats } from "../../detections/heartbeat";
import { tunedCatalogue } from "../../detections/tuning";
import { alarmsSchema } from "../../settings/alarms";

const arn = "arn:aws:cloudwatch:us-east-1:111122223333:alarm:orgtrail-";

describe("the dashboard", () => {
    it("has the state of the alarms and the metrics of each severity, one below the other", () => {
        const detections = [
            { ...cloudtrailChanges, patterns: [] },
            { ...configChanges, patterns: [] },
            ...heartbeats(sampleContext),
        ];
        const { widgets } = dashboardBody(sampleContext, detections, "orgtrail");
        assert.deepEqual(
            widgets.map(({ type, x, y, width, height }) => [type, x, y, width, height]),
            [
                ["text", 0, 0, 24, 2],
                ["alarm", 0, 2, 24, 3],
                ["metric", 0, 5, 24, 6],
                ["alarm", 0, 11, 24, 3],
                ["metric", 0, 14, 24, 6],
            ],
        );
        assert.deepEqual(widgets[1]?.properties, {
            title: "Alarms: critical",
            alarms: [`${arn}cloudtrail-changes`, `${arn}no-log-events`, `${arn}no-log-file-delivered`],
            sortBy: "stateUpdatedTimestamp",
        });
        assert.deepEqual(widgets[4]?.properties, {
            title: "Matching events: medium",
            region: "us-east-1",
            view: "timeSeries",
            stacked: true,
            stat: "Sum",
            period: 300,
            metrics: [["orgtrail", "config-changes"]],
        });
    });

    it("has at most 100 alarms in a widget", () => {
        const many = Array.from({ length: 101 }, (_, index) => ({
            ...cloudtrailChanges,
            id: `alarm-${index}`,
            patterns: [],
        }));
        const { widgets } = dashboardBody(sampleContext, many, "orgtrail");
        const lists = widgets.flatMap(({ type, properties }) =>
            type === "alarm" ? [properties as { title: string; alarms: string[] }] : [],
        );
        assert.deepEqual(
            lists.map(({ title, alarms }) => [title, alarms.length]),
            [
                ["Alarms: critical", 100],
                ["Alarms: critical, part 2", 1],
            ],
        );
    });

    it("shows every alarm of the catalogue once", () => {
        const all = tunedCatalogue(sampleContext, alarmsSchema.parse(undefined));
        const { widgets } = dashboardBody(sampleContext, all, "orgtrail");
        const shown = widgets.flatMap(({ properties }) => (properties as { alarms?: string[] }).alarms ?? []);
        assert.deepEqual([...shown].sort(), all.map(({ id }) => `${arn}${id}`).sort());
    });
});

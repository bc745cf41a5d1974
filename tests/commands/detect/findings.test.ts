import assert from "node:assert/strict";
import { actorOf, fires, Findings, mostInPeriod } from "../../../commands/detect/findings";
import { reportText } from "../../../commands/detect/report";
import { cloudtrailChanges } from "../../../detections/cis/audit";
import { consoleSignInFailures } from "../../../detections/cis/sign-in";
import type { CloudTrailRecord } from "../../../detections/cloudtrail-record";
import type { PatternDetection } from "../../../detections/detection";
import { Filters } from "../../../detections/firing";
import { awsService, iamUser, record, roleSession, rootUser } from "../../../detections/sample-record";
import { tuned } from "../../../detections/tuning";
import { alarmsSchema } from "../../../settings/alarms";

function findingsIn(detections: readonly PatternDetection[], records: readonly CloudTrailRecord[]) {
    const filters = new Filters(detections.map((detection) => tuned(detection, alarmsSchema.parse(undefined))));
    const findings = new Findings();
    for (const each of records) {
        findings.add(each, filters.matching(each));
    }
    return findings.list(detections.map(({ id }) => id));
}

const failedAt = (eventTime: string) =>
    record("signin.amazonaws.com", "ConsoleLogin", { eventTime, responseElements: { ConsoleLogin: "Failure" } });
const stopLogging = record("cloudtrail.amazonaws.com", "StopLogging");

describe("findings", () => {
    it("fire when enough records match within one period", () => {
        const five = ["00", "03", "06", "09", "14"].map((minute) => failedAt(`2026-03-04T09:${minute}:59Z`));
        const [finding] = findingsIn([consoleSignInFailures], five);
        assert.ok(finding);
        assert.deepEqual([finding.matches, mostInPeriod(finding), fires(finding)], [5, 5, true]);
    });

    it("do not fire when they match in different periods", () => {
        const spread = ["00", "03", "06", "09", "15"].map((minute) => failedAt(`2026-03-04T09:${minute}:00Z`));
        const [finding] = findingsIn([consoleSignInFailures], spread);
        assert.ok(finding);
        assert.deepEqual([finding.matches, mostInPeriod(finding), fires(finding)], [5, 4, false]);
    });

    it("fire only after as many periods in a row as the alarm asks for", () => {
        const detection = { ...cloudtrailChanges, evaluationPeriods: 2 };
        const at = (eventTime: string) => ({ ...stopLogging, eventTime });
        const [once] = findingsIn([detection], [at("2026-03-04T09:00:00Z"), at("2026-03-04T09:10:00Z")]);
        const [twice] = findingsIn([detection], [at("2026-03-04T09:00:00Z"), at("2026-03-04T09:05:00Z")]);
        assert.ok(once && twice);
        assert.deepEqual([fires(once), fires(twice)], [false, true]);
    });

    it("come in the order of the catalogue, those that fire first", () => {
        const found = findingsIn(
            [consoleSignInFailures, cloudtrailChanges],
            [failedAt("2026-03-04T09:00:00Z"), stopLogging],
        );
        assert.deepEqual(
            found.map(({ detection }) => detection.id),
            ["cloudtrail-changes", "console-sign-in-failures"],
        );
    });

    it("know who acted, whatever the kind of identity", () => {
        const actors = [
            roleSession(),
            iamUser(),
            rootUser(),
            awsService("config.amazonaws.com"),
            { accountId: "1" },
            {},
        ];
        assert.deepEqual(
            actors.map((userIdentity) => actorOf({ userIdentity })),
            [
                "arn:aws:sts::111122223333:assumed-role/Administrator/maria.garcia",
                "arn:aws:iam::111122223333:user/build",
                "arn:aws:iam::111122223333:root",
                "config.amazonaws.com",
                "1",
                "unknown",
            ],
        );
        const strange: CloudTrailRecord[] = [{}, { userIdentity: null }, { userIdentity: "x" }];
        assert.deepEqual(strange.map(actorOf), Array(3).fill("unknown"));
    });
});

describe("the report", () => {
    it("says which alarms fire, why, and who did it", () => {
        const text = reportText(findingsIn([cloudtrailChanges], [stopLogging]), 3);
        assert.equal(
            text,
            [
                "alarm               severity  fires  matches  most in a period  threshold   actors",
                "cloudtrail-changes  critical  yes    1        1                 1 in 300 s  1",
                "",
                "cloudtrail-changes: CloudTrail configuration changed",
                `  2026-03-04T09:30:00Z  111122223333 us-east-1  cloudtrail:StopLogging  by arn:aws:sts::111122223333:assumed-role/Administrator/maria.garcia  event ${String(stopLogging["eventID"])}`,
                '      because $.eventSource = "cloudtrail.amazonaws.com" && $.eventName = "StopLogging" && $.errorCode NOT EXISTS',
                "",
                "actor                                                              matches  alarms",
                "arn:aws:sts::111122223333:assumed-role/Administrator/maria.garcia  1        1",
                "",
                "3 records; 1 match; 1 alarm would fire",
                "",
            ].join("\n"),
        );
    });

    it("is one line where nothing matched", () => {
        assert.equal(reportText([], 1), "1 record; 0 matches; 0 alarms would fire\n");
    });

    it("shows five records of an alarm and counts the others", () => {
        const text = reportText(findingsIn([cloudtrailChanges], Array(7).fill(stopLogging)), 7);
        assert.equal(text.split("because").length - 1, 5);
        assert.match(text, /\n {2}and 2 more\n/);
    });

    it("lets no control sequence of a record through to the terminal", () => {
        const evil = { ...stopLogging, userIdentity: { arn: "\u001b[2Jx" }, awsRegion: "us\u0007", eventID: "\r\n" };
        const text = reportText(findingsIn([cloudtrailChanges], [evil]), 1);
        assert.doesNotMatch(text.replaceAll("\n", ""), /\p{Cc}/u);
    });
});

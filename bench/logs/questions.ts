import { needles } from "./archive/needles";
import type { Question } from "./archive/records";

/** A question to the archive, for this program and for the tools that people take otherwise. */
export interface Asked {
    readonly name: string;
    readonly answers: Question;
    /** A needle is in few files, and has a text that tells them; the others are asked of every record. */
    readonly kind: "needle" | "general";
    /** Options of `npm run search`. */
    readonly search: readonly string[];
    /** The condition of jq's `select`. */
    readonly jq: string;
    /** What zgrep chooses files by. */
    readonly literal?: string;
    /** The folders of days that can hold the answers, where the question says. */
    readonly days?: readonly string[];
}

const role = `arn:aws:iam::${needles.account}:role/${needles.role}`;

export const asked: readonly Asked[] = [
    {
        name: "one access key",
        answers: "accessKey",
        kind: "needle",
        search: ["--access-key", needles.accessKey],
        jq: `.userIdentity.accessKeyId == "${needles.accessKey}"`,
        literal: needles.accessKey,
    },
    {
        name: "one event id",
        answers: "eventId",
        kind: "needle",
        search: ["--event-id", needles.eventId],
        jq: `.eventID == "${needles.eventId}"`,
        literal: needles.eventId,
    },
    {
        name: "one event name in a window",
        answers: "bucketDeleted",
        kind: "needle",
        search: ["--event", "DeleteBucket", "--since", needles.since, "--until", needles.until],
        jq: `.eventName == "DeleteBucket" and .eventTime >= "${needles.since}" and .eventTime < "${needles.until}"`,
        literal: '"DeleteBucket"',
        days: ["2026/03/01", "2026/03/02"],
    },
    {
        name: "denied calls of a role",
        answers: "deniedOfRole",
        kind: "general",
        search: ["--role", role, "--error", "AccessDenied"],
        jq: `.userIdentity.sessionContext.sessionIssuer.arn == "${role}" and .errorCode == "AccessDenied"`,
    },
    { name: "all errors", answers: "errors", kind: "general", search: ["--error", "any"], jq: ".errorCode" },
    {
        name: "a CIDR block",
        answers: "network",
        kind: "general",
        search: ["--ip", `${needles.network}.0/24`],
        jq: `.sourceIPAddress | startswith("${needles.network}.")`,
    },
    {
        name: "a wildcard",
        answers: "policies",
        kind: "general",
        search: ["--event", "*BucketPolicy"],
        jq: '.eventName | endswith("BucketPolicy")',
    },
];

/** The role that trailscraper is asked for: roles and times are all that it can filter by. */
export const trailscraperRole = { answers: "deniedOfRole", arn: role } as const;

import { any, contains } from "../filter-pattern/build";
import { denied, iamUser, record } from "../sample-record";
import { firstEvent } from "../entry";
import type { PatternDetection } from "../detection";

const sts = "sts.amazonaws.com";
const kali = "aws-cli/2.23.6 md/awscrt#0.23.8 ua/2.0 os/linux#6.12.25-kali-amd64 lang/python#3.13.3";

/** Parts of user agents: of the systems that penetration testers work with, and of programs that try found keys. */
const tools = ["kali", "parrot", "pentoo", "TruffleHog", "Pacu", "stratus-red-team"];

export const attackToolsUsed: PatternDetection = {
    ...firstEvent,
    id: "attack-tool-used",
    title: "Call from a penetration tester's system or a program that tries found keys",
    why: "An attacker who does not hide the user agent is still an attacker; TruffleHog calls AWS only to see whether a key it found somewhere still works.",
    response:
        "Deactivate the access key or revoke the session now, unless a test was announced. Find where the key was published.",
    severity: "high",
    techniques: ["T1078.004", "T1552.001"],
    controls: [],
    noise: "Announced penetration tests, and the security team's own search for published keys.",
    events: [],
    watches: `calls, also refused ones, with a user agent that has one of ${tools.join(", ")} in it`,
    condition: any(...tools.map((tool) => contains("$.userAgent", tool))),
    samples: () => ({
        match: [
            record(sts, "GetCallerIdentity", { userIdentity: iamUser(), userAgent: "TruffleHog", readOnly: true }),
            record("s3.amazonaws.com", "ListBuckets", { userIdentity: iamUser(), userAgent: kali, readOnly: true }),
            record("iam.amazonaws.com", "ListUsers", {
                userIdentity: iamUser(),
                userAgent: kali.replace("6.12.25-kali-", "6.5.0-13parrot1-"),
                ...denied("iam:ListUsers"),
                readOnly: true,
            }),

            // Debian's way to name Kali's kernels, whose number comes before the next hyphen.
            ...[
                kali.replace("6.12.25-kali-", "6.5.0-kali3-"),
                "pentoo-kernel",
                "Pacu/1.6.0",
                "stratus-red-team_00000000-0000-0000-0000-000000000000",
            ].map((userAgent) =>
                record(sts, "GetCallerIdentity", { userIdentity: iamUser(), userAgent, readOnly: true }),
            ),
        ],
        ignore: [
            record(sts, "GetCallerIdentity", { userIdentity: iamUser(), readOnly: true }),
            record("s3.amazonaws.com", "ListBuckets", {
                userAgent: "Boto3/1.40.45 md/Botocore#1.40.45 ua/2.1 os/linux#6.12",
                readOnly: true,
            }),
            record("iam.amazonaws.com", "ListUsers", {
                userIdentity: iamUser("parrot"),
                userAgent: "prowler/5.46.0",
                readOnly: true,
            }),
        ],
    }),
};

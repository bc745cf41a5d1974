import { all, anyEvent, contains, succeeded } from "../filter-pattern/build";
import { record } from "../sample-record";
import { firstEvent } from "../entry";
import type { PatternDetection } from "../detection";

const source = "iam.amazonaws.com";
const attached = { source, names: ["AttachUserPolicy", "DetachUserPolicy"] };
const quarantine = "arn:aws:iam::aws:policy/AWSCompromisedKeyQuarantineV3";
const quarantined = { userName: "build", policyArn: quarantine };

export const exposedKeyQuarantined: PatternDetection = {
    ...firstEvent,
    id: "exposed-key-quarantined",
    title: "AWS quarantined a user whose access key is public, or somebody lifted the quarantine",
    why: "AWS found the key where anybody can read it; the quarantine policy stops the worst and no more, and it is gone with one call.",
    response:
        "Deactivate the user's access keys now and delete them after. Read everything the user did since the key was published, in every Region.",
    severity: "critical",
    techniques: ["T1552.001", "T1078.004"],
    controls: [],
    noise: "",
    events: [attached],
    watches: "the managed policies AWSCompromisedKeyQuarantine, in any version",
    condition: all(
        anyEvent(attached),
        contains("$.requestParameters.policyArn", "AWSCompromisedKeyQuarantine"),
        succeeded(),
    ),
    samples: () => ({
        match: [
            record(source, "AttachUserPolicy", { requestParameters: quarantined }),
            record(source, "AttachUserPolicy", {
                requestParameters: { userName: "build", policyArn: quarantine.replace("V3", "V2") },
            }),
            record(source, "DetachUserPolicy", { requestParameters: quarantined }),
        ],
        ignore: [
            record(source, "AttachUserPolicy", {
                requestParameters: { userName: "build", policyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess" },
            }),
            record(source, "DetachUserPolicy", {
                errorCode: "NoSuchEntityException",
                errorMessage: `Policy ${quarantine} was not found.`,
                requestParameters: quarantined,
            }),
            record(source, "GetPolicy", { readOnly: true, requestParameters: { policyArn: quarantine } }),
        ],
    }),
};

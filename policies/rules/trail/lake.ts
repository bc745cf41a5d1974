import { not } from "../../reading/answer";
import { isCustomerKey } from "../../reading/key";
import { types } from "../../reading/types";
import { isOff, isOn, meets, number } from "../../reading/value";
import { type Rule, verdict } from "../../rule";
import { remedied } from "../remedied";

const guide = "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/";
const base = { types: types.eventDataStore, url: `${guide}query-event-data-store.html` } as const;

export const lakeRules: readonly Rule[] = [
    {
        ...base,
        name: "cloudtrail-lake-customer-key",
        title: "A CloudTrail Lake event data store is encrypted with a customer managed key",
        severity: "medium",
        why: "Only the policy of a key of your own can withhold the events from those who may query.",
        fix: "on the event data store, kmsKeyId: key.arn",
        controls: {
            "Security Hub": ["CloudTrail.10"],
            "NIST 800-53 r5": ["AU-9", "SC-12(2)", "SC-13", "SC-28", "SI-7(6)"],
        },
        judge: (store) => verdict(isCustomerKey(store, "kmsKeyId"), "is not encrypted with a customer managed key"),
    },
    remedied(
        { terminationProtectionEnabled: true },
        {
            ...base,
            name: "cloudtrail-lake-termination-protection",
            title: "A CloudTrail Lake event data store is protected from termination",
            severity: "high",
            why: "Deleted, the events are gone after seven days.",
            fix: "on the event data store, terminationProtectionEnabled: true, or leave it out",
            controls: { "NIST 800-53 r5": ["AU-9", "AU-11"], "PCI DSS v4.0.1": ["10.3.2", "10.5.1"] },
            judge: (store) =>
                verdict(not(isOff(store.input("terminationProtectionEnabled"))), "is not protected from termination"),
        },
    ),
    {
        ...base,
        name: "cloudtrail-lake-ingestion",
        title: "A CloudTrail Lake event data store takes in events",
        severity: "critical",
        why: "What happens while it is suspended is never recorded in it.",
        fix: "on the event data store, suspend: false, or leave it out",
        controls: { "NIST 800-53 r5": ["AU-2", "AU-12"], "PCI DSS v4.0.1": ["10.2.1"] },
        judge: (store) => verdict(not(isOn(store.input("suspend"))), "is suspended"),
    },
    {
        ...base,
        name: "cloudtrail-lake-retention",
        title: "A CloudTrail Lake event data store keeps events as long as configured",
        severity: "medium",
        why: "Intrusions are found months later: the events of their beginning must still be there.",
        fix: "on the event data store, retentionPeriod: 2557, or leave it out",
        controls: { "NIST 800-53 r5": ["AU-11", "SI-12"], "PCI DSS v4.0.1": ["10.5.1"] },
        judge: (store, { retentionDays }) =>
            verdict(
                // AWS's default is seven years.
                meets(
                    number(store.input("retentionPeriod")),
                    (days) => days === undefined || Number(days) >= retentionDays,
                ),
                `keeps events for less than ${retentionDays} days`,
            ),
    },
    remedied(
        { multiRegionEnabled: true },
        {
            ...base,
            name: "cloudtrail-lake-multi-region",
            title: "A CloudTrail Lake event data store takes in the events of all Regions",
            severity: "medium",
            why: "What happens in a Region that nobody uses is the least expected and the first to go unseen.",
            fix: "on the event data store, multiRegionEnabled: true, or leave it out",
            controls: { "NIST 800-53 r5": ["AU-2", "AU-12"], "PCI DSS v4.0.1": ["10.2.1"] },
            judge: (store) =>
                verdict(not(isOff(store.input("multiRegionEnabled"))), "takes in the events of one Region only"),
        },
    ),
];

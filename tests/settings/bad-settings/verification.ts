import type { BadSetting } from "./bad-setting";

const enabled = { scheduledVerification: { enabled: true } };
const ignored = "nothing while scheduledVerification.enabled is false: nothing is verified on a schedule";

/** The scheduled verification, beside what else the stack has. */
export const verification: readonly BadSetting[] = [
    {
        name: "a verification before the day's last files are there",
        change: { scheduledVerification: { enabled: true, hour: 1 } },
        problem: {
            path: "scheduledVerification.hour",
            given: "1",
            allowed: "a whole number of hours from 2 to 23",
            fix: "pulumi config set --path orgtrail:scheduledVerification.hour 5",
        },
    },
    {
        name: "no part of a verification",
        change: { scheduledVerification: { enabled: true, parts: 0 } },
        problem: {
            path: "scheduledVerification.parts",
            given: "0",
            allowed: "a whole number of runs from 1 to 32",
            fix: "pulumi config set --path orgtrail:scheduledVerification.parts 4",
        },
    },
    {
        name: "a name of the verification that leaves no room for those made of it",
        change: { ...enabled, names: { verification: "v".repeat(55) } },
        problem: {
            path: "names.verification",
            given: JSON.stringify("v".repeat(55)),
            allowed: "a function's name: 1 to 54 letters, digits or _ -",
            fix: "pulumi config set --path orgtrail:names.verification audit-verification",
        },
    },
    {
        name: "a verification that could tell nobody",
        change: { ...enabled, trails: [{ logGroup: { deliver: false } }] },
        problem: {
            path: "scheduledVerification.enabled",
            given: "true",
            allowed:
                "false while no trail delivers to a log group of the class STANDARD: its alarms notify the urgent topic, which there is with the other alarms",
            fix: "pulumi config set --path orgtrail:scheduledVerification.enabled false",
        },
    },
    {
        name: "a verification of files that have to be restored first",
        change: { ...enabled, retention: { transitions: [{ storageClass: "DEEP_ARCHIVE", afterDays: 1 }] } },
        problem: {
            path: "retention.transitions[0].afterDays",
            given: "1",
            allowed:
                "at least 2 days while scheduledVerification.enabled is true: files in DEEP_ARCHIVE cannot be read, nor verified, without being restored",
            fix: "pulumi config set --path 'orgtrail:retention.transitions[0].afterDays' 2",
        },
    },
    {
        name: "an hour of a verification that there is not",
        change: { scheduledVerification: { hour: 7 } },
        problem: {
            path: "scheduledVerification.hour",
            given: "7",
            allowed: ignored,
            fix: "pulumi config rm --path orgtrail:scheduledVerification.hour",
        },
    },
    {
        name: "a name of a verification that there is not",
        change: { names: { verification: "verifier" } },
        problem: {
            path: "names.verification",
            given: '"verifier"',
            allowed: ignored,
            fix: "pulumi config rm --path orgtrail:names.verification",
        },
    },
    {
        name: "a role of the verification that is a role for people",
        change: {
            ...enabled,
            operatorPrincipalArns: ["arn:aws:iam::777788889999:role/Operators"],
            names: { operatorRole: "Verifier", verification: "verifier" },
        },
        problem: {
            path: "names.verification",
            given: '"verifier"',
            allowed: "a name by which a role is one other than names.operatorRole",
            fix: "pulumi config set --path orgtrail:names.verification verifier-2",
        },
    },
];

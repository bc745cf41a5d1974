import type { WarningCase } from "./case";

/** Who hears of alarms, reads and acts. */
export const people: readonly WarningCase[] = [
    {
        name: "nobody who hears of urgent alarms",
        change: { urgentSubscriptions: [] },
        warnings: [
            "no urgentSubscriptions: these alarms fire and nobody is told. To be told: pulumi config set --path 'orgtrail:urgentSubscriptions[0].protocol' email && pulumi config set --path 'orgtrail:urgentSubscriptions[0].endpoint' security@example.com",
        ],
    },
    {
        name: "nobody who hears of alarms for review",
        change: { reviewSubscriptions: [] },
        warnings: [
            "no reviewSubscriptions: these alarms fire and nobody is told. To be told: pulumi config set --path 'orgtrail:reviewSubscriptions[0].protocol' email && pulumi config set --path 'orgtrail:reviewSubscriptions[0].endpoint' security@example.com",
        ],
    },
    {
        name: "nobody who reads",
        change: { readerRoleArns: [] },
        warnings: [
            "no readerRoleArns: nobody can read or decrypt a log file. To let a role read: pulumi config set --path 'orgtrail:readerRoleArns[0]' arn:aws:iam::444455556666:role/LogReader",
        ],
    },
    {
        name: "nobody who acts in an emergency, in another partition",
        change: {
            breakGlassRoleArns: [],
            homeRegion: "us-gov-west-1",
            readerRoleArns: ["arn:aws-us-gov:iam::444455556666:role/Reader"],
            logArchiveRoleArn: "arn:aws-us-gov:iam::444455556666:role/Deployment",
        },
        warnings: [
            "no breakGlassRoleArns: nobody can delete a log file in an emergency. To let a role do so: pulumi config set --path 'orgtrail:breakGlassRoleArns[0]' arn:aws-us-gov:iam::444455556666:role/BreakGlass",
        ],
    },
];

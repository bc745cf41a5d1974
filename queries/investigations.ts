import { actor, eventRows, where } from "./event-rows";
import type { SavedQuery } from "./saved-query";

const lastWeek = { table: "events", days: 7 } as const;

/** The role of a session, or who it was without one. */
const lastingActor = "COALESCE(useridentity.sessioncontext.sessionissuer.arn, useridentity.arn, useridentity.type)";

/** The questions that an investigation asks time and again. */
export const investigations: readonly SavedQuery[] = [
    {
        ...lastWeek,
        name: "access-key-activity",
        title: "Everything an access key did",
        description: "Every call with the key, and the calls that created it, changed it or handed it out.",
        parameters: [{ name: "accessKeyId", description: "The key's id", example: "AKIAIOSFODNN7EXAMPLE" }],
        sql: (scope) =>
            eventRows(
                scope,
                `? IN (
    useridentity.accesskeyid,
    json_extract_scalar(requestparameters, '$.accessKeyId'),
    json_extract_scalar(responseelements, '$.accessKey.accessKeyId'),
    json_extract_scalar(responseelements, '$.credentials.accessKeyId')
)`,
            ),
    },
    {
        ...lastWeek,
        name: "actor-activity",
        title: "Everything a user, a role or a session did",
        description:
            "The calls of a user or a session by its ARN or name, or of all sessions of a role by the role's ARN or name.",
        parameters: [
            {
                name: "actor",
                description: "ARN or name of a user, a role or a session",
                example: "arn:aws:iam::111122223333:role/Administrator",
            },
        ],
        sql: (scope) =>
            eventRows(
                scope,
                `? IN (
    useridentity.arn,
    useridentity.username,
    split_part(useridentity.principalid, ':', 2),
    useridentity.sessioncontext.sessionissuer.arn,
    useridentity.sessioncontext.sessionissuer.username
)`,
            ),
    },
    {
        ...lastWeek,
        name: "source-address-activity",
        title: "Everything from an address",
        description: "The calls that came from an IP address.",
        parameters: [{ name: "sourceIPAddress", description: "The address", example: "198.51.100.7" }],
        sql: (scope) => eventRows(scope, "sourceipaddress = ?"),
    },
    {
        ...lastWeek,
        name: "resource-history",
        title: "Who touched a resource",
        description:
            "The events that name the resource: among their resources, in what was asked for, or in what came back. A name finds " +
            "longer names that contain it as well.",
        parameters: [
            { name: "resource", description: "The resource's ARN, id or name", example: "arn:aws:s3:::example-bucket" },
        ],
        sql: (scope) =>
            eventRows(
                scope,
                `strpos(
    COALESCE(requestparameters, '') || ' ' || COALESCE(responseelements, '') || ' '
        || COALESCE(json_format(CAST(resources AS JSON)), ''),
    ?
) > 0`,
            ),
    },
    {
        ...lastWeek,
        name: "event",
        title: "One event",
        description: "All columns of an event.",
        parameters: [
            { name: "eventId", description: "The event's id", example: "01234567-89ab-cdef-0123-456789abcdef" },
        ],
        sql: ({ table, partitions }) => `SELECT *
FROM ${table}
${where(partitions, "eventid = ?")}`,
    },
    {
        ...lastWeek,
        name: "console-sign-ins",
        title: "Sign-ins to the console",
        description: "Who signed in to the AWS Management Console, from where, with or without MFA, and who failed to.",
        parameters: [],
        sql: ({ table, partitions }) => `SELECT eventtime, account, awsregion,
    ${actor} AS actor,
    sourceipaddress,
    json_extract_scalar(responseelements, '$.ConsoleLogin') AS result,
    json_extract_scalar(additionaleventdata, '$.MFAUsed') AS mfaused,
    errormessage, useragent, eventid
FROM ${table}
${where(partitions, "eventsource = 'signin.amazonaws.com'\nAND eventname = 'ConsoleLogin'")}
ORDER BY eventtime, eventid`,
    },
    {
        ...lastWeek,
        name: "role-chains",
        title: "Roles that assumed other roles",
        description: "From which role to which role sessions went on, how often, and under which session names.",
        parameters: [],
        sql: ({ table, partitions }) => `SELECT useridentity.sessioncontext.sessionissuer.arn AS fromrole,
    json_extract_scalar(requestparameters, '$.roleArn') AS torole,
    json_extract_scalar(requestparameters, '$.roleSessionName') AS sessionname,
    account, count(*) AS calls, count(errorcode) AS refused, min(eventtime) AS firstcall, max(eventtime) AS lastcall
FROM ${table}
${where(partitions, "eventsource = 'sts.amazonaws.com'\nAND eventname = 'AssumeRole'\nAND useridentity.type = 'AssumedRole'")}
GROUP BY 1, 2, 3, 4
ORDER BY 1, 2, 3, 4`,
    },
    {
        table: "events",
        days: 30,
        name: "first-seen-actions",
        title: "What somebody did for the first time",
        description:
            "Actions of the last day that the user or role had not called in the time before, which is 30 days unless you say otherwise.",
        parameters: [],
        sql: ({ table, partitions, dayBefore }) => `SELECT ${lastingActor} AS actor, eventsource, eventname,
    count(*) AS calls, min(eventtime) AS firstcall, min(account) AS account
FROM ${table}
WHERE ${partitions.replaceAll("\n", "\n    ")}
GROUP BY 1, 2, 3
HAVING min(day) >= ${dayBefore(1)}
ORDER BY 5, 1, 2, 3`,
    },
    {
        ...lastWeek,
        name: "denied-calls",
        title: "Calls that were denied",
        description: "Who was denied which action, how often, and AWS's reason for the last one of them.",
        parameters: [],
        sql: ({ table, partitions }) => `SELECT ${lastingActor} AS actor, account, eventsource, eventname, errorcode,
    count(*) AS calls, min(eventtime) AS firstcall, max(eventtime) AS lastcall, max_by(errormessage, eventtime) AS lastmessage
FROM ${table}
${where(
    partitions,
    `(
    errorcode LIKE '%AccessDenied%'
    OR errorcode LIKE '%Unauthorized%'
    OR errorcode LIKE '%NotAuthorized%'
    OR errorcode LIKE '%Forbidden%'
    OR errorcode LIKE 'AuthorizationError%'
)`,
)}
GROUP BY 1, 2, 3, 4, 5
ORDER BY calls DESC, 1, 2, 3, 4`,
    },
    {
        ...lastWeek,
        name: "deletions",
        title: "What was deleted",
        description:
            "Calls that succeeded in deleting, ending or emptying something, or set it on its way to deletion.",
        parameters: [],
        sql: (scope) =>
            eventRows(
                scope,
                `readonly = 'false'
AND errorcode IS NULL
AND regexp_like(eventname, '^(Batch)?(Delete|Terminate|Remove|Purge|Destroy|Deregister|Schedule[A-Za-z]*Deletion|Empty)')`,
            ),
    },
    {
        ...lastWeek,
        name: "cross-account-access",
        title: "Calls from other accounts",
        description:
            "Which users and roles of which account worked in which other account, and what they called there.",
        parameters: [],
        sql: ({ table, partitions }) => `SELECT useridentity.accountid AS fromaccount, recipientaccountid AS toaccount,
    ${lastingActor} AS actor, eventsource, eventname,
    count(*) AS calls, count(errorcode) AS failed, min(eventtime) AS firstcall, max(eventtime) AS lastcall
FROM ${table}
${where(partitions, "useridentity.accountid <> recipientaccountid")}
GROUP BY 1, 2, 3, 4, 5
ORDER BY 1, 2, 3, 4, 5`,
    },
    {
        ...lastWeek,
        name: "object-activity",
        title: "Data events of a bucket, by object",
        description:
            "Who read, wrote or deleted which objects of a bucket. It takes a trail that records their data events.",
        parameters: [{ name: "bucketName", description: "The bucket's name", example: "example-bucket" }],
        sql: ({ table, partitions }) => `SELECT json_extract_scalar(requestparameters, '$.key') AS objectkey, eventname,
    ${lastingActor} AS actor, account,
    count(*) AS calls, count(errorcode) AS failed, min(eventtime) AS firstcall, max(eventtime) AS lastcall
FROM ${table}
${where(partitions, "eventcategory = 'Data'\nAND eventsource = 's3.amazonaws.com'\nAND json_extract_scalar(requestparameters, '$.bucketName') = ?")}
GROUP BY 1, 2, 3, 4
ORDER BY 1, 2, 3, 4`,
    },
    {
        ...lastWeek,
        name: "root-use",
        title: "Use of root users",
        description:
            "What was done as the root user of an account, sign-ins included, but for what AWS does on its own.",
        parameters: [],
        sql: (scope) =>
            eventRows(
                scope,
                `useridentity.type = 'Root'
AND useridentity.invokedby IS NULL
AND eventtype <> 'AwsServiceEvent'`,
            ),
    },
    {
        table: "network_activity",
        days: 7,
        name: "vpc-endpoint-denials",
        title: "Calls that a VPC endpoint denied",
        description: "Who was stopped by the policy of a VPC endpoint. It takes a trail with network activity events.",
        parameters: [],
        sql: (scope) => eventRows(scope, "errorcode = 'VpceAccessDenied'"),
    },
    {
        table: "insights",
        days: 30,
        name: "insights",
        title: "What CloudTrail Insights found",
        description:
            "Unusual rates of calls or errors: the usual rate in a minute beside that of the time in question.",
        parameters: [],
        sql: ({ table, partitions }) => `SELECT eventtime, account, awsregion,
    insightdetails.insighttype AS insighttype, insightdetails.eventsource AS eventsource,
    insightdetails.eventname AS eventname, insightdetails.errorcode AS errorcode,
    insightdetails.insightcontext.statistics.baseline.average AS usualrate,
    insightdetails.insightcontext.statistics.insight.average AS unusualrate,
    insightdetails.insightcontext.statistics.insightduration AS minutes, sharedeventid
FROM ${table}
${where(partitions, "insightdetails.state = 'End'")}
ORDER BY eventtime, eventid`,
    },
    {
        table: "digests",
        days: 7,
        name: "digest-coverage",
        title: "Hours with digests",
        description:
            "How many digest files each account and Region has for each day, and how many log files they name: a whole day has 24. What " +
            "they prove is shown by the verification, not here.",
        parameters: [],
        sql: ({ table, partitions }) => `SELECT account, region, day, count(*) AS digests,
    sum(cardinality(logfiles)) AS logfiles, min(digeststarttime) AS firststart, max(digestendtime) AS lastend
FROM ${table}
WHERE ${partitions.replaceAll("\n", "\n    ")}
GROUP BY 1, 2, 3
ORDER BY 1, 2, 3`,
    },
];

import type { Scope } from "./saved-query";
import { grouped, indented } from "./text";

/** Who it was, in one text. */
export const actor = "COALESCE(useridentity.arn, useridentity.invokedby, useridentity.principalid, useridentity.type)";

/** The events for which a condition holds, oldest first, in the columns that tell one from another. */
export function eventRows({ table, partitions }: Scope, condition: string): string {
    return `SELECT eventtime, account, awsregion, eventsource, eventname,
    ${actor} AS actor,
    useridentity.accesskeyid AS accesskeyid, sourceipaddress, errorcode, requestparameters, eventid
FROM ${table}
${where(partitions, condition)}
ORDER BY eventtime, eventid`;
}

/** Partitions first: they decide what is read. */
export function where(partitions: string, condition: string): string {
    const needsGroup = /\n(?!AND )(?=OR )/.test(condition);
    return `WHERE ${indented(`${partitions}\nAND ${needsGroup ? grouped(condition) : condition}`).trimStart()}`;
}

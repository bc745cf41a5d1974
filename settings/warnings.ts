import { setCommand } from "./problems";
import type { ParsedSettings } from "./schema";

/** What is allowed and seldom meant, each with the command that changes it. */
export function warningsFor(settings: ParsedSettings, project: string): string[] {
    const { alarmSubscriptions, breakGlassRoleArns, readerRoleArns, logArchiveAccountId } = settings;
    const set = (path: string, value: string) => setCommand(project, path, value);
    const role = (name: string) => `arn:aws:iam::${logArchiveAccountId}:role/${name}`;
    return [
        ...(alarmSubscriptions.length > 0
            ? []
            : [
                  "no alarmSubscriptions: alarms fire and nobody is told. To be told: " +
                      `${set("alarmSubscriptions[0].protocol", "email")} && ${set("alarmSubscriptions[0].endpoint", "security@example.com")}`,
              ]),
        ...(readerRoleArns.length > 0
            ? []
            : [
                  "no readerRoleArns: nobody can read or decrypt a log file. To let a role read: " +
                      set("readerRoleArns[0]", role("LogReader")),
              ]),
        ...(breakGlassRoleArns.length > 0
            ? []
            : [
                  "no breakGlassRoleArns: nobody can delete a log file in an emergency. To let a role do so: " +
                      set("breakGlassRoleArns[0]", role("BreakGlass")),
              ]),
    ];
}

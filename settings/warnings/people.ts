import { partitionOf } from "../regions";
import type { ParsedSettings } from "../schema";
import { watchedTrailOf } from "../settings";
import type { Warning } from "./warning";

/** Who hears of alarms, who reads logs, and who can act in an emergency. */
export function people(settings: ParsedSettings): Warning[] {
    const { existing, homeRegion, logArchiveAccountId } = settings;
    const { readerRoleArns, operatorPrincipalArns, auditorPrincipalArns, breakGlassRoleArns } = settings;
    const role = (name: string) => `arn:${partitionOf(homeRegion)}:iam::${logArchiveAccountId}:role/${name}`;
    const nobodyReads = [readerRoleArns, operatorPrincipalArns, auditorPrincipalArns].every(
        (list) => list.length === 0,
    );
    return [
        ...(watchedTrailOf(settings.trails) === undefined
            ? []
            : [
                  ...unheard(settings, "urgentSubscriptions", existing.urgentTopicArn),
                  ...unheard(settings, "reviewSubscriptions", existing.reviewTopicArn),
              ]),
        // The policies of an existing archive are its owner's.
        ...(nobodyReads && existing.archiveBucket === undefined
            ? [
                  {
                      text: "no readerRoleArns: nobody can read or decrypt a log file",
                      to: "To let a role read",
                      fix: [{ path: "readerRoleArns[0]", value: role("LogReader") }],
                  },
              ]
            : []),
        ...(breakGlassRoleArns.length === 0 && existing.archiveBucket === undefined
            ? [
                  {
                      text: "no breakGlassRoleArns: nobody can delete a log file in an emergency",
                      to: "To let a role do so",
                      fix: [{ path: "breakGlassRoleArns[0]", value: role("BreakGlass") }],
                  },
              ]
            : []),
    ];
}

function unheard(
    settings: ParsedSettings,
    key: "urgentSubscriptions" | "reviewSubscriptions",
    existingTopicArn: string | undefined,
): Warning[] {
    return settings[key].length > 0 || existingTopicArn !== undefined
        ? []
        : [
              {
                  text: `no ${key}: these alarms fire and nobody is told`,
                  to: "To be told",
                  fix: [
                      { path: `${key}[0].protocol`, value: "email" },
                      { path: `${key}[0].endpoint`, value: "security@example.com" },
                  ],
              },
          ];
}

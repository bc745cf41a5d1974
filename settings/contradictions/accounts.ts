import { accountOf } from "../../components/documents/arns";
import { entriesOf, type Contradiction, type Partly } from "./contradiction";

/** The settings that hold role ARNs of the two accounts; readers may come from any account. */
const administrators = ["breakGlassRoleArns", "deploymentRoleArns"] as const;
const principals = [...administrators, "readerRoleArns", "operatorPrincipalArns", "auditorPrincipalArns"] as const;

export function accounts({ managementAccountId, logArchiveAccountId, logArchiveRoleArn }: Partly): Contradiction[] {
    if (logArchiveAccountId !== undefined && logArchiveAccountId === managementAccountId) {
        return [
            {
                path: "logArchiveAccountId",
                given: logArchiveAccountId,
                allowed: "an account other than managementAccountId: whoever runs the trail must not own its logs",
                example: logArchiveAccountId === "444455556666" ? "555566667777" : "444455556666",
            },
        ];
    }
    // Of two accounts that are one, nobody knows which is meant: the role is not judged then.
    if (logArchiveRoleArn && logArchiveAccountId && accountOf(logArchiveRoleArn) !== logArchiveAccountId) {
        return [
            {
                path: "logArchiveRoleArn",
                given: logArchiveRoleArn,
                allowed: `a role of the account logArchiveAccountId, ${logArchiveAccountId}`,
                example: logArchiveRoleArn.replace(/:\d{12}:/, `:${logArchiveAccountId}:`),
            },
        ];
    }
    return [];
}

export function roles(settings: Partly): Contradiction[] {
    const { managementAccountId, logArchiveAccountId } = settings;
    const ofThirdAccounts =
        !managementAccountId || !logArchiveAccountId
            ? []
            : administrators
                  .flatMap((key) => entriesOf(key, settings[key]))
                  .filter(({ entry }) => ![managementAccountId, logArchiveAccountId].includes(accountOf(entry)))
                  .map(({ path, entry }) => ({
                      path,
                      given: entry,
                      allowed: `a role of the log-archive account ${logArchiveAccountId} or of the management account ${managementAccountId}`,
                      example: entry.replace(/:\d{12}:/, `:${logArchiveAccountId}:`),
                  }));
    const twice = principals.flatMap((key) =>
        (settings[key] ?? []).flatMap((given, index, list) =>
            list.indexOf(given) === index
                ? []
                : [{ path: `${key}[${index}]`, given, allowed: "each entry once", example: "" }],
        ),
    );
    return [...ofThirdAccounts, ...twice, ...rolesThatDeploy(settings)];
}

/** Decision 4: what deploys neither deletes logs nor reads them, itself or by a role that it may assume. */
function rolesThatDeploy(settings: Partly): Contradiction[] {
    const deploying = [
        ...(settings.logArchiveRoleArn ? [{ path: "logArchiveRoleArn", entry: settings.logArchiveRoleArn }] : []),
        ...entriesOf("deploymentRoleArns", settings.deploymentRoleArns),
    ];
    return (["breakGlassRoleArns", "readerRoleArns", "operatorPrincipalArns", "auditorPrincipalArns"] as const)
        .flatMap((key) => entriesOf(key, settings[key]))
        .flatMap(({ path, entry: given }) => {
            const same = deploying.find(({ entry }) => entry === given);
            return same === undefined
                ? []
                : [
                      {
                          path,
                          given,
                          allowed: `no role that deploys, as ${same.path} does: a deployment neither deletes logs nor reads them (docs/decisions/0004-who-may-change-logs.md)`,
                          example: "",
                      },
                  ];
        });
}

import { accountOf } from "../../components/documents/arns";
import { partitionOf } from "../regions";
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
    return [...ofThirdAccounts, ...twice];
}

/** IAM, SQS, SNS and KMS of another partition are other services, which this one cannot reach. */
export function arnsOfOtherPartitions(settings: Partly): Contradiction[] {
    const { homeRegion, logArchiveRoleArn, trails = [] } = settings;
    if (!homeRegion) {
        return [];
    }
    const partition = partitionOf(homeRegion);
    const subscriptionLists = [
        ...(["urgentSubscriptions", "reviewSubscriptions", "deliverySubscriptions"] as const).map((key) =>
            entriesOf(key, settings[key]),
        ),
        ...trails.map((trail, index) =>
            entriesOf(`trails[${index}].deliverySubscriptions`, trail.deliverySubscriptions),
        ),
    ];
    const resourceArns = trails.flatMap((trail, index) =>
        entriesOf(`trails[${index}].dataEvents`, trail.dataEvents).flatMap((events) =>
            entriesOf(`${events.path}.fieldSelectors`, events.entry.fieldSelectors)
                .filter(({ entry }) => entry.field === "resources.ARN")
                .flatMap(({ path, entry: { equals, startsWith, notEquals, notStartsWith } }) =>
                    Object.entries({ equals, startsWith, notEquals, notStartsWith }).flatMap(([operator, values]) =>
                        entriesOf(`${path}.${operator}`, values),
                    ),
                ),
        ),
    );
    const arns = [
        ...(logArchiveRoleArn ? [{ path: "logArchiveRoleArn", entry: logArchiveRoleArn }] : []),
        ...resourceArns,
        ...subscriptionLists
            .flat()
            .flatMap(({ path, entry }) =>
                entry.protocol === "sqs" ? [{ path: `${path}.endpoint`, entry: entry.endpoint }] : [],
            ),
        ...principals.flatMap((key) => entriesOf(key, settings[key])),
    ];
    return arns
        .filter(({ entry }) => entry.split(":")[1] !== partition)
        .map(({ path, entry }) => ({
            path,
            given: entry,
            allowed: `an ARN of the partition ${partition}, where homeRegion ${homeRegion} is`,
            example: inPartition(entry, partition, homeRegion),
        }));
}

/** The ARN with the partition, and with the home Region if it names one. */
function inPartition(arn: string, partition: string, region: string): string {
    const [scheme, , service, ofRegion, ...rest] = arn.split(":");
    return scheme === "arn" && service !== undefined && rest.length > 0
        ? [scheme, partition, service, ofRegion ? region : "", ...rest].join(":")
        : `arn:${partition}:s3:::example-bucket/`;
}

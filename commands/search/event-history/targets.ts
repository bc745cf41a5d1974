import { isOptInRegion, partitionOf, regions } from "../../../settings/regions";
import type { Expression } from "../filter/expression";
import { literalsAt } from "../filter/literals";
import { possible } from "../filter/possible";

/** Where the events of global services are ("Event history of global services": IAM, CloudFront, Route 53 and others). */
const globalRegions = { aws: "us-east-1", "aws-us-gov": "us-gov-west-1", "aws-cn": "cn-north-1" } as const;

/**
 * The Regions whose event history can hold what is looked for: those that the expression names; without any, the home Region and
 * that of the global services, or with `isAll` every Region of the partition.
 */
export function regionsFor(expression: Expression, homeRegion: string, isAll: boolean): string[] {
    const { literals, hasPatterns } = literalsAt(expression, "awsRegion");
    const partition = partitionOf(homeRegion);
    const known = isAll || hasPatterns ? regions.filter((region) => partitionOf(region) === partition) : [];
    const candidates = new Set([homeRegion, globalRegions[partition], ...known, ...literals]);
    return [...candidates].filter((awsRegion) => possible(expression, { awsRegion }));
}

/** The accounts whose event history can hold what is looked for: of those given, and those that the expression names. */
export function accountsFor(expression: Expression, given: readonly string[]): string[] {
    const { literals } = literalsAt(expression, "recipientAccountId");
    const candidates = new Set([...given, ...literals.filter((literal) => /^\d{12}$/.test(literal))]);
    return [...candidates].filter((recipientAccountId) => possible(expression, { recipientAccountId }));
}

/**
 * Whether an error only says that the account has not enabled a Region: tokens are then not known there ("Managing AWS
 * Regions", AWS Account Management).
 */
export function isNotEnabled(region: string, errorName: string): boolean {
    return isOptInRegion(region) && ["UnrecognizedClientException", "InvalidClientTokenId"].includes(errorName);
}

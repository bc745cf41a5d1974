import { isOptInRegion, partitionOf, regions } from "../../../settings/regions";
import type { Expression, Path } from "../filter/expression";
import { literalOf } from "../filter/pattern";
import { possible } from "../filter/possible";

/** Where the events of global services are ("Event history of global services": IAM, CloudFront, Route 53 and others). */
const globalRegions = { aws: "us-east-1", "aws-us-gov": "us-gov-west-1", "aws-cn": "cn-north-1" } as const;

/**
 * The Regions whose event history can hold what is looked for: those that the expression names; without any, the home Region and
 * that of the global services, or with `isAll` every Region of the partition.
 */
export function regionsFor(expression: Expression, homeRegion: string, isAll: boolean): string[] {
    const { literals, hasPatterns } = valuesOf(expression, "awsRegion");
    const partition = partitionOf(homeRegion);
    const known = isAll || hasPatterns ? regions.filter((region) => partitionOf(region) === partition) : [];
    const candidates = new Set([homeRegion, globalRegions[partition], ...known, ...literals]);
    return [...candidates].filter((awsRegion) => possible(expression, { awsRegion }));
}

/** The accounts whose event history can hold what is looked for: of those given, and those that the expression names. */
export function accountsFor(expression: Expression, given: readonly string[]): string[] {
    const { literals } = valuesOf(expression, "recipientAccountId");
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

/** The texts that terms on a field of the record compare with. */
function valuesOf(expression: Expression, key: string): { literals: string[]; hasPatterns: boolean } {
    switch (expression.kind) {
        case "term": {
            if (!isPath(expression.field, key) || expression.operator !== "=") {
                return { literals: [], hasPatterns: isPath(expression.field, key) };
            }
            const literal = literalOf(expression.value);
            return literal === undefined
                ? { literals: [], hasPatterns: true }
                : { literals: [literal], hasPatterns: false };
        }
        case "not":
            return valuesOf(expression.of, key);
        case "and":
        case "or": {
            const found = expression.of.map((each) => valuesOf(each, key));
            return {
                literals: found.flatMap(({ literals }) => literals),
                hasPatterns: found.some(({ hasPatterns }) => hasPatterns),
            };
        }
    }
}

function isPath(field: string | Path, key: string): boolean {
    return typeof field !== "string" && field.length === 1 && field[0] === key;
}

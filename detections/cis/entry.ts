import { changes } from "../entry";
import { all } from "../filter-pattern/build";
import { byNoService } from "../callers";
import type { Control, ServiceEvents } from "../detection";
import type { Expression } from "../filter-pattern/expression";

/**
 * The same recommendation in CIS AWS Foundations v5.0.0 (section 4) and v7.0.0 (section 5), and in Security Hub, which
 * has none for Organizations ("Security Hub CSPM controls for Amazon CloudWatch").
 */
export function controls(recommendation: number, securityHub?: number): Control[] {
    return [
        { benchmark: "CIS AWS Foundations v5.0.0", id: `4.${recommendation}` },
        { benchmark: "CIS AWS Foundations v7.0.0", id: `5.${recommendation}` },
        ...(securityHub === undefined ? [] : [{ benchmark: "Security Hub", id: `CloudWatch.${securityHub}` }]),
    ];
}

/** Changes, but not those of AWS's own services at their daily work; what they do for somebody who called them counts. */
export function changesByNoService(events: ServiceEvents): {
    events: readonly ServiceEvents[];
    condition: Expression;
} {
    const { condition } = changes(events);
    return { events: [events], condition: all(condition, byNoService) };
}

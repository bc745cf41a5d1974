import { all, anyEvent, compile, notExists } from "../filter-pattern/build";
import type { Control, ServiceEvents } from "../detection";

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

/** What the benchmark's remediation texts set for every alarm: one event in five minutes is enough. */
export const firstEvent = { kind: "pattern", threshold: 1, period: 300, evaluationPeriods: 1 } as const;

/** An entry's events and their pattern: a call that failed changed nothing, and unauthorized ones have their own alarm. */
export function changes(events: ServiceEvents): { events: readonly ServiceEvents[]; pattern: string } {
    return { events: [events], pattern: compile(all(anyEvent(events), notExists("$.errorCode"))) };
}

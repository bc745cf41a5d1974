/** An answer about a resource: a preview does not know every value, so "unknown" is an answer of its own. */
export type Answer = "yes" | "no" | "unknown";

/** "no" if one is, otherwise "unknown" if one is: what is known and wrong counts even beside unknowns. */
export function all(answers: readonly Answer[]): Answer {
    return answers.includes("no") ? "no" : answers.includes("unknown") ? "unknown" : "yes";
}

/** "yes" if one is, otherwise "unknown" if one is. */
export function any(answers: readonly Answer[]): Answer {
    return answers.includes("yes") ? "yes" : answers.includes("unknown") ? "unknown" : "no";
}

export function not(answer: Answer): Answer {
    return answer === "yes" ? "no" : answer === "no" ? "yes" : "unknown";
}

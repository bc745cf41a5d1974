import type { Rule } from "../../rule";

type Controls = Rule["controls"];

/** Controls of one kind of rule, beside the ids that Security Hub and CIS give to a single service. */
function withIds(common: Controls): (securityHub?: readonly string[], cis?: Controls) => Controls {
    return (securityHub = [], cis = {}) => ({
        ...cis,
        ...(securityHub.length > 0 && { "Security Hub": securityHub }),
        ...common,
    });
}

/** What AWS Security Hub names as related requirements of its controls on encryption at rest. */
export const atRest = withIds({
    "NIST 800-53 r5": ["CA-9(1)", "CM-3(6)", "SC-7(10)", "SC-13", "SC-28", "SC-28(1)", "SI-7(6)"],
    "PCI DSS v4.0.1": ["3.5.1"],
});

/** The same, of those on encryption in transit. */
export const inTransit = withIds({
    "NIST 800-53 r5": ["AC-4", "AC-17(2)", "IA-5(1)", "SC-7(4)", "SC-8", "SC-8(1)", "SC-8(2)", "SC-13", "SC-23"],
    "PCI DSS v4.0.1": ["4.2.1"],
});

/** The same, of those on public access. */
export const notPublic = withIds({
    "NIST 800-53 r5": ["AC-3", "AC-4", "AC-6", "AC-21", "SC-7", "SC-7(3)", "SC-7(4)", "SC-7(11)", "SC-7(16)"],
    "PCI DSS v4.0.1": ["1.4.4"],
});

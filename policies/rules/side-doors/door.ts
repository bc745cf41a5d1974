/** What the rules on side doors have in common. */
export const common = {
    severity: "high",
    why: "A rule that holds for one way to make a resource and not for another holds for nothing.",
    controls: {
        "Security Hub": ["CloudTrail.1", "CloudTrail.2", "CloudTrail.4"],
        "NIST 800-53 r5": ["AU-2", "AU-9", "CM-2", "CM-6", "SC-28", "SI-7(7)"],
        "PCI DSS v4.0.1": ["10.3.2"],
    },
} as const;

/** What the questions of the bench are about. The archive is full of what only looks like it. */
export const needles = {
    accessKey: "AKIAIOSFODNN7EXAMPLE",
    eventId: "5f0c2d8e-93b7-4c1a-8e64-2b9d7f3a1c55",
    account: "444455556666",
    role: "DataExport",
    /** The first three bytes of a /24. */
    network: "203.0.113",
    since: "2026-03-01T00:20:00Z",
    until: "2026-03-01T12:00:00Z",
} as const;

/** The archive's first hour. */
export const firstTime = new Date("2026-03-01T00:00:00Z");

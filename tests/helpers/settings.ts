/** The least that a stack must set, as Pulumi keeps it: text, or JSON for what is not text. */
export const leastSettings = {
    organizationId: "o-exampleorgid",
    managementAccountId: "111122223333",
    logArchiveAccountId: "444455556666",
    logArchiveRoleArn: "arn:aws:iam::444455556666:role/Deployment",
    homeRegion: "eu-west-1",
} as const;

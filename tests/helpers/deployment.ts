import type { Deployment, Roles } from "../../components/documents/deployment";

export const deployment: Deployment = {
    partition: "aws",
    region: "eu-west-1",
    organizationId: "o-exampleorgid",
    managementAccountId: "111122223333",
    logArchiveAccountId: "444455556666",
};

export const roles: Roles = {
    breakGlass: ["arn:aws:iam::444455556666:role/BreakGlass"],
    deployment: ["arn:aws:iam::444455556666:role/Deployment"],
    readers: ["arn:aws:iam::444455556666:role/Reader", "arn:aws:iam::777788889999:role/Auditor"],
};

export const trail = "arn:aws:cloudtrail:eu-west-1:111122223333:trail/organization";

import { all, any, anyEvent, isTrue, notEquals, notExists, succeeded } from "../filter-pattern/build";
import { denied, record } from "../sample-record";
import { firstEvent } from "../entry";
import type { PatternDetection } from "../detection";

const source = "ram.amazonaws.com";
const shares = { source, names: ["CreateResourceShare", "UpdateResourceShare"] };
const associations = "$.responseElements.resourceShareAssociations";
const principal = "$.requestParameters.principals[0]";
const resourceShareArn = "arn:aws:ram:us-east-1:111122223333:resource-share/12345678-1234-1234-1234-123456789012";
const outside = {
    resourceShareArn,
    associatedEntity: "999988887777",
    associationType: "PRINCIPAL",
    status: "ASSOCIATING",
    external: true,
};

export const resourcesSharedOutside: PatternDetection = {
    ...firstEvent,
    id: "resource-share-outside",
    title: "Resources shared with accounts outside the organization",
    why: "Subnets, gateways, databases and images that are shared can be used from the other account at once, and the owner's policies do not stop it.",
    response:
        "Find whose account it is. Take it out of the share if it is not known, and forbid external principals on the share.",
    severity: "medium",
    techniques: ["T1537", "T1199"],
    controls: [],
    noise: "Shares that allow accounts outside without having one.",
    events: [shares, { source, names: ["AssociateResourceShare"] }],
    watches: "shares that allow accounts outside the organization, and such accounts in a share",
    condition: all(
        any(
            all(
                anyEvent(shares),
                any(
                    isTrue("$.requestParameters.allowExternalPrincipals"),
                    isTrue("$.responseElements.resourceShare.allowExternalPrincipals"),
                ),
            ),
            all(
                anyEvent({ source, names: ["AssociateResourceShare"] }),
                any(
                    isTrue(`${associations}[*].external`),
                    // Without the answer, an account by its number may be outside; an ARN is of the organization.
                    all(notExists(`${associations}[0].external`), notEquals(principal, "arn:*")),
                ),
            ),
        ),
        succeeded(),
    ),
    samples: {
        match: [
            record(source, "CreateResourceShare", {
                requestParameters: { name: "network", allowExternalPrincipals: true, principals: ["999988887777"] },
                responseElements: {
                    resourceShare: {
                        resourceShareArn,
                        name: "network",
                        owningAccountId: "111122223333",
                        allowExternalPrincipals: true,
                        status: "ACTIVE",
                    },
                },
            }),
            record(source, "AssociateResourceShare", {
                requestParameters: { resourceShareArn, principals: ["999988887777"] },
                responseElements: { resourceShareAssociations: [outside] },
            }),
            record(source, "UpdateResourceShare", {
                requestParameters: { resourceShareArn, allowExternalPrincipals: true },
            }),

            record(source, "CreateResourceShare", {
                requestParameters: { name: "network" },
                responseElements: {
                    resourceShare: { resourceShareArn, name: "network", allowExternalPrincipals: true },
                },
            }),
            record(source, "AssociateResourceShare", {
                requestParameters: { resourceShareArn, principals: ["999988887777"] },
            }),
        ],
        ignore: [
            record(source, "CreateResourceShare", {
                requestParameters: { name: "network", allowExternalPrincipals: false },
                responseElements: {
                    resourceShare: {
                        resourceShareArn,
                        name: "network",
                        owningAccountId: "111122223333",
                        allowExternalPrincipals: false,
                        status: "ACTIVE",
                    },
                },
            }),
            record(source, "AssociateResourceShare", {
                requestParameters: { resourceShareArn, principals: ["444455556666"] },
                responseElements: {
                    resourceShareAssociations: [{ ...outside, associatedEntity: "444455556666", external: false }],
                },
            }),
            record(source, "AssociateResourceShare", {
                requestParameters: {
                    resourceShareArn,
                    principals: ["arn:aws:organizations::111122223333:organization/o-exampleorgid"],
                },
            }),
            record(source, "CreateResourceShare", {
                ...denied("ram:CreateResourceShare", "AccessDeniedException"),
                requestParameters: { name: "network", allowExternalPrincipals: true },
            }),
        ],
    },
};

import { all, any, anyEvent, isTrue, notEquals, notExists, succeeded } from "../filter-pattern/build";
import { denied, record } from "../sample-record";
import { changes, firstEvent, watchOf, type Watch } from "../entry";
import { keyGrantsGiven } from "./key-grants";
import type { PatternDetection } from "../detection";

const source = "ram.amazonaws.com";
const ec2 = "ec2.amazonaws.com";
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

const sharedOutside: Watch = {
    events: [shares, { source, names: ["AssociateResourceShare"] }],
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
    samples: () => ({
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
    }),
};

const mirror = { NetworkInterfaceId: "eni-0123456789abcdef0", TrafficMirrorTargetId: "tmt-0123456789abcdef0" };

const networkHandedOver: Watch = {
    ...changes({ source: ec2, names: ["CreateTrafficMirrorSession", "EnableAddressTransfer"] }),
    samples: () => ({
        match: [
            record(ec2, "CreateTrafficMirrorSession", {
                requestParameters: { CreateTrafficMirrorSessionRequest: mirror },
            }),
            record(ec2, "EnableAddressTransfer", {
                requestParameters: {
                    EnableAddressTransferRequest: {
                        AllocationId: "eipalloc-0123456789abcdef0",
                        TransferAccountId: "999988887777",
                    },
                },
            }),
        ],
        ignore: [
            record(ec2, "DeleteTrafficMirrorSession", {
                requestParameters: {
                    DeleteTrafficMirrorSessionRequest: { TrafficMirrorSessionId: "tms-0123456789abcdef0" },
                },
            }),
        ],
    }),
};

export const sharesOrGrantsGiven: PatternDetection = {
    ...firstEvent,
    id: "resource-share-or-grant-given",
    title: "Resources shared with accounts outside the organization, a KMS grant given, traffic mirrored, or an address handed over",
    why: "Another account can use what is shared at once, a grant decrypts, a mirror copies what goes over the network, and an address gets what is sent to it; none shows in a policy, so all outlast the clean-up of policies.",
    response:
        "Find whose account or principal it is. If nobody knows it, take it out of the share, revoke the grant or delete the mirror session, then look for what it has used.",
    severity: "medium",
    techniques: ["T1537", "T1199", "T1098", "T1040"],
    controls: [],
    noise: "Shares that allow accounts outside without having one; programs that make grants for roles of their own; network monitoring that mirrors traffic.",
    watches:
        "shares that allow accounts outside the organization, such accounts in a share, sessions of traffic mirroring, transfers of addresses, and grants of a person or program to an IAM principal, except to a service-linked role",
    ...watchOf(sharedOutside, keyGrantsGiven, networkHandedOver),
};

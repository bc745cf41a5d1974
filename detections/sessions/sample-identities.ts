import { roleSession } from "../sample-record";
import type { JsonValue } from "../cloudtrail-record";

type UserIdentity = { readonly [field: string]: JsonValue };

/** A person who signed in through IAM Identity Center. */
export function identityCenterUser(permissionSet = "PlatformAdministrator"): UserIdentity {
    return roleSession(`AWSReservedSSO_${permissionSet}_0123456789abcdef`, "maria.garcia@example.com");
}

/** An AWS service in its service-linked role, for instance `autoscaling.amazonaws.com` in `AWSServiceRoleForAutoScaling`. */
export function serviceLinkedRole(service: string, role: string): UserIdentity {
    return {
        ...roleSession(role, role.replace("AWSServiceRoleFor", ""), service),
        sessionContext: {
            sessionIssuer: {
                type: "Role",
                principalId: "AROAEXAMPLEROLE00001",
                arn: `arn:aws:iam::111122223333:role/aws-service-role/${service}/${role}`,
                accountId: "111122223333",
                userName: role,
            },
            attributes: { creationDate: "2026-03-04T09:02:11Z", mfaAuthenticated: "false" },
        },
    };
}

/** The temporary credentials in the response of an STS call; CloudTrail leaves out the secret. */
export const issuedCredentials = {
    accessKeyId: "ASIAEXAMPLEKEY000002",
    sessionToken: "IQoJb3JpZ2luX2VjEXAMPLE",
    expiration: "Mar 4, 2026, 10:30:00 AM",
};

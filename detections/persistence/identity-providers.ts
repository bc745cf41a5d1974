import { all, any, anyEvent, endsWith, equals, isFalse, succeeded } from "../filter-pattern/build";
import { awsService, denied, iamUser, record } from "../sample-record";
import { firstEvent } from "../entry";
import { byNoService } from "../callers";
import { serviceLinkedRole } from "../sessions/sample-identities";
import type { PatternDetection } from "../detection";

const directory = "sso-directory.amazonaws.com";
const iam = "iam.amazonaws.com";
const rolesAnywhere = "rolesanywhere.amazonaws.com";
const sso = "sso.amazonaws.com";
const providers = {
    source: iam,
    names: [
        "CreateSAMLProvider",
        "UpdateSAMLProvider",
        "DeleteSAMLProvider",
        "CreateOpenIDConnectProvider",
        "UpdateOpenIDConnectProviderThumbprint",
        "AddClientIDToOpenIDConnectProvider",
        "DeleteOpenIDConnectProvider",
    ],
};
const identityCenter = {
    source: sso,
    names: ["AssociateDirectory", "DisassociateDirectory", "CreateTrustedTokenIssuer", "UpdateTrustedTokenIssuer"],
};
const events = [
    providers,
    {
        source: directory,
        names: [
            ...["Create", "Update", "Enable", "Disable", "Delete"].map(
                (change) => `${change}ExternalIdPConfigurationForDirectory`,
            ),
            "CreateBearerToken",
        ],
    },
    identityCenter,
    {
        source: rolesAnywhere,
        names: [
            ...["Create", "Update", "Enable", "Disable", "Delete"].flatMap((change) => [
                `${change}TrustAnchor`,
                `${change}Profile`,
            ]),
            "PutAttributeMapping",
        ],
    },
];
const saml = "arn:aws:iam::111122223333:saml-provider/corporate";

export const identityProviderChanges: PatternDetection = {
    ...firstEvent,
    id: "identity-provider-changes",
    title: "Identity provider or certificate authority that AWS trusts changed",
    why: "Whoever runs a provider that AWS trusts signs in as anybody: a second one, or a swapped certificate, is a back door to every role behind it.",
    response:
        "Compare the provider, its certificate and its client ids with what the identity team runs. Delete or put back what they do not know, then look for sign-ins through it.",
    severity: "high",
    techniques: ["T1484.002", "T1556.007"],
    controls: [],
    noise: "Certificate renewals, and code that lets a new repository's pipeline in. Identity Center's own provider in each account is not watched.",
    events,
    watches: "calls of people and programs, not of a service's own role",
    condition: all(
        any(
            anyEvent(providers),
            anyEvent(identityCenter),
            all(
                equals("$.eventSource", directory),
                any(
                    endsWith("$.eventName", "ExternalIdPConfigurationForDirectory"),
                    // With it a provider of somebody's makes users.
                    equals("$.eventName", "CreateBearerToken"),
                ),
            ),
            all(
                equals("$.eventSource", rolesAnywhere),
                // What the names alone do not tell: to get a trust anchor or a profile changes nothing.
                isFalse("$.readOnly"),
                any(
                    endsWith("$.eventName", "TrustAnchor"),
                    endsWith("$.eventName", "Profile"),
                    equals("$.eventName", "PutAttributeMapping"),
                ),
            ),
        ),
        byNoService,
        succeeded(),
    ),
    samples: () => ({
        match: [
            record(iam, "UpdateSAMLProvider", {
                requestParameters: { sAMLProviderArn: saml, sAMLMetadataDocument: "<EntityDescriptor/>" },
                responseElements: { sAMLProviderArn: saml },
            }),
            record(iam, "CreateOpenIDConnectProvider", {
                requestParameters: { url: "https://login.example.net", clientIDList: ["sts.amazonaws.com"] },
                responseElements: {
                    openIDConnectProviderArn: "arn:aws:iam::111122223333:oidc-provider/login.example.net",
                },
            }),
            record(directory, "CreateExternalIdPConfigurationForDirectory", {
                requestParameters: { directoryId: "d-1234567890" },
            }),
            record(rolesAnywhere, "CreateTrustAnchor", {
                requestParameters: {
                    name: "servers",
                    enabled: true,
                    source: {
                        sourceType: "CERTIFICATE_BUNDLE",
                        sourceData: { x509CertificateData: "-----BEGIN CERTIFICATE-----" },
                    },
                },
            }),

            ...events.flatMap((each) =>
                each.names.map((name) => record(each.source, name, { userIdentity: iamUser() })),
            ),
        ],
        ignore: [
            record(rolesAnywhere, "GetTrustAnchor", { readOnly: true }),
            record(directory, "ListExternalIdPConfigurationsForDirectory", { readOnly: true }),
            record(rolesAnywhere, "UpdateTrustAnchor", { userIdentity: awsService("rolesanywhere.amazonaws.com") }),

            record(iam, "CreateSAMLProvider", {
                userIdentity: serviceLinkedRole("sso.amazonaws.com", "AWSServiceRoleForSSO"),
                requestParameters: {
                    name: "AWSSSO_0123456789abcdef_DO_NOT_DELETE",
                    sAMLMetadataDocument: "<EntityDescriptor/>",
                },
            }),
            record("cognito-idp.amazonaws.com", "CreateIdentityProvider", {
                requestParameters: { userPoolId: "us-east-1_EXAMPLE", providerName: "Corporate", providerType: "SAML" },
            }),
            record("transfer.amazonaws.com", "CreateProfile", {
                requestParameters: { as2Id: "partner", profileType: "PARTNER" },
            }),
            record(iam, "UpdateSAMLProvider", {
                ...denied("iam:UpdateSAMLProvider"),
                requestParameters: { sAMLProviderArn: saml },
            }),
            record(iam, "ListOpenIDConnectProviders", { readOnly: true }),
        ],
    }),
};

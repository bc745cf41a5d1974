import { firstEvent } from "../entry";
import { all, any, anyEvent, equals, event, oneOf, startsWith, succeeded } from "../filter-pattern/build";
import { byNoService } from "../callers";
import { awsService, iamUser, record, roleSession } from "../sample-record";
import { serviceLinkedRole } from "../sessions/sample-identities";
import type { PatternDetection } from "../detection";

const resolver = "route53resolver.amazonaws.com";

/** AWS WAF has three event sources: wafv2, and for AWS WAF Classic waf and waf-regional. */
const webAcls = [
    { source: "wafv2.amazonaws.com", names: ["DeleteWebACL", "DisassociateWebACL"] },
    { source: "waf.amazonaws.com", names: ["DeleteWebACL"] },
    { source: "waf-regional.amazonaws.com", names: ["DeleteWebACL", "DisassociateWebACL"] },
];
const removing = [
    { source: "network-firewall.amazonaws.com", names: ["DeleteFirewall"] },
    { source: resolver, names: ["DisassociateFirewallRuleGroup"] },
    {
        source: "shield.amazonaws.com",
        names: ["DeleteProtection", "DeleteSubscription", "DisableProactiveEngagement", "DisassociateDRTRole"],
    },
    { source: "fms.amazonaws.com", names: ["DeletePolicy", "DisassociateAdminAccount"] },
];

export const firewallsRemoved: PatternDetection = {
    ...firstEvent,
    id: "firewall-removed",
    title: "Web ACL, firewall or Shield protection removed, or a DNS firewall that fails open",
    why: "What stood behind it is open to the network, and the requests that it would have stopped are no longer counted.",
    response: "Ask the owner of what it protected. If it was not planned, put it back and look at the requests since.",
    severity: "medium",
    techniques: ["T1562.007"],
    controls: [],
    noise: "Applications that are taken down with their web ACL.",
    events: [...webAcls, ...removing, { source: resolver, names: ["UpdateFirewallConfig"] }],
    watches: "calls of people and programs, also through CloudFormation, but not what Firewall Manager does itself",
    condition: all(
        any(
            all(startsWith("$.eventSource", "waf"), oneOf("$.eventName", ["DeleteWebACL", "DisassociateWebACL"])),
            ...removing.map(anyEvent),
            all(event("UpdateFirewallConfig", resolver), equals("$.requestParameters.firewallFailOpen", "ENABLED")),
        ),
        byNoService,
        succeeded(),
    ),
    samples: () => ({
        match: [
            ...[...webAcls, ...removing].flatMap(({ source, names }) =>
                names.map((name) => record(source, name, { requestParameters: { name: "shop", id: "0a1b2c3d" } })),
            ),
            record("wafv2.amazonaws.com", "DeleteWebACL", {
                userIdentity: iamUser(),
                requestParameters: { name: "shop", id: "0a1b2c3d" },
            }),
            record(resolver, "UpdateFirewallConfig", {
                requestParameters: { resourceId: "vpc-0123456789abcdef0", firewallFailOpen: "ENABLED" },
            }),
        ],
        ignore: [
            record(resolver, "UpdateFirewallConfig", {
                requestParameters: { resourceId: "vpc-0123456789abcdef0", firewallFailOpen: "DISABLED" },
            }),
            record("iam.amazonaws.com", "GetPolicy", { readOnly: true, requestParameters: { name: "shop" } }),
            record("verifiedpermissions.amazonaws.com", "DeletePolicy", { requestParameters: { policyId: "p" } }),
            ...[
                ["network-firewall", "CreateFirewall"],
                ["shield", "CreateProtection"],
                ["fms", "PutPolicy"],
            ].map(([service, name = ""]) => record(`${service}.amazonaws.com`, name)),
            record("wafv2.amazonaws.com", "UpdateWebACL", { requestParameters: { name: "shop", id: "0a1b2c3d" } }),
            record("wafv2.amazonaws.com", "DeleteWebACL", {
                errorCode: "WAFAssociatedItemException",
                errorMessage:
                    "AWS WAF couldn’t perform the operation because your resource is being used by another resource.",
                requestParameters: { name: "shop", id: "0a1b2c3d" },
            }),
            record("wafv2.amazonaws.com", "DisassociateWebACL", {
                userIdentity: serviceLinkedRole("fms.amazonaws.com", "AWSServiceRoleForFMS"),
                requestParameters: {
                    resourceArn: "arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer/app/web/1",
                },
            }),
            record("wafv2.amazonaws.com", "DisassociateWebACL", {
                userIdentity: awsService("elasticloadbalancing.amazonaws.com"),
            }),
            record("route53resolver.amazonaws.com", "AssociateFirewallRuleGroup", {
                userIdentity: roleSession("Administrator", "maria.garcia", "cloudformation.amazonaws.com"),
            }),
        ],
    }),
};

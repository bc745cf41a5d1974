import { all, any, comparison, endsWith, equals, notEquals, notExists, succeeded } from "../filter-pattern/build";
import { awsService, denied, iamUser, record } from "../sample-record";
import { firstEvent } from "../entry";
import type { CloudTrailRecord, JsonValue } from "../cloudtrail-record";
import type { PatternDetection } from "../detection";
import type { Expression } from "../filter-pattern/expression";

const source = "ec2.amazonaws.com";
const parameters = "$.requestParameters";
const changed = `${parameters}.ModifySecurityGroupRulesRequest.SecurityGroupRule.SecurityGroupRule`;
const authorized = equals("$.eventName", "AuthorizeSecurityGroupIngress");
const everywhere6 = { items: [{ cidrIpv6: "::/0" }] };
const allPorts: { readonly [port: string]: number } = {};
const web = { ipProtocol: "tcp", fromPort: 443, toPort: 443 };
const everywhere = { items: [{ cidrIp: "0.0.0.0/0" }] };

export const securityGroupsOpened: PatternDetection = {
    ...firstEvent,
    id: "security-group-open-to-internet",
    title: "Security group opened to every address, for more than the web",
    why: "Remote desktops, shells and databases that the whole internet reaches are attacked within minutes.",
    response:
        "Close the rule. List what the group protects, and look in its logs for sign-ins from outside since the change.",
    severity: "medium",
    techniques: ["T1562.007", "T1190"],
    controls: [],
    noise: "Services for the public on another port than 80 or 443. Every change of a security group fires security-group-changes too.",
    events: [{ source, names: ["AuthorizeSecurityGroupIngress", "ModifySecurityGroupRules"] }],
    watches: "rules for 0.0.0.0/0 or ::/0 on other ports than 80 and 443, among the first two of a call",
    condition: all(
        equals("$.eventSource", source),
        any(
            all(authorized, opened(`${parameters}.ipPermissions.items[0]`)),
            all(
                any(endsWith(`${changed}.CidrIpv4`, "/0"), endsWith(`${changed}.CidrIpv6`, "/0")),
                notEquals(`${changed}.ToPort`, 443),
            ),
            all(authorized, opened(`${parameters}.ipPermissions.items[1]`)),
            all(
                authorized,
                endsWith(`${parameters}.cidrIp`, "/0"),
                notJustTheWeb(`${parameters}.fromPort`, `${parameters}.toPort`),
            ),
        ),
        // Load balancers and firewalls that open groups for their owner do so as a service.
        notEquals("$.userIdentity.type", "AWSService"),
        succeeded(),
    ),
    samples: () => ({
        match: [
            record(source, "AuthorizeSecurityGroupIngress", {
                userIdentity: iamUser(),
                requestParameters: ingress({ ipProtocol: "tcp", fromPort: 22, toPort: 22, ipRanges: everywhere }),
                responseElements: { _return: true },
            }),
            record(source, "AuthorizeSecurityGroupIngress", {
                requestParameters: ingress(
                    { ipProtocol: "tcp", fromPort: 443, toPort: 443, ipRanges: everywhere },
                    { ipProtocol: "tcp", fromPort: 5432, toPort: 5432, ipv6Ranges: { items: [{ cidrIpv6: "::/0" }] } },
                ),
            }),
            record(source, "AuthorizeSecurityGroupIngress", {
                requestParameters: ingress({ ipProtocol: "-1", ipRanges: everywhere }),
            }),
            record(source, "AuthorizeSecurityGroupIngress", {
                requestParameters: {
                    groupId: "sg-0123456789abcdef0",
                    cidrIp: "0.0.0.0/0",
                    ipProtocol: "tcp",
                    fromPort: 0,
                    toPort: 65535,
                    ipPermissions: {},
                },
            }),

            record(source, "AuthorizeSecurityGroupIngress", {
                requestParameters: ingress({ ipProtocol: "tcp", fromPort: 22, toPort: 22, ipv6Ranges: everywhere6 }),
            }),
            record(source, "AuthorizeSecurityGroupIngress", {
                requestParameters: ingress({ ipProtocol: "tcp", fromPort: 80, toPort: 8080, ipRanges: everywhere }),
            }),
            ...[{ fromPort: 80, toPort: 8080 }, { fromPort: 22, toPort: 22 }, allPorts].map((ports) =>
                record(source, "AuthorizeSecurityGroupIngress", {
                    requestParameters: ingress(web, { ipProtocol: "tcp", ...ports, ipRanges: everywhere }),
                }),
            ),
            ...[{ fromPort: 443, toPort: 8443 }, { fromPort: 22, toPort: 22 }, allPorts].map((ports) =>
                record(source, "AuthorizeSecurityGroupIngress", {
                    requestParameters: {
                        groupId: "sg-0123456789abcdef0",
                        cidrIp: "0.0.0.0/0",
                        ipProtocol: "tcp",
                        ...ports,
                    },
                }),
            ),
            modified({ CidrIpv4: "0.0.0.0/0", FromPort: 22, ToPort: 22 }),
            modified({ CidrIpv6: "::/0", FromPort: 22, ToPort: 22 }),
        ],
        ignore: [
            ...[80, 443].flatMap((port) => {
                const ports = { ipProtocol: "tcp", fromPort: port, toPort: port };
                return [
                    record(source, "AuthorizeSecurityGroupIngress", {
                        requestParameters: ingress(
                            { ...ports, ipRanges: everywhere },
                            { ...ports, ipv6Ranges: everywhere6 },
                        ),
                    }),
                    record(source, "AuthorizeSecurityGroupIngress", {
                        requestParameters: { groupId: "sg-0123456789abcdef0", cidrIp: "0.0.0.0/0", ...ports },
                    }),
                ];
            }),
            modified({ CidrIpv4: "0.0.0.0/0", FromPort: 443, ToPort: 443 }),
            modified({ CidrIpv4: "10.0.0.0/8", FromPort: 22, ToPort: 22 }),

            record(source, "AuthorizeSecurityGroupIngress", {
                requestParameters: ingress({ ipProtocol: "tcp", fromPort: 443, toPort: 443, ipRanges: everywhere }),
            }),
            record(source, "AuthorizeSecurityGroupIngress", {
                requestParameters: ingress({
                    ipProtocol: "tcp",
                    fromPort: 22,
                    toPort: 22,
                    ipRanges: { items: [{ cidrIp: "10.0.0.0/8" }] },
                }),
            }),
            record(source, "AuthorizeSecurityGroupIngress", {
                userIdentity: awsService("elasticloadbalancing.amazonaws.com"),
                requestParameters: ingress({ ipProtocol: "tcp", fromPort: 8080, toPort: 8080, ipRanges: everywhere }),
            }),
            record(source, "AuthorizeSecurityGroupEgress", {
                requestParameters: ingress({ ipProtocol: "-1", ipRanges: everywhere }),
            }),
            record(source, "AuthorizeSecurityGroupIngress", {
                ...denied("ec2:AuthorizeSecurityGroupIngress", "Client.UnauthorizedOperation"),
                requestParameters: ingress({ ipProtocol: "tcp", fromPort: 3389, toPort: 3389, ipRanges: everywhere }),
            }),
        ],
    }),
};

function opened(permission: string): Expression {
    return all(
        any(
            endsWith(`${permission}.ipRanges.items[*].cidrIp`, "/0"),
            endsWith(`${permission}.ipv6Ranges.items[0].cidrIpv6`, "/0"),
        ),
        notJustTheWeb(`${permission}.fromPort`, `${permission}.toPort`),
    );
}

/** Every protocol has no ports; a wider range than 80 to 443 has others. */
function notJustTheWeb(from: string, to: string): Expression {
    return any(notExists(from), all(notEquals(from, 80), notEquals(from, 443)), comparison(to, ">", 443));
}

function ingress(...items: { readonly [field: string]: JsonValue }[]): { readonly [field: string]: JsonValue } {
    return { groupId: "sg-0123456789abcdef0", ipPermissions: { items } };
}

function modified(rule: { readonly [field: string]: JsonValue }): CloudTrailRecord {
    return record(source, "ModifySecurityGroupRules", {
        requestParameters: {
            ModifySecurityGroupRulesRequest: {
                GroupId: "sg-0123456789abcdef0",
                SecurityGroupRule: {
                    tag: 1,
                    SecurityGroupRuleId: "sgr-0123456789abcdef0",
                    SecurityGroupRule: { IpProtocol: "tcp", ...rule },
                },
            },
        },
    });
}

import { from, type Program } from "../../helpers/program";
import { unknown } from "../../helpers/server";
import type { Scenario } from "../../helpers/stacks";
import { faults, fine, undecided } from "./single-changes";

const redirect = { type: "redirect", redirect: { protocol: "HTTPS", port: "443", statusCode: "HTTP_301" } };
const forward = {
    type: "forward",
    targetGroupArn: "arn:aws:elasticloadbalancing:us-east-1:444455556666:targetgroup/web/1",
};

const balancers: Program = {
    web: {
        type: "aws:lb/loadBalancer:LoadBalancer",
        inputs: { name: "web" },
        computed: { arn: "arn:aws:elasticloadbalancing:us-east-1:444455556666:loadbalancer/app/web/1" },
    },
    http: {
        type: "aws:lb/listener:Listener",
        inputs: { loadBalancerArn: from("web", "arn"), port: 80, protocol: "HTTP", defaultActions: [redirect] },
    },
    https: {
        type: "aws:lb/listener:Listener",
        inputs: { loadBalancerArn: from("web", "arn"), port: 443, protocol: "HTTPS", defaultActions: [forward] },
    },
    internal: {
        type: "aws:alb/loadBalancer:LoadBalancer",
        inputs: { name: "internal", internal: true },
        computed: { arn: "arn:aws:elasticloadbalancing:us-east-1:444455556666:loadbalancer/app/internal/1" },
    },
    "internal-http": {
        type: "aws:alb/listener:Listener",
        inputs: { loadBalancerArn: from("internal", "arn"), port: 80, defaultActions: [forward] },
    },
    classic: {
        type: "aws:elb/loadBalancer:LoadBalancer",
        inputs: { listeners: [{ lbPort: 443, lbProtocol: "https", instancePort: 8080, instanceProtocol: "http" }] },
    },
};

const rule = "lb-listener-tls";
const strict = { requireTls: true };

export const stacks: readonly Scenario[] = [
    { name: "load balancers with TLS", program: balancers, config: strict },
    ...faults(
        balancers,
        [
            [rule, "http", "hands on plain HTTP", { defaultActions: [forward] }],
            [
                rule,
                "http",
                "hands on plain HTTP, which is the default",
                { protocol: undefined, defaultActions: [forward] },
            ],
            [rule, "classic", "plain HTTP", { listeners: [{ lbPort: 80, lbProtocol: "HTTP" }] }],
        ],
        strict,
    ),
    ...undecided(
        balancers,
        [
            [rule, "http", { protocol: unknown, defaultActions: [forward] }],
            [rule, "classic", "listeners"],
        ],
        strict,
    ),
    ...fine(balancers, [["http", "plain HTTP where the settings do not mind", { defaultActions: [forward] }]]),
];

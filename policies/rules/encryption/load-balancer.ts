import { all, any, not } from "../../reading/answer";
import type { Resource } from "../../reading/resource";
import { text } from "../../reading/text";
import { isOn, isUnset, list, meets, read } from "../../reading/value";
import { type Rule, type Verdict, verdict, where } from "../../rule";
import { inTransit } from "./controls";
import { every } from "./store";

const listeners = ["aws:lb/listener:Listener", "aws:alb/listener:Listener"];
const loadBalancers = ["aws:lb/loadBalancer:LoadBalancer", "aws:alb/loadBalancer:LoadBalancer"];
const classic = ["aws:elb/loadBalancer:LoadBalancer"];

/** Whether a listener hands on to an application what it took as plain text. */
function forwardsPlainText(listener: Resource): Verdict {
    const protocol = listener.input("protocol");
    const isPlain = any([
        meets(protocol, (name) => name === "HTTP"),
        // Without a word, a listener with a certificate is an HTTPS one to the provider, any other an HTTP one.
        all([
            meets(protocol, isUnset),
            meets(listener.input("certificateArn"), isUnset),
            not(meets(listener.input("port"), (port) => text(port) === "443")),
        ]),
    ]);
    const forwards = any(
        list(listener.input("defaultActions")).map((action) =>
            meets(read(action, "type"), (type) => type === "forward"),
        ),
    );
    return verdict(not(all([isPlain, forwards])), "hands on what it takes over plain HTTP");
}

function takesPlainText(loadBalancer: Resource): Verdict {
    const isProtected = every(list(loadBalancer.input("listeners")), (listener) =>
        not(meets(read(listener, "lbProtocol"), (protocol) => /^(http|tcp)$/i.test(text(protocol)))),
    );
    return verdict(isProtected, "has a listener without TLS");
}

/** Load balancers on the internet, where the configuration asks for TLS. One without a switch `internal` is on it. */
export const loadBalancer: Rule = {
    name: "lb-listener-tls",
    title: "A load balancer on the internet takes TLS, where the configuration asks for it",
    severity: "medium",
    why: "Whoever is on the way can read and change what is sent, passwords included.",
    fix: 'on the HTTP listener, defaultActions: [{ type: "redirect", redirect: { protocol: "HTTPS", port: "443", statusCode: "HTTP_301" } }], beside a listener with protocol: "HTTPS"',
    controls: inTransit(["ELB.1", "ELB.3"]),
    url: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/create-https-listener.html",
    types: [],
    judgeStack: (stack, { requireTls }) =>
        requireTls
            ? [
                  ...stack.ofType(loadBalancers).flatMap((balancer) =>
                      stack
                          .referring(listeners, "loadBalancerArn", balancer, loadBalancers)
                          .filter(({ answer }) => answer === "yes")
                          .map(({ resource }) => ({
                              resource,
                              verdict: where(not(isOn(balancer.input("internal"))), forwardsPlainText(resource)),
                          })),
                  ),
                  ...stack.ofType(classic).map((resource) => ({
                      resource,
                      verdict: where(not(isOn(resource.input("internal"))), takesPlainText(resource)),
                  })),
              ]
            : [],
};

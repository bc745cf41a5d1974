import type { PolicyResource } from "@pulumi/policy";
import type { Resource } from "../../reading/resource";
import type { Rule } from "../../rule";
import { common } from "./door";
import { type Embedded, isBeyondExemption, judgeEmbedded } from "./embedded";
import { nativeToken } from "./names";
import { shapes } from "./shapes";

const byToken = new Map([...shapes].map(([type, shape]) => [nativeToken(type), shape]));

const types = [...byToken.keys()];

/** A resource of the aws-native provider in the terms of CloudFormation, which are its own. */
function embeddedIn(carrier: Resource): Embedded[] {
    const shape = byToken.get(carrier.type);
    const inputs = carrier.input();
    if (shape === undefined || typeof inputs !== "object" || inputs === null) {
        return [];
    }
    const references = Object.keys(inputs).map((name) => [name, carrier.sourcesOf(name).map(translated)] as const);
    return [
        {
            name: carrier.urn,
            label: carrier.name,
            shape,
            properties: { arn: carrier.output("arn"), ...inputs },
            references: Object.fromEntries(references),
            carrier,
        },
    ];
}

/** A source by the type that the rules know it by. */
function translated(source: PolicyResource): PolicyResource {
    const type = byToken.get(source.type)?.type;
    return typeof type === "string" ? { ...source, type } : source;
}

export const awsNativeResource: Rule = {
    ...common,
    name: "aws-native-resource",
    title: "A resource of the aws-native provider keeps the rules",
    fix: "on the resource, what is in parentheses under its provider's names, such as enableLogFileValidation: true on a Trail",
    url: "https://www.pulumi.com/registry/packages/aws-native/",
    types,
    judge: (carrier, parameters) => judgeEmbedded(embeddedIn(carrier), parameters, "resources")[0]?.verdict ?? "yes",
    judgeStack: (stack, parameters) =>
        judgeEmbedded(stack.ofType(types).flatMap(embeddedIn), parameters, "links", stack),
    neverExempt: (carrier) => isBeyondExemption(embeddedIn(carrier)),
};

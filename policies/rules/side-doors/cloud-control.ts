import type { Resource } from "../../reading/resource";
import { text } from "../../reading/text";
import { UNKNOWN } from "../../reading/value";
import type { Rule } from "../../rule";
import { common } from "./door";
import { type Embedded, judgeEmbedded } from "./embedded";
import { parseJson } from "./parse";
import { shapes } from "./shapes";

const types = ["aws:cloudcontrol/resource:Resource"];

/** The resource that a Cloud Control resource stands for, if the rules know its type. */
function embeddedIn(carrier: Resource): Embedded[] {
    const shape = shapes.get(text(carrier.input("typeName")));
    const state = parseJson(text(carrier.input("desiredState")));
    return shape === undefined || typeof state !== "object" || state === null
        ? []
        : [{ name: carrier.urn, label: carrier.name, shape, properties: { ...state }, references: {}, carrier }];
}

export const cloudControlResource: Rule = {
    ...common,
    name: "cloudcontrol-resource",
    title: "A resource made through Cloud Control keeps the rules",
    fix: "in desiredState, what each rule asks for, such as EnableLogFileValidation: true on an AWS::CloudTrail::Trail",
    url: "https://docs.aws.amazon.com/cloudcontrolapi/latest/userguide/resource-operations-create.html",
    types,
    judge: (carrier, parameters) =>
        carrier.input("desiredState") === UNKNOWN && shapes.has(text(carrier.input("typeName")))
            ? "unknown"
            : (judgeEmbedded(embeddedIn(carrier), parameters, "resources")[0]?.verdict ?? "yes"),
    judgeStack: (stack, parameters) => judgeEmbedded(stack.ofType(types).flatMap(embeddedIn), parameters, "links"),
};

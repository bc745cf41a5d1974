import type { Resource } from "../../reading/resource";
import { text } from "../../reading/text";
import { UNKNOWN } from "../../reading/value";
import type { Rule } from "../../rule";
import { common } from "./door";
import { type Embedded, isBeyondExemption, judgeEmbedded } from "./embedded";
import { parseJson } from "./parse";
import type { Shape } from "./shape";
import { shapes } from "./shapes";

const types = ["aws:cloudcontrol/resource:Resource", "aws-native:index:ExtensionResource"];

/** The CloudFormation type that a resource stands for, under the name that its provider has for it. */
function shapeOf(carrier: Resource): Shape | undefined {
    return shapes.get(text(carrier.input("typeName"))) ?? shapes.get(text(carrier.input("type")));
}

function stateOf(carrier: Resource): unknown {
    const state = carrier.input("desiredState") ?? carrier.input("properties");
    return typeof state === "string" ? parseJson(state) : state;
}

/** The resource that a Cloud Control resource stands for, if the rules know its type. */
function embeddedIn(carrier: Resource): Embedded[] {
    const shape = shapeOf(carrier);
    const state = stateOf(carrier);
    return shape === undefined || typeof state !== "object" || state === null
        ? []
        : [{ name: carrier.urn, label: carrier.name, shape, properties: { ...state }, references: {}, carrier }];
}

export const cloudControlResource: Rule = {
    ...common,
    name: "cloudcontrol-resource",
    title: "A resource made through Cloud Control keeps the rules",
    fix: "in desiredState, what is in parentheses under CloudFormation's names, such as EnableLogFileValidation: true on an AWS::CloudTrail::Trail",
    url: "https://docs.aws.amazon.com/cloudcontrolapi/latest/userguide/resource-operations-create.html",
    types,
    judge: (carrier, parameters) =>
        stateOf(carrier) === UNKNOWN && shapeOf(carrier) !== undefined
            ? "unknown"
            : (judgeEmbedded(embeddedIn(carrier), parameters, "resources")[0]?.verdict ?? "yes"),
    judgeStack: (stack, parameters) =>
        judgeEmbedded(stack.ofType(types).flatMap(embeddedIn), parameters, "links", stack),
    neverExempt: (carrier) => isBeyondExemption(embeddedIn(carrier)),
};

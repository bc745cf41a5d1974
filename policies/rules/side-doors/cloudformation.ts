import type { Parameters } from "../../parameters";
import type { Resource } from "../../reading/resource";
import { text } from "../../reading/text";
import { read, UNKNOWN } from "../../reading/value";
import type { Rule, Verdict } from "../../rule";
import { common } from "./door";
import { type Embedded, isBeyondExemption, judgeEmbedded } from "./embedded";
import { parseJson } from "./parse";
import { shapes } from "./shapes";
import { declarations } from "./template";

/** The resources of a template that the rules know. */
function embeddedIn(body: string, carrier: Resource): Embedded[] {
    return declarations(body, carrier.input("parameters")).flatMap(({ logicalId, type, properties, references }) => {
        const shape = shapes.get(type);
        return shape === undefined ? [] : [{ name: logicalId, shape, properties, references, carrier }];
    });
}

/** The template of a stack, also of one that is made through Cloud Control; undefined of anything else. */
function templateOf(carrier: Resource): unknown {
    if (!/^AWS::CloudFormation::Stack/.test(text(carrier.input("typeName")))) {
        return carrier.input("templateBody");
    }
    const state = carrier.input("desiredState");
    return state === UNKNOWN ? UNKNOWN : read(parseJson(text(state)), "TemplateBody");
}

function judge(carrier: Resource, parameters: Parameters): Verdict {
    const body = templateOf(carrier);
    if (typeof body !== "string") {
        return body === UNKNOWN ? "unknown" : "yes";
    }
    const [finding] = judgeEmbedded(embeddedIn(body, carrier), parameters, "both");
    // What a template leaves to CloudFormation, no update of Pulumi's gets to know either.
    return finding === undefined || finding.verdict === "unknown" ? "yes" : finding.verdict;
}

export const cloudFormationTemplate: Rule = {
    ...common,
    name: "cloudformation-template",
    title: "The template of a CloudFormation stack or stack set keeps the rules",
    fix: 'in the template, what is in parentheses under CloudFormation\'s names, such as "EnableLogFileValidation": true on an AWS::CloudTrail::Trail',
    url: "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html",
    types: [
        "aws:cloudformation/stack:Stack",
        "aws:cloudformation/stackSet:StackSet",
        "aws:cloudcontrol/resource:Resource",
        "aws-native:cloudformation:Stack",
        "aws-native:cloudformation:StackSet",
    ],
    judge,
    neverExempt: (carrier) => isBeyondExemption(embeddedIn(text(templateOf(carrier)), carrier)),
};

import type { Parameters } from "../../parameters";
import type { Resource } from "../../reading/resource";
import { UNKNOWN } from "../../reading/value";
import type { Rule, Verdict } from "../../rule";
import { common } from "./door";
import { type Embedded, judgeEmbedded } from "./embedded";
import { shapes } from "./shapes";
import { declarations } from "./template";

/** The resources of a template that the rules know. */
function embeddedIn(body: string, carrier: Resource): Embedded[] {
    return declarations(body, carrier.input("parameters")).flatMap(({ logicalId, type, properties, references }) => {
        const shape = shapes.get(type);
        return shape === undefined ? [] : [{ name: logicalId, shape, properties, references, carrier }];
    });
}

function judge(carrier: Resource, parameters: Parameters): Verdict {
    const body = carrier.input("templateBody");
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
    fix: 'in the template, what each rule asks for, such as "EnableLogFileValidation": true on an AWS::CloudTrail::Trail',
    url: "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html",
    types: [
        "aws:cloudformation/stack:Stack",
        "aws:cloudformation/stackSet:StackSet",
        "aws-native:cloudformation:Stack",
        "aws-native:cloudformation:StackSet",
    ],
    judge,
};

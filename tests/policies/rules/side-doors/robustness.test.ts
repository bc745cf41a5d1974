import type { ResourceValidationArgs } from "@pulumi/policy";
import fc from "fast-check";
import { presets } from "../../../../policies/parameters";
import { Resource } from "../../../../policies/reading/resource";
import { rules as encryption } from "../../../../policies/rules/encryption";
import { rules as sideDoors } from "../../../../policies/rules/side-doors";
import { nativeToken } from "../../../../policies/rules/side-doors/names";
import { shapes } from "../../../../policies/rules/side-doors/shapes";
import { unknown } from "../../helpers/server";

const words =
    "bucketName versioningConfiguration status bucketEncryption serverSideEncryptionConfiguration rules policies policyDocument managedPolicyArns advancedEventSelectors fieldSelectors blockDeviceMappings ebs encrypted sseSpecification distributionConfig lifecycleConfiguration policy Statement Effect Principal Action parameters launchSpecifications storageEncrypted publiclyAccessible orderedCacheBehaviors volumes grants website".split(
        " ",
    );
const { anything } = fc.letrec((self) => ({
    leaf: fc.oneof(
        fc.constantFrom("", "*", "Allow", "{", "arn:aws:iam::aws:policy/PowerUserAccess", unknown, null),
        fc.string(),
        fc.boolean(),
        fc.integer(),
    ),
    anything: fc.oneof(
        { depthSize: "small" },
        self("leaf"),
        fc.array(self("anything"), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom(...words), self("anything"), { maxKeys: 4 }),
    ),
}));
const properties = fc.dictionary(fc.constantFrom(...words), anything, { maxKeys: 8 });

function judge(type: string, props: Readonly<Record<string, unknown>>): void {
    const args = { type, name: "a", urn: `urn:${type}`, opts: {}, props } as unknown as ResourceValidationArgs;
    for (const rule of [...encryption, ...sideDoors].filter(({ types }) => types.includes(type))) {
        rule.judge?.(Resource.remediating(args), presets.strict);
    }
}

describe("a rule on every stack", () => {
    it("never throws, whatever the properties", () => {
        const types = [...encryption, ...sideDoors].flatMap((rule) => rule.types);
        fc.assert(
            fc.property(fc.constantFrom(...types), properties, (type, props) => judge(type, props)),
            { numRuns: 1500 },
        );
    });

    it("never throws behind a side door", () => {
        fc.assert(
            fc.property(fc.constantFrom(...shapes.keys()), properties, (type, props) => {
                const templateBody = JSON.stringify({ Resources: { A: { Type: type, Properties: props } } });
                judge("aws:cloudformation/stack:Stack", { templateBody, parameters: props });
                judge("aws:cloudcontrol/resource:Resource", { typeName: type, desiredState: JSON.stringify(props) });
                judge(nativeToken(type), props);
            }),
            { numRuns: 500 },
        );
    });
});

import { type CollectionTag, isCollection, parseDocument, type ScalarTag } from "yaml";
import { parseJson } from "./parse";

const functions = [
    "And",
    "Base64",
    "Cidr",
    "Equals",
    "FindInMap",
    "GetAtt",
    "GetAZs",
    "If",
    "ImportValue",
    "Join",
    "Not",
    "Or",
    "Select",
    "Split",
    "Sub",
    "Transform",
];
const longNames = new Map([
    ["Ref", "Ref"],
    ["Condition", "Condition"],
    ...functions.map((name) => [name, `Fn::${name}`] as const),
]);

/** The short forms of CloudFormation's functions, `!Ref Bucket`, as the long ones, `{ Ref: "Bucket" }`. */
const customTags = [...longNames].flatMap(([short, long]): (ScalarTag | CollectionTag)[] => {
    const tag = `!${short}`;
    const collection = (kind: "seq" | "map"): CollectionTag => ({
        tag,
        collection: kind,
        resolve: (node) => ({ [long]: isCollection(node) ? node.toJSON() : node }),
    });
    return [{ tag, resolve: (text) => ({ [long]: text }) }, collection("seq"), collection("map")];
});

/** A template in YAML; undefined where it is none. */
export function parseYaml(text: string): unknown {
    try {
        const document = parseDocument(text, { customTags, logLevel: "silent", uniqueKeys: false });
        return document.errors.length > 0 ? undefined : parseJson(JSON.stringify(document.toJS()));
    } catch {
        // A document that holds itself, or is made to take all the memory, by aliases.
        return undefined;
    }
}

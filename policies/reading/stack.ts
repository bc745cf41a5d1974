import type { PolicyResource } from "@pulumi/policy";
import type { Answer } from "./answer";
import { Resource } from "./resource";
import { list, UNKNOWN } from "./value";

type Path = readonly [string, ...(string | number)[]];

/** What a property refers to: surely, and perhaps, while a preview does not know the value. */
interface Links {
    readonly sure: ReadonlySet<Resource>;
    readonly possible: ReadonlySet<Resource> | "any";
}

const nothing: Links = { sure: new Set(), possible: new Set() };

/** A resource that refers to another one, surely ("yes") or perhaps ("unknown"). */
export interface Referrer {
    readonly resource: Resource;
    readonly answer: Answer;
}

/** All the resources of a stack, and the links between them. */
export class Stack {
    readonly all: readonly Resource[];
    private readonly byUrn = new Map<string, Resource>();
    private readonly byType = new Map<string, Resource[]>();
    private readonly byName = new Map<string, Resource[]>();
    private readonly linksOf = new Map<Resource, Map<string, Links>>();
    private readonly referrers = new Map<string, Map<Resource | "any", Referrer[]>>();

    /**
     * @param others resources of another stack to take in
     * @param standIns by the URN that others refer to, that of the resource which stands for it here
     */
    constructor(
        resources: readonly PolicyResource[],
        others: readonly Resource[] = [],
        standIns: ReadonlyMap<string, string> = new Map(),
    ) {
        this.all = [...resources.map((resource) => Resource.inStack(resource)), ...others];
        for (const resource of this.all) {
            this.byUrn.set(resource.urn, resource);
            append(this.byType, resource.type, resource);
            namesOf(resource).forEach((name) => append(this.byName, name, resource));
        }
        for (const [urn, standIn] of standIns) {
            const resource = this.byUrn.get(standIn);
            if (resource !== undefined) {
                this.byUrn.set(urn, resource);
            }
        }
    }

    ofType(types: readonly string[]): Resource[] {
        return types.flatMap((type) => this.byType.get(type) ?? []);
    }

    withUrn(urn: string): Resource | undefined {
        return this.byUrn.get(urn);
    }

    /**
     * Whether a property refers to `target`: by its value (a name, an id or an ARN) or, while a preview does not know that,
     * by the resources that the value is made from.
     *
     * @param property its name, or the path of a value inside it
     * @param kind the type tokens of what the property may refer to
     */
    refersTo(from: Resource, property: string | Path, target: Resource, kind: readonly string[]): Answer {
        const { sure, possible } = this.links(from, property, kind);
        if (sure.has(target)) {
            return "yes";
        }
        return possible === "any" || possible.has(target) ? "unknown" : "no";
    }

    /** The resources of a kind that a property surely refers to. */
    linked(from: Resource, property: string | Path, kind: readonly string[]): Resource[] {
        return [...this.links(from, property, kind).sure];
    }

    /**
     * The resources of some types whose property refers to `target`, each with how sure that is: "yes" or "unknown". Takes
     * the same time in a stack of any size, where `refersTo` for each of them would not.
     */
    referring(
        types: readonly string[],
        property: string | Path,
        target: Resource,
        kind: readonly string[],
    ): Referrer[] {
        const key = keyOf(types, property, kind);
        const index = this.referrers.get(key) ?? this.indexReferrers(types, property, kind);
        this.referrers.set(key, index);
        const named = index.get(target) ?? [];
        const others = index.get("any") ?? [];
        return others.length === 0
            ? named
            : [...named, ...others.filter(({ resource }) => !named.some((each) => each.resource === resource))];
    }

    private indexReferrers(
        types: readonly string[],
        property: string | Path,
        kind: readonly string[],
    ): Map<Resource | "any", Referrer[]> {
        const index = new Map<Resource | "any", Referrer[]>();
        for (const resource of this.ofType(types)) {
            const { sure, possible } = this.links(resource, property, kind);
            sure.forEach((target) => append(index, target, { resource, answer: "yes" }));
            for (const target of possible === "any" ? (["any"] as const) : possible) {
                if (target === "any" || !sure.has(target)) {
                    append(index, target, { resource, answer: "unknown" });
                }
            }
        }
        return index;
    }

    private links(from: Resource, property: string | Path, kind: readonly string[]): Links {
        const known = this.linksOf.get(from) ?? new Map<string, Links>();
        this.linksOf.set(from, known);
        const key = keyOf([], property, kind);
        const links =
            known.get(key) ?? this.findLinks(from, typeof property === "string" ? [property] : property, kind);
        known.set(key, links);
        return links;
    }

    private findLinks(from: Resource, path: Path, kind: readonly string[]): Links {
        const value = from.input(...path);
        const elements = list(value);
        const named = elements.flatMap((element) => this.named(element, kind));
        if (!elements.includes(UNKNOWN)) {
            return named.length === 0 ? nothing : { sure: new Set(named), possible: new Set() };
        }
        const sources = this.sourcesOf(from, path[0], kind);
        // Every source of a list is an element of it; a single value with several sources may be any of them.
        return sources.length === 1 || (sources.length > 1 && Array.isArray(value))
            ? { sure: new Set([...named, ...sources]), possible: new Set() }
            : {
                  sure: new Set(named),
                  possible: sources.length > 0 || isNative(from, path[0], kind) ? new Set(sources) : "any",
              };
    }

    private named(value: unknown, kind: readonly string[]): Resource[] {
        return typeof value === "string"
            ? (this.byName.get(lastPart(value)) ?? [])
                  .filter(({ type }) => kind.includes(type))
                  .filter((each) => refers(value, each))
            : [];
    }

    /** The resources of a kind that a property was made from, also through a setting of theirs (`bucketPolicy.bucket`). */
    private sourcesOf(from: Resource, property: string, kind: readonly string[], seen = new Set<string>()): Resource[] {
        return from.sourcesOf(property).flatMap(({ urn }) => {
            const source = this.byUrn.get(urn);
            if (source === undefined || seen.has(urn)) {
                return [];
            }
            seen.add(urn);
            return kind.includes(source.type)
                ? [source]
                : ["bucket", "arn", "targetKeyId"].flatMap((reference) =>
                      this.sourcesOf(source, reference, kind, seen),
                  );
        });
    }
}

/** Whether a property was made from resources of a kind, all of the aws-native provider: then it refers to one of those. */
function isNative(from: Resource, property: string, kind: readonly string[]): boolean {
    const names = kind.map((type) => type.slice(type.lastIndexOf(":")));
    const sources = from.sourcesOf(property);
    return (
        sources.length > 0 &&
        sources.every(({ type }) => type.startsWith("aws-native:") && names.some((name) => type.endsWith(name)))
    );
}

function keyOf(types: readonly string[], property: string | Path, kind: readonly string[]): string {
    return `${types.join()} ${typeof property === "string" ? property : property.join("\0")} ${kind.join()}`;
}

function append<Key, Element>(lists: Map<Key, Element[]>, key: Key, element: Element): void {
    const elements = lists.get(key);
    if (elements === undefined) {
        lists.set(key, [element]);
    } else {
        elements.push(element);
    }
}

/** The names by which other resources refer to this one; empty while AWS has not given it any. */
export function namesOf(resource: Resource): string[] {
    const names: string[] = [];
    for (const property of ["bucket", "name", "id", "keyId", "arn"]) {
        for (const name of [resource.input(property), resource.output(property)]) {
            const last = typeof name === "string" ? lastPart(name) : "";
            if (last !== "" && !names.includes(last)) {
                names.push(last);
            }
        }
    }
    return names;
}

/** Whether a name or ARN that is in `namesOf` the target is the target's. */
function refers(value: string, target: Resource): boolean {
    const arn = target.output("arn");
    // Two Regions may each have a resource of this name: where both ARNs are known, they decide.
    return (
        !value.startsWith("arn:") ||
        typeof arn !== "string" ||
        arn === "" ||
        withoutStreams(value) === withoutStreams(arn)
    );
}

/** The name in an ARN of a bucket, topic or log group; any other text as it is. */
function lastPart(reference: string): string {
    return reference.startsWith("arn:")
        ? withoutStreams(reference)
              .split(":")
              .slice(5)
              .join(":")
              .replace(/^log-group:/, "")
        : reference;
}

/** CloudTrail wants a log group's ARN with ":*" at its end, for the log streams in it. */
function withoutStreams(arn: string): string {
    return arn.endsWith(":*") ? arn.slice(0, -2) : arn;
}

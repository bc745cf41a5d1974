import type { PolicyResource } from "@pulumi/policy";
import type { Answer } from "./answer";
import { Resource } from "./resource";
import { list, UNKNOWN } from "./value";

/** All the resources of a stack, and the links between them. */
export class Stack {
    private readonly byUrn = new Map<string, Resource>();
    private readonly byType = new Map<string, Resource[]>();

    constructor(resources: readonly PolicyResource[]) {
        for (const each of resources) {
            const resource = Resource.inStack(each);
            this.byUrn.set(resource.urn, resource);
            this.byType.set(resource.type, this.byType.get(resource.type) ?? []);
            this.byType.get(resource.type)?.push(resource);
        }
    }

    ofType(types: readonly string[]): Resource[] {
        return types.flatMap((type) => this.byType.get(type) ?? []);
    }

    /**
     * Whether a property refers to `target`: by its value (a name, an id or an ARN) or, while a preview does not know that,
     * by the resources that the value is made from.
     *
     * @param kind the type tokens of what the property may refer to
     */
    refersTo(from: Resource, property: string, target: Resource, kind: readonly string[]): Answer {
        const value = from.input(property);
        const elements = list(value);
        if (elements.some((element) => refers(element, target))) {
            return "yes";
        }
        if (!elements.includes(UNKNOWN)) {
            return "no";
        }
        const sources = this.sourcesOf(from, property, kind);
        if (sources.length > 0 && !sources.includes(target)) {
            return "no";
        }
        // Every source of a list is an element of it; a single value with several sources may be any of them.
        return sources.length === 1 || (sources.length > 1 && Array.isArray(value)) ? "yes" : "unknown";
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
                : ["bucket", "arn"].flatMap((reference) => this.sourcesOf(source, reference, kind, seen));
        });
    }
}

/** The names by which other resources refer to this one; empty while AWS has not given it any. */
export function namesOf(resource: Resource): string[] {
    return ["bucket", "name", "id", "arn"]
        .flatMap((property) => [resource.input(property), resource.output(property)])
        .filter((name) => typeof name === "string" && name !== "")
        .map((name) => lastPart(name as string));
}

function refers(value: unknown, target: Resource): boolean {
    if (typeof value !== "string") {
        return false;
    }
    const arn = target.output("arn");
    // Two Regions may each have a resource of this name: where both ARNs are known, they decide.
    return value.startsWith("arn:") && typeof arn === "string" && arn !== ""
        ? withoutStreams(value) === withoutStreams(arn)
        : namesOf(target).includes(lastPart(value));
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

import type {
    PolicyProviderResource,
    PolicyResource,
    PolicyResourceOptions,
    ResourceValidationArgs,
} from "@pulumi/policy";
import { Document } from "./policy-document";
import { read, unguarded } from "./value";

/**
 * The inputs of each resource as it was registered, by URN. A stack rule is handed outputs, in which a setting that the
 * program never made looks like one it did: the provider reads it back from AWS, perhaps one update too late.
 */
const registered = new Map<string, unknown>();

/** The resources that keep, as registered, every rule about single ones: nothing that a stack tells changes that. */
const settled = new Set<string>();

/** A resource as the rules read it: its own settings, what AWS made of it, and where its values come from. */
export class Resource {
    private readonly documents = new Map<string, Document>();

    private constructor(
        readonly type: string,
        readonly name: string,
        readonly urn: string,
        /** The options that the program gave it: `protect`, `ignoreChanges`, … */
        readonly opts: PolicyResourceOptions,
        private readonly inputs: unknown,
        private readonly outputs: unknown,
        private readonly sources: Readonly<Record<string, readonly PolicyResource[]>>,
        private readonly provider: PolicyProviderResource | undefined,
    ) {}

    /** The resource that is about to be created or updated. Its outputs and dependencies are not known here. */
    static registering({ type, name, urn, opts, props, provider }: ResourceValidationArgs): Resource {
        const inputs = unguarded(props);
        registered.set(urn, inputs);
        settled.delete(urn);
        return new Resource(type, name, urn, opts, inputs, {}, {}, provider);
    }

    /** The resource before it registers, with properties that a rule may still change. */
    static remediating({ type, name, urn, opts, props, provider }: ResourceValidationArgs): Resource {
        return new Resource(type, name, urn, opts, unguarded(props), {}, {}, provider);
    }

    /** The resource as a part of the whole stack. */
    static inStack({ type, name, urn, opts, props, propertyDependencies, provider }: PolicyResource): Resource {
        const outputs = unguarded(props);
        return new Resource(
            type,
            name,
            urn,
            opts,
            registered.get(urn) ?? outputs,
            outputs,
            propertyDependencies,
            provider,
        );
    }

    /** Whether every rule that judges it by itself is known to be kept. */
    get isSettled(): boolean {
        return settled.has(this.urn);
    }

    settle(): void {
        settled.add(this.urn);
    }

    /** What the program set at this path. UNKNOWN while not known, undefined when unset. */
    input(...path: readonly (string | number)[]): unknown {
        return read(this.inputs, ...path);
    }

    /** What AWS or the provider says at this path. UNKNOWN while not known, undefined when there is nothing. */
    output(...path: readonly (string | number)[]): unknown {
        return read(this.outputs, ...path);
    }

    /** Whether the program mentions a property, which is known even where the value is not. */
    isSet(property: string): boolean {
        return Object.hasOwn(Object(this.inputs) as object, property);
    }

    /** The policy document at a path, read once. */
    document(...path: readonly (string | number)[]): Document {
        const key = path.join("\0");
        const document = this.documents.get(key) ?? new Document(this.input(...path));
        this.documents.set(key, document);
        return document;
    }

    /** The resources whose outputs a property was made from. */
    sourcesOf(property: string): readonly PolicyResource[] {
        return Object.hasOwn(this.sources, property) ? (this.sources[property] ?? []) : [];
    }

    /** The AWS Region, by the resource's own word, its provider's or AWS's; undefined while none is known. */
    get region(): string | undefined {
        const candidates = [
            this.input("region"),
            this.provider && read(unguarded(this.provider.props), "region"),
            this.output("region"),
        ];
        return candidates.find((region): region is string => typeof region === "string" && region !== "");
    }
}

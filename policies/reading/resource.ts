import type { PolicyResource, ResourceValidationArgs } from "@pulumi/policy";
import { read } from "./value";

/**
 * The inputs of each resource as it was registered, by URN. A stack rule is handed outputs, in which a setting that the
 * program never made looks like one it did: the provider reads it back from AWS, perhaps one update too late.
 */
const registered = new Map<string, unknown>();

/** A resource as the rules read it: its own settings, what AWS made of it, and where its values come from. */
export class Resource {
    private constructor(
        readonly type: string,
        readonly name: string,
        readonly urn: string,
        private readonly inputs: unknown,
        private readonly outputs: unknown,
        private readonly sources: Readonly<Record<string, readonly PolicyResource[]>>,
    ) {}

    /** The resource that is about to be created or updated. Its outputs and dependencies are not known here. */
    static registering({ type, name, urn, props }: ResourceValidationArgs): Resource {
        registered.set(urn, props);
        return new Resource(type, name, urn, props, {}, {});
    }

    /** The resource as a part of the whole stack. */
    static inStack({ type, name, urn, props, propertyDependencies }: PolicyResource): Resource {
        return new Resource(type, name, urn, registered.get(urn) ?? props, props, propertyDependencies);
    }

    /** What the program set at this path. UNKNOWN while not known, undefined when unset. */
    input(...path: readonly (string | number)[]): unknown {
        return read(this.inputs, ...path);
    }

    /** What AWS or the provider says at this path. UNKNOWN while not known, undefined when there is nothing. */
    output(...path: readonly (string | number)[]): unknown {
        return read(this.outputs, ...path);
    }

    /** The resources whose outputs a property was made from. */
    sourcesOf(property: string): readonly PolicyResource[] {
        return Object.hasOwn(this.sources, property) ? (this.sources[property] ?? []) : [];
    }
}

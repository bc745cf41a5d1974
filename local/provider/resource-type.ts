import { type Fields, map, text, type Values } from "./arguments";
import type { Client, ServiceName } from "./clients";

/** An account and Region of AWS, seen through the client of one service. */
export interface Aws<S extends ServiceName> {
    readonly client: Client<S>;
    readonly region: string;
    readonly accountId: string;
    readonly partition: string;
}

/** Tags by their keys. */
export type Tags = Readonly<Record<string, string>>;

/** What AWS holds: arguments as they are now, and the outputs. */
export type State<F extends Fields, O extends string> = { readonly [K in keyof F]?: Values<F>[K & keyof Values<F>] } & {
    readonly [K in O]?: unknown;
} & {
    /** Only where the id given to `read` was one for importing. */
    readonly id?: string;
};

/**
 * One resource type: what the real provider's schema says of it, and how to make it so through the AWS API. Whatever AWS
 * says does not exist is gone for `read` and done for `delete`. What `create` leaves otherwise than wanted, `update` is called for.
 */
export interface ResourceType<S extends ServiceName, F extends Fields, O extends string> {
    readonly service: S;
    readonly arguments: F;
    /** What AWS decides, beside the id. Unknown in the preview of a creation. */
    readonly outputs: readonly O[];
    /** What no update changes, beside the id. */
    readonly stables: readonly (O | (keyof F & string))[];
    /** The arguments that no other resource may share: a replacement that keeps them deletes first. */
    readonly identity?: readonly (keyof F & string)[];
    /** Returns the id. One call, if it can be: what exists after a failure is not recorded. */
    create(aws: Aws<S>, inputs: Values<F>): Promise<string>;
    /** `changed` tells whether one of these arguments is otherwise than wanted. */
    update?(aws: Aws<S>, id: string, inputs: Values<F>, changed: (...names: (keyof F)[]) => boolean): Promise<unknown>;
    /** Adds and changes tags. Without this, and `untag`, tags are the work of `update`. */
    tag?(aws: Aws<S>, id: string, tags: Tags): Promise<unknown>;
    untag?(aws: Aws<S>, id: string, keys: string[]): Promise<unknown>;
    /** `known` is what Pulumi knows of it, nothing when it is imported. */
    read(aws: Aws<S>, id: string, known: Partial<Values<F>>): Promise<State<F, O> | undefined>;
    delete(aws: Aws<S>, id: string, state: Partial<Values<F>>): Promise<unknown>;
}

/** A resource type of whatever service, arguments and outputs. */
export type AnyResourceType = ResourceType<ServiceName, Fields, string>;

/** Infers the types of a resource type's functions from its arguments. */
export const resourceType = <S extends ServiceName, const F extends Fields, const O extends string>(
    type: ResourceType<S, F, O>,
): AnyResourceType => type as unknown as AnyResourceType;

/** The argument of every resource that lives in a Region. */
export const regional = { region: text({ replaces: true, computed: true }) };

/** The arguments of every resource with tags. `tagsAll` are the resource's and the provider's: what AWS stores. */
export const tagged = { tags: map(), tagsAll: map({ default: {} }) };

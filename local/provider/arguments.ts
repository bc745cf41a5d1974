import type { Properties } from "./properties";

/** What is declared of an argument. All but `required` and `default` matter for a resource's own arguments only. */
export interface Options<Value> {
    readonly required?: boolean;
    /** What the real provider puts in when the argument is not given. */
    readonly default?: Value;
    /** A change makes a new resource (ForceNew in the real provider's schema). */
    readonly replaces?: boolean;
    /** AWS decides when the argument is not given: whatever it decides is then no difference. */
    readonly computed?: boolean;
    /** Tells the provider how to work and is not stored by AWS: it lives in Pulumi's state only. */
    readonly local?: boolean;
    /** Gives two spellings of one text the same form. */
    readonly canonical?: (text: string) => string;
}

/**
 * One argument of a resource, or one field inside an argument. `policy` and `json` hold JSON text, compared by meaning; a
 * `policy` may be given as an object too. A `set` is a list without an order, an `archive` one of texts, compared by the
 * hash that the engine gives it.
 */
export interface Argument<Value = unknown, Given extends boolean = boolean> {
    readonly kind: "text" | "number" | "boolean" | "json" | "policy" | "map" | "list" | "set" | "object" | "archive";
    readonly items?: Argument;
    readonly fields?: Fields;
    readonly options: Options<unknown>;
    /** For the type checker only: what {@link Values} makes of it. */
    readonly type?: { readonly value: Value; readonly given: Given };
}

export type Fields = Readonly<Record<string, Argument>>;

type Given<O> = O extends { required: true } | { default: unknown } ? true : false;
type ValueOf<A> = A extends Argument<infer Value> ? Value : never;
type GivenNames<F extends Fields> = { [K in keyof F]: F[K] extends Argument<unknown, true> ? K : never }[keyof F];

/** The values of arguments after {@link checkArguments}: what is required or has a default is there. */
export type Values<F extends Fields> = { readonly [K in GivenNames<F>]: ValueOf<F[K]> } & {
    readonly [K in Exclude<keyof F, GivenNames<F>>]?: ValueOf<F[K]>;
};

const scalar =
    <Value>(kind: Argument["kind"]) =>
    <const O extends Options<Value>>(options?: O): Argument<Value, Given<O>> => ({ kind, options: options ?? {} });

export const text = scalar<string>("text");
export const number = scalar<number>("number");
export const boolean = scalar<boolean>("boolean");
export const json = scalar<string>("json");
export const policy = scalar<string>("policy");
export const archive = scalar<Properties>("archive");
export const map = scalar<Readonly<Record<string, string>>>("map");

const collection =
    (kind: "list" | "set") =>
    <A extends Argument, const O extends Options<ValueOf<A>[]>>(
        items: A,
        options?: O,
    ): Argument<ValueOf<A>[], Given<O>> => ({ kind, items, options: options ?? {} });

export const list = collection("list");
export const set = collection("set");

export const object = <F extends Fields, const O extends Options<Values<F>>>(
    fields: F,
    options?: O,
): Argument<Values<F>, Given<O>> => ({ kind: "object", fields, options: options ?? {} });

/** A resource of a program as data. */
export interface Definition {
    readonly type: string;
    /** What the program sets; `from` stands for the output of another resource. */
    readonly inputs: Readonly<Record<string, unknown>>;
    /** What AWS adds: in a preview of a new stack these are not known. */
    readonly computed?: Readonly<Record<string, unknown>>;
    /** The resource options that policies see. */
    readonly options?: { readonly protect?: boolean; readonly ignoreChanges?: readonly string[] };
}

/** A program: its resources by name. */
export type Program = Readonly<Record<string, Definition>>;

export class Reference {
    constructor(
        readonly resource: string,
        readonly output: string,
        readonly others: readonly string[],
    ) {}
}

/** The output of another resource, as a program passes it on, perhaps made from outputs of others, too. */
export function from(resource: string, output: string, ...others: readonly string[]): Reference {
    return new Reference(resource, output, others);
}

/** The program with other inputs for one resource; an input that is undefined is unset. */
export function change(program: Program, name: string, inputs: Readonly<Record<string, unknown>>): Program {
    const definition = program[name];
    if (definition === undefined) {
        throw new Error(`the program has no resource "${name}"`);
    }
    const merged = Object.entries({ ...definition.inputs, ...inputs }).filter(([, value]) => value !== undefined);
    return { ...program, [name]: { ...definition, inputs: Object.fromEntries(merged) } };
}

/** The program without some of its resources. */
export function without(program: Program, ...names: readonly string[]): Program {
    return Object.fromEntries(Object.entries(program).filter(([name]) => !names.includes(name)));
}

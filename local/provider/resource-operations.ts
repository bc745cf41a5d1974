import type { Fields } from "./arguments";
import { isNotFound } from "./aws-failure";
import type { ServiceName } from "./clients";
import { differences } from "./differences";
import { isEmpty, type Properties } from "./properties";
import type { AnyResourceType, Aws, Tags } from "./resource-type";

export interface Resource {
    readonly id: string;
    readonly outputs: Properties;
}

/** The resource exists but is not as it should be: Pulumi records it and updates it next time. */
export class InitFailed extends Error {
    constructor(
        readonly resource: Resource,
        readonly inputs: Properties,
        cause: unknown,
    ) {
        super(cause instanceof Error ? cause.message : String(cause));
        this.name = "InitFailed";
    }
}

/** Creates, reads, updates and deletes resources of one type. All outputs are read from AWS. */
export class ResourceOperations {
    private readonly fields: Fields;

    constructor(
        private readonly type: AnyResourceType,
        private readonly aws: Aws<ServiceName>,
        private readonly defaultTags: Tags,
    ) {
        this.fields = type.arguments;
    }

    async create(inputs: Properties): Promise<Resource> {
        return this.settle(await this.type.create(this.aws, inputs), inputs);
    }

    async update(id: string, inputs: Properties): Promise<Resource> {
        if (!(await this.state(id, inputs))) {
            throw new Error(`${id} does not exist in AWS any more: run \`pulumi refresh\``);
        }
        return this.settle(id, inputs);
    }

    /** Undefined when it does not exist. `inputs` and `outputs` are empty for a resource that is imported. */
    async read(
        id: string,
        inputs: Properties,
        outputs: Properties,
    ): Promise<(Resource & { readonly inputs: Properties }) | undefined> {
        const state = await this.state(id, { ...outputs, ...inputs });
        if (!state) {
            return undefined;
        }
        const imported = isEmpty(inputs);
        const defaults = Object.entries(this.fields).map(([name, { options }]) => [name, options.default]);
        const before: Properties = imported ? Object.fromEntries(defaults) : inputs;
        const names = imported ? this.stored(Object.keys(this.fields)) : this.open(state, inputs);
        const found = names.map((name) => [name, isEmpty(state[name]) ? undefined : state[name]]);
        return {
            id: typeof state.id === "string" ? state.id : id,
            inputs: { ...before, ...Object.fromEntries(found) },
            outputs: this.outputs(state, before),
        };
    }

    async delete(id: string, outputs: Properties): Promise<void> {
        try {
            await this.type.delete(this.aws, id, outputs);
        } catch (error) {
            if (!isNotFound(error)) {
                throw error;
            }
        }
    }

    /** Brings the resource in line with its inputs. Throws an {@link InitFailed} if that fails or AWS did not keep them all. */
    private async settle(id: string, inputs: Properties): Promise<Resource> {
        let state: Properties | undefined;
        try {
            state = await this.existing(id, inputs);
            const wanted = this.open(state, inputs);
            if (wanted.length) {
                await this.bringInLine(id, inputs, state, wanted);
                state = await this.existing(id, inputs);
            }
            const lost = this.open(state, inputs);
            if (lost.length) {
                throw new Error(`AWS (here: its emulator) did not keep ${comparison(lost, inputs, state)}`);
            }
            return { id, outputs: this.outputs(state, inputs) };
        } catch (error) {
            const last = (await this.state(id, inputs).catch(() => undefined)) ?? state;
            throw new InitFailed({ id, outputs: last ? this.outputs(last, inputs) : inputs }, inputs, error);
        }
    }

    private async bringInLine(
        id: string,
        inputs: Properties,
        state: Properties,
        wanted: readonly string[],
    ): Promise<void> {
        const { aws, type } = this;
        const byUpdate = wanted.filter((name) => !type.tag || (name !== "tags" && name !== "tagsAll"));
        if (byUpdate.length) {
            await type.update?.(aws, id, inputs, (...names) => names.some((name) => byUpdate.includes(name)));
        }
        const [before, after] = [state.tagsAll as Tags | undefined, inputs.tagsAll as Tags | undefined];
        const set = Object.entries(after ?? {}).filter(([tag, value]) => before?.[tag] !== value);
        if (set.length) {
            await type.tag?.(aws, id, Object.fromEntries(set));
        }
        const removed = Object.keys(before ?? {}).filter((tag) => !(tag in (after ?? {})));
        if (removed.length) {
            await type.untag?.(aws, id, removed);
        }
    }

    /** What AWS holds, or undefined when it does not exist. */
    private async state(id: string, inputs: Properties): Promise<Properties | undefined> {
        let state: Properties | undefined;
        try {
            state = await this.type.read(this.aws, id, inputs);
        } catch (error) {
            if (!isNotFound(error)) {
                throw error;
            }
        }
        return (
            state && {
                ...state,
                ...(this.fields.region && { region: this.aws.region }),
                ...(this.fields.tagsAll && { tags: this.ownTags(state.tagsAll as Tags, inputs.tags as Tags) }),
            }
        );
    }

    private async existing(id: string, inputs: Properties): Promise<Properties> {
        const state = await this.state(id, inputs);
        if (!state) {
            throw new Error(`AWS took ${id}, but now says that it does not exist`);
        }
        return state;
    }

    /** The tags that a resource does not have from the provider. */
    private ownTags(all: Tags = {}, declared: Tags = {}): Tags | undefined {
        const own = Object.entries(all).filter(([tag, value]) => tag in declared || this.defaultTags[tag] !== value);
        return own.length ? Object.fromEntries(own) : undefined;
    }

    /** The arguments that AWS stores and that are otherwise than wanted. */
    private open(state: Properties, inputs: Properties): string[] {
        return this.stored(differences(this.fields, state, inputs));
    }

    private stored(names: readonly string[]): string[] {
        return names.filter((name) => !this.fields[name]?.options.local);
    }

    /** What AWS holds, in the inputs' spelling where they mean the same, and what only Pulumi's state holds. */
    private outputs(state: Properties, inputs: Properties): Properties {
        const open = this.open(state, inputs);
        const asGiven = Object.entries(inputs).filter(([name, value]) => value !== undefined && !open.includes(name));
        return { ...state, id: undefined, ...Object.fromEntries(asGiven) };
    }
}

const comparison = (names: readonly string[], inputs: Properties, state: Properties): string =>
    names
        .map((name) => `"${name}": it was ${JSON.stringify(inputs[name])} and is ${JSON.stringify(state[name])}`)
        .join("; ");

import type { Fields } from "./arguments";
import { isNotFound } from "./aws-failure";
import { checkArguments, type Checked } from "./check-arguments";
import { type Client, createClient, type ServiceName } from "./clients";
import type { Account } from "./configuration";
import { differences } from "./differences";
import { containsUnknown, isObject, type Properties, unknown } from "./properties";
import type { AnyResourceType, Aws } from "./resource-type";
import { resourceTypes } from "./resources";

export interface Difference {
    readonly kind: "add" | "delete" | "update";
    readonly replaces: boolean;
}

export interface Diff {
    /** By argument. */
    readonly differences: ReadonlyMap<string, Difference>;
    readonly stables: readonly string[];
    readonly deleteBeforeReplace: boolean;
}

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

/** What a provider does with resources of any type. Properties are plain values; they may hold {@link unknown} in previews. */
export class Provider {
    private readonly clients = new Map<ServiceName, Promise<Client<ServiceName>>>();

    /** `account` is undefined while the configuration is not known yet: previews only. */
    constructor(
        private readonly account: Account | undefined,
        private readonly region: unknown,
        private readonly defaultTags: unknown,
    ) {}

    check(type: string, values: Properties): Checked {
        const resourceType = resourceTypes[type];
        if (!resourceType) {
            return { inputs: values, failures: [{ property: "", reason: doesNotKnow(type) }] };
        }
        const fields = resourceType.arguments;
        const given: Record<string, unknown> = { ...values };
        if (fields.tagsAll) {
            given.tagsAll = this.withDefaultTags(given.tags);
        }
        if (fields.region) {
            given.region ??= this.region;
        }
        const checked = checkArguments(fields, given, type);
        if (!fields.region || [given.region, this.region].includes(unknown) || given.region === this.region) {
            return checked;
        }
        const reason = `the stand-in works in the provider's Region (${String(this.region)}) only, not in ${String(given.region)}`;
        return { ...checked, failures: [...checked.failures, { property: "region", reason }] };
    }

    diff(type: string, oldInputs: Properties, newInputs: Properties): Diff {
        const { arguments: fields, stables, identity = [] } = known(type);
        const changed = differences(fields, oldInputs, newInputs).map((name): [string, Difference] => [
            name,
            {
                kind: isEmpty(oldInputs[name]) ? "add" : isEmpty(newInputs[name]) ? "delete" : "update",
                replaces: fields[name]?.options.replaces ?? false,
            },
        ]);
        const names = new Set(changed.map(([name]) => name));
        return {
            differences: new Map(changed),
            stables: ["id", ...stables],
            deleteBeforeReplace:
                changed.some(([, { replaces }]) => replaces) &&
                identity.length > 0 &&
                !identity.some((name) => names.has(name)),
        };
    }

    /** What a preview shows: everything but what AWS will decide. */
    previewCreate(type: string, inputs: Properties): Properties {
        const { arguments: fields, outputs } = known(type);
        const decidedByAws = [...outputs, ...Object.keys(fields).filter((name) => fields[name]?.options.computed)];
        return { ...Object.fromEntries(decidedByAws.map((name) => [name, unknown])), ...inputs };
    }

    /** What the real provider's preview shows too: what AWS decided stays as it is. */
    previewUpdate(type: string, oldOutputs: Properties, inputs: Properties): Properties {
        const { arguments: fields, outputs } = known(type);
        const kept = [...outputs, ...Object.keys(fields).filter((name) => fields[name]?.options.computed)];
        return { ...Object.fromEntries(kept.map((name) => [name, oldOutputs[name]])), ...inputs };
    }

    async create(type: string, inputs: Properties): Promise<Resource> {
        const resourceType = known(type);
        const aws = await this.aws(resourceType.service);
        const id = await resourceType.create(aws, inputs);
        try {
            return await this.settle(resourceType, aws, id, inputs);
        } catch (error) {
            throw await this.initFailed(resourceType, aws, id, inputs, error);
        }
    }

    async update(type: string, id: string, inputs: Properties): Promise<Resource> {
        const resourceType = known(type);
        const aws = await this.aws(resourceType.service);
        if (!(await this.state(resourceType, aws, id, inputs))) {
            throw new Error(`${id} does not exist in AWS any more: run \`pulumi refresh\``);
        }
        try {
            return await this.settle(resourceType, aws, id, inputs);
        } catch (error) {
            throw await this.initFailed(resourceType, aws, id, inputs, error);
        }
    }

    /** Undefined when it does not exist. `inputs` and `outputs` are empty for a resource that is imported. */
    async read(
        type: string,
        id: string,
        inputs: Properties,
        outputs: Properties,
    ): Promise<(Resource & { readonly inputs: Properties }) | undefined> {
        const resourceType = known(type);
        const fields = resourceType.arguments;
        const aws = await this.aws(resourceType.service);
        const state = await this.state(resourceType, aws, id, { ...outputs, ...inputs });
        if (!state) {
            return undefined;
        }
        const imported = Object.keys(inputs).length === 0;
        const defaults = Object.entries(fields).map(([name, { options }]) => [name, options.default]);
        const before: Properties = imported ? Object.fromEntries(defaults) : inputs;
        const names = imported ? Object.keys(fields) : differences(fields, state, inputs);
        const found = stored(fields, names).map((name) => [name, isEmpty(state[name]) ? undefined : state[name]]);
        return {
            id: typeof state.id === "string" ? state.id : id,
            inputs: { ...before, ...Object.fromEntries(found) },
            outputs: present(fields, state, before),
        };
    }

    async delete(type: string, id: string, outputs: Properties): Promise<void> {
        const resourceType = known(type);
        try {
            await resourceType.delete(await this.aws(resourceType.service), id, outputs);
        } catch (error) {
            if (!isNotFound(error)) {
                throw error;
            }
        }
    }

    /** Brings the resource in line with its inputs and reads it back. Throws when AWS did not keep them all. */
    private async settle(
        resourceType: AnyResourceType,
        aws: Aws<ServiceName>,
        id: string,
        inputs: Properties,
    ): Promise<Resource> {
        const fields = resourceType.arguments;
        const open = (state: Properties): string[] => stored(fields, differences(fields, state, inputs));
        const read = async (): Promise<Properties> => {
            const state = await this.state(resourceType, aws, id, inputs);
            if (!state) {
                throw new Error(`${id} was created or updated, but AWS says that it does not exist`);
            }
            return state;
        };
        let state = await read();
        const wanted = open(state);
        if (wanted.length) {
            await this.bringInLine(resourceType, aws, id, inputs, state, wanted);
            state = await read();
        }
        const lost = open(state).map(
            (name) => `"${name}" was ${JSON.stringify(inputs[name])}, AWS has ${JSON.stringify(state[name])}`,
        );
        if (lost.length) {
            throw new Error(`AWS (here: its emulator) did not keep what it was given: ${lost.join("; ")}`);
        }
        return { id, outputs: present(fields, state, inputs) };
    }

    private async bringInLine(
        resourceType: AnyResourceType,
        aws: Aws<ServiceName>,
        id: string,
        inputs: Properties,
        state: Properties,
        wanted: readonly string[],
    ): Promise<void> {
        const byUpdate = wanted.filter((name) => !resourceType.tag || (name !== "tags" && name !== "tagsAll"));
        if (byUpdate.length) {
            await resourceType.update?.(aws, id, inputs, (...names) => names.some((name) => byUpdate.includes(name)));
        }
        const [before, after] = [tags(state.tagsAll), tags(inputs.tagsAll)];
        const set = Object.fromEntries(Object.entries(after).filter(([tag, value]) => before[tag] !== value));
        if (!isEmpty(set)) {
            await resourceType.tag?.(aws, id, set);
        }
        const removed = Object.keys(before).filter((tag) => !(tag in after));
        if (removed.length) {
            await resourceType.untag?.(aws, id, removed);
        }
    }

    private async initFailed(
        resourceType: AnyResourceType,
        aws: Aws<ServiceName>,
        id: string,
        inputs: Properties,
        cause: unknown,
    ): Promise<InitFailed> {
        const state = await this.state(resourceType, aws, id, inputs).catch(() => undefined);
        const outputs = state ? present(resourceType.arguments, state, inputs) : inputs;
        return new InitFailed({ id, outputs }, inputs, cause);
    }

    /** What AWS holds, or undefined when it does not exist. */
    private async state(
        resourceType: AnyResourceType,
        aws: Aws<ServiceName>,
        id: string,
        inputs: Properties,
    ): Promise<Properties | undefined> {
        try {
            const state = await resourceType.read(aws, id, inputs);
            const { region, tagsAll } = resourceType.arguments;
            return (
                state && {
                    ...state,
                    ...(region && { region: aws.region }),
                    ...(tagsAll && { tags: this.withoutDefaultTags(tags(state.tagsAll), tags(inputs.tags)) }),
                }
            );
        } catch (error) {
            if (isNotFound(error)) {
                return undefined;
            }
            throw error;
        }
    }

    private withDefaultTags(own: unknown): unknown {
        return containsUnknown([own, this.defaultTags]) ? unknown : { ...tags(this.defaultTags), ...tags(own) };
    }

    private withoutDefaultTags(all: Properties, own: Properties): Properties {
        const defaults = tags(this.defaultTags);
        return Object.fromEntries(Object.entries(all).filter(([tag, value]) => tag in own || defaults[tag] !== value));
    }

    private async aws(service: ServiceName): Promise<Aws<ServiceName>> {
        if (!this.account) {
            throw new Error("the provider's configuration is not known yet");
        }
        const { id, partition, settings } = this.account;
        let client = this.clients.get(service);
        if (!client) {
            client = createClient(service, settings);
            this.clients.set(service, client);
        }
        return { client: await client, region: settings.region, accountId: id, partition };
    }
}

const doesNotKnow = (type: string): string =>
    `the stand-in for the AWS provider does not know the resource type ${type}: it has only what this project deploys`;

function known(type: string): AnyResourceType {
    const resourceType = resourceTypes[type];
    if (!resourceType) {
        throw new Error(doesNotKnow(type));
    }
    return resourceType;
}

/** Without the arguments that AWS does not store. */
const stored = (fields: Fields, names: readonly string[]): string[] =>
    names.filter((name) => !fields[name]?.options.local);

/** The outputs: what AWS holds, in the inputs' spelling where they mean the same. */
function present(fields: Fields, state: Properties, inputs: Properties): Properties {
    const changed = new Set(stored(fields, differences(fields, state, inputs)));
    const asGiven = Object.keys(inputs).filter((name) => inputs[name] !== undefined && !changed.has(name));
    const { id: _, ...outputs } = state;
    return { ...outputs, ...Object.fromEntries(asGiven.map((name) => [name, inputs[name]])) };
}

const tags = (value: unknown): Record<string, string> => (isObject(value) ? (value as Record<string, string>) : {});

const isEmpty = (value: unknown): boolean =>
    value === undefined ||
    value === "" ||
    (typeof value === "object" && value !== null && Object.keys(value).length === 0);

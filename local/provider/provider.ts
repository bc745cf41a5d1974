import { type Checked, checkArguments } from "./check-arguments";
import { type Client, createClient, type ServiceName } from "./clients";
import type { Connection } from "./configuration";
import { differences } from "./differences";
import { containsUnknown, isEmpty, isObject, type Properties, unknown } from "./properties";
import { ResourceOperations } from "./resource-operations";
import type { AnyResourceType, Tags } from "./resource-type";
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

/** What a provider does with resources of any type. Properties are plain values, {@link unknown} among them in previews. */
export class Provider {
    private readonly clients = new Map<ServiceName, Promise<Client<ServiceName>>>();

    constructor(private readonly connection: Connection) {}

    check(type: string, values: Properties): Checked {
        const resourceType = resourceTypes[type];
        if (!resourceType) {
            return { inputs: values, failures: [{ property: "", reason: doesNotKnow(type) }] };
        }
        const fields = resourceType.arguments;
        const { region: own } = this.connection;
        const region = values.region ?? (fields.region && own);
        const { inputs, failures } = checkArguments(fields, { ...values, region, tagsAll: undefined }, type);
        const elsewhere = fields.region && ![region, own].includes(unknown) && region !== own;
        const reason = `the stand-in works in the provider's Region (${String(own)}) only, not in ${String(region)}`;
        return {
            inputs: { ...inputs, ...(fields.tagsAll && { tagsAll: this.withDefaultTags(inputs.tags) }) },
            failures: elsewhere ? [...failures, { property: "region", reason }] : failures,
        };
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
        const byName = new Map(changed);
        const replaced = changed.some(([, { replaces }]) => replaces);
        return {
            differences: byName,
            stables: ["id", ...stables],
            deleteBeforeReplace: replaced && identity.length > 0 && !identity.some((name) => byName.has(name)),
        };
    }

    /** What a preview shows: everything but what AWS will decide. */
    previewCreate(type: string, inputs: Properties): Properties {
        return { ...Object.fromEntries(decidedByAws(type).map((name) => [name, unknown])), ...inputs };
    }

    /** What the real provider's preview shows too: what AWS decided stays as it is. */
    previewUpdate(type: string, oldOutputs: Properties, inputs: Properties): Properties {
        return { ...Object.fromEntries(decidedByAws(type).map((name) => [name, oldOutputs[name]])), ...inputs };
    }

    /** What is done through the AWS API with resources of this type. */
    async operations(type: string): Promise<ResourceOperations> {
        if (!this.connection.account) {
            throw new Error("the provider's configuration is not known yet, or is that of an offline preview");
        }
        const resourceType = known(type);
        const { id, partition, settings } = this.connection.account;
        let client = this.clients.get(resourceType.service);
        if (!client) {
            client = createClient(resourceType.service, settings);
            this.clients.set(resourceType.service, client);
        }
        const aws = { client: await client, region: settings.region, accountId: id, partition };
        return new ResourceOperations(resourceType, aws, tagsIn(this.connection.defaultTags));
    }

    private withDefaultTags(own: unknown): unknown {
        return containsUnknown([own, this.connection.defaultTags])
            ? unknown
            : { ...tagsIn(this.connection.defaultTags), ...tagsIn(own) };
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

function decidedByAws(type: string): string[] {
    const { arguments: fields, outputs } = known(type);
    return [...outputs, ...Object.keys(fields).filter((name) => fields[name]?.options.computed)];
}

const tagsIn = (value: unknown): Tags => (isObject(value) ? (value as Tags) : {});

import { Failure } from "../../command-line/failure";

/** A resource as a preview plans it. */
export interface PlannedResource {
    /** Identity in its stack: the parents' types, the type and the name of its URN. */
    readonly identity: string;
    /** For instance `aws:s3/bucketPolicy:BucketPolicy`. */
    readonly type: string;
    readonly name: string;
    /** What the program sets: policy documents and other JSON texts as data, unknown values in words. */
    readonly settings: Readonly<Record<string, unknown>>;
}

/** What the engine writes for a value that it does not know yet (`UnknownStringValue` of the Pulumi SDK). */
const unknownValue = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
/** Stands in the settings of a planned resource for a value that only AWS will know. */
export const knownAfterUpdate = "(known after the update)";

interface PreviewStep {
    readonly op: string;
    readonly urn: string;
    readonly newState?: {
        readonly type: string;
        readonly custom?: boolean;
        readonly inputs?: Readonly<Record<string, unknown>>;
        readonly protect?: boolean;
        /** URN and id; nothing for a component. */
        readonly provider?: string;
    };
}

/**
 * The resources that a preview plans, from the output of `pulumi preview --json`. The stack itself, which holds
 * nothing to review, is left out.
 *
 * @param source what the text was read from, for the error message.
 * @throws Failure if the text is not the output of a complete preview.
 */
export function plannedResources(text: string, source: string): PlannedResource[] {
    const steps = stepsOf(text);
    if (!steps) {
        throw new Failure(
            `${source} is not the output of a preview: expected a JSON object with the list "steps", found ${excerpt(text)}`,
            `pulumi preview --json > ${source}`,
        );
    }
    return steps.flatMap(({ urn, newState }) => {
        if (!newState || newState.type === "pulumi:pulumi:Stack") {
            return [];
        }
        const [, , types = "", ...rest] = urn.split("::");
        const name = rest.join("::");
        // A component is given other resources' outputs and documents: what it makes of them is what counts.
        const settings = newState.custom ? (readable(newState.inputs ?? {}) as Record<string, unknown>) : {};
        return [
            {
                identity: `${types}::${name}`,
                type: newState.type,
                name,
                settings: {
                    ...settings,
                    // Which account and Region the resource is in, and what no setting says.
                    ...(newState.provider && { "(provider)": newState.provider.split("::").at(-2) }),
                    ...(newState.protect && { "(protected)": true }),
                },
            },
        ];
    });
}

function stepsOf(text: string): PreviewStep[] | undefined {
    try {
        const parsed = JSON.parse(text) as { steps?: unknown } | null;
        return Array.isArray(parsed?.steps) ? (parsed.steps as PreviewStep[]) : undefined;
    } catch {
        return undefined;
    }
}

function excerpt(text: string): string {
    const [line = ""] = text.trim().split("\n", 1);
    return line === "" ? "nothing" : JSON.stringify(line.slice(0, 80));
}

/** With keys in order and JSON texts as what they hold, in the order in which their author put it. */
function readable(value: unknown): unknown {
    if (typeof value === "string") {
        return value === unknownValue ? knownAfterUpdate : (parsedDocument(value) ?? value);
    }
    if (Array.isArray(value)) {
        return value.map(readable);
    }
    if (typeof value === "object" && value !== null) {
        const entries = Object.entries(value).filter(([key]) => key !== "__defaults");
        return Object.fromEntries(
            entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, each]) => [key, readable(each)]),
        );
    }
    return value;
}

function parsedDocument(text: string): unknown {
    if (!/^\s*[{[]/.test(text)) {
        return undefined;
    }
    try {
        return JSON.parse(text);
    } catch {
        return undefined;
    }
}

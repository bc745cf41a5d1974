import { type handleUnaryCall, Metadata, type sendUnaryData, type ServerUnaryCall, status } from "@grpc/grpc-js";
import * as errors from "@pulumi/pulumi/proto/status_pb";
import * as plugin from "@pulumi/pulumi/proto/plugin_pb";
import * as messages from "@pulumi/pulumi/proto/provider_pb";
import { Any } from "google-protobuf/google/protobuf/any_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import type { CheckFailure } from "./check-arguments";
import { checkConfiguration, connect } from "./configuration";
import { decode, type Decoded, encode, withoutSecrets } from "./properties";
import { type Difference, Provider } from "./provider";
import { InitFailed, type ResourceOperations } from "./resource-operations";

const { PropertyDiff, DiffResponse } = messages;

/**
 * The calls of Pulumi's ResourceProvider service (`provider.proto`). Those that are missing here the engine gets told are
 * unimplemented, which it can do without.
 */
export function providerService(version: string, environment: NodeJS.ProcessEnv) {
    let configured: Provider | undefined;
    let configurationSecrets: ReadonlySet<string> = new Set();

    const provider = (): Provider => {
        if (!configured) {
            throw new Error("the provider is not configured");
        }
        return configured;
    };

    /** A property is secret when it was given as one; the tags of a resource are in `tagsAll` too. */
    const secretsOf = (...given: readonly Decoded[]): ReadonlySet<string> => {
        const secrets = new Set(given.flatMap(({ secrets }) => [...secrets]));
        if (secrets.has("tags") || configurationSecrets.has("defaultTags")) {
            secrets.add("tagsAll");
        }
        return secrets;
    };

    const checkConfig = (request: messages.CheckRequest): messages.CheckResponse => {
        const { failures } = checkConfiguration(decode(request.getNews()).values);
        return new messages.CheckResponse().setInputs(request.getNews()).setFailuresList(failures.map(checkFailure));
    };

    const diffConfig = (request: messages.DiffRequest): messages.DiffResponse => {
        const [olds, news] = [decode(request.getOldInputs()).values, decode(request.getNews()).values];
        const changed = Object.keys({ ...olds, ...news }).filter((name) => olds[name] !== news[name]);
        return new DiffResponse()
            .setChanges(changed.length ? DiffResponse.DiffChanges.DIFF_SOME : DiffResponse.DiffChanges.DIFF_NONE)
            .setDiffsList(changed);
    };

    const configure = async (request: messages.ConfigureRequest): Promise<messages.ConfigureResponse> => {
        const { values, secrets } = decode(request.getArgs());
        configured = new Provider(await connect(values, environment));
        configurationSecrets = secrets;
        return new messages.ConfigureResponse().setAcceptsecrets(true).setSupportspreview(true);
    };

    const check = (request: messages.CheckRequest): messages.CheckResponse => {
        const news = decode(request.getNews());
        const { inputs, failures } = provider().check(typeOf(request), news.values);
        const told = failures.map(({ property, reason }) => ({ property, reason: withoutSecrets(reason, news) }));
        return new messages.CheckResponse()
            .setInputs(encode(inputs, secretsOf(news)))
            .setFailuresList(told.map(checkFailure));
    };

    const diff = (request: messages.DiffRequest): messages.DiffResponse => {
        const [olds, news] = [decode(request.getOldInputs()).values, decode(request.getNews()).values];
        const { differences, stables, deleteBeforeReplace } = provider().diff(typeOf(request), olds, news);
        const names = [...differences.keys()];
        const response = new DiffResponse()
            .setChanges(names.length ? DiffResponse.DiffChanges.DIFF_SOME : DiffResponse.DiffChanges.DIFF_NONE)
            .setDiffsList(names)
            .setReplacesList(names.filter((name) => differences.get(name)?.replaces))
            .setStablesList([...stables])
            .setDeletebeforereplace(deleteBeforeReplace)
            .setHasdetaileddiff(true);
        for (const [name, difference] of differences) {
            response.getDetaileddiffMap().set(name, propertyDiff(difference));
        }
        return response;
    };

    /** Says in a failure which resource it is about and what was tried, but nothing that was `given` as a secret. */
    const trying = async <Result>(
        doing: string,
        request: ResourceRequest,
        given: Decoded,
        work: (operations: ResourceOperations) => Promise<Result>,
    ): Promise<Result> => {
        try {
            return await work(await provider().operations(typeOf(request)));
        } catch (error) {
            const name = request.getUrn().split("::").slice(3).join("::");
            const cause = withoutSecrets(error instanceof Error ? error.message : String(error), given);
            const message = `${doing} ${typeOf(request)} "${name}": ${cause}`;
            const recorded = error instanceof InitFailed ? initFailed(error, message, secretsOf(given)) : undefined;
            throw new CallFailure(message, recorded);
        }
    };

    const create = async (request: messages.CreateRequest): Promise<messages.CreateResponse> => {
        const inputs = decode(request.getProperties());
        const secrets = secretsOf(inputs);
        if (request.getPreview()) {
            const outputs = provider().previewCreate(typeOf(request), inputs.values);
            return new messages.CreateResponse().setProperties(encode(outputs, secrets));
        }
        const created = await trying("creating", request, inputs, (of) => of.create(inputs.values));
        return new messages.CreateResponse().setId(created.id).setProperties(encode(created.outputs, secrets));
    };

    const update = async (request: messages.UpdateRequest): Promise<messages.UpdateResponse> => {
        const [inputs, old] = [decode(request.getNews()), decode(request.getOlds())];
        const secrets = secretsOf(inputs, old);
        if (request.getPreview()) {
            const outputs = provider().previewUpdate(typeOf(request), old.values, inputs.values);
            return new messages.UpdateResponse().setProperties(encode(outputs, secrets));
        }
        const updated = await trying("updating", request, inputs, (of) => of.update(request.getId(), inputs.values));
        return new messages.UpdateResponse().setProperties(encode(updated.outputs, secrets));
    };

    const read = async (request: messages.ReadRequest): Promise<messages.ReadResponse> => {
        const [inputs, outputs] = [decode(request.getInputs()), decode(request.getProperties())];
        const secrets = secretsOf(inputs, outputs);
        const found = await trying("reading", request, inputs, (of) =>
            of.read(request.getId(), inputs.values, outputs.values),
        );
        return found
            ? new messages.ReadResponse()
                  .setId(found.id)
                  .setInputs(encode(found.inputs, secrets))
                  .setProperties(encode(found.outputs, secrets))
            : new messages.ReadResponse();
    };

    const remove = async (request: messages.DeleteRequest): Promise<Empty> => {
        const old = decode(request.getProperties());
        await trying("deleting", request, old, (of) => of.delete(request.getId(), old.values));
        return new Empty();
    };

    return {
        checkConfig: unary(checkConfig),
        diffConfig: unary(diffConfig),
        configure: unary(configure),
        check: unary(check),
        diff: unary(diff),
        create: unary(create),
        update: unary(update),
        read: unary(read),
        delete: unary(remove),
        invoke: unary((request: messages.InvokeRequest): never => {
            throw new Error(`the stand-in for the AWS provider does not know the function ${request.getTok()}`);
        }),
        getPluginInfo: unary(() => new plugin.PluginInfo().setVersion(version)),
        // The calls in flight are short, and their results must reach the state: nothing is broken off.
        cancel: unary(() => new Empty()),
    };
}

interface ResourceRequest {
    getUrn(): string;
}

/** The type token in `urn:pulumi:stack::project::parentType$type::name`. */
function typeOf(request: ResourceRequest): string {
    const [, , types = ""] = request.getUrn().split("::");
    return types.slice(types.lastIndexOf("$") + 1);
}

const checkFailure = ({ property, reason }: CheckFailure): messages.CheckFailure =>
    new messages.CheckFailure().setProperty(property).setReason(reason);

function propertyDiff({ kind, replaces }: Difference): messages.PropertyDiff {
    const kinds = {
        add: [PropertyDiff.Kind.ADD, PropertyDiff.Kind.ADD_REPLACE],
        delete: [PropertyDiff.Kind.DELETE, PropertyDiff.Kind.DELETE_REPLACE],
        update: [PropertyDiff.Kind.UPDATE, PropertyDiff.Kind.UPDATE_REPLACE],
    } as const;
    return new PropertyDiff().setKind(kinds[kind][replaces ? 1 : 0]).setInputdiff(true);
}

/** A failure of a call, with what has become of the resource if the engine is to record it. */
class CallFailure extends Error {
    constructor(
        message: string,
        readonly detail?: messages.ErrorResourceInitFailed,
    ) {
        super(message);
    }
}

function initFailed(
    { resource, inputs }: InitFailed,
    reason: string,
    secrets: ReadonlySet<string>,
): messages.ErrorResourceInitFailed {
    return new messages.ErrorResourceInitFailed()
        .setId(resource.id)
        .setProperties(encode(resource.outputs, secrets))
        .setInputs(encode(inputs, secrets))
        .setReasonsList([reason]);
}

function unary<Request, Response>(
    handle: (request: Request) => Response | Promise<Response>,
): handleUnaryCall<Request, Response> {
    return (call: ServerUnaryCall<Request, Response>, callback: sendUnaryData<Response>): void => {
        Promise.resolve(call.request)
            .then(handle)
            .then((response) => callback(null, response))
            .catch((error: unknown) => callback(serviceError(error)));
    };
}

/** Details travel in the header `grpc-status-details-bin`, which @grpc/grpc-js leaves to its users. */
function serviceError(error: unknown): { code: status; details: string; metadata: Metadata } {
    const details = error instanceof Error ? error.message : String(error);
    const metadata = new Metadata();
    if (error instanceof CallFailure && error.detail) {
        const detail = new Any();
        detail.pack(error.detail.serializeBinary(), "pulumirpc.ErrorResourceInitFailed");
        const rich = new errors.Status().setCode(status.UNKNOWN).setMessage(details).setDetailsList([detail]);
        metadata.set("grpc-status-details-bin", Buffer.from(rich.serializeBinary()));
    }
    return { code: status.UNKNOWN, details, metadata };
}

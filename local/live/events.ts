import type { CloudTrailRecord } from "../../detections/cloudtrail-record";
import type { Emulator } from "../emulator/emulator";
import { Failure } from "../../command-line/failure";

/** What happens in a live emulator. */
export type LiveEvent =
    | { readonly kind: "record"; readonly record: CloudTrailRecord }
    | { readonly kind: "delivery"; readonly bucket: string; readonly key: string; readonly records: number }
    | { readonly kind: "digest"; readonly bucket: string; readonly key: string; readonly logFiles: number }
    | AlarmEvent
    | MessageEvent
    | { readonly kind: "problem"; readonly problem: string }
    /** This reader was too slow, and misses so many events. */
    | { readonly kind: "gap"; readonly lost: number }
    /** All that was asked to be delivered and evaluated has been. */
    | { readonly kind: "settled" };

/** An alarm has changed its state. */
export interface AlarmEvent {
    readonly kind: "alarm";
    readonly name: string;
    readonly account: string;
    readonly region: string;
    readonly old: string;
    readonly new: string;
    readonly reason: string;
}

/** A message was published to a topic. */
export interface MessageEvent {
    readonly kind: "message";
    readonly topicArn: string;
    readonly subject: string | null;
    readonly message: string;
}

/**
 * The events from now on, until `signal` is aborted or the emulator ends. Nothing that happens after the promise is
 * fulfilled is missed. Throws a {@link Failure} where there is no live trail.
 */
export async function liveEvents({ endpoint }: Emulator, signal: AbortSignal): Promise<AsyncIterable<LiveEvent>> {
    const { ok, body } = await fetch(`${endpoint}/_orgtrail/events`, { signal });
    if (!ok || !body) {
        throw new Failure(
            "the emulator that runs for this clone has no live trail",
            "End it with npm run local -- down, and start a new one with npm run local",
        );
    }
    return readLines(body);
}

async function* readLines(body: AsyncIterable<Uint8Array>): AsyncGenerator<LiveEvent> {
    const decoder = new TextDecoder();
    let rest = "";
    try {
        for await (const chunk of body) {
            const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
            rest = lines.pop() ?? "";
            for (const line of lines) {
                const event = JSON.parse(line) as LiveEvent | { readonly kind: "ping" };
                if (event.kind !== "ping") {
                    yield event;
                }
            }
        }
    } catch (error) {
        // The signal's, or that the connection is gone with the emulator.
        if (!(error instanceof TypeError) && (error as Error).name !== "AbortError") {
            throw error;
        }
    }
}

/** Asks something of a live emulator that AWS has no call for. Returns what it answers. */
export async function ask({ endpoint }: Emulator, path: string, body?: string): Promise<Response> {
    const response = await fetch(`${endpoint}/_orgtrail/${path}`, { method: "POST", body });
    if (response.status === 404) {
        throw new Failure(
            "the emulator that runs for this clone has no live trail",
            "End it with npm run local -- down, and start a new one with npm run local",
        );
    }
    return response;
}

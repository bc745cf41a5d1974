import type { Emulator } from "../emulator/emulator";
import { ask, liveEvents } from "./events";

/**
 * Delivers what waits, and lets the alarms that have risen fall back as if the time that they look at, mostly a quarter of an
 * hour, had passed. An alarm sends no message while it stays in ALARM, whatever else it would have noticed.
 *
 * @returns the names of the alarms that fell back.
 */
export async function letAlarmsFallBack(emulator: Emulator): Promise<readonly string[]> {
    const stop = new AbortController();
    const events = await liveEvents(emulator, stop.signal);
    await ask(emulator, "alarms-fall-back");
    const names: string[] = [];
    for await (const event of events) {
        if (event.kind === "settled") {
            break;
        }
        if (event.kind === "alarm" && event.old === "ALARM") {
            names.push(event.name);
        }
    }
    stop.abort();
    return names;
}

import { commandsOf } from "../problems";
import type { ParsedSettings } from "../schema";
import { people } from "./people";
import { retention } from "./retention";
import { subscribers } from "./subscribers";
import { events } from "./events";
import { reach } from "./reach";

/** What is allowed and seldom meant, each with the commands that change it. */
export function warningsFor(settings: ParsedSettings, project: string): string[] {
    return [reach, events, retention, subscribers, people]
        .flatMap((part) => part(settings))
        .map(({ text, to, fix }) =>
            to === undefined || fix === undefined ? text : `${text}. ${to}: ${commandsOf(project, fix)}`,
        );
}

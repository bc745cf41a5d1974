import { Command, InvalidArgumentError, Option } from "commander";
import type { StackChoice, StartOptions } from "./commands";
import { Failure } from "../command-line/failure";
import type { ReplayOptions } from "./live/replay";
import { watchable, type Watchable, type WatchOptions } from "./live/watch";
import { TerminalProgress } from "../command-line/progress";
import { outliveReader } from "../command-line/run-command";

/** `npm run local`: the whole program on an AWS emulator on this computer. */

const progress = new TerminalProgress();
const print = (text: string) => process.stdout.write(`${text}\n`);

outliveReader();

function portNumber(text: string): number {
    const port = Number(text);
    if (!/^\d+$/.test(text) || port < 1 || port > 65_535) {
        throw new InvalidArgumentError("Allowed: a whole number from 1 to 65535.");
    }
    return port;
}

const port = new Option("--port <number>", "port of a new emulator on 127.0.0.1; by default any free one").argParser(
    portNumber,
);

function seconds(text: string): number {
    const number = Number(text);
    if (!/^\d+(\.\d+)?$/.test(text) || number < 0.1 || number > 86_400) {
        throw new InvalidArgumentError("Allowed: seconds from 0.1 to 86400.");
    }
    return number;
}

const deliveryInterval = new Option(
    "--delivery-interval <seconds>",
    "between two deliveries of a new emulator's trails; by default 5",
).argParser(seconds);

const digestInterval = new Option(
    "--digest-interval <seconds>",
    "between two digests of a new emulator's trails; by default 60",
).argParser(seconds);

function watchables(text: string): Watchable[] {
    const names = text.split(",").map((name) => name.trim());
    const unknown = names.find((name) => !Object.hasOwn(watchable, name));
    if (unknown !== undefined) {
        throw new InvalidArgumentError(`Allowed: ${Object.keys(watchable).join(", ")}; not "${unknown}".`);
    }
    return names as Watchable[];
}

const stack = new Option("--stack <name>", "which stack, by its file Pulumi.<name>.yaml");

/** The commands are loaded when one runs: help and mistyped commands answer at once. */
function finishing<Args extends unknown[]>(
    run: (commands: typeof import("./commands"), ...args: Args) => Promise<number>,
) {
    return async (...args: Args): Promise<void> => {
        try {
            process.exitCode = await run(await import("./commands"), ...args);
        } catch (error) {
            progress.clear();
            if (!(error instanceof Failure)) {
                throw error;
            }
            process.stderr.write(`error: ${error.message}\n${error.fix ? `fix: ${error.fix}\n` : ""}`);
            process.exitCode = 1;
        }
    };
}

const program = new Command("npm run local --")
    .enablePositionalOptions()
    .description("Deploys orgtrail to an AWS emulator on this computer: real engine, real program, real policy pack.")
    .showHelpAfterError("(--help lists the commands)")
    .showSuggestionAfterError();

program
    .command("up")
    .description('start what is needed, deploy a stack ("local" if none is named), read it back (the default)')
    .addOption(stack)
    .addOption(port)
    .addOption(deliveryInterval)
    .addOption(digestInterval)
    .action(finishing((commands, options: StartOptions) => commands.up(progress, print, options)));
program
    .command("preview")
    .description("show what up would change, judged by the policy pack")
    .addOption(stack)
    .addOption(port)
    .addOption(deliveryInterval)
    .addOption(digestInterval)
    .action(finishing((commands, options: StartOptions) => commands.preview(progress, options)));
program
    .command("refresh")
    .description("find what was changed behind Pulumi's back")
    .addOption(stack)
    .action(finishing((commands, options: StackChoice) => commands.refresh(progress, options)));
program
    .command("outputs")
    .description("print the stack's outputs as JSON")
    .addOption(stack)
    .action(finishing((commands, options: StackChoice) => commands.outputs(progress, print, options)));
program
    .command("shell")
    .description("open a shell with pulumi and aws on the embedded AWS, or run a command in it")
    .argument("[command...]", "a command and its arguments")
    .addOption(stack)
    .passThroughOptions()
    .action(
        finishing((commands, command: string[], options: StackChoice) => commands.shell(progress, command, options)),
    );
program
    .command("status")
    .description("say what runs, and read back what is deployed; exit code 1 if something is missing or wrong")
    .addOption(stack)
    .action(finishing((commands, options: StackChoice) => commands.status(progress, print, options)));
program
    .command("watch")
    .description("show records, deliveries, alarms and messages as they come, until Ctrl-C")
    .addOption(
        new Option(
            "--only <kinds>",
            `some of these, with commas between: ${Object.keys(watchable).join(", ")}`,
        ).argParser(watchables),
    )
    .option("--alarm <name>", "of the alarms, this one, and its messages")
    .option("--event <name>", "of the records, those with this eventName")
    .option("--json", "print one JSON object a line")
    .addHelpText("after", "\nExit code: 0 after Ctrl-C, 1 when the emulator has ended.")
    .action(finishing((commands, options: WatchOptions) => commands.watch(progress, print, options)));
program
    .command("replay")
    .description("put CloudTrail records through the trails as if the calls had been made; says which alarms rise")
    .argument("<input...>", "files or folders in any form that npm run detect reads, or - for the standard input")
    .option("--now", "give every record the present time as its eventTime")
    .addHelpText("after", "\nExit code: 0 when every record was taken, else 1.")
    .action(
        finishing((commands, inputs: string[], options: ReplayOptions) =>
            commands.replay(progress, print, inputs, options),
        ),
    );
program
    .command("tour")
    .description("attack the deployment in ten steps, show how each is noticed, and put everything back")
    .addOption(stack)
    .addHelpText(
        "after",
        "\nExit code: 0 when all was noticed and the deployment is as before; 130 after Ctrl-C, which puts back as well.",
    )
    .action(finishing((commands, options: StackChoice) => commands.tour(progress, print, options)));
program
    .command("fall-back")
    .description(
        "let alarms in ALARM fall back now, not when the time that they look at has passed (a quarter of an hour)",
    )
    .action(finishing((commands) => commands.fallBack(print)));
program
    .command("down")
    .description("end the emulator and remove everything that was kept for this clone, every stack")
    .action(finishing((commands) => commands.down(progress)));

const valueOptions = [stack, port, deliveryInterval, digestInterval].map(({ long }) => long ?? "");

/**
 * The command first, and `up` when there is none: options may stand before it. Not commander's default command: that would
 * take a mistyped command for an argument of `up`.
 */
function withCommandFirst(words: readonly string[]): readonly string[] {
    const isValue = (at: number): boolean => valueOptions.includes(words[at - 1] ?? "");
    const at = words.findIndex((word, index) => !word.startsWith("-") && !isValue(index));
    if (at === -1) {
        return words.some((word) => word === "--help" || word === "-h") ? ["--help"] : ["up", ...words];
    }
    return [String(words[at]), ...words.slice(0, at), ...words.slice(at + 1)];
}

void program.parseAsync(withCommandFirst(process.argv.slice(2)), { from: "user" });

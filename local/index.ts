import { Command, InvalidArgumentError, Option } from "commander";
import { Failure } from "./failure";
import { TerminalProgress } from "./progress";

/** `npm run local`: the whole program on an AWS emulator on this computer. */

const progress = new TerminalProgress();
const print = (text: string) => process.stdout.write(`${text}\n`);

// `npm run local | head` closes the pipe: that is no reason for a stack trace, nor to stop half-way.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") {
        throw error;
    }
});

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
    .description("start what is needed, deploy the stack dev, read it back (the default)")
    .addOption(port)
    .action(finishing((commands, options: { port?: number }) => commands.up(progress, print, options)));
program
    .command("preview")
    .description("show what up would change, judged by the policy pack")
    .addOption(port)
    .action(finishing((commands, options: { port?: number }) => commands.preview(progress, options)));
program
    .command("refresh")
    .description("find what was changed behind Pulumi's back")
    .action(finishing((commands) => commands.refresh(progress)));
program
    .command("outputs")
    .description("print the stack's outputs as JSON")
    .action(finishing((commands) => commands.outputs(progress, print)));
program
    .command("shell")
    .description("open a shell with pulumi and aws on the embedded AWS, or run a command in it")
    .argument("[command...]", "a command and its arguments")
    .passThroughOptions()
    .action(finishing((commands, command: string[]) => commands.shell(progress, command)));
program
    .command("status")
    .description("say what runs, and read back what is deployed; exit code 1 if something is missing or wrong")
    .action(finishing((commands) => commands.status(progress, print)));
program
    .command("down")
    .description("end the emulator and remove everything that was kept for this clone")
    .action(finishing((commands) => commands.down(progress)));

// Not commander's default command: that would take a mistyped command for an argument of `up`.
const [first, ...rest] = process.argv.slice(2);
const words = first === undefined || first.startsWith("--port") ? ["up", ...process.argv.slice(2)] : [first, ...rest];
void program.parseAsync(words, { from: "user" });

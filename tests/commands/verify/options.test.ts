import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import * as fs from "node:fs";
import * as path from "node:path";
import { text } from "node:stream/consumers";
import { CommanderError } from "commander";
import { verifyCommand } from "../../../commands/verify/command";
import { timeForms } from "../../../commands/search/filter/time";
import { parseTime, type CommandOptions } from "../../../commands/verify/options";
import { verify, type Streams } from "../../../commands/verify/verify";
import { Failure } from "../../../command-line/failure";
import { repositoryFolder } from "../../../command-line/paths";
import { temporaryFolder } from "../../helpers/programs";
import { command, environment, runVerify, verdictOf } from "./command";
import { newTree, numbers, numbersOf } from "./helpers";
import { bucket, hourly } from "./tree";

describe("npm run verify, told what it cannot do", () => {
    let folder: string;
    /** A local copy that is proved. */
    let copy: string[];
    before(() => {
        folder = temporaryFolder();
        const tree = newTree();
        tree.deliver({ digests: hourly([1, 0, 2]) });
        copy = tree.write(folder);
        fs.mkdirSync(path.join(folder, "empty"));
        fs.mkdirSync(path.join(folder, "bad-keys"));
        fs.writeFileSync(path.join(folder, "bad-keys", "us-east-1.json"), '{"Keys":[]}');
        fs.writeFileSync(path.join(folder, "text"), "no JSON");
        fs.writeFileSync(path.join(folder, "list.json"), "[]");
        fs.writeFileSync(path.join(folder, "flat.json"), '{"bucket":{"key":"signature"}}');
    });
    after(() => fs.rmSync(folder, { recursive: true }));

    /** What the command says on standard error, in this process: a start of its own for each would take long. */
    async function said(args: readonly string[]): Promise<string> {
        let printed = "";
        const program = verifyCommand()
            .exitOverride()
            .configureOutput({ writeErr: (error) => (printed += error) })
            .action(async (options: CommandOptions) => {
                await verify(
                    options,
                    { stdout: process.stdout, stderr: process.stderr } as Streams,
                    new AbortController().signal,
                );
            });
        try {
            await program.parseAsync(args, { from: "user" });
        } catch (error) {
            if (error instanceof Failure) {
                return `error: ${error.message}\n${error.fix ? `fix: ${error.fix}\n` : ""}`;
            }
            assert(error instanceof CommanderError, String(error));
        }
        return printed;
    }

    const time = `Give a time like ${timeForms}.`;
    const keysFix =
        "fix: Name a folder with a file <region>.json for each Region: what ListPublicKeys answers there.\n";
    const listKeys = "aws cloudtrail list-public-keys --region us-east-1 --start-time … --end-time …";
    const metadataFix =
        'fix: It holds {"<bucket>": {"<key>": {"signature": "…", "signature-algorithm": "SHA256withRSA"}}}.\n';
    const local = (...more: string[]) => ["COPY", ...more];

    /** FOLDER is that of the test, and COPY the options of a local copy. */
    const refusals: readonly (readonly [string, readonly string[], string])[] = [
        [
            "nothing at all",
            [],
            "error: nothing says what to verify\n" +
                "fix: Give --from FOLDER, --stack NAME, --bucket NAME or --trail NAME (npm run verify -- --help).\n",
        ],
        [
            "a folder and a stack",
            local("--stack", "dev"),
            "error: --from reads a folder, and --stack, --settings and --role-arn are for what is in S3\n" +
                "fix: Leave one of them out.\n",
        ],
        [
            "a folder and a role",
            local("--role-arn", "arn:aws:iam::111122223333:role/Auditor"),
            "error: --from reads a folder, and --stack, --settings and --role-arn are for what is in S3\n" +
                "fix: Leave one of them out.\n",
        ],
        [
            "a stack and its settings",
            ["--stack", "dev", "--settings", "x"],
            "error: --stack dev and --settings x are two ways to say one thing\nfix: Give one.\n",
        ],
        [
            "an option that there is not",
            local("--form", "x"),
            `error: unknown option '--form'\n(Did you mean --from?)\n`,
        ],
        ["an argument", local("x"), `error: too many arguments. Expected 0 arguments but got 1.\n`],
        ["an option without its value", ["--from"], `error: option '--from <folder>' argument missing\n`],
        ...["noon", "2026-02-30", "2026-13-01", "2026-3-4", "2026-03-04T25:00", "1772582400", ""].map(
            (given) =>
                [
                    `the time ${JSON.stringify(given)}`,
                    local("--start", given),
                    `error: option '--start <time>' argument '${given}' is invalid. ${time}\n`,
                ] as const,
        ),
        [
            "an end before the start",
            local("--start", "2026-03-04T02:00+01:00", "--end", "2026-03-04T01:00Z"),
            "error: --start 2026-03-04T01:00:00.000Z is not before --end 2026-03-04T01:00:00.000Z\n" +
                "fix: Give a start that is before the end.\n",
        ],
        [
            "an end that is still to come, in S3",
            ["--bucket", "b", "--end", "2999-01-01"],
            "error: --end 2999-01-01T00:00:00.000Z is still to come\n" +
                "fix: Leave it out: then what is due by now has to be there.\n",
        ],
        [
            "an account that is none",
            local("--account", "1"),
            `error: option '--account <id>' argument '1' is invalid. An account id has 12 digits.\n`,
        ],
        ...["0", "65", "1.5", "x"].map(
            (given) =>
                [
                    `${given} threads`,
                    local("--threads", given),
                    `error: option '--threads <number>' argument '${given}' is invalid. Give a whole number from 1 to 64.\n`,
                ] as const,
        ),
        [
            "a folder that there is not",
            ["--from", "FOLDER/nope", "--public-keys", "FOLDER/keys"],
            "error: the folder FOLDER/nope cannot be read: ENOENT: no such file or directory, scandir 'FOLDER/nope'\n" +
                "fix: Name a folder that holds one folder for each bucket, with the objects at their keys.\n",
        ],
        [
            "a file in place of a folder",
            ["--from", "FOLDER/text", "--public-keys", "FOLDER/keys"],
            "error: the folder FOLDER/text cannot be read: ENOTDIR: not a directory, scandir 'FOLDER/text'\n" +
                "fix: Name a folder that holds one folder for each bucket, with the objects at their keys.\n",
        ],
        [
            "a bucket that there is no copy of",
            local("--bucket", "nope"),
            `error: there is no bucket nope in FOLDER/logs\nfix: There is: ${bucket}.\n`,
        ],
        [
            "a folder without the public keys",
            ["--from", "FOLDER/logs"],
            "error: --from needs --public-keys: a folder with the answer of ListPublicKeys for each Region\n" +
                "fix: Write them with: aws cloudtrail list-public-keys --region REGION --start-time … --end-time … > FOLDER/REGION.json\n",
        ],
        [
            "a folder of public keys that there is not",
            ["--from", "FOLDER/logs", "--public-keys", "FOLDER/nope"],
            `error: the folder of public keys FOLDER/nope cannot be read: ENOENT: no such file or directory, scandir 'FOLDER/nope'\n${keysFix}`,
        ],
        [
            "a folder of public keys that is empty",
            ["--from", "FOLDER/logs", "--public-keys", "FOLDER/empty"],
            `error: the folder of public keys FOLDER/empty has no file <region>.json\n${keysFix}`,
        ],
        [
            "public keys that are no answer of ListPublicKeys",
            ["--from", "FOLDER/logs", "--public-keys", "FOLDER/bad-keys"],
            "error: the public keys in FOLDER/bad-keys/us-east-1.json cannot be read: no answer of ListPublicKeys: Invalid input\n" +
                `fix: Write them with: ${listKeys}\n`,
        ],
        [
            "metadata that there are not",
            ["--from", "FOLDER/logs", "--public-keys", "FOLDER/keys", "--metadata", "FOLDER/nope"],
            `error: the metadata file FOLDER/nope cannot be read: ENOENT: no such file or directory, open 'FOLDER/nope'\n${metadataFix}`,
        ],
        [
            "metadata that are no JSON",
            ["--from", "FOLDER/logs", "--public-keys", "FOLDER/keys", "--metadata", "FOLDER/text"],
            `error: the metadata file FOLDER/text cannot be read: Unexpected token 'o', "no JSON" is not valid JSON\n${metadataFix}`,
        ],
        [
            "metadata that are a list",
            ["--from", "FOLDER/logs", "--public-keys", "FOLDER/keys", "--metadata", "FOLDER/list.json"],
            `error: the metadata file FOLDER/list.json is not as it should be at its top: Invalid input: expected record, received array\n${metadataFix}`,
        ],
        [
            "metadata of another shape",
            ["--from", "FOLDER/logs", "--public-keys", "FOLDER/keys", "--metadata", "FOLDER/flat.json"],
            `error: the metadata file FOLDER/flat.json is not as it should be at bucket > key: Invalid input: expected record, received string\n${metadataFix}`,
        ],
        [
            "metadata for what is in S3",
            ["--bucket", "b", "--metadata", "FOLDER/metadata.json"],
            "error: --metadata is for --from: objects in S3 have their metadata\nfix: Leave one out, or add --from.\n",
        ],
        [
            "a prefix without its bucket",
            ["--trail", "t", "--prefix", "p"],
            "error: --prefix needs the bucket that it is in\nfix: Add --bucket NAME.\n",
        ],
        [
            "settings that there are not",
            ["--settings", "FOLDER/nope.yaml"],
            "error: the settings FOLDER/nope.yaml cannot be read: ENOENT: no such file or directory, open 'FOLDER/nope.yaml'\nfix: Name a stack's file, such as Pulumi.prod.yaml.\n",
        ],
        ...(["html", "evidence", "resume"] as const).map(
            (option) =>
                [
                    `a file for --${option} that cannot be written`,
                    local(`--${option}`, "FOLDER/nope/file"),
                    {
                        html: "error: the report cannot be written to FOLDER/nope/file: ENOENT: no such file or directory, open 'FOLDER/nope/file'\n",
                        evidence:
                            "error: the evidence cannot be written to FOLDER/nope/file: ENOENT: no such file or directory, open 'FOLDER/nope/file'\n",
                        resume: "error: the progress cannot be kept in FOLDER/nope/file: ENOENT: no such file or directory, open 'FOLDER/nope/file.new'\n",
                    }[option],
                ] as const,
        ),
    ];
    for (const [what, args, message] of refusals) {
        it(`refuses ${what}`, async () => {
            const given = args.flatMap((arg) => (arg === "COPY" ? copy : [arg.replace("FOLDER", folder)]));
            assert.equal((await said(given)).replaceAll(folder, "FOLDER"), message);
        });
    }

    it("takes a time that is so long ago", () => {
        const age = Date.now() - parseTime("2h").getTime();
        assert.ok(age >= 7_200_000 && age < 7_260_000, `${age} ms`);
    });

    it("says so on standard error alone, with 2", async () =>
        assert.deepEqual(await runVerify([...copy, "--threads", "0"]), {
            code: 2,
            stdout: "",
            stderr: `error: option '--threads <number>' argument '0' is invalid. Give a whole number from 1 to 64.\n(--help says what can be given)\n`,
        }));

    it("lists its options and exit codes in its help", async () => {
        const { code, stdout, stderr } = await runVerify(["--help"]);
        assert.deepEqual([code, stderr], [0, ""]);
        assert.match(
            stdout,
            /^Usage: npm run verify -- \[options\]\n[^]*--from <folder>[^]*--role-arn <arn>[^]*Exit code: 0 when all is proved;/,
        );
    });

    it("is quiet when nobody reads what it prints, and ends with what the verdict says", async () => {
        const unsigned = copy.filter((_, index) => ![2, 3].includes(index));
        const child = spawn(process.execPath, [...command, ...unsigned], { cwd: repositoryFolder, env: environment() });
        child.stdout.destroy();
        const stderr = text(child.stderr);
        const [code] = (await once(child, "close")) as [number];
        assert.deepEqual([code, await stderr], [1, ""]);
    });

    it("prints one JSON object and nothing else with --json", async () => {
        const { code, verdict, stderr } = await verdictOf(copy);
        assert.deepEqual([code, numbersOf(verdict), stderr], [0, numbers(true, { valid: 3 }, { valid: 3 }), ""]);
    });
});

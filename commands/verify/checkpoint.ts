import { createHash } from "node:crypto";
import * as fs from "node:fs";
import { Failure } from "../../command-line/failure";
import type { AccountRegionState } from "./account-region";

/** How far a verification came, in a file, so that another run can go on from there. */

interface Content {
    readonly format: "orgtrail verify 1";
    /** Of what is verified: another verification must not go on from it. */
    readonly question: string;
    /** When the verification began: ISO 8601. */
    readonly began: string;
    /** How long the evidence file was. */
    readonly evidenceLength: number;
    readonly states: Readonly<Record<string, AccountRegionState>>;
}

/** Writing takes its time too. */
const pause = 2000;

export class Checkpoint {
    readonly states: Map<string, AccountRegionState>;
    readonly began: Date;
    readonly evidenceLength: number;
    private written = Date.now();

    /**
     * @param question all that says what is verified.
     * @throws Failure if the file is of another verification, is not such a file, or cannot be written.
     */
    constructor(
        private readonly file: string,
        private readonly question: string,
    ) {
        const content = this.read();
        this.states = new Map(Object.entries(content?.states ?? {}));
        this.began = content ? new Date(content.began) : new Date();
        this.evidenceLength = content?.evidenceLength ?? 0;
        // What cannot be kept is found out before the work, not after it.
        this.write(this.evidenceLength);
    }

    /** Keeps a state; it is written from time to time. */
    keep(id: string, state: AccountRegionState, evidenceLength: number): void {
        this.states.set(id, state);
        if (Date.now() - this.written > pause) {
            this.write(evidenceLength);
        }
    }

    /** The file is the old one or the new one whatever happens meanwhile. @throws Failure */
    write(evidenceLength: number): void {
        const content: Content = {
            format: "orgtrail verify 1",
            question: hashOf(this.question),
            began: this.began.toISOString(),
            evidenceLength,
            states: Object.fromEntries(this.states),
        };
        try {
            fs.writeFileSync(`${this.file}.new`, JSON.stringify(content));
            fs.renameSync(`${this.file}.new`, this.file);
        } catch (error) {
            throw new Failure(`the progress cannot be kept in ${this.file}: ${(error as Error).message}`);
        }
        this.written = Date.now();
    }

    /** The verification has come to its end. */
    remove(): void {
        fs.rmSync(this.file, { force: true });
    }

    private read(): Content | undefined {
        let text: string;
        try {
            text = fs.readFileSync(this.file, "utf8");
        } catch (error) {
            if ((error as NodeJS.ErrnoException).code === "ENOENT") {
                return undefined;
            }
            throw new Failure(`the progress in ${this.file} cannot be read: ${(error as Error).message}`);
        }
        let content: Partial<Content> | undefined;
        try {
            content = JSON.parse(text) as Content;
        } catch {
            content = undefined;
        }
        if (content?.format !== "orgtrail verify 1") {
            throw new Failure(
                `${this.file} is not the progress of a verification`,
                "Name another file with --resume: one that is not there begins anew.",
            );
        }
        if (content.question !== hashOf(this.question)) {
            throw new Failure(
                `${this.file} is the progress of another verification`,
                "Give the same options as then, or name another file with --resume.",
            );
        }
        return content as Content;
    }
}

function hashOf(text: string): string {
    return createHash("sha256").update(text).digest("hex");
}

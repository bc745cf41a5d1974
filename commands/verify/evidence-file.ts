import * as fs from "node:fs";
import { Failure } from "../../command-line/failure";
import type { EvidenceLine } from "./evidence";
import type { Verdict } from "./verdict";

/**
 * What was checked, one JSON object a line: the run, each digest with the log files that it names, each finding, each public
 * key, and the verdict last. docs/integrity.md says how to check it again without this program.
 */
export class EvidenceFile {
    private readonly file: number;
    length: number;

    /** @param length of what an earlier run has written and this one goes on from. @throws Failure */
    constructor(path: string, length: number) {
        try {
            this.file = fs.openSync(path, length > 0 ? "r+" : "w");
        } catch (error) {
            throw new Failure(`the evidence cannot be written to ${path}: ${(error as Error).message}`);
        }
        if (fs.fstatSync(this.file).size < length) {
            throw new Failure(
                `the evidence in ${path} is not what the progress goes on from: its beginning is missing`,
                "Remove the file that --resume names to begin anew.",
            );
        }
        fs.ftruncateSync(this.file, length);
        this.length = length;
    }

    begin(run: Readonly<Record<string, unknown>>): void {
        if (this.length === 0) {
            this.write([{ type: "run", ...run }]);
        }
    }

    digests(lines: readonly EvidenceLine[]): void {
        this.write(lines);
    }

    end({ findings, keys, omitted, coverage, ...verdict }: Verdict): void {
        this.write(findings.map((finding) => ({ type: "finding", ...finding })));
        this.write(keys.map((key) => ({ type: "publicKey", ...key })));
        const others = { omittedFindings: omitted, coverage, ended: new Date().toISOString() };
        this.write([{ type: "verdict", ...verdict, ...others }]);
        this.close();
    }

    close(): void {
        fs.closeSync(this.file);
    }

    private write(lines: readonly object[]): void {
        const text = Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
        fs.writeSync(this.file, text, 0, text.length, this.length);
        this.length += text.length;
    }
}

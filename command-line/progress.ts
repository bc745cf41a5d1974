/** Where slow work says what it does. `step` is one line for the user; `detail` is shown only while it is the newest. */
export interface Progress {
    step(text: string): void;
    detail(text: string): void;
}

/**
 * Progress for people: steps are lines; on a terminal the newest detail is shown below them and wiped afterwards.
 * Everything goes to `stream` (standard error by default), so that standard output stays the command's answer.
 */
export class TerminalProgress implements Progress {
    private detailShown = false;

    constructor(private readonly stream: NodeJS.WriteStream = process.stderr) {}

    step(text: string): void {
        this.clear();
        this.stream.write(`${text}\n`);
    }

    detail(text: string): void {
        if (!this.stream.isTTY) {
            return;
        }
        this.clear();
        this.stream.write(`  ${text.slice(0, (this.stream.columns || 80) - 3)}`);
        this.detailShown = true;
    }

    clear(): void {
        if (this.detailShown) {
            this.stream.write("\r\x1b[K");
            this.detailShown = false;
        }
    }
}

export const silentProgress: Progress = { step: () => undefined, detail: () => undefined };

import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { chromium, type Browser, type Page } from "playwright-core";
import { repositoryFolder } from "../../command-line/paths";

/**
 * The headless Chromium that the npm package @sparticuz/chromium carries, so that a test of a page needs no browser on the
 * computer. With no network: a page that asks for anything but itself fails.
 */
export async function launchBrowser(): Promise<Browser> {
    const folder = unpacked();
    return chromium.launch({
        executablePath: path.join(folder, "chromium"),
        // Chromium's sandbox does not work for root. No host name is found.
        args: ["--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND"],
        env: {
            ...process.env,
            LD_LIBRARY_PATH: path.join(folder, "al2023", "lib"),
            FONTCONFIG_FILE: path.join(folder, "fonts", "fonts.conf"),
        },
    });
}

/** What a page with a fault does, from now on: opens dialogs, throws, complains, asks for what is not its own. */
export function faultsOf(page: Page, isOwn: (url: string) => boolean): string[] {
    const happened: string[] = [];
    page.on("dialog", (dialog) => {
        happened.push(`dialog ${dialog.message()}`);
        void dialog.dismiss();
    });
    page.on("pageerror", (error) => happened.push(`error ${error.message}`));
    page.on("console", (message) => happened.push(`console ${message.text()}`));
    page.on("request", (request) => {
        if (!isOwn(request.url())) {
            happened.push(`request ${request.url()}`);
        }
    });
    return happened;
}

/** The folder of the unpacked browser. It lies in node_modules, so that it goes with the package's version. */
function unpacked(): string {
    const folder = path.join(repositoryFolder, "node_modules", ".cache", "chromium");
    if (fs.existsSync(folder)) {
        return folder;
    }
    const unfinished = `${folder}.${process.pid}`;
    fs.mkdirSync(unfinished, { recursive: true });
    const unpack = 'import("@sparticuz/chromium").then(({ default: chromium }) => chromium.executablePath())';
    execFileSync(process.execPath, ["-e", unpack], {
        cwd: repositoryFolder,
        // As in a Lambda function, it unpacks the libraries that not every computer has, too; and all below TMPDIR.
        env: { ...process.env, TMPDIR: unfinished, AWS_LAMBDA_JS_RUNTIME: "nodejs22.x" },
        stdio: ["ignore", "ignore", "inherit"],
    });
    // Without any font Chromium ends; its list of folders is that of a Lambda function.
    const fonts = `<fontconfig><dir>${path.join(folder, "fonts")}</dir><cachedir>${path.join(folder, "fonts-cache")}</cachedir></fontconfig>`;
    fs.writeFileSync(path.join(unfinished, "fonts", "fonts.conf"), fonts);
    fs.renameSync(unfinished, folder);
    return folder;
}

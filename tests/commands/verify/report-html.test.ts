import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { reportHtml } from "../../../commands/verify/report-html";
import type { Verdict } from "../../../commands/verify/verdict";
import { faultsOf, launchBrowser } from "../../helpers/browser";
import { temporaryFolder } from "../../helpers/programs";
import { newTree, verdictOn } from "./helpers";
import { at } from "./tamperings";
import { begin, hour, hourly } from "./tree";

const began = new Date("2026-03-05T00:00:00Z");
const hostile =
    "<script>alert(1)</script>\"><img src=x onerror=alert(1)>'</style><svg onload=alert(1)>&lt;b&gt;.json.gz";

describe("the HTML report of a verification, in a browser", function () {
    this.timeout(60_000);
    let folder: string;
    let browser: Browser;
    let verdict: Verdict;
    let page: Page;
    /** What six hours take in the picture, divided by six. */
    let hourWidth: number;
    /** What a page with a fault would do: open dialogs, fetch, throw, complain. */
    let happened: string[];

    before(async () => {
        folder = temporaryFolder();
        browser = await launchBrowser();
        page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
        happened = faultsOf(page, (url) => url.startsWith("file:"));
        verdict = await verdictOn(tamperedTree());
        await open(verdict);
        hourWidth = ((await page.locator("figure rect").first().boundingBox())?.width ?? 0) / 6;
    });
    after(async () => {
        await browser.close();
        fs.rmSync(folder, { recursive: true });
    });
    afterEach(() => assert.deepEqual(happened, []));

    /** Two Regions: in one all is proved; in the other a log file is missing, one is added, and no digest covers two hours. */
    function tamperedTree() {
        const tree = newTree();
        tree.deliver({ region: "eu-west-1", digests: hourly([2, 3, 0, 1, 2, 1]) });
        const later = hourly([1, 2], begin + 4 * hour).map((digest, index) => ({ ...digest, first: index === 0 }));
        const { logKeys } = tree.deliver({ digests: [...hourly([2, 1]), ...later] });
        tree.remove(at(at(logKeys, 0), 0));
        tree.objects.set(
            `AWSLogs/o-exampleorgid/111122223333/CloudTrail/us-east-1/2026/03/04/${hostile}`,
            Buffer.from(""),
        );
        return tree;
    }

    async function open(shown: Verdict): Promise<void> {
        const file = path.join(folder, "report.html");
        fs.writeFileSync(file, reportHtml(shown, { began }));
        await page.goto(pathToFileURL(file).href);
    }

    const rowsOf = async (section: string): Promise<string[][]> => {
        const rows = await page
            .locator("section", { has: page.locator(`h2:text-is("${section}")`) })
            .locator("tbody tr")
            .all();
        return Promise.all(
            rows.map(async (row) => (await row.locator("th, td").allTextContents()).map((cell) => cell.trim())),
        );
    };

    it("says in one sentence what is proved and what is not, and has its parts", async () => {
        assert.equal(await page.title(), "Integrity of the log files: not proved");
        assert.equal(
            await page.locator("p.verdict").textContent(),
            "Not proved: 1 missing log file, 1 unlisted log file, 1 gap. Verified: 10 digests and 14 log files.",
        );
        assert.deepEqual(await page.locator("h2").allTextContents(), [
            "The time that is covered",
            "Accounts and Regions",
            "Hours that are not proved",
            "What was found",
            "Public keys",
        ]);
    });

    it("has a picture of the covered time, to scale", async () => {
        const image = page.getByRole("img", { name: "Covered time by account and Region" });
        assert.equal(await image.isVisible(), true);
        const bars = await image.locator("rect").all();
        const seen = await Promise.all(
            bars.map(async (bar) => {
                const { width = 0 } = (await bar.boundingBox()) ?? {};
                return [
                    await bar.getAttribute("class"),
                    Math.round(width / hourWidth),
                    await bar.locator("title").textContent(),
                ];
            }),
        );
        assert.deepEqual(seen, [
            ["proved", 6, "2026-03-04 00:00 to 2026-03-04 06:00: proved"],
            ["not-proved", 1, "2026-03-04 00:00 to 2026-03-04 01:00: 1 missing, 1 unlisted"],
            ["proved", 1, "2026-03-04 01:00 to 2026-03-04 02:00: proved"],
            ["gap", 2, "2026-03-04 02:00 to 2026-03-04 04:00: no digest"],
            ["proved", 2, "2026-03-04 04:00 to 2026-03-04 06:00: proved"],
        ]);
    });

    it("lists every finding, with text of hostile keys as text", async () => {
        assert.deepEqual(
            await rowsOf("What was found"),
            verdict.findings.map(({ kind, accountId, region, time = "", bucket, key, why }) => [
                kind,
                accountId,
                region,
                time.slice(0, 16).replace("T", " "),
                `s3://${bucket}/${key}`,
                why,
            ]),
        );
        assert.equal(verdict.findings.length, 3);
        assert(verdict.findings[0]?.key.endsWith(hostile));
        assert.equal(await page.locator("script, img, svg[onload], b").count(), 0);
    });

    it("has the counts of each account and Region, and the hours that are not proved", async () => {
        assert.deepEqual(await rowsOf("Accounts and Regions"), [
            ["111122223333", "eu-west-1", "2026-03-04 00:00", "2026-03-04 06:00", "6", "9", "nothing"],
            [
                "111122223333",
                "us-east-1",
                "2026-03-04 00:00",
                "2026-03-04 06:00",
                "4",
                "5",
                "1 missing, 1 unlisted, no digest",
            ],
        ]);
        assert.deepEqual(await rowsOf("Hours that are not proved"), [
            ["111122223333", "us-east-1", "2026-03-04 00:00", "2026-03-04 01:00", "1", "1", "1 missing, 1 unlisted"],
            ["111122223333", "us-east-1", "2026-03-04 02:00", "2026-03-04 04:00", "0", "0", "no digest"],
        ]);
    });

    it("breaks no word of a short column", async () => {
        const heights = await page
            .locator("section:has(h2:text-is('What was found')) thead th")
            .evaluateAll((cells) => cells.map((cell) => cell.getClientRects()[0]?.height));
        assert.equal(new Set(heights).size, 1);
        assert((heights[0] ?? Infinity) < 40);
    });

    it("is not wider than a narrow window", async () => {
        await page.setViewportSize({ width: 320, height: 800 });
        assert.equal(await page.evaluate("document.documentElement.scrollWidth"), 320);
    });

    it("lets no script run, even if one were in it", async () => {
        const file = path.join(folder, "scripted.html");
        fs.writeFileSync(
            file,
            reportHtml(verdict, { began }).replace("<h1>", "<script>document.title = 'ran'</script><h1>"),
        );
        await page.goto(pathToFileURL(file).href);
        assert.equal(await page.title(), "Integrity of the log files: not proved");
        // The browser says that it did not run it.
        assert.equal(happened.splice(0).length, 1);
    });

    it("of nothing says so, and has no picture", async () => {
        await open(await verdictOn(newTree()));
        assert.equal(
            await page.locator("p.verdict").textContent(),
            "Not proved: nothing was found that could be verified.",
        );
        assert.equal(await page.getByRole("img").count(), 0);
    });
});

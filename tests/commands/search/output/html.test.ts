import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { alarmFilters } from "../../../../commands/search/alarms";
import { htmlReport } from "../../../../commands/search/output/html";
import { timelineOf } from "../../../../commands/search/output/timeline";
import { faultsOf, launchBrowser } from "../../../helpers/browser";
import { temporaryFolder } from "../../../helpers/programs";
import { sampleFound } from "../sample-events";

const hostile = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'-alert(1)-'",
    "</style><svg onload=alert(1)>",
    "&lt;b&gt;",
    "javascript:alert(1)",
].join(" ");
const context = { title: "Timeline of mallory", filter: "actor = mallory", made: new Date("2026-03-05T00:00:00Z") };
const filters = alarmFilters(undefined);

describe("the HTML report, in a browser", function () {
    this.timeout(60_000);
    let folder: string;
    let browser: Browser;
    before(async () => {
        folder = temporaryFolder();
        browser = await launchBrowser();
    });
    after(async () => {
        await browser.close();
        fs.rmSync(folder, { recursive: true });
    });

    interface Seen {
        readonly page: Page;
        /** What a page with a fault would do: open dialogs, fetch, throw, complain. */
        readonly happened: readonly string[];
    }

    /** Opens the report from a file, as people do. */
    async function open(report: string, width = 1280): Promise<Seen> {
        const file = path.join(folder, "report.html");
        fs.writeFileSync(file, report);
        const page = await browser.newPage({ viewport: { width, height: 800 } });
        const happened = faultsOf(page, (url) => url === pathToFileURL(file).href);
        await page.goto(pathToFileURL(file).href);
        return { page, happened };
    }

    const report = htmlReport(
        timelineOf(
            [
                sampleFound({ eventTime: "2026-03-04T09:00:00Z", eventName: "ListTrails", readOnly: true }),
                sampleFound({ eventTime: "2026-03-04T10:00:00Z" }),
                sampleFound({ eventTime: "2026-03-04T11:00:00Z", eventName: "DeleteTrail", errorCode: "AccessDenied" }),
            ],
            filters,
        ),
        context,
    );

    it("has a title, a chart, the alarms, the numbers and what happened", async () => {
        const { page, happened } = await open(report);
        assert.equal(await page.title(), "Timeline of mallory");
        assert.deepEqual(await page.locator("h2").allTextContents(), ["Alarms", "In numbers", "What happened"]);
        assert.match(
            (await page.getByRole("img").getAttribute("aria-label")) ?? "",
            /^3 events from 2026-03-04T09:00:00.000Z until 2026-03-04T11:00:00.000Z/,
        );
        assert.deepEqual(await page.locator("table.events tbody tr:not(.more) td:nth-child(3)").allTextContents(), [
            "cloudtrail:ListTrails",
            "cloudtrail:StopLogging",
            "cloudtrail:DeleteTrail",
        ]);
        assert.deepEqual(happened, []);
    });
    it("shows a record when it is asked for", async () => {
        const { page } = await open(report);
        const record = page.locator("table.events pre").first();
        assert.equal(await record.isVisible(), false);
        await page.locator("summary").first().click();
        assert.equal(await record.isVisible(), true);
        assert.equal((JSON.parse((await record.textContent()) ?? "") as { eventName: string }).eventName, "ListTrails");
    });
    it("shows what hostile records hold as text, and runs nothing", async () => {
        const fields: Parameters<typeof sampleFound>[0] = {
            userIdentity: { type: "IAMUser", userName: hostile },
            eventName: hostile,
            requestParameters: { name: hostile },
            sourceIPAddress: hostile,
            errorCode: hostile,
            recipientAccountId: hostile,
            awsRegion: hostile,
            [hostile]: hostile,
        };
        const { page, happened } = await open(
            htmlReport(
                timelineOf([{ ...sampleFound(fields), source: hostile }, sampleFound({ eventTime: hostile })], filters),
                {
                    ...context,
                    title: hostile,
                    filter: hostile,
                },
            ),
        );
        assert.equal(await page.locator("script, img, svg[onload], b").count(), 0);
        assert.equal(await page.locator("h1").textContent(), hostile);
        assert.equal(
            await page.locator("table.events tbody tr:not(.more) td:nth-child(2)").first().textContent(),
            hostile,
        );
        assert.deepEqual(happened, []);
    });
    it("lets no script run, even if one were in it", async () => {
        const { page } = await open(report.replace("<main>", "<main><script>document.title = 'ran'</script>"));
        assert.equal(await page.title(), "Timeline of mallory");
    });
    for (const width of [320, 1280]) {
        it(`is not wider than a window of ${width} pixels`, async () => {
            const { page } = await open(report, width);
            assert.equal(await page.evaluate("document.documentElement.scrollWidth"), width);
        });
    }
    it("can be read in dark colours and printed", async () => {
        const { page } = await open(report);
        await page.emulateMedia({ colorScheme: "dark" });
        const dark = await page.evaluate("getComputedStyle(document.querySelector('rect.failed')).fill");
        await page.emulateMedia({ colorScheme: "light" });
        assert.notEqual(dark, await page.evaluate("getComputedStyle(document.querySelector('rect.failed')).fill"));
        await page.emulateMedia({ media: "print" });
        assert.equal(await page.locator("details").first().isVisible(), false);
    });
    it("says that nothing was found", async () => {
        const { page, happened } = await open(htmlReport(timelineOf([], filters), context));
        assert.match((await page.locator("main").textContent()) ?? "", /No event was found\./);
        assert.deepEqual(happened, []);
    });
    it("counts the lines that it leaves out", () => {
        const many = Array.from({ length: 2_100 }, (_, index) =>
            sampleFound({
                eventTime: new Date(Date.UTC(2026, 2, 4) + index * 1000).toISOString(),
                requestParameters: { name: `n${index}` },
            }),
        );
        const text = htmlReport(timelineOf(many, filters), context);
        assert.equal(text.match(/<pre>/g)?.length, 2000);
        assert.match(text, /And 100 more lines, which this page leaves out\./);
    });
});

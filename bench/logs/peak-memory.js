// Loaded into the processes of a measured search: notes the most memory that each had, in kilobytes.
const { writeFileSync } = require("node:fs");

process.on("exit", () => {
    const file = `${process.env.ORGTRAIL_BENCH_MEMORY}/${process.pid}`;
    writeFileSync(file, String(process.resourceUsage().maxRSS));
});

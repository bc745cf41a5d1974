// Loaded into every Node.js process of a measured run: keeps a record of which program it is, and of its CPU time. The engine
// ends its plugins without notice, so the record is written again and again.
const { writeFileSync } = require("node:fs");

const file = `${process.env.ORGTRAIL_BENCH_USAGE}/${process.pid}`;

function record() {
    const { user, system } = process.cpuUsage();
    writeFileSync(
        file,
        JSON.stringify({ program: process.argv.slice(0, 3).join(" "), seconds: (user + system) / 1e6 }),
    );
}

setInterval(record, 50).unref();
process.on("exit", record);

// Loaded into every Node.js process of a measured run: writes which program it was, and how much CPU time it took.
const { appendFileSync } = require("node:fs");

process.on("exit", () => {
    const { user, system } = process.cpuUsage();
    const program = process.argv.find((argument) =>
        /run-policy-pack|pulumi-language|cmd\/run|resource-aws/.test(argument),
    );
    appendFileSync(
        process.env.ORGTRAIL_BENCH_USAGE,
        `${JSON.stringify({ program, seconds: (user + system) / 1e6 })}\n`,
    );
});

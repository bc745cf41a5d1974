/**
 * Compiles the pack into policies/dist: one file of JavaScript that loads nothing but @pulumi/policy, because loading is
 * most of a pack's cost, the command that pipelines run, the licenses of the packages that are in these files, and the
 * hashes of the sources, by which freshness.ts detects a stale build.
 */
const { createHash } = require("node:crypto");
const { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } = require("node:fs");
const { basename, join } = require("node:path");
const { buildSync } = require("esbuild");

const dist = join(__dirname, "dist");

function write(name, content) {
    // A pack that is loaded while it is being compiled sees the old file or the new one, never half of one.
    const partial = join(dist, `${name}.${process.pid}`);
    writeFileSync(partial, content);
    renameSync(partial, join(dist, name));
}

const { metafile, outputFiles } = buildSync({
    absWorkingDir: __dirname,
    entryPoints: ["index.ts", "cli.ts"],
    outdir: "dist",
    bundle: true,
    platform: "node",
    target: "node20",
    external: ["@pulumi/*"],
    metafile: true,
    write: false,
});
const sources = [...Object.keys(metafile.inputs).filter((file) => !file.includes("node_modules")), "build.js"].sort();
const hashes = sources.map((file) => [
    file,
    createHash("sha256")
        .update(readFileSync(join(__dirname, file)))
        .digest("hex"),
]);
const packages = new Set(
    Object.keys(metafile.inputs).flatMap((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file) ?? []),
);
const notices = [...packages].sort().map((folder) => {
    const { name, version } = JSON.parse(readFileSync(join(__dirname, folder, "package.json"), "utf8"));
    const license = readdirSync(join(__dirname, folder)).find((file) => /^licen[cs]e/i.test(file));
    return `${name} ${version}\n\n${readFileSync(join(__dirname, folder, license), "utf8").trim()}\n`;
});

mkdirSync(dist, { recursive: true });
outputFiles.forEach(({ path, contents }) => write(basename(path), contents));
write("THIRD-PARTY-NOTICES", notices.join("\n\n"));
write("sources.json", `${JSON.stringify(Object.fromEntries(hashes), null, 4)}\n`);

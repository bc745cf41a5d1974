/**
 * `require("./scripts/typescript")`, or `node --require` of it, lets Node.js load TypeScript as ts-node does, types unchecked.
 * Commands that are started often should start fast and be small: what a file was compiled to is kept, and the compiler is loaded
 * only for a file that has changed since. Stack traces name the lines of the TypeScript.
 */
"use strict";

const { createHash } = require("crypto");
const fs = require("fs");
const path = require("path");
const { threadId } = require("worker_threads");
const { version } = require("@swc/core/package.json");

const keptFolder = path.resolve(__dirname, "../node_modules/.cache/orgtrail/typescript");
/** As tsconfig.json has it. */
const options = {
    configFile: false,
    swcrc: false,
    isModule: true,
    jsc: { target: "es2022", parser: { syntax: "typescript" }, keepClassNames: true },
    module: { type: "commonjs" },
    sourceMaps: "inline",
    inlineSourcesContent: false,
};

const hash = (text) => createHash("sha256").update(text).digest("hex");
const compiler = JSON.stringify([version, options]);

function compiled(file) {
    const source = fs.readFileSync(file, "utf8");
    const from = hash(compiler + source);
    const kept = path.join(keptFolder, hash(file));
    return read(kept, from) || write(kept, from, compile(source, file));
}

function compile(source, file) {
    const names = { filename: file, sourceFileName: path.basename(file) };
    return require("@swc/core").transformSync(source, Object.assign(names, options)).code;
}

/** The first line is of what was compiled and what came of it: a file that is damaged is as good as none. */
const firstLine = (from, code) => from + " " + hash(code) + "\n";

function read(kept, from) {
    try {
        const text = fs.readFileSync(kept, "utf8");
        const code = text.slice(text.indexOf("\n") + 1);
        return text.startsWith(firstLine(from, code)) && code;
    } catch {
        return undefined;
    }
}

/** As a whole, since others may read and write it meanwhile. Where nothing can be written, nothing is kept. */
function write(kept, from, code) {
    try {
        fs.mkdirSync(keptFolder, { recursive: true });
        const written = kept + "." + process.pid + "." + threadId;
        fs.writeFileSync(written, firstLine(from, code) + code);
        fs.renameSync(written, kept);
    } catch {
        // It is compiled anew next time.
    }
    return code;
}

process.setSourceMapsEnabled(true);
require.extensions[".ts"] = (module, file) => module._compile(compiled(file), file);

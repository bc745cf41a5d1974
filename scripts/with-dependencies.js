/**
 * `node scripts/with-dependencies.js PROGRAM ARGS…` runs a program of node_modules/.bin, or in this process a file of TypeScript,
 * after `npm ci` when node_modules is missing or was installed from another package-lock.json. So the npm scripts work on a
 * fresh clone, where nothing is installed yet: Node's own modules only, and syntax that an old Node can read as far as the
 * message about its version. Standard output is the program's alone.
 *
 * `node scripts/with-dependencies.js --installed`, at the end of package.json's `prepare`, makes an `npm install` typed by
 * hand count as well.
 */
"use strict";

const { spawn } = require("child_process");
const { createHash } = require("crypto");
const fs = require("fs");
const path = require("path");

const oldestNode = [20, 19];
const repository = path.resolve(__dirname, "..");
const modules = path.join(repository, "node_modules");
/** Holds the hash of the package-lock.json that node_modules was installed from; `npm ci` removes it with the folder. */
const stamp = path.join(modules, ".orgtrail-installed");
/** Holds the ids of the processes that install. It lies in a folder that git ignores. */
const lock = path.join(repository, ".local", "npm-ci.lock");

function say(text) {
    process.stderr.write(text + "\n");
}

function read(file) {
    try {
        return fs.readFileSync(file, "utf8");
    } catch (error) {
        if (error.code === "ENOENT") {
            return undefined;
        }
        throw error;
    }
}

function lockHash() {
    return createHash("sha256")
        .update(fs.readFileSync(path.join(repository, "package-lock.json")))
        .digest("hex");
}

/** Runs a child to its end, passing signals on to it; answers with its exit code and signal. */
function run(program, args, options, started) {
    return new Promise((resolve) => {
        const forward = (signal) => child.kill(signal);
        const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
        // Before the child runs: a signal that came first would end this process, and leave the child alone.
        signals.forEach((signal) => process.on(signal, forward));
        const child = spawn(program, args, options);
        const end = (code, signal) => {
            signals.forEach((each) => process.removeListener(each, forward));
            resolve({ code, signal });
        };
        child.on("spawn", () => started && started(child.pid));
        child.on("exit", end);
        child.on("error", (error) => {
            say(program + " cannot be started (" + error.code + ")");
            end(127, null);
        });
    });
}

/** In this process: another would cost time and memory of its own, and would have to be told of signals. */
function runHere(file) {
    require("./typescript");
    process.argv.splice(1, 2, path.resolve(file));
    // Not in here, where what it throws would be taken for a failure of this script.
    setImmediate(() => require("module").runMain());
}

/** Ends this process as the child ended: with its exit code, or by its signal. */
function endLike(child) {
    process.exitCode = child.code;
    if (child.signal) {
        process.kill(process.pid, child.signal);
    }
}

function isRunning(pid) {
    try {
        process.kill(pid, 0);
        return true;
    } catch (error) {
        return error.code === "EPERM";
    }
}

/** Does `work` unless it fails with that error code. */
function unless(code, work) {
    try {
        work();
        return true;
    } catch (error) {
        if (error.code === code) {
            return false;
        }
        throw error;
    }
}

/** Writes the lock as a whole, by `place`: fs.linkSync fails when there is one already, fs.renameSync replaces it. */
function writeLock(holders, place) {
    const written = lock + "." + process.pid;
    fs.mkdirSync(path.dirname(lock), { recursive: true });
    fs.writeFileSync(written, holders.join(" "));
    try {
        return unless("EEXIST", () => place(written, lock));
    } finally {
        fs.rmSync(written, { force: true });
    }
}

/** The processes that hold the lock, if any of them still runs. A lock of the dead is removed. */
function lockHolders() {
    const holders = read(lock);
    if (holders === undefined || holders.split(" ").map(Number).some(isRunning)) {
        return holders;
    }
    // Moved first: of several that find it, one can.
    const stale = lock + ".stale." + process.pid;
    unless("ENOENT", () => fs.renameSync(lock, stale));
    fs.rmSync(stale, { force: true });
    return undefined;
}

async function takeLock() {
    let said = false;
    while (!writeLock([process.pid], fs.linkSync)) {
        const holders = lockHolders();
        if (holders && !said) {
            said = true;
            say("waiting for process " + holders + ", which installs the dependencies (it holds " + lock + ")");
        }
        await new Promise((resolve) => setTimeout(resolve, holders ? 200 : 0));
    }
}

/** Installs the dependencies if it has to. Answers with how `npm ci` ended, if it failed; that has been said then. */
async function install() {
    const wanted = lockHash();
    if (read(stamp) === wanted) {
        return undefined;
    }
    await takeLock();
    try {
        if (read(stamp) === wanted) {
            return undefined;
        }
        say("installing the dependencies with npm ci, once");
        // NODE_ENV=production would leave out what this project is run and tested with.
        const args = ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
        const options = { cwd: repository, stdio: ["ignore", 2, 2] };
        // npm holds the lock too, so that nobody starts a second installation while an orphaned one still writes.
        const child = await run("npm", args, options, (pid) => writeLock([process.pid, pid], fs.renameSync));
        if (child.code !== 0) {
            say(
                "npm ci failed: the dependencies are not installed. Mend what npm says above (the network, or the registry",
            );
            say("in `npm config get registry`) and run again.");
            return { code: 1, signal: child.signal };
        }
        fs.writeFileSync(stamp, wanted);
        return undefined;
    } finally {
        fs.unlinkSync(lock);
    }
}

async function main(program, args) {
    const version = process.versions.node.split(".").map(Number);
    if (version[0] < oldestNode[0] || (version[0] === oldestNode[0] && version[1] < oldestNode[1])) {
        say("This project needs Node.js " + oldestNode.join(".") + " or newer; this is " + process.versions.node + ".");
        say("Install a newer one (https://nodejs.org), or choose it with your version manager: see .node-version.");
        process.exitCode = 1;
    } else if (!program) {
        say("usage: node scripts/with-dependencies.js PROGRAM ARGS…");
        process.exitCode = 2;
    } else if (program === "--installed") {
        // After npm ci --omit=dev, the next command installs the rest.
        if (fs.existsSync(path.join(modules, ".bin", "mocha"))) {
            fs.writeFileSync(stamp, lockHash());
        }
    } else {
        const failed = await install();
        process.env.PATH = path.join(modules, ".bin") + path.delimiter + process.env.PATH;
        if (!failed && program.endsWith(".ts")) {
            runHere(program);
        } else {
            endLike(failed || (await run(program, args, { stdio: "inherit" })));
        }
    }
}

main(process.argv[2], process.argv.slice(3)).catch((error) => {
    say(error.message);
    process.exitCode = 1;
});

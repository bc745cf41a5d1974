/**
 * The Pulumi SDK keeps a stack trace with every promise, thousands of them. To find the lines of TypeScript for them all takes a
 * tenth of a preview's time, and nobody reads them: theirs are left empty. Those of all other errors are as ever.
 */
const withLines = Error.prepareStackTrace;

if (withLines) {
    Error.prepareStackTrace = (error, frames) =>
        frames[0]?.getFunctionName() === "debuggablePromise" ? "" : (withLines(error, frames) as unknown);
}

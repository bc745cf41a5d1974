/** A Pulumi CLI with its Node.js language host, ready to run. */
export interface Engine {
    /** Such as `3.217.0`. */
    readonly version: string;
    /** Where it came from: the user's PATH, the npm package `pulumi`, or its Go modules. */
    readonly source: "path" | "npm" | "go";
    /** The folder with `pulumi`, the language host and the policy analyzer, to be put first in PATH. */
    readonly searchPath: string;
    /** The absolute path of `pulumi`. */
    readonly pulumi: string;
}

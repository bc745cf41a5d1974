import type { CloudTrailRecord } from "../../../detections/cloudtrail-record";
import { textAt, valueAt } from "./values";

/** What a user agent begins with, or has in it, and what wrote it. */
const programs: readonly (readonly [pattern: RegExp, name: string])[] = [
    [/HashiCorp Terraform\/([\w.+-]+)|Terraform\/([\w.+-]+)/, "Terraform"],
    [/\bpulumi(?:-\w+)?\/([\w.+-]+)/i, "Pulumi"],
    [/^\[?aws-cli\/([\w.+-]+)/, "the AWS CLI"],
    [/\bBoto3\/([\w.+-]+)/i, "the AWS SDK for Python"],
    [/\bBotocore\/([\w.+-]+)/i, "Botocore"],
    [/\baws-sdk-js\/([\w.+-]+)/, "the AWS SDK for JavaScript"],
    [/\baws-sdk-java\/([\w.+-]+)/, "the AWS SDK for Java"],
    [/\baws-sdk-go(?:-v2)?\/([\w.+-]+)/, "the AWS SDK for Go"],
    [/\baws-sdk-dotnet[\w-]*\/([\w.+-]+)/, "the AWS SDK for .NET"],
    [/\baws-sdk-php\/([\w.+-]+)/, "the AWS SDK for PHP"],
    [/\baws-sdk-ruby\d?\/([\w.+-]+)/, "the AWS SDK for Ruby"],
    [/\baws-sdk-rust\/([\w.+-]+)/, "the AWS SDK for Rust"],
    [/\baws-sdk-(?:nodejs|cpp|kotlin|swift)\/([\w.+-]+)/, "an AWS SDK"],
    [
        /^\[?Mozilla\/|^\[?S3Console\/|^\[?console\.amazonaws\.com|^\[?signin\.amazonaws\.com/,
        "a browser, in the AWS console",
    ],
];

/** What a call was made with, in words; nothing where the record does not tell. The user agent is what the caller says. */
export function clientOf(record: CloudTrailRecord): string | undefined {
    const userAgent = textAt(record, "userAgent");
    const isConsole = String(valueAt(record, "sessionCredentialFromConsole") ?? "false") === "true";
    if (userAgent === undefined) {
        return isConsole ? "the AWS console" : undefined;
    }
    if (/^[\w.-]+\.amazonaws\.com$/.test(userAgent) && !/^(?:console|signin)\./.test(userAgent)) {
        return `the service ${userAgent}`;
    }
    for (const [pattern, name] of programs) {
        const match = pattern.exec(userAgent);
        if (match) {
            const [, ...versions] = match;
            const version = versions.find(Boolean);
            const command = /\bcommand[/#]([\w.-]+)/.exec(userAgent)?.[1]?.replace(".", " ");
            return [
                name,
                ...(version === undefined ? [] : [version]),
                ...(command === undefined ? [] : [`(${command})`]),
                ...(isConsole && !name.includes("console") ? ["in the AWS console"] : []),
            ].join(" ");
        }
    }
    return isConsole ? "the AWS console" : undefined;
}

import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { parse, stringify } from "yaml";

/** A stack's settings file for a preview of a new stack, on a computer that has none of the stack's keys. */
export interface OfflineSettings {
    readonly text: string;
    /** Where a secret stood, for instance `orgtrail:urgentSubscriptions[0].endpoint`. */
    readonly secrets: readonly string[];
}

/** How secrets are encrypted, which `pulumi stack init` writes anew ("Pulumi stack settings file reference"). */
const encryptionKeys = ["encryptionsalt", "secretsprovider", "encryptedkey"];

/**
 * Leaves out how secrets are encrypted, and puts a URL in the place of each of them: a URL is what settings keep secret. It
 * changes with the secret, so that a preview shows that something does.
 *
 * @throws YAMLParseError if the text is not YAML.
 */
export function offlineSettings(text: string): OfflineSettings {
    const file = (parse(text) ?? {}) as Record<string, unknown>;
    const secrets: string[] = [];
    const others = Object.entries(file).filter(([key]) => !encryptionKeys.includes(key));
    const readable = others.map(([key, value]) => [key, key === "config" ? withoutSecrets(value, "", secrets) : value]);
    return { text: stringify(Object.fromEntries(readable)), secrets };
}

function withoutSecrets(value: unknown, path: string, secrets: string[]): unknown {
    if (Array.isArray(value)) {
        return value.map((each, index) => withoutSecrets(each, `${path}[${index}]`, secrets));
    }
    if (typeof value !== "object" || value === null) {
        return value;
    }
    const entries = Object.entries(value);
    const [[key, secret] = []] = entries;
    if (entries.length === 1 && key === "secure" && typeof secret === "string") {
        secrets.push(path);
        return `https://secret.invalid/${createHash("sha256").update(secret).digest("hex").slice(0, 12)}`;
    }
    return Object.fromEntries(
        entries.map(([name, each]) => [name, withoutSecrets(each, path === "" ? name : `${path}.${name}`, secrets)]),
    );
}

// Usage: SETTINGS COPY. Prints where a secret stood, a line each.
if (require.main === module) {
    const [settings = "", copy = ""] = process.argv.slice(2);
    try {
        const { text, secrets } = offlineSettings(readFileSync(settings, "utf8"));
        writeFileSync(copy, text);
        process.stdout.write(secrets.map((path) => `${path}\n`).join(""));
    } catch (error) {
        process.stderr.write(`error: the settings ${settings} cannot be read: ${(error as Error).message}\n`);
        process.exitCode = 1;
    }
}

import { zipSync } from "fflate";
import { archiveSignature, assetSignature, isObject, signature, type Properties } from "./properties";

/** An archive as the engine hands it over: `pulumi.asset.AssetArchive` with `StringAsset`s, the only one the stand-in knows. */

/** DOS time begins here; a zip with another time would be another zip. */
const beginning = new Date(1980, 0, 1);

/** The texts in the archive by name, or `undefined` for what is no archive of texts. */
export function textsOf(value: unknown): Readonly<Record<string, string>> | undefined {
    if (!isObject(value) || value[signature] !== archiveSignature || !isObject(value.assets)) {
        return undefined;
    }
    const assets = Object.entries(value.assets).map(([name, asset]): [string, unknown] => [
        name,
        isObject(asset) && asset[signature] === assetSignature ? asset.text : undefined,
    ]);
    return assets.every((asset): asset is [string, string] => typeof asset[1] === "string")
        ? Object.fromEntries(assets)
        : undefined;
}

/** A zip of it: the same for the same texts. */
export function zipOf(archive: Properties): Uint8Array {
    const texts = Object.entries(textsOf(archive) ?? {});
    return zipSync(Object.fromEntries(texts.map(([name, text]) => [name, new TextEncoder().encode(text)])), {
        mtime: beginning,
    });
}

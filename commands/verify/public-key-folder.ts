import * as fs from "node:fs";
import * as path from "node:path";
import { Failure } from "../../command-line/failure";
import { publicKeysIn, type PublicKey, type PublicKeySource } from "./public-keys";

/** Public keys in files: `<folder>/<region>.json` holds what ListPublicKeys answered in that Region. */
export class PublicKeyFolder implements PublicKeySource {
    private readonly keys = new Map<string, Map<string, PublicKey>>();

    /** @throws Failure if the folder or a file in it cannot be read. */
    constructor(folder: string) {
        for (const name of namesIn(folder)) {
            const file = path.join(folder, name);
            const region = path.basename(name, ".json");
            try {
                const keys = publicKeysIn(JSON.parse(fs.readFileSync(file, "utf8")), region);
                this.keys.set(region, new Map(keys.map((key) => [key.fingerprint, key])));
            } catch (error) {
                throw new Failure(
                    `the public keys in ${file} cannot be read: ${(error as Error).message}`,
                    `Write them with: aws cloudtrail list-public-keys --region ${region} --start-time … --end-time …`,
                );
            }
        }
    }

    find(region: string, fingerprint: string): Promise<PublicKey | undefined> {
        return Promise.resolve(this.keys.get(region)?.get(fingerprint));
    }
}

function namesIn(folder: string): string[] {
    const fix = "Name a folder with a file <region>.json for each Region: what ListPublicKeys answers there.";
    let names: string[];
    try {
        names = fs.readdirSync(folder).filter((name) => name.endsWith(".json"));
    } catch (error) {
        throw new Failure(`the folder of public keys ${folder} cannot be read: ${(error as Error).message}`, fix);
    }
    if (names.length === 0) {
        throw new Failure(`the folder of public keys ${folder} has no file <region>.json`, fix);
    }
    return names;
}

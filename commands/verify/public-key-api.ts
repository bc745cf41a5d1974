import { paginateListPublicKeys, type CloudTrailClient } from "@aws-sdk/client-cloudtrail";
import { publicKeysIn, type PublicKey, type PublicKeySource } from "./public-keys";

const day = 24 * 3_600_000;

/** Public keys from ListPublicKeys, which each Region answers for itself. Each day is asked for once. */
export class ApiPublicKeys implements PublicKeySource {
    private readonly keys = new Map<string, PublicKey>();
    private readonly asked = new Map<string, Promise<void>>();

    constructor(private readonly clientOf: (region: string) => CloudTrailClient) {}

    async find(region: string, fingerprint: string, time: Date): Promise<PublicKey | undefined> {
        const id = `${region} ${fingerprint}`;
        if (!this.keys.has(id)) {
            const from = Math.floor(time.getTime() / day) * day;
            const question = `${region} ${from}`;
            const answer = this.asked.get(question) ?? this.ask(region, from);
            this.asked.set(question, answer);
            await answer;
        }
        return this.keys.get(id);
    }

    /** The keys that were in use on a day or next to it. */
    private async ask(region: string, from: number): Promise<void> {
        const range = { StartTime: new Date(from - day), EndTime: new Date(from + 2 * day) };
        for await (const page of paginateListPublicKeys({ client: this.clientOf(region) }, range)) {
            for (const key of publicKeysIn({ PublicKeyList: page.PublicKeyList ?? [] }, region)) {
                this.keys.set(`${region} ${key.fingerprint}`, key);
            }
        }
    }
}

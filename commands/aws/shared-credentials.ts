import type { fromTemporaryCredentials } from "@aws-sdk/credential-providers";

type Credentials = Awaited<ReturnType<ReturnType<typeof fromTemporaryCredentials>>>;
export type CredentialProvider = () => Promise<Credentials>;

/** As long before their end as the SDK renews credentials. */
const renewalMargin = 5 * 60_000;

/**
 * A provider whose credentials all clients of an account share, so that its role is assumed once, and again before the
 * session ends. What fails is asked for anew by the next.
 */
export function shared(provider: CredentialProvider, now: () => number = Date.now): CredentialProvider {
    let current: Promise<Credentials> | undefined;
    let renewAt = Infinity;
    return () => {
        if (current === undefined || now() >= renewAt) {
            renewAt = Infinity;
            const asked = provider();
            current = asked;
            asked.then(
                ({ expiration }) => (renewAt = expiration ? expiration.getTime() - renewalMargin : Infinity),
                () => (current = undefined),
            );
        }
        return current;
    };
}

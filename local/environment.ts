const foreign = /^(AWS|PULUMI|MOTO|TS_NODE|ORGTRAIL_OFFLINE|BOTO)_/i;
const proxies = /^(https?|all)_proxy$/i;

/**
 * The environment for the programs that talk to the emulator: the user's own without settings of AWS, Pulumi and moto,
 * which would lead them to real accounts or backends, and without proxies, which cannot reach the loopback address.
 */
export function isolatedEnvironment(
    extra: NodeJS.ProcessEnv,
    from: NodeJS.ProcessEnv = process.env,
): NodeJS.ProcessEnv {
    const kept = Object.entries(from).filter(([name]) => !foreign.test(name) && !proxies.test(name));
    return { ...Object.fromEntries(kept), ...extra };
}

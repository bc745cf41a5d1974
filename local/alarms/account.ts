import { CloudWatchClient } from "@aws-sdk/client-cloudwatch";
import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import type { Place } from "./messages";

/** How this process reaches the emulator. */
export interface Access {
    readonly endpoint: string;
    /** The emulator's id: calls that carry it leave no record. */
    readonly instance: string;
}

/** One account and Region of the emulator. */
export interface AccountClients {
    readonly cloudWatch: CloudWatchClient;
    readonly logs: CloudWatchLogsClient;
}

export function connectTo({ account, region }: Place, { endpoint, instance }: Access): AccountClients {
    const credentials = { accessKeyId: "alarms", secretAccessKey: "alarms" };
    const settings = { endpoint, region, credentials, maxAttempts: 1 };
    const clients = { cloudWatch: new CloudWatchClient(settings), logs: new CloudWatchLogsClient(settings) };
    const identify = (request: unknown): void => {
        const { headers } = request as { headers: Record<string, string> };
        headers["x-moto-account-id"] = account;
        headers["x-orgtrail-instance"] = instance;
    };
    clients.cloudWatch.middlewareStack.add(
        (next) => (args) => {
            identify(args.request);
            return next(args);
        },
        { step: "build" },
    );
    clients.logs.middlewareStack.add(
        (next) => (args) => {
            identify(args.request);
            return next(args);
        },
        { step: "build" },
    );
    return clients;
}

import type { Settings } from "../../settings/settings";

/** The Region that a command works in where it is told none: the home Region, or that of the environment. */
export function regionOf(settings: Settings | undefined): string {
    return settings?.deployment.region ?? process.env["AWS_REGION"] ?? process.env["AWS_DEFAULT_REGION"] ?? "us-east-1";
}

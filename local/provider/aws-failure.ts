/** A failed call to AWS, told in one line: operation, AWS's code, AWS's message. */
export class AwsFailure extends Error {
    constructor(
        readonly operation: string,
        /** AWS's error code, such as `NoSuchBucket`. */
        readonly code: string,
        explanation: string,
    ) {
        super(`${operation}: ${explanation}`);
        this.name = "AwsFailure";
    }
}

interface SdkError {
    readonly name?: string;
    readonly message?: string;
    readonly code?: string;
    readonly $response?: { readonly statusCode?: number; readonly headers?: Readonly<Record<string, string>> };
}

export function awsFailure(operation: string, endpoint: string, error: unknown): AwsFailure {
    const { name = "Error", message = String(error), code, $response: response } = error as SdkError;
    // The emulator's own 404 to a HEAD request has that type too, and is an answer of AWS.
    if (name !== "NotFound" && response?.headers?.["content-type"]?.startsWith("text/html")) {
        return new AwsFailure(
            operation,
            "NotSupported",
            `the AWS emulator does not support this operation (HTTP ${response.statusCode} and a web page for an answer)`,
        );
    }
    if (!response && code === "ECONNREFUSED") {
        return new AwsFailure(operation, code, `nothing answers at ${endpoint}: the AWS emulator is not running`);
    }
    return new AwsFailure(operation, name, `${name}: ${message}`);
}

const notFound = new Set([
    "DashboardNotFoundError",
    "EntityNotFoundException",
    "NoSuchBucket",
    "NoSuchBucketPolicy",
    "NoSuchEntity",
    "NoSuchEntityException",
    "NoSuchLifecycleConfiguration",
    "NoSuchPublicAccessBlockConfiguration",
    "NotFound",
    "NotFoundException",
    "ObjectLockConfigurationNotFoundError",
    "OwnershipControlsNotFoundError",
    "PolicyNotAttachedException",
    "PolicyNotFoundException",
    "ResourceNotFound",
    "ResourceNotFoundException",
    "ServerSideEncryptionConfigurationNotFoundError",
    "TrailNotFoundException",
]);

/** Whether AWS says that what was asked for does not exist (any more). */
export const isNotFound = (error: unknown): boolean => error instanceof AwsFailure && notFound.has(error.code);

/** What stands between the colons of an Amazon Resource Name. */
export interface Arn {
    readonly service: string;
    readonly region: string;
    readonly account: string;
    readonly resource: string;
}

export function parseArn(text: string): Arn | undefined {
    if (!text.startsWith("arn:")) {
        return undefined;
    }
    const [, , service = "", region = "", account = "", ...resource] = text.split(":");
    return resource.length === 0 ? undefined : { service, region, account, resource: resource.join(":") };
}

/**
 * The names that people call a resource by: `role/path/Admin`, `role/Admin`, `path/Admin` and `Admin`. Of S3 the bucket and what
 * is in it, since keys of objects are no names.
 */
export function namesOf({ service, resource }: Arn): readonly string[] {
    if (service === "s3") {
        return [resource, resource.split("/", 1)[0] ?? ""];
    }
    const whole = resource.replace(/:\*$/, "");
    const separator = whole.search(/[:/]/);
    if (separator < 0) {
        return [resource];
    }
    const type = whole.slice(0, separator);
    const name = whole.slice(separator + 1);
    // Of IAM, what stands first may be a path, which names nobody.
    const first = service === "iam" ? [] : name.split("/", 1);
    const last = name.slice(Math.max(name.lastIndexOf("/"), name.lastIndexOf(":")) + 1);
    return [resource, whole, name, ...first, last, `${type}/${last}`];
}

/**
 * A CloudFormation name as Pulumi spells it: `KMSMasterKeyID` is `kmsMasterKeyId`. Names that are spelt so already, as the
 * aws-native provider's, stay as they are.
 */
export function camelCase(name: string): string {
    const words = name.replace(
        /([A-Z])([A-Z]+)(?=[A-Z][a-z]|$)/g,
        (_, first: string, rest: string) => first + rest.toLowerCase(),
    );
    return words.charAt(0).toLowerCase() + words.slice(1);
}

/** The type token that the aws-native provider has for a CloudFormation type. */
export function nativeToken(type: string): string {
    const [, service = "", resource = ""] = type.split("::");
    const name = camelCase(resource);
    return `aws-native:${service.toLowerCase()}:${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

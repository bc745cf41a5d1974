/** Regions that an account has from the start, after "Regions and endpoints". */
const regionsEnabledByDefault = [
    ...["ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-south-1", "ap-southeast-1", "ap-southeast-2"],
    ...["ca-central-1", "eu-central-1", "eu-north-1", "eu-west-1", "eu-west-2", "eu-west-3", "sa-east-1"],
    ...["us-east-1", "us-east-2", "us-west-1", "us-west-2"],
    ...["cn-north-1", "cn-northwest-1", "us-gov-east-1", "us-gov-west-1"],
] as const;

/** Regions that an account has once it opts in. */
const optInRegions = [
    ...["af-south-1", "ap-east-1", "ap-east-2", "ap-south-2", "ap-southeast-3", "ap-southeast-4", "ap-southeast-5"],
    ...["ap-southeast-6", "ap-southeast-7", "ca-west-1", "eu-central-2", "eu-south-1", "eu-south-2", "il-central-1"],
    ...["me-central-1", "me-south-1", "mx-central-1"],
] as const;

/** The Regions of the three partitions that this program supports. */
export const regions = [...regionsEnabledByDefault, ...optInRegions] as const;

export function isOptInRegion(region: string): boolean {
    return (optInRegions as readonly string[]).includes(region);
}

/** The partition that a Region belongs to. */
export function partitionOf(region: string): "aws" | "aws-us-gov" | "aws-cn" {
    if (region.startsWith("us-gov-")) {
        return "aws-us-gov";
    }
    return region.startsWith("cn-") ? "aws-cn" : "aws";
}

import { hourly, signingKey, Tree, type DigestPlan } from "../../tests/commands/verify/tree";

/** What CloudTrail delivers in a day to an organization of a few accounts, to be verified in different ways. */

const accounts = ["111122223333", "222233334444", "333344445555", "444455556666"];
const regions = ["us-east-1", "eu-west-1", "ap-southeast-2", "us-west-2"];
export const trail = "orgtrail";
export const trailArn = `arn:aws:cloudtrail:us-east-1:111122223333:trail/${trail}`;
export { organizationId } from "../../tests/commands/verify/tree";
export const hours = 24;
export const logFilesAnHour = 21;
const recordsInAFile = 40;

/** The accounts and Regions of a tree with so many chains of digests. */
export function placesOf(chains: number): { readonly accountId: string; readonly region: string }[] {
    return accounts.flatMap((accountId) => regions.map((region) => ({ accountId, region }))).slice(0, chains);
}

/** 504 log files for an account and Region, in 24 digests. */
export function makeTree(chains: number): Tree {
    const tree = new Tree(signingKey());
    placesOf(chains).forEach((place, chain) => {
        const empty = hourly(Array.from({ length: hours }, () => logFilesAnHour));
        const digests = empty.map((digest, index): DigestPlan => ({
            ...digest,
            logs: digest.logs.map((_, number) => content(chain, index, number)),
        }));
        tree.deliver({ ...place, trail, digests });
    });
    return tree;
}

/** Records of the size and the repetition of real ones: 40 kB that gzip makes 4 kB of. */
function content(chain: number, hour: number, file: number): string {
    const records = Array.from({ length: recordsInAFile }, (_, index) => {
        const id = hex(chain * 1e9 + hour * 1e6 + file * 1e3 + index);
        return {
            eventVersion: "1.11",
            userIdentity: {
                type: "AssumedRole",
                principalId: `AROAEXAMPLE${id.slice(0, 9).toUpperCase()}:deploy-${id.slice(0, 6)}`,
                arn: `arn:aws:sts::111122223333:assumed-role/deploy/deploy-${id.slice(0, 6)}`,
                accountId: "111122223333",
                accessKeyId: `ASIA${id.slice(0, 16).toUpperCase()}`,
                sessionContext: { attributes: { creationDate: "2026-03-04T00:00:00Z", mfaAuthenticated: "false" } },
            },
            eventTime: `2026-03-04T${String(hour).padStart(2, "0")}:${String(index).padStart(2, "0")}:00Z`,
            eventSource: "ec2.amazonaws.com",
            eventName: ["DescribeInstances", "RunInstances", "DescribeVolumes"][index % 3],
            awsRegion: "us-east-1",
            sourceIPAddress: `198.51.100.${(file * 7 + index) % 256}`,
            userAgent: "aws-sdk-go-v2/1.30.0 os/linux lang/go#1.22.5 md/GOOS#linux md/GOARCH#amd64",
            requestParameters: { instancesSet: { items: [{ instanceId: `i-0${id.slice(0, 16)}` }] }, filterSet: {} },
            responseElements: null,
            requestID: `${id.slice(0, 8)}-${id.slice(8, 12)}-4000-8000-${id.slice(12, 24)}`,
            eventID: `${id.slice(24, 32)}-${id.slice(4, 8)}-4000-8000-${id.slice(16, 28)}`,
            readOnly: index % 3 !== 1,
            eventType: "AwsApiCall",
            managementEvent: true,
            recipientAccountId: "111122223333",
            eventCategory: "Management",
        };
    });
    return JSON.stringify({ Records: records });
}

/** 32 digits that look random and are the same every time. */
function hex(seed: number): string {
    let state = seed % 2147483647;
    const parts = Array.from({ length: 4 }, () => {
        state = (state * 48271 + 11) % 2147483647;
        return state.toString(16).padStart(8, "0");
    });
    return parts.join("");
}

import type { WarningCase } from "./case";

/** Without alarms, nobody can be told of any. */
const noAlarms = { urgentSubscriptions: [], reviewSubscriptions: [] };

/** What nobody sees. */
export const reach: readonly WarningCase[] = [
    {
        name: "a home Region that must be opted in to",
        change: { homeRegion: "eu-south-2" },
        warnings: [
            'homeRegion eu-south-2 must be opted in to: CloudTrail records nothing of a member account that has not enabled it ("Multi-Region trails and opt-in Regions")',
        ],
    },
    {
        name: "no management events",
        change: {
            ...noAlarms,
            trails: [{ managementEvents: "none", dataEvents: [{ resourceType: "AWS::SNS::Topic" }] }],
        },
        warnings: [
            "no trail records management events: unless another trail of the organization does, nobody knows who changed what. To record them: pulumi config set --path 'orgtrail:trails[0].managementEvents' all",
        ],
    },
    {
        name: "the management account alone",
        change: { trails: [{ organization: false }] },
        warnings: [
            "trails[0].organization is false: the trail records the management account alone. To record every account: pulumi config rm --path 'orgtrail:trails[0].organization'",
        ],
    },
    {
        name: "the home Region alone",
        change: { trails: [{ multiRegion: false }] },
        warnings: [
            "trails[0].multiRegion is false: the trail records eu-west-1 alone, and no calls to IAM and to STS without a Region, which are in us-east-1. To record every Region: pulumi config rm --path 'orgtrail:trails[0].multiRegion'",
        ],
    },
    {
        name: "the home Region alone, where global services are recorded",
        change: { homeRegion: "us-east-1", trails: [{ multiRegion: false }] },
        warnings: [
            "trails[0].multiRegion is false: the trail records us-east-1 alone. To record every Region: pulumi config rm --path 'orgtrail:trails[0].multiRegion'",
        ],
    },
    {
        name: "management events without a log group",
        change: { ...noAlarms, trails: [{ logGroup: { deliver: false } }] },
        warnings: [
            "trails[0].logGroup.deliver is false: no alarm sees its events, because alarms watch a log group. To have alarms: pulumi config rm --path 'orgtrail:trails[0].logGroup.deliver'",
        ],
    },
    {
        name: "management events that write alone",
        change: { trails: [{ managementEvents: "write-only" }] },
        warnings: [
            "trails[0].managementEvents is write-only: alarms on calls that read, as those that somebody was denied, cannot fire. To record those calls, at no charge for the first copy: pulumi config set --path 'orgtrail:trails[0].managementEvents' all",
        ],
    },
    {
        name: "management events without those of KMS",
        change: { trails: [{ excludedManagementEventSources: ["rdsdata.amazonaws.com", "kms.amazonaws.com"] }] },
        warnings: [
            "trails[0].excludedManagementEventSources leaves out kms.amazonaws.com: the alarms on disabled and deleted keys cannot fire. To record them: pulumi config rm --path 'orgtrail:trails[0].excludedManagementEventSources[1]'",
        ],
    },
];

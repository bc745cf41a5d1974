/** The names of one deployment, for the detections that watch over its own parts. All are known before it exists. */
export interface DeploymentNames {
    /** `aws`, `aws-us-gov` or `aws-cn`. */
    readonly partition: string;
    /** The home Region of the trails, the archive, the log group and the topics. */
    readonly region: string;
    readonly organizationId: string;
    /** The account of the trails, the log group, the topics and the alarms: 12 digits. */
    readonly managementAccountId: string;
    /** The account of the archive: 12 digits. */
    readonly logArchiveAccountId: string;
    readonly trails: readonly { readonly name: string; readonly arn: string }[];
    readonly archiveBucket: string;
    readonly accessLogBucket: string;
    readonly logGroup: string;
    /** Name of the role that CloudTrail delivers to the log group with. */
    readonly deliveryRole: string;
    /** What the names of alarms and metric filters begin with. */
    readonly alarmPrefix: string;
    /** ARNs of the topics for alarms and delivered log files. */
    readonly topicArns: readonly string[];
    /** The topic for delivered log files, if the watched trail has one. */
    readonly deliveryTopicName?: string;
    /** Whether the watched trail records management events: only then is silence a sign. */
    readonly recordsManagementEvents: boolean;
    /** Aliases of the archive's and the trail's key, with `alias/`: AWS makes up the keys' ids. */
    readonly keyAliases: readonly string[];
}

/** What the detections of one deployment are made from. */
export interface DetectionContext extends DeploymentNames {
    /** The Regions that the organization works in; empty where the settings do not say. */
    readonly approvedRegions: readonly string[];
    /** ARNs of the IAM roles that the deployment pipeline works with; empty where the settings do not say. */
    readonly pipelineRoleArns: readonly string[];
}

/** A deployment with the default names, for the documentation, for records tried by hand, and for tests. */
export const sampleContext: DetectionContext = {
    partition: "aws",
    region: "us-east-1",
    organizationId: "o-exampleorgid",
    managementAccountId: "111122223333",
    logArchiveAccountId: "444455556666",
    trails: [
        {
            name: "orgtrail-organization-trail",
            arn: "arn:aws:cloudtrail:us-east-1:111122223333:trail/orgtrail-organization-trail",
        },
    ],
    archiveBucket: "orgtrail-archive-o-exampleorgid",
    accessLogBucket: "orgtrail-access-logs-o-exampleorgid",
    logGroup: "/aws/cloudtrail/orgtrail-organization-trail",
    deliveryRole: "orgtrail-organization-log-delivery",
    alarmPrefix: "orgtrail-",
    topicArns: [
        "arn:aws:sns:us-east-1:111122223333:orgtrail-urgent-alarms",
        "arn:aws:sns:us-east-1:111122223333:orgtrail-review-alarms",
        "arn:aws:sns:us-east-1:111122223333:orgtrail-delivered-log-files",
    ],
    deliveryTopicName: "orgtrail-delivered-log-files",
    recordsManagementEvents: true,
    keyAliases: ["alias/orgtrail-archive", "alias/orgtrail-trail"],
    approvedRegions: ["us-east-1", "eu-west-1"],
    pipelineRoleArns: ["arn:aws:iam::111122223333:role/OrgtrailDeployment"],
};

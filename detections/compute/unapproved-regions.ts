import { all, equals, isFalse, isTrue, notEquals, succeeded } from "../filter-pattern/build";
import { awsService, denied, iamUser, record, roleSession } from "../sample-record";
import { firstEvent } from "../entry";
import { byNoService } from "../callers";
import { serviceLinkedRole } from "../sessions/sample-identities";
import type { DetectionContext } from "../context";
import type { PatternDetection } from "../detection";

/** Services without Regions, by the Region that CloudTrail records their events in wherever the caller is. */
const globalServices: { readonly [region: string]: readonly string[] } = {
    "us-east-1": ["account", "budgets", "cloudfront", "iam", "organizations", "route53", "route53domains", "support"],
    "us-west-2": ["globalaccelerator", "networkmanager"],
};

/** None where the settings do not say which Regions are approved. */
export function unapprovedRegions(context: DetectionContext): readonly PatternDetection[] {
    const { approvedRegions } = context;
    const [approved] = approvedRegions;
    if (approved === undefined) {
        return [];
    }
    const other = ["ap-northeast-2", "sa-east-1"].find((region) => !approvedRegions.includes(region)) ?? "xx-example-1";
    const excluded = Object.entries(globalServices)
        .filter(([region]) => !approvedRegions.includes(region))
        .flatMap(([, services]) => services);
    const runInstances = {
        instanceType: "c7i.large",
        instancesSet: { items: [{ imageId: "ami-0123456789abcdef0", minCount: 1, maxCount: 1 }] },
    };
    return [
        {
            ...firstEvent,
            id: "change-in-unapproved-region",
            title: "Something changed in a Region that the organization does not work in",
            why: "Nobody looks there, which is why stolen credentials are spent there: on instances, on models, on copies of data.",
            response:
                "List what the caller made in that Region and delete it. Treat its credential as stolen until somebody explains the call.",
            severity: "high",
            techniques: ["T1535"],
            controls: [],
            noise: "Landing zone tools that set up every Region of a new account: exclude their role.",
            events: [],
            watches: `changes by people and programs outside ${approvedRegions.join(", ")}`,
            condition: all(
                ...approvedRegions.map((region) => notEquals("$.awsRegion", region)),
                ...excluded.map((service) => notEquals("$.eventSource", `${service}.amazonaws.com`)),
                equals("$.eventType", "AwsApiCall"),
                isTrue("$.managementEvent"),
                isFalse("$.readOnly"),
                byNoService,
                succeeded(),
            ),
            samples: () => ({
                match: [
                    record("ec2.amazonaws.com", "RunInstances", {
                        awsRegion: other,
                        userIdentity: iamUser(),
                        requestParameters: runInstances,
                    }),
                    record("lambda.amazonaws.com", "CreateFunction20150331", {
                        awsRegion: other,
                        requestParameters: { functionName: "collect", runtime: "python3.13" },
                    }),
                    record("ecs.amazonaws.com", "RunTask", {
                        awsRegion: other,
                        userIdentity: roleSession("web-server", "i-0123456789abcdef0"),
                        requestParameters: { cluster: "default", taskDefinition: "miner:1", count: 10 },
                    }),
                ],
                ignore: [
                    ...approvedRegions.map((awsRegion) => record("ec2.amazonaws.com", "CreateTags", { awsRegion })),
                    ...excluded.map((service) =>
                        record(`${service}.amazonaws.com`, "CreateExample", { awsRegion: other }),
                    ),
                    record("dynamodb.amazonaws.com", "PutItem", {
                        awsRegion: other,
                        managementEvent: false,
                        eventCategory: "Data",
                    }),
                    record("kms.amazonaws.com", "RotateKey", {
                        awsRegion: other,
                        userIdentity: awsService("kms.amazonaws.com"),
                    }),
                    record("ec2.amazonaws.com", "CreateTags", {
                        awsRegion: approved,
                        requestParameters: { resourcesSet: { items: [{ resourceId: "i-0123456789abcdef0" }] } },
                    }),
                    record("ec2.amazonaws.com", "DescribeInstances", { awsRegion: other, readOnly: true }),
                    record("ec2.amazonaws.com", "RunInstances", {
                        awsRegion: other,
                        userIdentity: iamUser(),
                        ...denied("ec2:RunInstances", "Client.UnauthorizedOperation"),
                        requestParameters: runInstances,
                    }),
                    record("config.amazonaws.com", "PutEvaluations", {
                        awsRegion: other,
                        userIdentity: serviceLinkedRole("config.amazonaws.com", "AWSServiceRoleForConfig"),
                        requestParameters: { evaluations: [{ complianceType: "COMPLIANT" }] },
                    }),
                    record("signin.amazonaws.com", "ConsoleLogin", {
                        awsRegion: other,
                        eventType: "AwsConsoleSignIn",
                        responseElements: { ConsoleLogin: "Success" },
                    }),
                ],
            }),
        },
    ];
}

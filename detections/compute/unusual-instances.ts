import { all, any, comparison, contains, equals, event, startsWith, succeeded } from "../filter-pattern/build";
import { awsService, denied, iamUser, record } from "../sample-record";
import { firstEvent, watchOf, type Watch } from "../entry";
import { byNoService } from "../callers";
import { fleetsRequested } from "./fleets";
import { identityCenterUser, serviceLinkedRole } from "../sessions/sample-identities";
import type { JsonValue } from "../cloudtrail-record";
import type { PatternDetection } from "../detection";

const ec2 = "ec2.amazonaws.com";
const lightsail = "lightsail.amazonaws.com";
const type = "$.requestParameters.instanceType";
const spot = "$.requestParameters.launchSpecification.instanceType";
const launched = "$.responseElements.instancesSet.items[0].instanceType";
const rented = { source: lightsail, names: ["CreateInstances", "CreateInstancesFromSnapshot"] };

const launches: Watch = {
    events: [{ source: ec2, names: ["RunInstances", "RequestSpotInstances"] }, rented],
    condition: all(
        any(
            all(
                event("RunInstances", ec2),
                any(
                    ...["p", "g", "trn", "inf"].map((family) => startsWith(type, family)),
                    contains(type, ".metal"),
                    ...["p", "g"].map((family) => startsWith(launched, family)),
                    comparison("$.requestParameters.instancesSet.items[0].maxCount", ">=", 10),
                ),
            ),
            all(event("RequestSpotInstances", ec2), any(...["p", "g"].map((family) => startsWith(spot, family)))),
            all(equals("$.eventSource", lightsail), startsWith("$.eventName", "CreateInstances")),
        ),
        byNoService,
        succeeded(),
    ),
    samples: () => ({
        match: [
            record(ec2, "RunInstances", {
                userIdentity: iamUser(),
                requestParameters: instances("p5.48xlarge", 1),
            }),
            record(ec2, "RunInstances", { requestParameters: instances("c7i.4xlarge", 50) }),
            record(ec2, "RunInstances", {
                requestParameters: {
                    launchTemplate: { launchTemplateId: "lt-0123456789abcdef0", version: "1" },
                    instancesSet: { items: [{ minCount: 1, maxCount: 1 }] },
                },
                responseElements: {
                    instancesSet: { items: [{ instanceId: "i-0123456789abcdef0", instanceType: "g6.12xlarge" }] },
                },
            }),
            record(lightsail, "CreateInstances", {
                userIdentity: iamUser(),
                requestParameters: {
                    instanceNames: ["node-1"],
                    availabilityZone: "us-east-1a",
                    blueprintId: "ubuntu_24_04",
                    bundleId: "2xlarge_3_0",
                },
            }),

            ...["g6.xlarge", "trn2.48xlarge", "inf2.48xlarge", "c7i.metal-24xl"].map((type) =>
                record(ec2, "RunInstances", { requestParameters: instances(type, 1) }),
            ),
            record(ec2, "RunInstances", {
                requestParameters: { launchTemplate: { launchTemplateId: "lt-0123456789abcdef0", version: "2" } },
                responseElements: {
                    instancesSet: { items: [{ instanceId: "i-0fedcba9876543210", instanceType: "p5.48xlarge" }] },
                },
            }),
            ...["p3.16xlarge", "g5.48xlarge"].map((instanceType) =>
                record(ec2, "RequestSpotInstances", {
                    requestParameters: {
                        instanceCount: 4,
                        launchSpecification: { imageId: "ami-0123456789abcdef0", instanceType },
                    },
                }),
            ),
        ],
        ignore: [
            record(ec2, "RequestSpotInstances", {
                requestParameters: { instanceCount: 4, launchSpecification: { instanceType: "m7i.large" } },
            }),
            record(ec2, "RunInstances", {
                userIdentity: awsService("ec2.amazonaws.com"),
                requestParameters: instances("p5.48xlarge", 4),
            }),

            record(ec2, "RunInstances", {
                userIdentity: identityCenterUser(),
                requestParameters: instances("t3.micro", 1),
            }),
            record(ec2, "RunInstances", {
                userIdentity: serviceLinkedRole("autoscaling.amazonaws.com", "AWSServiceRoleForAutoScaling"),
                requestParameters: instances("g6.xlarge", 2),
            }),
            record(ec2, "RunInstances", {
                userIdentity: iamUser(),
                ...denied("ec2:RunInstances", "Client.UnauthorizedOperation"),
                requestParameters: instances("p5.48xlarge", 8),
            }),
            record(ec2, "RunInstances", {
                errorCode: "Client.DryRunOperation",
                errorMessage: "Request would have succeeded, but DryRun flag is set.",
                requestParameters: instances("p4d.24xlarge", 1),
            }),
            record("gamelift.amazonaws.com", "CreateFleet", { requestParameters: { name: "arena" } }),
        ],
    }),
};

export const unusualInstances: PatternDetection = {
    ...firstEvent,
    id: "unusual-instances-launched",
    title: "GPU, bare metal or many instances launched at once",
    why: "Coin miners take the largest machines, or very many, and cost thousands a day until somebody looks at the bill.",
    response:
        "Stop the instances if the account's owner does not know them. Look in every Region for more, and at what credential launched them.",
    severity: "high",
    techniques: ["T1496.001", "T1578.002"],
    controls: [],
    noise: "Machine learning teams that start such instances by hand, and schedulers that ask for large fleets; what EC2 Auto Scaling launches in its own role, fleets of services and Karpenter's are left out.",
    watches:
        "the instance families p, g, trn and inf and bare metal, ten instances or more in one call, fleets of a capacity of ten or more, and any instance of Lightsail",
    ...watchOf(launches, fleetsRequested),
};

function instances(instanceType: string, count: number): { readonly [field: string]: JsonValue } {
    return {
        instanceType,
        instancesSet: { items: [{ imageId: "ami-0123456789abcdef0", minCount: 1, maxCount: count }] },
        monitoring: { enabled: false },
        disableApiTermination: false,
    };
}

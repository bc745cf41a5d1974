import { all, any, comparison, contains, event, not, notExists, succeeded } from "../filter-pattern/build";
import { denied, iamUser, record, roleSession } from "../sample-record";
import type { JsonValue } from "../cloudtrail-record";
import type { Watch } from "../entry";

const source = "ec2.amazonaws.com";
const fleet = "$.requestParameters.CreateFleetRequest.TargetCapacitySpecification.TotalTargetCapacity";

/** The older calls have their parameters as they are, or wrapped like the newer ones. */
const spotFleet = [
    "$.requestParameters.spotFleetRequestConfig.targetCapacity",
    "$.requestParameters.RequestSpotFleetRequest.SpotFleetRequestConfig.TargetCapacity",
];

/** Instances by the fleet. Karpenter asks for the nodes of Kubernetes clusters so, services for what they run. */
export const fleetsRequested: Watch = {
    events: [{ source, names: ["CreateFleet", "RequestSpotFleet", "RequestSpotInstances"] }],
    condition: all(
        any(
            all(event("CreateFleet", source), comparison(fleet, ">=", 10)),
            all(event("RequestSpotFleet", source), any(...spotFleet.map((selector) => comparison(selector, ">=", 10)))),
            all(event("RequestSpotInstances", source), comparison("$.requestParameters.instanceCount", ">=", 10)),
        ),
        notExists("$.userIdentity.invokedBy"),
        not(contains("$.userAgent", "karpenter")),
        succeeded(),
    ),
    samples: () => ({
        match: [
            asked("CreateFleet", createFleet(300), { userIdentity: iamUser() }),
            asked("CreateFleet", createFleet(10), { userAgent: undefined }),
            asked("RequestSpotFleet", { spotFleetRequestConfig: { targetCapacity: 40, spotPrice: "2.50" } }),
            asked("RequestSpotFleet", {
                RequestSpotFleetRequest: { SpotFleetRequestConfig: { TargetCapacity: 200, SpotPrice: "2.50" } },
            }),
            asked("RequestSpotInstances", { instanceCount: 100, launchSpecification: { instanceType: "c7i.large" } }),
        ],
        ignore: [
            asked("RequestSpotInstances", { instanceCount: 9, launchSpecification: { instanceType: "c7i.large" } }),
            asked("CreateCapacityReservation", { instanceCount: 20, instanceType: "c7i.large" }),
            asked("CreateFleet", createFleet(9)),
            asked("RequestSpotFleet", { spotFleetRequestConfig: { targetCapacity: 2 } }),
            asked("RequestSpotFleet", { RequestSpotFleetRequest: { SpotFleetRequestConfig: { TargetCapacity: 2 } } }),
            asked("ModifyFleet", createFleet(20)),
            asked("ModifySpotFleetRequest", { spotFleetRequestConfig: { targetCapacity: 20 } }),
            asked("CreateFleet", createFleet(24), {
                userIdentity: roleSession("KarpenterController", "1772616000000000001"),
                userAgent: "aws-sdk-go-v2/1.30.3 ua/2.0 os/linux lang/go#1.22.5 md/GOOS#linux app/karpenter.sh-1.0.1",
            }),
            asked("CreateFleet", createFleet(40), {
                userIdentity: roleSession("EMR_DefaultRole", "emr", "elasticmapreduce.amazonaws.com"),
            }),
            asked("CreateFleet", createFleet(40), {
                userIdentity: iamUser(),
                ...denied("ec2:CreateFleet", "Client.UnauthorizedOperation"),
            }),
        ],
    }),
};

function asked(name: string, requestParameters: JsonValue, fields: Parameters<typeof record>[2] = {}) {
    return record(source, name, { requestParameters, ...fields });
}

function createFleet(capacity: number): JsonValue {
    return {
        CreateFleetRequest: {
            TargetCapacitySpecification: { TotalTargetCapacity: capacity, DefaultTargetCapacityType: "spot" },
            Type: "instant",
        },
    };
}

import { awsService, denied, record, roleSession } from "../sample-record";
import { changes, firstEvent } from "../entry";
import { serviceLinkedRole } from "../sessions/sample-identities";
import { changesByNoService, controls } from "./entry";
import type { PatternDetection } from "../detection";

const trail = "arn:aws:cloudtrail:us-east-1:111122223333:trail/organization";
const cloudtrail = "cloudtrail.amazonaws.com";
const config = "config.amazonaws.com";

export const cloudtrailChanges: PatternDetection = {
    ...firstEvent,
    id: "cloudtrail-changes",
    title: "CloudTrail configuration changed",
    why: "The first thing to switch off for somebody who does not want to be seen; after that no other alarm can be trusted.",
    response:
        "Start the trail again and compare its settings with the deployment. Then read what the same actor did in the hours around it.",
    severity: "critical",
    techniques: ["T1562.008"],
    controls: controls(5, 5),
    noise: "The deployment of this trail itself.",
    ...changes({
        source: cloudtrail,
        names: ["CreateTrail", "UpdateTrail", "DeleteTrail", "StartLogging", "StopLogging"],
    }),
    samples: () => ({
        match: [
            record(cloudtrail, "StopLogging", { requestParameters: { name: trail } }),
            record(cloudtrail, "UpdateTrail", {
                requestParameters: { name: trail, isMultiRegionTrail: false },
                responseElements: { name: "organization", trailARN: trail, isMultiRegionTrail: false },
            }),
            record(cloudtrail, "DeleteTrail", {
                userIdentity: roleSession("Administrator", "maria.garcia", "cloudformation.amazonaws.com"),
                requestParameters: { name: trail },
            }),
        ],
        ignore: [
            record("cloudtrail.example.com", "StopLogging", { requestParameters: { name: trail } }),
            record(cloudtrail, "GetTrailStatus", { readOnly: true, requestParameters: { name: trail } }),
            record(cloudtrail, "StopLogging", {
                errorCode: "TrailNotFoundException",
                errorMessage: "Unknown trail: organisation for the user: 111122223333",
                requestParameters: { name: "organisation" },
            }),
            record(cloudtrail, "DeleteTrail", {
                ...denied("cloudtrail:DeleteTrail", "AccessDeniedException"),
                requestParameters: { name: trail },
            }),
        ],
    }),
};

export const configChanges: PatternDetection = {
    ...firstEvent,
    id: "config-changes",
    title: "AWS Config recording changed",
    why: "Without the recorder or its delivery channel, AWS Config no longer sees what changes in the account.",
    response: "Start the recorder again. Then see what was changed while it was off.",
    severity: "medium",
    techniques: ["T1562.008"],
    controls: controls(9, 9),
    noise: "AWS Control Tower and the first set-up of AWS Config in an account.",
    ...changesByNoService({
        source: config,
        names: ["StopConfigurationRecorder", "DeleteDeliveryChannel", "PutDeliveryChannel", "PutConfigurationRecorder"],
    }),
    samples: () => ({
        match: [
            record(config, "StopConfigurationRecorder", {
                requestParameters: { configurationRecorderName: "default" },
            }),
            record(config, "DeleteDeliveryChannel", { requestParameters: { deliveryChannelName: "default" } }),
            record(config, "PutConfigurationRecorder", {
                userIdentity: roleSession("Administrator", "maria.garcia", "cloudformation.amazonaws.com"),
                requestParameters: {
                    configurationRecorder: { name: "default", recordingGroup: { allSupported: false } },
                },
            }),
        ],
        ignore: [
            record(config, "StartConfigurationRecorder", {
                requestParameters: { configurationRecorderName: "default" },
            }),
            record(config, "DescribeDeliveryChannels", { readOnly: true }),
            record(config, "PutConfigurationRecorder", {
                userIdentity: serviceLinkedRole("ssm.amazonaws.com", "AWSServiceRoleForAmazonSSM"),
                requestParameters: { configurationRecorder: { name: "default" } },
            }),
            record(config, "PutDeliveryChannel", {
                userIdentity: awsService("controltower.amazonaws.com"),
                requestParameters: { deliveryChannel: { name: "default" } },
            }),
            record("mediapackage.amazonaws.com", "DeleteDeliveryChannel", { requestParameters: { id: "live" } }),
            record(config, "StopConfigurationRecorder", {
                errorCode: "NoSuchConfigurationRecorderException",
                errorMessage: "Cannot find configuration recorder with the specified name 'main'.",
                requestParameters: { configurationRecorderName: "main" },
            }),
        ],
    }),
};

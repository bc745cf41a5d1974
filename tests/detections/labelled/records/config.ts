import {
    agents,
    consoleUser,
    development,
    iamUser,
    identityCenterSession,
    management,
    pipeline,
    production,
    roleSession,
    serviceLinkedRole,
    through,
} from "../callers";
import { accessDenied, alarm, call, quiet, read, type Entry } from "../entry";

const attacker = roleSession("Administrator", "x", production, agents.botoLocal);

export const configRecords: readonly Entry[] = [
    alarm(
        "config",
        "recorder stopped",
        call("config", "StopConfigurationRecorder", { configurationRecorderName: "default" }, { by: attacker }),
    ),
    alarm(
        "config",
        "recorder stopped from the console",
        call(
            "config",
            "StopConfigurationRecorder",
            { configurationRecorderName: "default" },
            { by: consoleUser("dana") },
        ),
    ),
    alarm(
        "config",
        "delivery channel deleted",
        call("config", "DeleteDeliveryChannel", { deliveryChannelName: "default" }, { by: attacker }),
    ),
    alarm(
        "config",
        "delivery channel moved",
        call(
            "config",
            "PutDeliveryChannel",
            { deliveryChannel: { name: "default", s3BucketName: "cfg-9f3c" } },
            { by: iamUser("ops", production) },
        ),
    ),
    alarm(
        "config",
        "recorder told to record one type",
        call(
            "config",
            "PutConfigurationRecorder",
            {
                configurationRecorder: {
                    name: "default",
                    roleARN: `arn:aws:iam::${production}:role/config`,
                    recordingGroup: {
                        allSupported: false,
                        includeGlobalResourceTypes: false,
                        resourceTypes: ["AWS::EC2::Instance"],
                    },
                },
            },
            { by: attacker },
        ),
    ),
    alarm(
        "config",
        "recorder set up by CloudFormation for a person",
        call(
            "config",
            "PutConfigurationRecorder",
            {
                configurationRecorder: {
                    name: "default",
                    roleARN: `arn:aws:iam::${development}:role/config`,
                    recordingGroup: { allSupported: true },
                },
            },
            {
                by: through(
                    "cloudformation.amazonaws.com",
                    identityCenterSession("omar", "AdministratorAccess", development),
                ),
            },
        ),
    ),
    alarm(
        "config",
        "recorder deleted",
        call("config", "DeleteConfigurationRecorder", { configurationRecorderName: "default" }, { by: attacker }),
    ),
    alarm(
        "config",
        "rule deleted by hand",
        call("config", "DeleteConfigRule", { configRuleName: "iam-user-mfa-enabled" }, { by: attacker }),
    ),
    alarm(
        "config",
        "organization's rule deleted",
        call(
            "config",
            "DeleteOrganizationConfigRule",
            { organizationConfigRuleName: "s3-bucket-public-read-prohibited" },
            { by: roleSession("Administrator", "x", management) },
        ),
    ),
    alarm(
        "config",
        "conformance pack deleted",
        call("config", "DeleteConformancePack", { conformancePackName: "cis" }, { by: attacker }),
    ),
    alarm(
        "config",
        "aggregator deleted",
        call(
            "config",
            "DeleteConfigurationAggregator",
            { configurationAggregatorName: "organization" },
            { by: roleSession("Administrator", "x", management) },
        ),
    ),
    alarm(
        "config",
        "remediation deleted",
        call("config", "DeleteRemediationConfiguration", { configRuleName: "restricted-ssh" }, { by: attacker }),
    ),
    quiet(
        "status of the recorder",
        read("config", "DescribeConfigurationRecorderStatus", null, { by: pipeline(production) }),
    ),
    quiet(
        "recorder started",
        call(
            "config",
            "StartConfigurationRecorder",
            { configurationRecorderName: "gone" },
            {
                by: pipeline(production),
                error: [
                    "NoSuchConfigurationRecorderException",
                    "Cannot find configuration recorder with the specified name 'gone'.",
                ],
            },
        ),
    ),
    quiet(
        "rules evaluated",
        call(
            "config",
            "PutEvaluations",
            { resultToken: "***", evaluations: [{ complianceType: "COMPLIANT" }] },
            { by: roleSession("config-rule-tags", "config-rule-tags", production, agents.boto) },
        ),
    ),
    quiet(
        "stopping refused",
        call(
            "config",
            "StopConfigurationRecorder",
            { configurationRecorderName: "default" },
            {
                by: roleSession("Developer", "kim", development),
                error: accessDenied("config:StopConfigurationRecorder"),
            },
        ),
    ),
    quiet(
        "Config checks its bucket",
        read(
            "s3",
            "HeadBucket",
            { bucketName: "config-222233334444" },
            {
                by: serviceLinkedRole("config.amazonaws.com", "AWSServiceRoleForConfig", "AWSConfig-BucketConfigCheck"),
                error: ["AccessDenied", "Access Denied"],
            },
        ),
    ),
    quiet(
        "channel of IoT Analytics deleted",
        call("iotanalytics", "DeleteChannel", { channelName: "fleet" }, { by: pipeline(production) }),
    ),
    quiet(
        "a configuration of VPC Lattice deleted",
        call(
            "vpc-lattice",
            "DeleteResourceConfiguration",
            { resourceConfigurationIdentifier: "rcfg-0123456789abcdef0" },
            { by: pipeline(production) },
        ),
    ),
    quiet(
        "compliance read",
        read(
            "config",
            "GetComplianceDetailsByConfigRule",
            { configRuleName: "restricted-ssh" },
            { by: identityCenterSession("noor", "SecurityAudit", production) },
        ),
    ),
];

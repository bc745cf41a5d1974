import {
    agents,
    consoleUser,
    development,
    iamUser,
    identityCenterSession,
    pipeline,
    production,
    roleSession,
    sandbox,
    serviceLinkedRole,
    through,
} from "../callers";
import { accessDenied, alarm, burst, call, items, quiet, read, times, type Entry } from "../entry";

const attacker = roleSession("Administrator", "x", sandbox, agents.botoLocal);
const key = iamUser("build", sandbox, agents.botoLocal);
const model = "anthropic.claude-sonnet-4-5-20250929-v1:0";
const launch = (instanceType: string, count: number) => ({
    instancesSet: items({ imageId: "ami-0123456789abcdef0", minCount: count, maxCount: count }),
    instanceType,
    blockDeviceMapping: {},
    monitoring: { enabled: false },
    disableApiTermination: false,
    clientToken: "3f1c9a55-1c0d-4a51",
});
const instance = "i-0123456789abcdef0";

export const computeRecords: readonly Entry[] = [
    alarm("compute", "GPU instances", call("ec2", "RunInstances", launch("p4d.24xlarge", 1), { by: key })),
    alarm(
        "compute",
        "GPU instances, of the graphics kind",
        call("ec2", "RunInstances", launch("g5.48xlarge", 4), { by: attacker }),
    ),
    alarm("compute", "fifty instances at once", call("ec2", "RunInstances", launch("c6i.4xlarge", 50), { by: key })),
    alarm("compute", "bare metal", call("ec2", "RunInstances", launch("m5.metal", 1), { by: attacker })),
    alarm(
        "compute",
        "instances in a Region nobody uses",
        call("ec2", "RunInstances", launch("c5.4xlarge", 2), { by: key, region: "ap-southeast-1" }),
    ),
    alarm(
        "compute",
        "function made in a Region nobody uses",
        call(
            "lambda",
            "CreateFunction20150331",
            { functionName: "x", runtime: "python3.12", role: `arn:aws:iam::${sandbox}:role/x` },
            { by: attacker, region: "sa-east-1" },
        ),
    ),
    alarm(
        "compute",
        "cluster made in a Region nobody uses",
        call("ecs", "CreateCluster", { clusterName: "x" }, { by: attacker, region: "ap-northeast-2" }),
    ),
    alarm(
        "compute",
        "key pair made in a Region nobody uses",
        call("ec2", "CreateKeyPair", { keyName: "x", keyType: "rsa" }, { by: key, region: "eu-north-1" }),
    ),
    alarm(
        "compute",
        "more GPUs asked for",
        call(
            "servicequotas",
            "RequestServiceQuotaIncrease",
            { serviceCode: "ec2", quotaCode: "L-417A185B", desiredValue: 512 },
            {
                by: attacker,
                response: { requestedQuota: { status: "PENDING", quotaName: "Running On-Demand P instances" } },
            },
        ),
    ),
    alarm(
        "compute",
        "Region switched on",
        call("account", "EnableRegion", { regionName: "ap-east-1" }, { by: attacker }),
    ),
    alarm(
        "compute",
        "start script replaced",
        call(
            "ec2",
            "ModifyInstanceAttribute",
            { instanceId: instance, userData: "<sensitiveDataRemoved>" },
            { by: roleSession("Administrator", "x", production) },
        ),
    ),
    alarm(
        "compute",
        "role of an instance replaced",
        call(
            "ec2",
            "ReplaceIamInstanceProfileAssociation",
            {
                ReplaceIamInstanceProfileAssociationRequest: {
                    AssociationId: "iip-assoc-0a1b",
                    IamInstanceProfile: { Name: "admin" },
                },
            },
            { by: roleSession("Administrator", "x", production) },
        ),
    ),
    alarm(
        "compute",
        "role given to an instance",
        call(
            "ec2",
            "AssociateIamInstanceProfile",
            { AssociateIamInstanceProfileRequest: { InstanceId: instance, IamInstanceProfile: { Name: "admin" } } },
            { by: iamUser("ops", production) },
        ),
    ),
    alarm(
        "compute",
        "shell command sent to all instances",
        call(
            "ssm",
            "SendCommand",
            {
                documentName: "AWS-RunShellScript",
                targets: [{ key: "tag:env", values: ["prod"] }],
                parameters: "HIDDEN_DUE_TO_SECURITY_REASONS",
                interactive: false,
            },
            { by: roleSession("Administrator", "x", production, agents.botoLocal) },
        ),
    ),
    burst(
        "compute",
        "shell command sent to one instance after the other",
        times(20, (index) =>
            call(
                "ssm",
                "SendCommand",
                {
                    documentName: "AWS-RunShellScript",
                    instanceIds: [`i-0a1b2c3d4e5f${index}`, `i-1a1b2c3d4e5f${index}`, `i-2a1b2c3d4e5f${index}`],
                    parameters: "HIDDEN_DUE_TO_SECURITY_REASONS",
                },
                { by: iamUser("ops", production) },
            ),
        ),
    ),
    alarm(
        "compute",
        "model used with a long-lived key",
        call("bedrock", "InvokeModel", { modelId: model }, { by: key, readOnly: true }),
    ),
    alarm(
        "compute",
        "model used with a long-lived key, streaming",
        call(
            "bedrock",
            "ConverseStream",
            { modelId: model },
            { by: iamUser("deploy", production, agents.botoLocal), readOnly: true },
        ),
    ),
    alarm(
        "compute",
        "use case for models handed in",
        call("bedrock", "PutUseCaseForModelAccess", { formData: "***" }, { by: key }),
    ),
    alarm(
        "compute",
        "agreement for a model made",
        call("bedrock", "CreateFoundationModelAgreement", { modelId: model, offerToken: "***" }, { by: attacker }),
    ),
    alarm(
        "compute",
        "log of model invocations off",
        call("bedrock", "DeleteModelInvocationLoggingConfiguration", null, { by: attacker }),
        "service-logs",
    ),
    alarm(
        "compute",
        "guardrail deleted",
        call("bedrock", "DeleteGuardrail", { guardrailIdentifier: "a1b2c3d4" }, { by: attacker }),
    ),
    quiet(
        "one small instance by a developer",
        call("ec2", "RunInstances", launch("t3.small", 1), {
            by: identityCenterSession("kim", "Developer", development),
            region: "eu-west-1",
        }),
    ),
    quiet(
        "Auto Scaling starts instances",
        call("ec2", "RunInstances", launch("m6i.large", 3), {
            by: serviceLinkedRole("autoscaling.amazonaws.com", "AWSServiceRoleForAutoScaling", "AutoScaling"),
            region: "eu-west-1",
        }),
    ),
    quiet(
        "Karpenter starts a node",
        call(
            "ec2",
            "CreateFleet",
            { CreateFleetRequest: { Type: "instant", TargetCapacitySpecification: { TotalTargetCapacity: 1 } } },
            { by: roleSession("KarpenterControllerRole", "karpenter", production, agents.go), region: "eu-west-1" },
        ),
    ),
    quiet(
        "GPU launch over the limit",
        call("ec2", "RunInstances", launch("p4d.24xlarge", 1), {
            by: key,
            error: [
                "Client.VcpuLimitExceeded",
                "You have requested more vCPU capacity than your current vCPU limit of 0 allows for the instance bucket",
            ],
            region: "us-east-1",
        }),
    ),
    quiet(
        "instances described in a Region nobody uses",
        read(
            "ec2",
            "DescribeInstances",
            { instancesSet: {}, filterSet: {} },
            { by: identityCenterSession("noor", "SecurityAudit", production), region: "ap-southeast-1" },
        ),
    ),
    quiet(
        "model used by an application",
        call(
            "bedrock",
            "InvokeModel",
            { modelId: model },
            { by: roleSession("assistant-task", "0a1b", production, agents.boto), readOnly: true, region: "us-east-1" },
        ),
    ),
    quiet(
        "model used by a developer of Identity Center",
        call(
            "bedrock",
            "Converse",
            { modelId: model },
            {
                by: identityCenterSession("kim", "Developer", development, agents.cliMac),
                readOnly: true,
                region: "us-east-1",
            },
        ),
    ),
    quiet(
        "quotas read",
        read("servicequotas", "ListServiceQuotas", { serviceCode: "ec2" }, { by: pipeline(production) }),
    ),
    quiet(
        "instance resized",
        call(
            "ec2",
            "ModifyInstanceAttribute",
            { instanceId: instance, instanceType: { value: "m6i.xlarge" } },
            { by: pipeline(production) },
        ),
    ),
    quiet(
        "an instance's groups changed",
        call(
            "ec2",
            "ModifyInstanceAttribute",
            { instanceId: instance, groupSet: items({ groupId: "sg-0123456789abcdef0" }) },
            { by: pipeline(production) },
        ),
    ),
    quiet(
        "patching by Systems Manager",
        call(
            "ssm",
            "SendCommand",
            {
                documentName: "AWS-RunPatchBaseline",
                targets: [{ key: "tag:Patch Group", values: ["prod"] }],
                maxConcurrency: "50",
                maxErrors: "0",
            },
            {
                by: {
                    ...roleSession("MaintenanceWindowRole", "SSM-mw-0a1b", production, "ssm.amazonaws.com"),
                    address: "ssm.amazonaws.com",
                },
            },
        ),
    ),
    quiet(
        "an instance updates its inventory",
        call(
            "ssm",
            "UpdateInstanceInformation",
            { instanceId: instance, agentVersion: "3.3.2299.0" },
            { by: roleSession("web", instance, production, agents.go) },
        ),
    ),
    quiet(
        "shell command refused",
        call(
            "ssm",
            "SendCommand",
            { documentName: "AWS-RunShellScript", targets: [{ key: "tag:env", values: ["prod"] }] },
            { by: roleSession("Developer", "kim", development), error: accessDenied("ssm:SendCommand") },
        ),
    ),
    quiet(
        "Region's state read",
        read("account", "GetRegionOptStatus", { regionName: "ap-east-1" }, { by: consoleUser("dana") }),
    ),
    quiet(
        "launch template made by a stack",
        call(
            "ec2",
            "CreateLaunchTemplate",
            {
                CreateLaunchTemplateRequest: {
                    LaunchTemplateName: "web",
                    LaunchTemplateData: { InstanceType: "m6i.large" },
                },
            },
            { by: through("cloudformation.amazonaws.com", pipeline(development)) },
        ),
    ),
];

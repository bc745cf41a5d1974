import type { CloudTrailRecord } from "../../../detections/cloudtrail-record";
import { needles } from "./needles";
import type { Random } from "./random";

export const accounts = [
    "111122223333",
    "444455556666",
    "123456789012",
    "210987654321",
    "777788889999",
    "000011112222",
] as const;

/** Who calls, from where and with what. */
export interface Caller {
    readonly userIdentity: CloudTrailRecord;
    readonly sourceIPAddress: string;
    readonly userAgent: string;
}

const roles = [
    "Administrator",
    "ReadOnly",
    "app-orders-task",
    "app-payments-task",
    "ci-pipeline",
    "data-lake-crawler",
    "eks-node-group",
    "lambda-thumbnailer",
    "SecurityAudit",
    "terraform-apply",
    `${needles.role}`,
    // A name that only begins with the one that is asked for.
    `${needles.role}Legacy`,
] as const;
const people = ["maria.garcia", "li.wei", "j.smith", "søren.østergård", "amina.diallo", "priya.patel"] as const;
const services = [
    "ec2",
    "lambda",
    "ecs-tasks",
    "config",
    "autoscaling",
    "cloudformation",
    "backup",
    "guardduty",
] as const;
const agents = [
    "aws-cli/2.31.9 md/awscrt#0.28.1 ua/2.1 os/linux#6.12.40-64.114.amzn2023.x86_64 md/arch#x86_64 lang/python#3.13.7 md/command#ec2.describe-instances",
    "aws-sdk-java/2.33.8 md/io#sync md/http#Apache ua/2.1 os/Linux#5.10.240 lang/java#21.0.8 md/OpenJDK_64-Bit_Server_VM#21.0.8+9-LTS md/vendor#Amazon.com_Inc. m/D",
    "Boto3/1.40.31 md/Botocore#1.40.31 ua/2.1 os/linux#5.10.0 md/arch#x86_64 lang/python#3.12.11 md/pyimpl#CPython m/D,b,Z cfg/retry-mode#legacy",
    "APN/1.0 HashiCorp/1.0 Terraform/1.13.3 (+https://www.terraform.io) terraform-provider-aws/6.14.1 (+https://registry.terraform.io/providers/hashicorp/aws) aws-sdk-go-v2/1.39.1 ua/2.1 os/linux lang/go#1.24.6",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36",
] as const;
const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** One of an account's roles, users or services, as often as they are seen in an ordinary trail. */
export function caller(account: string, random: Random): Caller {
    const share = random.next();
    if (share < 0.22) {
        const domain = `${random.pick(services)}.amazonaws.com`;
        return { userIdentity: { type: "AWSService", invokedBy: domain }, sourceIPAddress: domain, userAgent: domain };
    }
    const sourceIPAddress = address(random);
    const userAgent = random.pick(agents);
    if (share < 0.3) {
        return {
            userIdentity: user(account, random.pick(people), `AKIA${random.text(16, letters)}`, random),
            sourceIPAddress,
            userAgent,
        };
    }
    return { userIdentity: session(account, random.pick(roles), random), sourceIPAddress, userAgent };
}

export function user(account: string, userName: string, accessKeyId: string, random: Random): CloudTrailRecord {
    return {
        type: "IAMUser",
        principalId: `AIDA${random.text(17, letters)}`,
        arn: `arn:aws:iam::${account}:user/${userName}`,
        accountId: account,
        accessKeyId,
        userName,
    };
}

export function session(account: string, role: string, random: Random): CloudTrailRecord {
    const name = random.chance(0.5) ? random.pick(people) : `i-0${random.hex(16)}`;
    const principalId = `AROA${random.text(17, letters)}`;
    return {
        type: "AssumedRole",
        principalId: `${principalId}:${name}`,
        arn: `arn:aws:sts::${account}:assumed-role/${role}/${name}`,
        accountId: account,
        accessKeyId: `ASIA${random.text(16, letters)}`,
        sessionContext: {
            sessionIssuer: {
                type: "Role",
                principalId,
                arn: `arn:aws:iam::${account}:role/${role}`,
                accountId: account,
                userName: role,
            },
            attributes: {
                creationDate: "2026-03-01T00:02:11Z",
                mfaAuthenticated: random.chance(0.2) ? "true" : "false",
            },
        },
    };
}

/** Now and then of the network that is asked for, or close to it. */
function address(random: Random): string {
    const share = random.next();
    if (share < 0.004) {
        return `${needles.network}.${random.int(1, 255)}`;
    }
    if (share < 0.02) {
        return `203.0.${random.pick([11, 112, 114])}.${random.int(1, 255)}`;
    }
    return share < 0.05
        ? `2001:db8:${random.hex(4)}::${random.hex(4)}`
        : `10.${random.int(0, 256)}.${random.int(0, 256)}.${random.int(1, 255)}`;
}

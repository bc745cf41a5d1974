import type { CloudTrailRecord } from "../../../detections/cloudtrail-record";
import { deleteBucket, ordinaryCall, type Call } from "./calls";
import { caller, session, user, type Caller } from "./callers";
import { needles } from "./needles";
import type { Random } from "./random";

/** What is asked of the archive; the ids of the answers are noted as the records are made. */
export const questions = [
    "accessKey",
    "eventId",
    "bucketDeleted",
    "deniedOfRole",
    "errors",
    "network",
    "policies",
] as const;
export type Question = (typeof questions)[number];

export interface Made {
    readonly record: CloudTrailRecord;
    readonly answers: readonly Question[];
}

/** Code and message. */
type ErrorText = readonly [string, string];

const denied: ErrorText = [
    "AccessDenied",
    "User is not authorized to perform this operation because no identity-based policy allows it",
];
const throttled: ErrorText = ["ThrottlingException", "Rate exceeded"];
const errors: readonly ErrorText[] = [
    denied,
    throttled,
    ["NoSuchBucketPolicy", "The bucket policy does not exist"],
    ["Client.UnauthorizedOperation", "You are not authorized to perform this operation."],
    ["ResourceNotFoundException", "Not found"],
];

/** Records of one file: the calls of one account and Region up to the time of delivery. */
export function madeRecord(random: Random, account: string, region: string, delivered: Date): Made {
    const answers: Question[] = [];
    let who: Caller = caller(account, random);
    let what: Call = ordinaryCall(random, account, region);
    let error = random.chance(0.02) ? random.pick(errors) : undefined;
    const special = random.next();
    if (special < 0.0002) {
        who = { ...who, userIdentity: user(account, "deploy-bot", needles.accessKey, random) };
        answers.push("accessKey");
    } else if (special < 0.0004) {
        what = deleteBucket(random, account, region);
    } else if (special < 0.0024) {
        // Half of them are throttled, and no answer.
        who = { ...who, userIdentity: session(account, needles.role, random) };
        error = random.chance(0.5) ? denied : throttled;
    }
    const age = random.chance(0.01) ? random.int(900, 5 * 3600) : random.int(10, 900);
    const eventTime = new Date(delivered.getTime() - age * 1000).toISOString().replace(/\.\d+/, "");
    const record = written(random, who, what, error, { account, region, eventTime });
    if (what.eventName === "DeleteBucket" && eventTime >= needles.since && eventTime < needles.until) {
        answers.push("bucketDeleted");
    }
    const isOfRole = JSON.stringify(who.userIdentity).includes(`arn:aws:iam::${needles.account}:role/${needles.role}"`);
    if (isOfRole && error === denied) {
        answers.push("deniedOfRole");
    }
    if (error) {
        answers.push("errors");
    }
    if (who.sourceIPAddress.startsWith(`${needles.network}.`)) {
        answers.push("network");
    }
    if (what.eventName.endsWith("BucketPolicy")) {
        answers.push("policies");
    }
    return { record, answers };
}

function written(
    random: Random,
    { userIdentity, sourceIPAddress, userAgent }: Caller,
    { eventSource, eventName, readOnly, requestParameters, responseElements = null, resources, isData = false }: Call,
    error: ErrorText | undefined,
    { account, region, eventTime }: { account: string; region: string; eventTime: string },
): CloudTrailRecord {
    return {
        eventVersion: "1.11",
        userIdentity,
        eventTime,
        eventSource,
        eventName,
        awsRegion: region,
        sourceIPAddress,
        userAgent,
        ...(error && { errorCode: error[0], errorMessage: error[1] }),
        requestParameters,
        responseElements: error ? null : responseElements,
        requestID: random.uuid(),
        eventID: random.uuid(),
        readOnly,
        ...(resources !== undefined && { resources }),
        eventType: "AwsApiCall",
        managementEvent: !isData,
        recipientAccountId: account,
        eventCategory: isData ? "Data" : "Management",
        tlsDetails: {
            tlsVersion: "TLSv1.3",
            cipherSuite: "TLS_AES_128_GCM_SHA256",
            clientProvidedHostHeader: eventSource.replace(".", `.${region}.`),
        },
    };
}

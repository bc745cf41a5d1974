import { archiveBucketPolicy } from "../components/documents/archive-bucket-policy";
import { archiveKeyPolicy } from "../components/documents/archive-key-policy";
import type { PolicyDocument } from "../components/documents/policy-document";
import { alarmTopicPolicy, deliveryTopicPolicy } from "../components/documents/topic-policies";
import { trailKeyPolicy } from "../components/documents/trail-key-policy";
import { nameIn } from "../components/documents/arns";
import type { Settings, TrailDefinition } from "./settings";

/** The policies of what exists already and is used as it is. Its owner puts their statements in place. */
export type RequiredPolicies = Readonly<
    Partial<
        Record<
            "archiveBucket" | "archiveKey" | "trailKey" | "urgentTopic" | "reviewTopic" | "deliveryTopic",
            PolicyDocument
        >
    >
>;

/** A policy document for each existing resource that the settings name, as it would be if it were made here. */
export function requiredPoliciesOf(
    settings: Pick<Settings, "deployment" | "existing" | "names" | "roles" | "archiveKeyUsers" | "trailKeyUsers"> & {
        readonly trails: readonly TrailDefinition[];
    },
): RequiredPolicies {
    const { archiveKeyUsers, deployment, existing, names, roles, trails, trailKeyUsers } = settings;
    const { archiveBucket, archiveKeyArn, trailKeyArn, urgentTopicArn, reviewTopicArn, deliveryTopicArn } = existing;
    const delivering = trails.map(({ trailArn, prefix, organization }) => ({
        trailArn,
        prefix,
        isOrganizationTrail: organization,
    }));
    const trailArns = trails.map(({ trailArn }) => trailArn);
    const announcing = trails.filter(({ delivery }) => delivery === "shared").map(({ trailArn }) => trailArn);
    const alarmTopic = (arn: string, otherAlarmArns?: readonly string[]) =>
        alarmTopicPolicy(deployment, nameIn(arn), names.alarmPrefix, otherAlarmArns);
    return {
        ...(archiveBucket !== undefined && {
            archiveBucket: archiveBucketPolicy(deployment, { bucketName: archiveBucket, trails: delivering }, roles),
        }),
        ...(archiveKeyArn !== undefined && {
            archiveKey: archiveKeyPolicy(deployment, trailArns, roles, archiveKeyUsers),
        }),
        ...(trailKeyArn !== undefined && { trailKey: trailKeyPolicy(deployment, trailKeyUsers) }),
        ...(urgentTopicArn !== undefined && { urgentTopic: alarmTopic(urgentTopicArn, trailKeyUsers.otherAlarmArns) }),
        ...(reviewTopicArn !== undefined && { reviewTopic: alarmTopic(reviewTopicArn) }),
        ...(deliveryTopicArn !== undefined && {
            deliveryTopic: deliveryTopicPolicy(deployment, nameIn(deliveryTopicArn), announcing),
        }),
    };
}

import * as aws from "@pulumi/aws";
import { alarmTopicPolicy, deliveryTopicPolicy } from "./components/documents/topic-policies";
import { trailKeyPolicy } from "./components/documents/trail-key-policy";
import { EncryptionKey } from "./components/encryption-key";
import { LogArchive } from "./components/log-archive";
import { NotificationTopic } from "./components/notification-topic";
import { OrganizationTrail } from "./components/organization-trail";
import { TrailAlarms } from "./components/trail-alarms";
import { readSettings } from "./config";
import { catalogue } from "./detections/catalogue";

const settings = readSettings();
const { deployment, names, retention, roles, tags, protect } = settings;

const trailAccount = new aws.Provider("trail-account", {
    region: deployment.region,
    allowedAccountIds: [deployment.managementAccountId],
});
const logArchiveAccount = new aws.Provider("log-archive-account", {
    region: deployment.region,
    allowedAccountIds: [deployment.logArchiveAccountId],
    assumeRoles: [{ roleArn: settings.logArchiveRoleArn, sessionName: "orgtrail" }],
});

const archive = new LogArchive(
    "log-archive",
    {
        deployment,
        trailArns: [settings.trailArn],
        roles,
        create: {
            bucketName: names.archiveBucket,
            accessLogBucketName: names.accessLogBucket,
            keyAlias: names.archiveKeyAlias,
            transition: { days: retention.archiveAfterDays, storageClass: retention.archiveClass },
            expirationDays: retention.expireAfterDays,
            noncurrentVersionDays: retention.noncurrentVersionDays,
            accessLogExpirationDays: retention.accessLogDays,
            protect,
            tags,
        },
    },
    { provider: logArchiveAccount },
);

const inTrailAccount = { provider: trailAccount };

const trailKey = new EncryptionKey(
    "trail-key",
    {
        description: "Encrypts the trail's log group and the topics for alarms and delivered log files",
        alias: names.trailKeyAlias,
        policy: trailKeyPolicy(deployment, settings.trailKeyUsers),
        protect,
        tags,
    },
    inTrailAccount,
);

const deliveryTopic = new NotificationTopic(
    "delivery",
    {
        topicName: names.deliveryTopic,
        policy: deliveryTopicPolicy(deployment, names.deliveryTopic, settings.trailArn),
        keyArn: trailKey.keyArn,
        subscriptions: settings.deliverySubscriptions,
        tags,
    },
    inTrailAccount,
);

const alarmTopic = new NotificationTopic(
    "alarm",
    {
        topicName: names.alarmTopic,
        policy: alarmTopicPolicy(deployment, names.alarmTopic, names.alarmPrefix),
        keyArn: trailKey.keyArn,
        subscriptions: settings.alarmSubscriptions,
        tags,
    },
    inTrailAccount,
);

const organizationTrail = new OrganizationTrail(
    "organization-trail",
    {
        deployment,
        trailName: names.trail,
        archive,
        logBucketNames: [names.archiveBucket, names.accessLogBucket],
        logGroup: { name: names.logGroup, retentionDays: retention.logGroupDays, keyArn: trailKey.keyArn },
        logDeliveryRoleName: names.logDeliveryRole,
        deliveryTopicName: deliveryTopic.topicName,
        ...settings.trail,
        destinations: [...archive.readyForDelivery, deliveryTopic],
        protect,
        tags,
    },
    inTrailAccount,
);

const alarms = new TrailAlarms(
    "alarms",
    {
        detections: catalogue,
        logGroupName: organizationTrail.logGroupName,
        alarmNamePrefix: names.alarmPrefix,
        metricNamespace: names.metricNamespace,
        topicArn: alarmTopic.topicArn,
        tags,
    },
    inTrailAccount,
);

/** The outputs are a contract: docs/outputs.md describes them, and a test holds their names. */
export = {
    trailArn: organizationTrail.trailArn,
    trailKeyArn: trailKey.keyArn,
    logGroupName: organizationTrail.logGroupName,
    logGroupArn: organizationTrail.logGroupArn,
    archiveBucketName: archive.bucketName,
    archiveBucketArn: archive.bucketArn,
    archiveKeyArn: archive.keyArn,
    accessLogBucketName: archive.accessLogBucketName,
    deliveryTopicArn: deliveryTopic.topicArn,
    alarmTopicArn: alarmTopic.topicArn,
    alarmNames: alarms.alarmNames,
};

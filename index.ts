import "./stack-traces";
import { AccessRole } from "./components/access-role";
import { ArchiveQuery } from "./components/archive-query";
import { auditorPolicies, operatorPolicies } from "./components/documents/access-role-policies";
import { deploymentPolicies } from "./components/documents/deployment-policies";
import { queryResultBucketPolicy } from "./components/documents/query-result-bucket-policy";
import { roleTrustPolicy } from "./components/documents/role-trust-policy";
import { deliveryTopicPolicy } from "./components/documents/topic-policies";
import { trailKeyPolicy } from "./components/documents/trail-key-policy";
import { EncryptionKey } from "./components/encryption-key";
import { LogArchive } from "./components/log-archive";
import { NotificationTopic } from "./components/notification-topic";
import { OrganizationTrail } from "./components/organization-trail";
import { ScheduledVerification } from "./components/scheduled-verification";
import { TrailWatch } from "./components/trail-watch";
import { readSettings, type ProgramTrail } from "./config";
import { accountProviders } from "./providers";
import { archiveTables, savedQueries, savedStatement } from "./queries/deployment";
import { deploymentResourcesOf } from "./settings/deployment-resources";
import { detectionNamesOf } from "./settings/detection-names";
import { requiredPoliciesOf } from "./settings/required-policies";
import { bundledFunction } from "./verification/bundle";

const settings = readSettings();
const { athena, deployment, existing, names, retention, roles, tags, trails, watchedTrail, protect } = settings;

const { trailAccount, logArchiveAccount } = accountProviders(settings);
const inTrailAccount = { provider: trailAccount };
const inLogArchiveAccount = { provider: logArchiveAccount };

const archive = new LogArchive(
    "log-archive",
    {
        deployment,
        trails: trails.map(({ trailArn, prefix, organization }) => ({
            trailArn,
            prefix,
            isOrganizationTrail: organization,
        })),
        roles,
        keyUsers: settings.archiveKeyUsers,
        ...(existing.archiveBucket !== undefined && existing.archiveKeyArn !== undefined
            ? { existing: { bucketName: existing.archiveBucket, keyArn: existing.archiveKeyArn } }
            : {
                  create: {
                      bucketName: names.archiveBucket,
                      accessLogBucketName: names.accessLogBucket,
                      otherAccessLogSources: athena.enabled ? [names.queryBucket] : [],
                      keyAlias: names.archiveKeyAlias,
                      tiering: retention,
                      objectLock: retention.objectLock,
                      expirationDays: retention.expireAfterDays,
                      noncurrentVersionDays: retention.noncurrentVersionDays,
                      accessLogExpirationDays: retention.accessLogDays,
                      protect,
                      tags,
                  },
              }),
    },
    inLogArchiveAccount,
);

const archiveQuery = athena.enabled
    ? new ArchiveQuery(
          "log-archive-query",
          {
              workgroupName: names.queryWorkgroup,
              databaseName: names.queryDatabase,
              tables: archiveTables(settings),
              queries: savedQueries(settings).map((query) => ({
                  name: query.name,
                  description: query.title,
                  statement: savedStatement(settings, query),
              })),
              scanLimitBytes: athena.scanLimitGiB * 2 ** 30,
              results: {
                  bucketName: names.queryBucket,
                  bucketPolicy: queryResultBucketPolicy(deployment, names.queryBucket, roles),
                  keyArn: archive.keyArn,
                  bucketOwner: deployment.logArchiveAccountId,
                  expirationDays: athena.resultRetentionDays,
                  accessLogBucket: archive.accessLogBucket,
              },
              tags,
          },
          inLogArchiveAccount,
      )
    : undefined;

const trailKeyArn =
    existing.trailKeyArn ??
    new EncryptionKey(
        "trail-key",
        {
            description: "Encrypts the trails' log groups and the topics for alarms and delivered log files",
            alias: names.trailKeyAlias,
            policy: trailKeyPolicy(deployment, settings.trailKeyUsers),
            protect,
            tags,
        },
        inTrailAccount,
    ).keyArn;

const announcing = (delivery: ProgramTrail["delivery"]) => trails.filter((trail) => trail.delivery === delivery);

const sharedDeliveryTopic =
    announcing("shared").length === 0
        ? undefined
        : new NotificationTopic(
              "delivery",
              {
                  subscriptions: settings.deliverySubscriptions,
                  ...(existing.deliveryTopicArn === undefined
                      ? { create: deliveryTopic(names.deliveryTopic, announcing("shared")) }
                      : { existing: { topicArn: existing.deliveryTopicArn } }),
              },
              inTrailAccount,
          );

const organizationTrails = trails.map((trail) => {
    const { name, logGroup, deliveryTopic: ownTopic, deliverySubscriptions } = trail;
    const topic =
        ownTopic === undefined
            ? trail.delivery === "shared"
                ? sharedDeliveryTopic
                : undefined
            : new NotificationTopic(
                  `${name}-delivery`,
                  {
                      create: { ...deliveryTopic(ownTopic, [trail]), tags: trail.tags },
                      subscriptions: deliverySubscriptions,
                  },
                  inTrailAccount,
              );
    return new OrganizationTrail(
        `${name}-trail`,
        {
            deployment,
            trailName: trail.trailName,
            events: trail,
            archive,
            prefix: trail.prefix,
            logBucketNames: settings.logBucketNames,
            isOrganizationTrail: trail.organization,
            isMultiRegionTrail: trail.multiRegion,
            cloudWatchLogs: logGroup && {
                logGroupName: logGroup.name,
                roleName: trail.logDeliveryRoleName,
                create: logGroup.exists
                    ? undefined
                    : { retentionDays: logGroup.retentionDays, logGroupClass: logGroup.class, keyArn: trailKeyArn },
            },
            deliveryTopicName: topic?.topicName,
            destinations: [...archive.readyForDelivery, ...(topic ? [topic] : [])],
            protect,
            tags: trail.tags,
        },
        inTrailAccount,
    );
});

const watched = watchedTrail && organizationTrails[trails.indexOf(watchedTrail)];
const watch = watched?.logGroupName
    ? new TrailWatch(
          "watch",
          {
              deployment,
              watched: detectionNamesOf(settings),
              alarms: settings.alarms,
              logGroupName: watched.logGroupName,
              urgent: {
                  topicName: names.urgentTopic,
                  existingArn: existing.urgentTopicArn,
                  subscriptions: settings.urgentSubscriptions,
                  otherAlarmArns: settings.trailKeyUsers.otherAlarmArns,
              },
              review: {
                  topicName: names.reviewTopic,
                  existingArn: existing.reviewTopicArn,
                  subscriptions: settings.reviewSubscriptions,
              },
              auditorTopicName: names.auditorTopic,
              keyArn: trailKeyArn,
              metricNamespace: names.metricNamespace,
              dashboardName: names.dashboard,
              tags,
          },
          inTrailAccount,
      )
    : undefined;

const resources = deploymentResourcesOf(settings);
const scheduledVerification =
    settings.verification && watch
        ? new ScheduledVerification(
              "log-archive-verification",
              {
                  deployment,
                  names: settings.verification,
                  archive: {
                      bucketName: existing.archiveBucket ?? names.archiveBucket,
                      key: resources.archiveKey,
                  },
                  keyArn: archive.keyArn,
                  trails,
                  code: bundledFunction(),
                  hour: settings.verification.hour,
                  topicArn: watch.urgentTopicArn,
                  readyForReading: archive.readyForDelivery,
                  tags,
              },
              inLogArchiveAccount,
          )
        : undefined;

const operators = accessRoles("operator", names.operatorRole, settings.operatorPrincipalArns, operatorPolicies);
const auditors = accessRoles("auditor", names.auditorRole, settings.auditorPrincipalArns, auditorPolicies);

function deliveryTopic(topicName: string, of: readonly ProgramTrail[]) {
    const policy = deliveryTopicPolicy(
        deployment,
        topicName,
        of.map(({ trailArn }) => trailArn),
    );
    return { topicName, policy, keyArn: trailKeyArn, tags };
}

/** A role of the same name in each of the two accounts, unless nobody is to assume it. */
function accessRoles(
    name: string,
    roleName: string,
    principalArns: readonly string[],
    policiesOf: typeof auditorPolicies,
) {
    if (principalArns.length === 0) {
        return undefined;
    }
    const policies = policiesOf(deployment, resources);
    const common = { roleName, trustPolicy: roleTrustPolicy(deployment, principalArns), tags };
    const description = `What an ${name} of the audit log needs in this account`;
    return {
        logArchiveAccount: new AccessRole(
            `log-archive-${name}`,
            { ...common, description, policy: policies.logArchiveAccount },
            inLogArchiveAccount,
        ).roleArn,
        trailAccount: new AccessRole(
            `trail-${name}`,
            { ...common, description, policy: policies.trailAccount },
            inTrailAccount,
        ).roleArn,
    };
}

/** The outputs are a contract: docs/outputs.md describes them, and a test holds their names. */
export = {
    trailArns: Object.fromEntries(trails.map(({ name }, index) => [name, organizationTrails[index]?.trailArn])),
    trailKeyArn,
    logGroupName: watched?.logGroupName,
    logGroupArn: watched?.logGroupArn,
    archiveBucketName: archive.bucketName,
    archiveBucketArn: archive.bucketArn,
    archiveKeyArn: archive.keyArn,
    accessLogBucketName: archive.accessLogBucketName,
    queryWorkgroupName: archiveQuery?.workgroupName,
    queryDatabaseName: archiveQuery?.databaseName,
    queryTableNames: archiveQuery?.tableNames,
    queryBucketName: archiveQuery?.resultBucketName,
    deliveryTopicArn: sharedDeliveryTopic?.topicArn,
    urgentTopicArn: watch?.urgentTopicArn,
    reviewTopicArn: watch?.reviewTopicArn,
    alarmNames: watch?.alarmNames,
    verificationFunctionName: scheduledVerification?.functionName,
    operatorRoleArns: operators,
    auditorRoleArns: auditors,
    deploymentPolicies: deploymentPolicies(deployment, resources, {
        logArchiveRoleArn: settings.logArchiveRoleArn,
        accessRoleNames: [...(operators ? [names.operatorRole] : []), ...(auditors ? [names.auditorRole] : [])],
        dashboardName: names.dashboard,
    }),
    requiredPolicies: requiredPoliciesOf(settings),
};

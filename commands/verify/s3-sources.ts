import { CloudTrailClient, DescribeTrailsCommand } from "@aws-sdk/client-cloudtrail";
import { Failure } from "../../command-line/failure";
import { Access, errorText, type AccountAccess } from "../aws/access";
import { bucketEndpointsOf } from "./bucket-endpoints";
import type { CommandOptions } from "./options";
import { ApiPublicKeys } from "./public-key-api";
import { PublicKeyFolder } from "./public-key-folder";
import { ParallelS3Client, S3Store } from "./s3-store";
import { SignedReader } from "./signed-reader";
import { nameOf, scopesOf, type Sources } from "./sources";

/** What the options say to verify in S3. @throws Failure if something named is not there, or cannot be reached. */
export async function inS3(options: CommandOptions): Promise<Sources> {
    // A deployment's settings take long to load.
    const isOfDeployment = options.stack !== undefined || options.settings !== undefined;
    const settings = isOfDeployment ? await (await import("../aws/settings")).settingsOf(options) : undefined;
    const access = await Access.connect({ roleArn: options.roleArn, settings, sessionName: "orgtrail-verify" });
    const region =
        settings?.deployment.region ?? process.env["AWS_REGION"] ?? process.env["AWS_DEFAULT_REGION"] ?? "us-east-1";
    const reader = settings ? await access.account(settings.deployment.logArchiveAccountId) : access.own;
    const { scopes, trails } = settings
        ? {
              scopes: scopesOf(
                  options.bucket ?? [settings.existing.archiveBucket ?? settings.names.archiveBucket],
                  options.prefix ?? [...new Set(settings.trails.map(({ prefix }) => prefix ?? ""))],
              ),
              trails: options.trail?.map(nameOf) ?? settings.trails.map(({ trailName }) => trailName),
          }
        : await fromTrails(options, access.own, region);
    const client = reader.client(ParallelS3Client, region);
    const endpoints = bucketEndpointsOf(client);
    const credentials = () => client.config.credentials();
    const store = new S3Store(client);
    const objects = new SignedReader(endpoints, credentials, () => Promise.resolve(store));
    return {
        store: {
            children: (bucket, prefix) => store.children(bucket, prefix),
            keys: (bucket, prefix) => store.keys(bucket, prefix),
            read: (bucket, key) => objects.read(bucket, key),
        },
        keys:
            options.publicKeys === undefined
                ? new ApiPublicKeys((where) => reader.client(CloudTrailClient, where))
                : new PublicKeyFolder(options.publicKeys),
        scopes,
        ...(trails && { trails: new Set(trails) }),
        workers: { region, endpoints },
        credentials,
        live: true,
    };
}

/** Without a deployment's settings: the buckets that are named, or those that the named trails deliver to. */
async function fromTrails({ bucket, prefix, trail }: CommandOptions, account: AccountAccess, region: string) {
    const trails = trail?.map(nameOf);
    if (bucket !== undefined) {
        return { scopes: scopesOf(bucket, prefix), trails };
    }
    const { trailList = [] } = await account
        .client(CloudTrailClient, region)
        .send(new DescribeTrailsCommand({ ...(trail && { trailNameList: trail }) }))
        .catch((error: unknown) => {
            throw new Failure(
                `the trails of account ${account.accountId} in ${region} cannot be described: ${errorText(error)}`,
                "Name their bucket with --bucket, or use credentials of the account that they belong to.",
            );
        });
    const lacking = trail?.find((name) => !trailList.some(({ Name, TrailARN }) => name === Name || name === TrailARN));
    if (lacking !== undefined) {
        throw new Failure(
            `account ${account.accountId} has no trail ${lacking} that ${region} knows`,
            "Give the name or ARN of a trail, the account's credentials and AWS_REGION, or --bucket.",
        );
    }
    return {
        scopes: trailList.map(({ S3BucketName: name = "", S3KeyPrefix: keyPrefix = "" }) => ({
            bucket: name,
            prefix: keyPrefix,
        })),
        trails,
    };
}

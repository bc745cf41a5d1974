import { auditorPolicies, operatorPolicies } from "../../components/documents/access-role-policies";
import { archiveBucketPolicy } from "../../components/documents/archive-bucket-policy";
import { deploymentPolicies } from "../../components/documents/deployment-policies";
import type { PolicyDocument } from "../../components/documents/policy-document";
import { roleTrustPolicy } from "../../components/documents/role-trust-policy";
import { deploymentResourcesOf } from "../deployment-resources";
import type { ParsedSettings } from "../schema";
import { completeSettings, type Settings } from "../settings";
import { entriesOf, type Contradiction } from "./contradiction";

/** "Bucket policies" allows 20 KB; "IAM and AWS STS quotas" so much of a trust policy, and of all inline policies of a role. */
const largest = { bucketPolicy: 20_480, trustPolicy: 2048, inlinePolicy: 10_240 };

type List =
    "breakGlassRoleArns" | "deploymentRoleArns" | "readerRoleArns" | "operatorPrincipalArns" | "auditorPrincipalArns";

interface Sized {
    /** What it is, for a message. */
    readonly name: string;
    readonly document: PolicyDocument;
    readonly most: number;
    /** What makes it long; the trails where there is none. */
    readonly lists: readonly List[];
}

/** Documents that grow with lists of roles, or with the names of what trails deliver to, until AWS refuses them. */
export function documentSizes(parsed: ParsedSettings): Contradiction[] {
    const settings = completeSettings(parsed);
    return [archive(settings), ...accessRoles(settings), ...deployment(settings)]
        .flat()
        .filter(({ document, most }) => JSON.stringify(document).length > most)
        .map(({ name, most, lists }) => {
            const [longest] = [...lists].sort(
                (a, b) => JSON.stringify(parsed[b]).length - JSON.stringify(parsed[a]).length,
            );
            const allowed = `${name} would be longer than ${most} characters, which is all that AWS takes`;
            return longest === undefined
                ? {
                      path: "trails",
                      ...longNames(parsed),
                      allowed: `shorter names of log groups: ${allowed}`,
                      example: "",
                  }
                : {
                      path: longest,
                      given: `${parsed[longest].length} ARNs`,
                      allowed: `fewer or shorter ARNs${lists.length > 1 ? `, here and in ${lists.filter((list) => list !== longest).join(" and ")}` : ""}: ${allowed}`,
                      example: "",
                  };
        });
}

/** The key's policy has no more of the roles, and may have 32 KB. */
function archive({ deployment, logBucketNames, roles, trails }: Settings): Sized {
    const bucket = {
        bucketName: logBucketNames[0] ?? "",
        trails: trails.map(({ trailArn, prefix, organization }) => ({
            trailArn,
            prefix,
            isOrganizationTrail: organization,
        })),
    };
    return {
        name: "the archive's bucket policy",
        document: archiveBucketPolicy(deployment, bucket, roles),
        most: largest.bucketPolicy,
        lists: ["readerRoleArns", "breakGlassRoleArns", "deploymentRoleArns"],
    };
}

function accessRoles(settings: Settings): Sized[] {
    const kinds = [
        { role: "operator", list: "operatorPrincipalArns", policiesOf: operatorPolicies },
        { role: "auditor", list: "auditorPrincipalArns", policiesOf: auditorPolicies },
    ] as const;
    return kinds
        .filter(({ list }) => settings[list].length > 0)
        .flatMap(({ role, list, policiesOf }) => [
            {
                name: `the trust policy of the ${role} roles`,
                document: roleTrustPolicy(settings.deployment, settings[list]),
                most: largest.trustPolicy,
                lists: [list],
            },
            ...Object.values(policiesOf(settings.deployment, deploymentResourcesOf(settings))).map((document) => ({
                name: `the policy of an ${role} role`,
                document,
                most: largest.inlinePolicy,
                lists: [],
            })),
        ]);
}

function deployment(settings: Settings): Sized[] {
    const { names, logArchiveRoleArn } = settings;
    const policies = deploymentPolicies(settings.deployment, deploymentResourcesOf(settings), {
        logArchiveRoleArn,
        accessRoleNames: [names.operatorRole, names.auditorRole],
        dashboardName: names.dashboard,
    });
    return Object.values(policies).map((document) => ({
        name: "the deployment's policy, as an inline one,",
        document,
        most: largest.inlinePolicy,
        lists: [],
    }));
}

/** The derived names are short enough. */
function longNames({ trails }: ParsedSettings) {
    const given = entriesOf("trails", trails).filter(({ entry }) => entry.logGroup.name !== undefined);
    return {
        given: `${trails.length} trails`,
        fix: given.map(({ path }) => ({ path: `${path}.logGroup.name` })),
    };
}

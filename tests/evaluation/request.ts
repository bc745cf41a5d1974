/** A request as AWS's policy evaluation sees it. Who owns the resource is said beside the policies. */
export interface AccessRequest {
    readonly caller: Caller;
    /** As policies name it, such as `s3:PutObject`. */
    readonly action: string;
    /** The ARN. */
    readonly resource: string;
    /** Condition keys that this request has beside those that follow from the caller. */
    readonly context?: RequestKeys;
}

export type RequestKeys = Readonly<Record<string, string | readonly string[]>>;

export type Caller = AccountPrincipal | ServicePrincipal | Anonymous;

/** A principal of an account: what SCPs bind if the account is a member of an organization. */
export type AccountPrincipal = RoleSession | IamUser | RootUser;

export interface RoleSession extends Member {
    readonly kind: "role session";
    /** The role's, which is also what `aws:PrincipalArn` is in its sessions. */
    readonly arn: string;
    readonly sessionName: string;
    /** The policy documents of the role. */
    readonly policies: readonly object[];
}

export interface IamUser extends Member {
    readonly kind: "IAM user";
    readonly arn: string;
    /** The policy documents of the user. */
    readonly policies: readonly object[];
}

export interface RootUser extends Member {
    readonly kind: "root user";
    /** `arn:<partition>:iam::<account>:root` */
    readonly arn: string;
}

interface Member {
    readonly organization?: { readonly id: string; readonly managementAccountId: string };
}

/** An AWS service that calls by its own principal, for a resource of a customer where `source` says so. */
export interface ServicePrincipal {
    readonly kind: "service principal";
    readonly service: string;
    readonly source?: { readonly arn: string; readonly accountId: string; readonly organizationId?: string };
}

export interface Anonymous {
    readonly kind: "anonymous";
}

/** The account of the caller; `undefined` for a service and for nobody. */
export function accountOf(caller: Caller): string | undefined {
    return "arn" in caller ? caller.arn.split(":")[4] : undefined;
}

/** `arn:aws:sts::<account>:assumed-role/<name>/<session>`: the session's ARN leaves the path of the role out. */
export function sessionArn({ arn, sessionName }: RoleSession): string {
    const [, partition, , , account] = arn.split(":");
    return `arn:${partition}:sts::${account}:assumed-role/${arn.split("/").at(-1)}/${sessionName}`;
}

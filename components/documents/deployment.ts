/**
 * The facts of one deployment that every name and policy document is built from. All are known before the first
 * preview: no document waits for an attribute that AWS decides.
 */
export interface Deployment {
    /** `aws`, `aws-us-gov` or `aws-cn`. */
    readonly partition: string;
    /** The home Region of the trail, the archive, the log group and the topics. */
    readonly region: string;
    /** `o-` and 10 to 32 letters or digits. */
    readonly organizationId: string;
    /** The account that owns the organization trail, its log group and topics: 12 digits. */
    readonly managementAccountId: string;
    /** The account that owns the archive: 12 digits. */
    readonly logArchiveAccountId: string;
}

/** The roles that the documents of the archive and of the keys know by name. All are ARNs of IAM roles. */
export interface Roles {
    /** May delete logs and reconfigure the archive in an emergency. */
    readonly breakGlass: readonly string[];
    /** May reconfigure the archive, but not delete or change a log. */
    readonly deployment: readonly string[];
    /** May read and decrypt logs. */
    readonly readers: readonly string[];
}

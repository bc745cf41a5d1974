import type { PolicyDocument } from "../../components/documents/policy-document";
import type { Lack } from "./lack";
import { missingStatements } from "./statements";

/** How the owner administers a key is the owner's: the statement is for a key that this program makes. */
const ownersOwn = "AllowKeyAdministration";

/** Which statements of a required policy are not there: an Allow is needed, a Deny makes the audit log tamper-evident. */
export function missingFrom(policy: string | undefined, required: PolicyDocument | undefined): Lack[] {
    return (required ? missingStatements(required, policy) : [])
        .filter(({ statement }) => statement.Sid !== ownersOwn)
        .map(({ statement: { Sid, Effect }, isAllowedAnyway }): Lack => {
            if (Effect === "Deny") {
                return { kind: "hardening", what: `statement ${Sid}` };
            }
            return isAllowedAnyway
                ? { kind: "hardening", what: `statement ${Sid} as narrow as required: another one allows more` }
                : { kind: "must", what: `statement ${Sid}` };
        });
}

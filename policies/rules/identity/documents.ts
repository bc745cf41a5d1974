import type { Document } from "../../reading/policy-document";
import type { Resource } from "../../reading/resource";
import { types } from "../../reading/types";
import { list } from "../../reading/value";

/** The types of resources that hold policies of identities. */
export const withPolicies = [
    ...types.iamPolicy,
    ...types.rolePolicy,
    ...types.userPolicy,
    ...types.groupPolicy,
    ...types.permissionSetInlinePolicy,
    ...types.role,
];

/** The policies in a resource that say what an identity may do; not the one that says who may assume a role. */
export function identityPolicies(resource: Resource): Document[] {
    return resource.type === types.role[0]
        ? list(resource.input("inlinePolicies")).map((_, index) => resource.document("inlinePolicies", index, "policy"))
        : [resource.document(resource.type === types.permissionSetInlinePolicy[0] ? "inlinePolicy" : "policy")];
}

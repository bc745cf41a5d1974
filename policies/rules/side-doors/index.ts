import type { Rule } from "../../rule";
import { awsNativeResource } from "./aws-native";
import { cloudControlResource } from "./cloud-control";
import { cloudFormationTemplate } from "./cloudformation";
import { managedPolicies } from "./managed-policies";

export const rules: readonly Rule[] = [
    cloudFormationTemplate,
    cloudControlResource,
    awsNativeResource,
    ...managedPolicies,
];

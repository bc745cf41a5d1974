import "./freshness";
import "./lean-sdk";
import { PolicyPack } from "@pulumi/policy";
import { policies } from "./policy";
import { rules } from "./rules";

// Constructing the pack starts its server, so nothing else may import this file.
new PolicyPack("orgtrail", { policies: policies(rules) });

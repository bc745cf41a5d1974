import { firstEvent, watchOf } from "../entry";
import { modelAccessChanges } from "./model-access";
import { modelsInvokedWithLongLivedKey } from "./model-invocations";
import type { PatternDetection } from "../detection";

export const unusualModelUse: PatternDetection = {
    ...firstEvent,
    id: "unusual-model-use",
    title: "Bedrock model invoked with an IAM user's access key, access asked for, or log or guardrail removed",
    why: "Stolen credentials are sold for their models: the thief asks for access and switches off the log of the prompts first. Applications use roles, leaked keys are users'.",
    response:
        "Ask the owner of the user or the account. Deactivate the key if nobody knows, switch the log on again, and look at the Regions and models of the caller's other calls.",
    severity: "medium",
    techniques: ["T1496.004", "T1562.008", "T1078.004"],
    controls: [],
    noise: "The first use of a model in an account; developers and programs that call models with a user's key: exclude those users.",
    watches: "of invocations, those of IAM users that were allowed, also those that Bedrock found invalid: probes are",
    ...watchOf(modelAccessChanges, modelsInvokedWithLongLivedKey),
};

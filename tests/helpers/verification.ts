import type { VerificationNames } from "../../components/documents/verification-names";

/** A scheduled verification in one part, as the settings name it. */
export const verification: VerificationNames = {
    functionName: "orgtrail-verification",
    scheduleRoleName: "orgtrail-verification-schedule",
    scheduleNames: ["orgtrail-verification-1"],
    logGroupName: "/aws/lambda/orgtrail-verification",
    alarmNamePrefix: "orgtrail-verification-",
    metricNamespace: "orgtrail/verification",
};

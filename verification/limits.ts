/** "Lambda quotas": no run is longer than 15 minutes, in seconds. The function stops before that, and says so. */
export const timeout = 900;
/** "Configure Lambda function memory": with so many MiB a function has one virtual CPU. Verifying takes 200. */
export const memorySize = 1769;
/** About as many log files and digests one run verifies in a second, with one virtual CPU and files of some KiB. */
export const filesVerifiedInSecond = 500;

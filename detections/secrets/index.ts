import { secretsReadByPeople } from "./secret-reads";
import { secretsSwept } from "./secret-sweeps";
import type { PatternDetection } from "../detection";

/** Secrets read in bulk. */
export const secretDetections: readonly PatternDetection[] = [secretsSwept, secretsReadByPeople];

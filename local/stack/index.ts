export { type Output, Stack, type StackOptions, type StackState } from "./stack";

import { z } from "zod";
import * as value from "./values";

const filterPolicy = z
    .record(z.string(), z.json())
    .meta({
        allowed: "an Amazon SNS filter policy: an object that has a list of values for each key",
        example: "orgtrail-",
        at: ["AlarmName", 0, "prefix"],
    })
    .optional()
    .describe("Which messages the subscriber gets; all by default");
const filterPolicyScope = value
    .choice(["MessageBody", "MessageAttributes"], "MessageBody")
    .default("MessageBody")
    .describe("What the filter policy is about");
const rawMessageDelivery = value.flag
    .default(false)
    .describe("Whether the message comes without the envelope of Amazon SNS; for https and sqs");

/** Who hears of a topic's messages. */
export const subscriptions = z.array(
    z.discriminatedUnion("protocol", [
        z.strictObject({
            protocol: z.literal("email").describe("How a message goes out"),
            endpoint: value.emailAddress.describe("Whom or what it goes to"),
            filterPolicy,
            filterPolicyScope,
        }),
        z.strictObject({
            protocol: z.literal("https").describe("How a message goes out"),
            endpoint: value.httpsUrl.describe("Whom or what it goes to"),
            filterPolicy,
            filterPolicyScope,
            rawMessageDelivery,
        }),
        z.strictObject({
            protocol: z.literal("sqs").describe("How a message goes out"),
            endpoint: value.queueArn.describe("Whom or what it goes to"),
            filterPolicy,
            filterPolicyScope,
            rawMessageDelivery,
        }),
    ]),
);

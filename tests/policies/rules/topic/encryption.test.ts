import { compliantStack } from "../../helpers/compliant-stack";
import { change, from, type Program } from "../../helpers/program";
import { assertFindings, unknown } from "../../helpers/server";

const rule = "sns-topic-encryption";
const topic = (inputs: Record<string, unknown>): Program => ({ topic: { type: "aws:sns/topic:Topic", inputs } });
const awsKey = { kmsMasterKeyId: "alias/aws/sns" };

describe(rule, () => {
    it("finds a topic without a key", async () => {
        await assertFindings(topic({ name: "plain" }), [`${rule}: topic`]);
    });

    it("finds a topic with an empty key", async () => {
        await assertFindings(topic({ kmsMasterKeyId: "" }), [`${rule}: topic`]);
    });

    it("accepts AWS's own key for a topic of the application's own", async () => {
        await assertFindings({ ...compliantStack, ...topic(awsKey) }, []);
    });

    it("finds AWS's own key on a trail's topic", async () => {
        await assertFindings(change(compliantStack, "delivery-topic", awsKey), [`${rule}: delivery-topic`]);
    });

    it("finds AWS's own key on an alarm's topic", async () => {
        await assertFindings(change(compliantStack, "alarm-topic", awsKey), [`${rule}: alarm-topic`]);
    });

    it("accepts it for a topic of the same name in another Region", async () => {
        const inputs = { ...awsKey, name: "alarms" };
        const computed = { arn: "arn:aws:sns:eu-west-1:111122223333:alarms" };
        await assertFindings({ ...compliantStack, other: { type: "aws:sns/topic:Topic", inputs, computed } }, []);
    });

    it("finds AWS's own key on any topic in an alarm's list of actions", async () => {
        const computed = { arn: "arn:aws:sns:us-east-1:111122223333:other" };
        const alarm = change(compliantStack, "alarm", {
            okActions: [from("alarm-topic", "arn"), from("other", "arn")],
        });
        await assertFindings({ ...alarm, other: { type: "aws:sns/topic:Topic", inputs: awsKey, computed } }, [
            `${rule}: other`,
        ]);
    });

    it("finds AWS's own key on a topic that a trail names", async () => {
        const named = change(compliantStack, "trail", { snsTopicName: "deliveries" });
        await assertFindings(change(named, "delivery-topic", awsKey), [`${rule}: delivery-topic`]);
    });

    it("leaves to the update a key of unknown origin", async () => {
        await assertFindings(topic({ kmsMasterKeyId: unknown }), [`${rule}? topic`]);
    });
});

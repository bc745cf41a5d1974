import assert from "node:assert/strict";
import { advancedEventSelectors } from "../../components/event-selectors";

const management = {
    name: "Management events selector",
    fieldSelectors: [{ field: "eventCategory", equals: ["Management"] }],
};

describe("the event selectors of a trail", () => {
    it("record all management events", () => {
        assert.deepEqual(advancedEventSelectors([], ["arn:aws:s3:::archive"]), [management]);
    });

    it("leave the object events of the buckets with logs out of the data events", () => {
        const selectors = advancedEventSelectors(
            ["AWS::S3::Object", "AWS::Lambda::Function"],
            ["arn:aws:s3:::archive", "arn:aws:s3:::access-logs"],
        );
        assert.deepEqual(selectors, [
            management,
            {
                name: "Data events of AWS::S3::Object",
                fieldSelectors: [
                    { field: "eventCategory", equals: ["Data"] },
                    { field: "resources.type", equals: ["AWS::S3::Object"] },
                    {
                        field: "resources.ARN",
                        notStartsWiths: ["arn:aws:s3:::archive/", "arn:aws:s3:::access-logs/"],
                    },
                ],
            },
            {
                name: "Data events of AWS::Lambda::Function",
                fieldSelectors: [
                    { field: "eventCategory", equals: ["Data"] },
                    { field: "resources.type", equals: ["AWS::Lambda::Function"] },
                ],
            },
        ]);
    });
});

import assert from "node:assert/strict";
import type { PolicyDocument } from "../../components/documents/policy-document";
import { mutants } from "./mutants";

const document: PolicyDocument = {
    Version: "2012-10-17",
    Statement: [
        { Sid: "One", Effect: "Allow", Principal: { AWS: ["1", "2"] }, Action: ["a:b", "a:c"], Resource: "*" },
        {
            Sid: "Two",
            Effect: "Deny",
            Principal: "*",
            Action: "a:b",
            Resource: "*",
            Condition: { StringEquals: { k: ["v", "w"], l: "v" } },
        },
    ],
};

describe("the mutants of a policy document", () => {
    it("lack each statement and each part that a statement can do without", () => {
        assert.deepEqual(
            mutants(document).map(({ without }) => without),
            [
                "One",
                "One Principal AWS 1",
                "One Principal AWS 2",
                "One Action a:b",
                "One Action a:c",
                "Two",
                "Two Condition StringEquals k v",
                "Two Condition StringEquals k w",
                "Two Condition StringEquals k",
                "Two Condition StringEquals l",
            ],
        );
    });

    it("are the document but for that part", () => {
        const [one, two] = document.Statement;
        const mutant = mutants(document).find(({ without }) => without === "Two Condition StringEquals k w");
        const Statement = [one, { ...two, Condition: { StringEquals: { k: ["v"], l: "v" } } }];
        assert.deepEqual(mutant?.document, { ...document, Statement });
    });
});

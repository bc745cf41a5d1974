import assert from "node:assert/strict";
import { missingStatements } from "../../../commands/check-existing/statements";
import { archiveBucketPolicy } from "../../../components/documents/archive-bucket-policy";
import type { PolicyDocument } from "../../../components/documents/policy-document";
import { deployment, roles, trail } from "../../helpers/deployment";

const trails = [{ trailArn: trail, isOrganizationTrail: true }];
const required = archiveBucketPolicy(deployment, { bucketName: "archive", trails }, roles);
const [first] = required.Statement;

function missing(policy: unknown, of: PolicyDocument = required): string[] {
    return missingStatements(of, policy === undefined ? undefined : JSON.stringify(policy)).map(
        ({ statement }) => statement.Sid,
    );
}

function requiring(statement: object): PolicyDocument {
    return { Version: "2012-10-17", Statement: [{ ...first, ...statement } as PolicyDocument["Statement"][number]] };
}

describe("the statements that a policy lacks", () => {
    it("are all of them where there is no policy", () => {
        assert.deepEqual(
            missing(undefined),
            required.Statement.map(({ Sid }) => Sid),
        );
    });

    it("are none where it has them among others, in another order and under other Sids", () => {
        const reversed = required.Statement.map((statement, index) => ({ ...statement, Sid: `S${index}` })).reverse();
        const other = { Sid: "Other", Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "*" };
        assert.deepEqual(missing({ Version: "2012-10-17", Statement: [other, ...reversed] }), []);
    });

    it("are none where a list of one stands for its value, and a list is in another order", () => {
        const of = requiring({ Action: ["s3:ListBucket", "s3:GetObject"], Resource: "arn:aws:s3:::archive" });
        const same = {
            ...of.Statement[0],
            Action: ["s3:GetObject", "s3:ListBucket"],
            Resource: ["arn:aws:s3:::archive"],
        };
        assert.deepEqual(missing({ Statement: [same] }, of), []);
    });

    it("are none where everyone is written as an AWS principal", () => {
        const of = requiring({ Principal: "*" });
        assert.deepEqual(missing({ Statement: { ...of.Statement[0], Principal: { AWS: "*" } } }, of), []);
    });

    it("are none where a condition's text is a boolean", () => {
        const of = requiring({ Condition: { Bool: { "aws:SecureTransport": "false" } } });
        const same = { ...of.Statement[0], Condition: { Bool: { "aws:SecureTransport": false } } };
        assert.deepEqual(missing({ Statement: [same] }, of), []);
    });

    for (const [name, change] of Object.entries({
        "an action less": { Action: "s3:GetBucketLocation" },
        "another trail": { Condition: { StringEquals: { "aws:SourceArn": `${trail}-2` } } },
        "no condition": { Condition: undefined },
        "the other effect": { Effect: "Deny" },
        "another resource": { Resource: "arn:aws:s3:::archive/*" },
    })) {
        it(`are named where one has ${name}`, () => {
            const [, ...others] = required.Statement;
            assert.deepEqual(missing({ Statement: [{ ...first, ...change }, ...others] }), ["AllowTrailToCheckAcl"]);
        });
    }
});

import assert from "node:assert/strict";
import { alarmFilters } from "../../../../commands/search/alarms";
import { clientOf } from "../../../../commands/search/output/client";
import { eventOf } from "../../../../commands/search/output/event";
import { explanationOf } from "../../../../commands/search/output/explanation";
import { showText } from "../../../../commands/search/output/show";
import { sampleFound, sampleRecord, session } from "../sample-events";

type Fields = Parameters<typeof sampleFound>[0];

const filters = alarmFilters(undefined);

function section(title: string, fields: Fields, chain: readonly string[] = []): readonly string[] | undefined {
    return explanationOf(sampleFound(fields), { filters, chain }).find((each) => each.title === title)?.lines;
}

describe("an event explained", () => {
    it("is a line of summary and a section for each question", () =>
        assert.deepEqual(showText(sampleFound(), { filters, chain: [] }).split("\n"), [
            "cloudtrail:StopLogging by mallory at 2026-03-04T10:00:00Z: ok",
            "",
            "what      StopLogging of cloudtrail.amazonaws.com, a management event, which can change something",
            "when      2026-03-04T10:00:00Z",
            "where     account 111122223333, Region us-east-1",
            "who       the IAM user mallory, account 111122223333",
            "          ARN arn:aws:iam::111122223333:user/mallory",
            "          long-term access key AKIAIOSFODNN7EXAMPLE",
            "from      198.51.100.7, with the AWS CLI 2.15.0 (cloudtrail stop-logging)",
            "          user agent aws-cli/2.15.0 md/command#cloudtrail.stop-logging",
            "asked     name = orgtrail-organization-trail",
            "answer    it succeeded; the record holds nothing of the answer",
            'alarms    fires cloudtrail-changes (critical): CloudTrail configuration changed; because $.eventSource = "cloudtrail.amazonaws.com" && $.eventName = "StopLogging" && $.errorCode NOT EXISTS',
            "recorded  event id 3038ebd2-c98a-4c65-9b6e-e22506292313",
            "          found in a file",
            "          event type AwsApiCall",
            "          record format 1.11",
            "",
        ]));
    it("tells a session's role, age, key and MFA", () =>
        assert.deepEqual(section("who", { userIdentity: session("Admin", "alice") }), [
            "the session alice of the role Admin, account 111122223333",
            "ARN arn:aws:sts::111122223333:assumed-role/Admin/alice",
            "session since 2026-03-04T09:55:00Z",
            "temporary access key ASIAIOSFODNN7EXAMPLE",
            "with MFA",
        ]));
    it("tells the source identity, the Identity Center user and the web identity behind a session", () => {
        const { sessionContext } = session("Admin", "alice");
        const more = {
            sessionContext: {
                ...(sessionContext as object),
                sourceIdentity: "jo",
                webIdFederationData: { federatedProvider: "token.actions.githubusercontent.com" },
            },
            onBehalfOf: { userId: "94482488-3041-7055-e5b1-9f2d4a1c0b77" },
        };
        assert.deepEqual(section("who", { userIdentity: session("Admin", "alice", more) })?.slice(2, 5), [
            "on behalf of the Identity Center user 94482488-3041-7055-e5b1-9f2d4a1c0b77",
            "source identity jo",
            "web identity of token.actions.githubusercontent.com",
        ]);
    });
    it("tells from a sign-in whether MFA was used", () =>
        assert.equal(section("who", { additionalEventData: { MFAUsed: "No" } })?.at(-1), "without MFA"));
    it("shows the steps by which the caller came by its credentials", () =>
        assert.deepEqual(section("through", {}, ["first", "second"]), ["first", "second"]));
    it("takes apart what was asked, also where it is JSON in a text", () =>
        assert.deepEqual(
            section("asked", {
                requestParameters: {
                    bucketName: "b",
                    policy: '{"Statement":[{"Effect":"Allow","Action":["s3:*"]}]}',
                    n: 7,
                },
            }),
            ["bucketName = b", "policy.Statement[0].Effect = Allow", "policy.Statement[0].Action[0] = s3:*", "n = 7"],
        ));
    it("tells what the service adds: how much was read, tags, which key was rotated", () =>
        assert.deepEqual(
            section("details", {
                additionalEventData: { bytesTransferredOut: 1_500_000, AuthenticationMethod: "AuthHeader" },
                serviceEventDetails: { keyId: "1234" },
                eventContext: { tagContext: { resourceTags: [{ arn: "arn:aws:s3:::data" }] } },
            }),
            [
                "bytesTransferredOut = 1500000",
                "AuthenticationMethod = AuthHeader",
                "keyId = 1234",
                "tagContext.resourceTags[0].arn = arn:aws:s3:::data",
            ],
        ));
    it("tells of an Insights event which call was unusual, and how", () => {
        const found = sampleFound({
            eventName: null,
            eventSource: null,
            userIdentity: null,
            requestParameters: null,
            eventCategory: "Insight",
            insightDetails: {
                state: "Start",
                eventSource: "ssm.amazonaws.com",
                eventName: "UpdateInstanceInformation",
                insightType: "ApiCallRateInsight",
            },
        });
        const text = showText(found, { filters, chain: [] });
        assert.match(text, /^ssm:UpdateInstanceInformation /);
        assert.match(text, /^what      UpdateInstanceInformation of ssm\.amazonaws\.com, an Insights event/m);
        assert.match(text, /^details   state = Start$/m);
        assert.doesNotMatch(text, /it succeeded/);
        assert.equal(eventOf(found.record).target, "Start of ApiCallRateInsight");
    });
    it("shows no more lines than can be read", () => {
        const asked = section("asked", {
            requestParameters: { items: Array.from({ length: 500 }, (_, index) => index) },
        });
        assert.deepEqual([asked?.length, asked?.at(-1)], [41, "and 460 more: --json prints the record"]);
    });
    it("tells the error, and that nothing changed", () => {
        const failed = { errorCode: "AccessDenied", errorMessage: "You may not." };
        assert.deepEqual(
            [section("answer", failed), section("changed", failed)],
            [["error AccessDenied: You may not."], ["nothing: the call failed"]],
        );
    });
    it("says of a read that it changed nothing", () =>
        assert.deepEqual(section("changed", { readOnly: true }), ["nothing: the call only reads"]));
    it("tells the state before and after, where the answer has both", () =>
        assert.deepEqual(
            section("changed", {
                responseElements: {
                    instancesSet: {
                        items: [
                            {
                                instanceId: "i-1",
                                currentState: { name: "stopping" },
                                previousState: { name: "running" },
                            },
                        ],
                    },
                },
            }),
            ["instancesSet.items[0].currentState.name: running became stopping"],
        ));
    it("says nothing of a change that the record does not prove", () =>
        assert.equal(section("changed", {}), undefined));
    it("names the alarms that count it, with their thresholds", () =>
        assert.match(
            section("alarms", { errorCode: "AccessDenied", eventSource: "s3.amazonaws.com" })?.join() ?? "",
            /^counts towards [\w-]+, which takes \d+ in \d+ s \(/,
        ));
    it("leaves out what an empty record does not tell", () =>
        assert.deepEqual(
            explanationOf({ record: {}, text: "{}", source: "a file" }, { filters, chain: [] }).map(
                ({ title }) => title,
            ),
            ["what", "who", "answer", "recorded"],
        ));
    it("shows nothing that moves the cursor", () =>
        assert.doesNotMatch(
            showText(sampleFound({ requestParameters: { name: "\u001b[2J\n\u009b" } }), { filters, chain: ["\u001b"] }),
            /[\u001b\u009b]/,
        ));
});

describe("the client of a call", () => {
    for (const [userAgent, expected] of [
        ["aws-cli/2.15.0 Python/3.11 command/s3api.get-object", "the AWS CLI 2.15.0 (s3api get-object)"],
        ["[aws-cli/1.18.69 Python/3.8.10]", "the AWS CLI 1.18.69"],
        ["APN/1.0 HashiCorp/1.0 Terraform/1.5.7 terraform-provider-aws/5.0", "Terraform 1.5.7"],
        ["Boto3/1.34.1 Botocore/1.34.1", "the AWS SDK for Python 1.34.1"],
        ["Mozilla/5.0 (X11; Linux x86_64)", "a browser, in the AWS console"],
        ["console.amazonaws.com", "a browser, in the AWS console"],
        ["cloudformation.amazonaws.com", "the service cloudformation.amazonaws.com"],
        ["something-else/1", undefined],
    ] as const) {
        it(`is ${expected ?? "not guessed"} for ${userAgent}`, () =>
            assert.equal(clientOf(sampleRecord({ userAgent })), expected));
    }
    it("is the console where the session is", () =>
        assert.equal(
            clientOf(sampleRecord({ userAgent: "x", sessionCredentialFromConsole: "true" })),
            "the AWS console",
        ));
});

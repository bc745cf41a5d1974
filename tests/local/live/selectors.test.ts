import * as assert from "node:assert/strict";
import * as path from "node:path";
import type { AdvancedEventSelector, EventSelector, InsightSelector } from "@aws-sdk/client-cloudtrail";
import { ensurePythonEnvironment } from "../../../local/emulator/python-environment";
import { repositoryFolder } from "../../../command-line/paths";
import { TerminalProgress } from "../../../command-line/progress";
import { run } from "../../../command-line/run";
import { event, type Json } from "./delivery-harness";

interface Selectors {
    readonly basic?: readonly EventSelector[];
    readonly advanced?: readonly AdvancedEventSelector[];
    readonly insights?: readonly InsightSelector[];
}

const management = event();
const readOnly = event({ eventName: "DescribeInstances", readOnly: true });
const kms = event({ eventSource: "kms.amazonaws.com", eventName: "Encrypt" });
const data = (fields: Json): Json => event({ eventCategory: "Data", managementEvent: false, ...fields });
const objectOf = (bucket: string, key: string, fields: Json = {}): Json =>
    data({
        eventSource: "s3.amazonaws.com",
        eventName: "PutObject",
        resources: [
            { type: "AWS::S3::Object", ARN: `arn:aws:s3:::${bucket}/${key}` },
            { type: "AWS::S3::Bucket", ARN: `arn:aws:s3:::${bucket}`, accountId: "111122223333" },
        ],
        ...fields,
    });
const invocation = (name: string): Json =>
    data({
        eventSource: "lambda.amazonaws.com",
        eventName: "Invoke",
        resources: [{ type: "AWS::Lambda::Function", ARN: `arn:aws:lambda:us-east-1:111122223333:function:${name}` }],
    });
const listing = data({
    eventSource: "s3.amazonaws.com",
    eventName: "ListObjects",
    readOnly: true,
    resources: [{ type: "AWS::S3::Object", ARNPrefix: "arn:aws:s3:::photos/" }],
});
const network = event({
    eventCategory: "NetworkActivity",
    managementEvent: false,
    eventSource: "kms.amazonaws.com",
    errorCode: "VpceAccessDenied",
    vpcEndpointId: "vpce-1",
});
const insight = event({ eventCategory: "Insight", insightDetails: { insightType: "ApiCallRateInsight" } });
const oldManagement = Object.fromEntries(
    Object.entries(management).filter(([name]) => name !== "eventCategory" && name !== "managementEvent"),
);

const basic = (selector: EventSelector): Selectors => ({ basic: [selector] });
const advanced = (...fields: [Field: string, conditions: Record<string, readonly string[]>][]): Selectors => ({
    advanced: [{ FieldSelectors: fields.map(([Field, conditions]) => ({ Field, ...conditions })) as never }],
});
const category = (name: string): [string, Record<string, readonly string[]>] => ["eventCategory", { Equals: [name] }];
const objects: [string, Record<string, readonly string[]>] = ["resources.type", { Equals: ["AWS::S3::Object"] }];
const dataResource = (Type: string, ...Values: string[]): Selectors =>
    basic({ IncludeManagementEvents: false, DataResources: [{ Type, Values }] });

/** What the claim is, the selectors, the record, and whether they take it. */
const cases: [claim: string, selectors: Selectors, record: Json, taken: boolean][] = [
    ["management events unless they are left out", basic({ ReadWriteType: "All" }), management, true],
    ["no management events when they are left out", basic({ IncludeManagementEvents: false }), management, false],
    ["a record without a category as a management event", basic({}), oldManagement, true],
    ["of write-only a write", basic({ ReadWriteType: "WriteOnly" }), management, true],
    ["of write-only no read", basic({ ReadWriteType: "WriteOnly" }), readOnly, false],
    ["of read-only a read", basic({ ReadWriteType: "ReadOnly" }), readOnly, true],
    ["of read-only no write", basic({ ReadWriteType: "ReadOnly" }), management, false],
    ["no event of an excluded source", basic({ ExcludeManagementEventSources: ["kms.amazonaws.com"] }), kms, false],
    [
        "events of sources that are not excluded",
        basic({ ExcludeManagementEventSources: ["kms.amazonaws.com"] }),
        management,
        true,
    ],
    ["no data events unless asked for", basic({}), objectOf("photos", "a"), false],
    ["objects of every bucket", dataResource("AWS::S3::Object", "arn:aws:s3"), objectOf("photos", "a"), true],
    [
        "objects of every bucket, the longer way",
        dataResource("AWS::S3::Object", "arn:aws:s3:::"),
        objectOf("b", "a"),
        true,
    ],
    ["objects of one bucket", dataResource("AWS::S3::Object", "arn:aws:s3:::photos/"), objectOf("photos", "a"), true],
    [
        "no objects of another bucket",
        dataResource("AWS::S3::Object", "arn:aws:s3:::photos/"),
        objectOf("photos2", "a"),
        false,
    ],
    [
        "objects below a prefix",
        dataResource("AWS::S3::Object", "arn:aws:s3:::photos/2026"),
        objectOf("photos", "2026/a"),
        true,
    ],
    [
        "no objects beside a prefix",
        dataResource("AWS::S3::Object", "arn:aws:s3:::photos/2026"),
        objectOf("photos", "2025/a"),
        false,
    ],
    ["a listing of a bucket", dataResource("AWS::S3::Object", "arn:aws:s3:::photos/"), listing, true],
    ["every function", dataResource("AWS::Lambda::Function", "arn:aws:lambda"), invocation("f"), true],
    [
        "one function",
        dataResource("AWS::Lambda::Function", "arn:aws:lambda:us-east-1:111122223333:function:f"),
        invocation("f"),
        true,
    ],
    [
        "no function with a longer name",
        dataResource("AWS::Lambda::Function", "arn:aws:lambda:us-east-1:111122223333:function:f"),
        invocation("f2"),
        false,
    ],
    [
        "no object for a function",
        dataResource("AWS::Lambda::Function", "arn:aws:lambda"),
        objectOf("photos", "a"),
        false,
    ],
    [
        "of several selectors any one",
        { basic: [{ IncludeManagementEvents: false }, { ReadWriteType: "WriteOnly" }] },
        management,
        true,
    ],

    ["the category Management", advanced(category("Management")), management, true],
    ["of the category Management no data event", advanced(category("Management")), objectOf("photos", "a"), false],
    ["of the category Data no management event", advanced(category("Data"), objects), management, false],
    ["the category NetworkActivity", advanced(category("NetworkActivity")), network, true],
    ["of the category Management no network activity", advanced(category("Management")), network, false],
    ["readOnly equals true", advanced(category("Management"), ["readOnly", { Equals: ["true"] }]), readOnly, true],
    ["readOnly equals false", advanced(category("Management"), ["readOnly", { Equals: ["false"] }]), readOnly, false],
    ["eventName equals one of several", advanced(["eventName", { Equals: ["A", "StartInstances"] }]), management, true],
    ["eventName equals no part of a name", advanced(["eventName", { Equals: ["Start"] }]), management, false],
    [
        "eventName not equal to any of several",
        advanced(["eventName", { NotEquals: ["A", "StartInstances"] }]),
        management,
        false,
    ],
    ["eventName not equal to others", advanced(["eventName", { NotEquals: ["A", "B"] }]), management, true],
    ["eventName starts with", advanced(["eventName", { StartsWith: ["Start"] }]), management, true],
    ["eventName starts with another", advanced(["eventName", { StartsWith: ["Stop"] }]), management, false],
    ["eventName does not start with", advanced(["eventName", { NotStartsWith: ["Start"] }]), management, false],
    ["eventName does not start with another", advanced(["eventName", { NotStartsWith: ["Stop"] }]), management, true],
    ["eventName ends with", advanced(["eventName", { EndsWith: ["Instances"] }]), management, true],
    ["eventName ends with another", advanced(["eventName", { EndsWith: ["Users"] }]), management, false],
    ["eventName does not end with", advanced(["eventName", { NotEndsWith: ["Instances"] }]), management, false],
    ["eventName does not end with another", advanced(["eventName", { NotEndsWith: ["Users"] }]), management, true],
    [
        "selecting conditions on one field as alternatives",
        advanced(["eventName", { Equals: ["A"], StartsWith: ["Start"] }]),
        management,
        true,
    ],
    [
        "deselecting conditions on one field all together",
        advanced(["eventName", { NotEquals: ["A"], NotStartsWith: ["Start"] }]),
        management,
        false,
    ],
    [
        "nothing that is selected and deselected",
        advanced(["eventName", { StartsWith: ["Start"], NotEndsWith: ["Instances"] }]),
        management,
        false,
    ],
    [
        "eventSource not equal",
        advanced(category("Management"), ["eventSource", { NotEquals: ["kms.amazonaws.com"] }]),
        kms,
        false,
    ],
    ["eventType equals", advanced(["eventType", { Equals: ["AwsServiceEvent"] }]), management, false],
    ["resources.type equals", advanced(category("Data"), objects), objectOf("photos", "a"), true],
    ["no other resources.type", advanced(category("Data"), objects), invocation("f"), false],
    [
        "resources.ARN starts with a bucket's",
        advanced(category("Data"), objects, ["resources.ARN", { StartsWith: ["arn:aws:s3:::photos/"] }]),
        objectOf("photos", "a"),
        true,
    ],
    [
        "no object of a bucket that resources.ARN leaves out",
        advanced(category("Data"), objects, ["resources.ARN", { NotStartsWith: ["arn:aws:s3:::photos/"] }]),
        objectOf("photos", "a"),
        false,
    ],
    [
        "objects of others than a bucket that resources.ARN leaves out",
        advanced(category("Data"), objects, ["resources.ARN", { NotStartsWith: ["arn:aws:s3:::photos/"] }]),
        objectOf("letters", "a"),
        true,
    ],
    [
        "the object's ARN, not its bucket's",
        advanced(category("Data"), objects, ["resources.ARN", { Equals: ["arn:aws:s3:::photos"] }]),
        objectOf("photos", "a"),
        false,
    ],
    ["userIdentity.arn", advanced(["userIdentity.arn", { EndsWith: ["user/alice"] }]), management, true],
    [
        "no identity that userIdentity.arn leaves out",
        advanced(["userIdentity.arn", { NotEndsWith: ["user/alice"] }]),
        management,
        false,
    ],
    [
        "sessionCredentialFromConsole equals true",
        advanced(["sessionCredentialFromConsole", { Equals: ["true"] }]),
        event({ sessionCredentialFromConsole: "true" }),
        true,
    ],
    [
        "no session that does not say so for sessionCredentialFromConsole",
        advanced(["sessionCredentialFromConsole", { Equals: ["true"] }]),
        management,
        false,
    ],
    [
        "sessions that do not say so for sessionCredentialFromConsole not equal to true",
        advanced(["sessionCredentialFromConsole", { NotEquals: ["true"] }]),
        management,
        true,
    ],
    [
        "errorCode of network activity",
        advanced(category("NetworkActivity"), ["errorCode", { Equals: ["VpceAccessDenied"] }]),
        network,
        true,
    ],
    [
        "no vpcEndpointId that is left out",
        advanced(category("NetworkActivity"), ["vpcEndpointId", { NotEquals: ["vpce-1"] }]),
        network,
        false,
    ],
    [
        "of several advanced selectors any one",
        {
            advanced: [advanced(category("Data")), advanced(category("Management"))].flatMap(
                (each) => each.advanced ?? [],
            ),
        },
        management,
        true,
    ],
    ["no Insights event without Insights selectors", basic({}), insight, false],
    ["an Insights event of a selected kind", { insights: [{ InsightType: "ApiCallRateInsight" }] }, insight, true],
    ["no Insights event of another kind", { insights: [{ InsightType: "ApiErrorRateInsight" }] }, insight, false],
];

describe("a trail's selectors take", () => {
    let taken: boolean[];

    before(async function () {
        this.timeout(600_000);
        const { python } = await ensurePythonEnvironment(new TerminalProgress());
        const questions = cases.map(([, { basic = [], advanced = [], insights = [] }, record]) => [
            record,
            basic,
            advanced,
            insights,
        ]);
        const program = `
import json, sys
sys.path.insert(0, ${JSON.stringify(path.join(repositoryFolder, "local", "emulator"))})
from live_trail.selectors import is_selected
print(json.dumps([is_selected(*question) for question in json.loads(sys.argv[1])]))`;
        const { stdout, stderr } = await run(python, ["-I", "-B", "-c", program, JSON.stringify(questions)]);
        assert.equal(stderr, "");
        taken = JSON.parse(stdout) as boolean[];
    });

    for (const [index, [claim, , , expected]] of cases.entries()) {
        it(claim, () => assert.equal(taken[index], expected));
    }
});

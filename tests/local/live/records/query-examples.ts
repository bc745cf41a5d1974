import type { Json } from "../delivery-harness";
import { type Example, none } from "./example";
import { expectedRecord } from "./normalized";

const athenaPage = "Logging Amazon Athena API calls with AWS CloudTrail (Amazon Athena User Guide)";
const gluePage = "Logging AWS Glue API calls with AWS CloudTrail (AWS Glue Developer Guide)";
const clientRequestToken = "16bc6e70-f972-4260-b18a-db1b623cb35c";
const athena = (name: string, fields: Json) => expectedRecord("athena.amazonaws.com", name, fields);
const glue = (name: string, fields: Json) => expectedRecord("glue.amazonaws.com", name, fields);

export const queryExamples: readonly Example[] = [
    {
        what: "a query run",
        source: athenaPage,
        call: (aws) =>
            aws.call("athena", "StartQueryExecution", {
                ClientRequestToken: clientRequestToken,
                ResultConfiguration: { OutputLocation: "s3://athena-johndoe-test/test/" },
                QueryString: "Select 10",
            }),
        record: athena("StartQueryExecution", {
            requestParameters: {
                clientRequestToken: "<uuid>",
                resultConfiguration: { outputLocation: "s3://athena-johndoe-test/test/" },
                queryString: "Select 10",
            },
            responseElements: { queryExecutionId: "<uuid>" },
        }),
    },
    {
        what: "a query saved",
        source: athenaPage,
        call: (aws) =>
            aws.call("athena", "CreateNamedQuery", {
                Name: "johndoetest",
                QueryString: "select 10",
                Database: "default",
                ClientRequestToken: clientRequestToken,
            }),
        record: athena("CreateNamedQuery", {
            requestParameters: {
                name: "johndoetest",
                queryString: "select 10",
                database: "default",
                clientRequestToken: "<uuid>",
            },
            responseElements: { namedQueryId: "<uuid>" },
        }),
    },
    {
        what: "a crawler deleted that is not there",
        source: gluePage,
        call: (aws) => aws.call("glue", "DeleteCrawler", { Name: "tes-alpha" }),
        record: glue("DeleteCrawler", {
            errorCode: "EntityNotFoundException",
            errorMessage: "Crawler tes-alpha not found.",
            requestParameters: { name: "tes-alpha" },
        }),
    },
    {
        what: "a connection created, without its properties",
        source: gluePage,
        call: (aws) =>
            aws.call("glue", "CreateConnection", {
                ConnectionInput: {
                    Name: "test-connection-alpha",
                    ConnectionType: "JDBC",
                    ConnectionProperties: { USERNAME: "admin", PASSWORD: "hunter2" },
                    PhysicalConnectionRequirements: {
                        SubnetId: "subnet-323232",
                        AvailabilityZone: "us-east-1a",
                        SecurityGroupIdList: ["sg-12121212"],
                    },
                },
            }),
        record: glue("CreateConnection", {
            requestParameters: {
                connectionInput: {
                    name: "test-connection-alpha",
                    connectionType: "JDBC",
                    physicalConnectionRequirements: {
                        subnetId: "subnet-323232",
                        availabilityZone: "us-east-1a",
                        securityGroupIdList: ["<sg>"],
                    },
                },
            },
            responseElements: { createConnectionStatus: "READY" },
        }),
    },
    {
        what: "a schedule created",
        source: none,
        call: (aws) =>
            aws.call("scheduler", "CreateSchedule", {
                Name: "nightly",
                ClientToken: clientRequestToken,
                ScheduleExpression: "rate(1 hour)",
                FlexibleTimeWindow: { Mode: "OFF" },
                Target: { Arn: "arn:aws:sqs:us-east-1:111122223333:q", RoleArn: "arn:aws:iam::111122223333:role/R" },
            }),
        record: expectedRecord("scheduler.amazonaws.com", "CreateSchedule", {
            requestParameters: {
                name: "nightly",
                clientToken: "<uuid>",
                scheduleExpression: "rate(1 hour)",
                flexibleTimeWindow: { mode: "OFF" },
                target: { arn: "arn:aws:sqs:us-east-1:111122223333:q", roleArn: "arn:aws:iam::111122223333:role/R" },
            },
            responseElements: { scheduleArn: "arn:aws:scheduler:us-east-1:111122223333:schedule/default/nightly" },
        }),
    },
];

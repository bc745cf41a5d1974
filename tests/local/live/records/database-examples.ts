import type { Json } from "../delivery-harness";
import type { Example } from "./example";
import type { RecordedEmulator, Result } from "./harness";
import { expectedRecord } from "./normalized";

const source = "Understanding DynamoDB log file entries (Amazon DynamoDB Developer Guide)";
const resources = [
    {
        accountId: "111122223333",
        type: "AWS::DynamoDB::Table",
        ARN: "arn:aws:dynamodb:us-east-1:111122223333:table/Music",
    },
];
const dynamodb = (name: string, fields: Json) =>
    expectedRecord("dynamodb.amazonaws.com", name, { apiVersion: "2012-08-10", resources, ...fields });
const data = { managementEvent: false, eventCategory: "Data" };
const artist = { Artist: { S: "No One You Know" } };

const createTable = (aws: RecordedEmulator, TableName: string): Promise<Result> =>
    aws.call("dynamodb", "CreateTable", {
        TableName,
        KeySchema: [
            { AttributeName: "Artist", KeyType: "HASH" },
            { AttributeName: "SongTitle", KeyType: "RANGE" },
        ],
        AttributeDefinitions: [
            { AttributeName: "Artist", AttributeType: "S" },
            { AttributeName: "SongTitle", AttributeType: "S" },
        ],
        ProvisionedThroughput: { ReadCapacityUnits: 10, WriteCapacityUnits: 10 },
    });
const putItem = (aws: RecordedEmulator): Promise<Result> =>
    aws.call("dynamodb", "PutItem", {
        TableName: "Music",
        Item: { ...artist, SongTitle: { S: "Scared of My Shadow" }, AlbumTitle: { S: "Hidden Album" } },
        ReturnConsumedCapacity: "TOTAL",
    });
const before = (aws: RecordedEmulator): Promise<Result> => createTable(aws, "Music");

export const databaseExamples: readonly Example[] = [
    {
        what: "a table created",
        source,
        call: (aws) => createTable(aws, "Albums"),
        record: dynamodb("CreateTable", {
            resources: [{ ...resources[0], ARN: "arn:aws:dynamodb:us-east-1:111122223333:table/Albums" }],
            requestParameters: {
                provisionedThroughput: { writeCapacityUnits: 10, readCapacityUnits: 10 },
                tableName: "Albums",
                keySchema: [
                    { attributeName: "Artist", keyType: "HASH" },
                    { attributeName: "SongTitle", keyType: "RANGE" },
                ],
                attributeDefinitions: [
                    { attributeType: "S", attributeName: "Artist" },
                    { attributeType: "S", attributeName: "SongTitle" },
                ],
            },
            responseElements: {
                tableDescription: {
                    tableName: "Albums",
                    attributeDefinitions: [
                        { attributeType: "S", attributeName: "Artist" },
                        { attributeType: "S", attributeName: "SongTitle" },
                    ],
                    itemCount: 0,
                    provisionedThroughput: { writeCapacityUnits: 10, numberOfDecreasesToday: 0, readCapacityUnits: 10 },
                    creationDateTime: "<time>",
                    keySchema: [
                        { attributeName: "Artist", keyType: "HASH" },
                        { attributeName: "SongTitle", keyType: "RANGE" },
                    ],
                    tableStatus: "ACTIVE",
                    tableSizeBytes: 0,
                    tableArn: "arn:aws:dynamodb:us-east-1:111122223333:table/Albums",
                    billingModeSummary: { billingMode: "PROVISIONED" },
                    deletionProtectionEnabled: false,
                    globalSecondaryIndexes: [],
                    localSecondaryIndexes: [],
                    warmThroughput: { readUnitsPerSecond: 10, writeUnitsPerSecond: 10, status: "ACTIVE" },
                },
            },
        }),
    },
    {
        what: "a table described",
        before,
        source: "Logging DynamoDB operations by using AWS CloudTrail (Amazon DynamoDB Developer Guide)",
        call: (aws) => aws.call("dynamodb", "DescribeTable", { TableName: "Music" }),
        record: dynamodb("DescribeTable", { requestParameters: { tableName: "Music" }, readOnly: true }),
    },
    {
        what: "an item put: its key, and the names of its attributes",
        before,
        source,
        call: (aws) => putItem(aws),
        record: dynamodb("PutItem", {
            requestParameters: {
                tableName: "Music",
                key: { Artist: "No One You Know", SongTitle: "Scared of My Shadow" },
                item: ["Artist", "SongTitle", "AlbumTitle"],
                returnConsumedCapacity: "TOTAL",
            },
            ...data,
        }),
    },
    {
        what: "an update refused, without its values",
        async before(aws) {
            await before(aws);
            return putItem(aws);
        },
        source,
        call: (aws) =>
            aws.call("dynamodb", "UpdateItem", {
                TableName: "Music",
                Key: { ...artist, SongTitle: { S: "Scared of My Shadow" } },
                UpdateExpression: "SET #Y = :y",
                ExpressionAttributeNames: { "#Y": "Year", "#A": "AlbumTitle" },
                ExpressionAttributeValues: { ":y": { S: "Hidden Year" } },
                ConditionExpression: "attribute_not_exists(#A)",
                ReturnConsumedCapacity: "TOTAL",
            }),
        record: dynamodb("UpdateItem", {
            errorCode: "ConditionalCheckFailedException",
            errorMessage: "The conditional request failed",
            requestParameters: {
                tableName: "Music",
                key: { Artist: "No One You Know", SongTitle: "Scared of My Shadow" },
                updateExpression: "SET #Y = :y",
                expressionAttributeNames: { "#Y": "Year", "#A": "AlbumTitle" },
                conditionExpression: "attribute_not_exists(#A)",
                returnConsumedCapacity: "TOTAL",
            },
            ...data,
        }),
    },
];

import type { BadSetting } from "./bad-setting";

/** Fields of selectors that have one value. */
export const knownValues: readonly BadSetting[] = [
    {
        name: "an operator that sessionCredentialFromConsole does not take",
        change: {
            trails: [
                {
                    dataEvents: [
                        {
                            resourceType: "AWS::Lambda::Function",
                            fieldSelectors: [{ field: "sessionCredentialFromConsole", startsWith: ["t"] }],
                        },
                    ],
                },
            ],
        },
        problem: {
            path: "trails[0].dataEvents[0].fieldSelectors[0].startsWith",
            given: '["t"]',
            allowed: "for sessionCredentialFromConsole CloudTrail takes only equals and notEquals",
            fix: "pulumi config rm --path 'orgtrail:trails[0].dataEvents[0].fieldSelectors[0]'",
        },
    },
    {
        name: "an operator that sessionCredentialFromConsole does not take, beside one that it does",
        change: {
            trails: [
                {
                    dataEvents: [
                        {
                            resourceType: "AWS::Lambda::Function",
                            fieldSelectors: [
                                { field: "sessionCredentialFromConsole", equals: ["true"], endsWith: ["e"] },
                            ],
                        },
                    ],
                },
            ],
        },
        problem: {
            path: "trails[0].dataEvents[0].fieldSelectors[0].endsWith",
            given: '["e"]',
            allowed: "for sessionCredentialFromConsole CloudTrail takes only equals and notEquals",
            fix: "pulumi config rm --path 'orgtrail:trails[0].dataEvents[0].fieldSelectors[0].endsWith'",
        },
    },
    {
        name: "a value that sessionCredentialFromConsole never has",
        change: {
            trails: [
                {
                    dataEvents: [
                        {
                            resourceType: "AWS::Lambda::Function",
                            fieldSelectors: [{ field: "sessionCredentialFromConsole", equals: ["no"] }],
                        },
                    ],
                },
            ],
        },
        problem: {
            path: "trails[0].dataEvents[0].fieldSelectors[0].equals[0]",
            given: '"no"',
            allowed: "true, the only value of sessionCredentialFromConsole that CloudTrail knows",
            fix: "pulumi config set --path 'orgtrail:trails[0].dataEvents[0].fieldSelectors[0].equals[0]' true",
        },
    },
    {
        name: "an error that network activity events do not have",
        change: {
            trails: [
                {
                    networkActivityEvents: [
                        {
                            eventSource: "kms.amazonaws.com",
                            fieldSelectors: [{ field: "errorCode", equals: ["AccessDenied"] }],
                        },
                    ],
                },
            ],
        },
        problem: {
            path: "trails[0].networkActivityEvents[0].fieldSelectors[0].equals[0]",
            given: '"AccessDenied"',
            allowed: "VpceAccessDenied, the only value of errorCode that CloudTrail knows",
            fix: "pulumi config set --path 'orgtrail:trails[0].networkActivityEvents[0].fieldSelectors[0].equals[0]' VpceAccessDenied",
        },
    },
    {
        name: "an operator that errorCode does not take",
        change: {
            trails: [
                {
                    networkActivityEvents: [
                        {
                            eventSource: "kms.amazonaws.com",
                            fieldSelectors: [{ field: "errorCode", notEquals: ["VpceAccessDenied"] }],
                        },
                    ],
                },
            ],
        },
        problem: {
            path: "trails[0].networkActivityEvents[0].fieldSelectors[0].notEquals",
            given: '["VpceAccessDenied"]',
            allowed: "for errorCode CloudTrail takes only equals",
            fix: "pulumi config rm --path 'orgtrail:trails[0].networkActivityEvents[0].fieldSelectors[0]'",
        },
    },
];

import * as assert from "node:assert/strict";
import { checkConfiguration, connect, loopbackEndpoint } from "../../local/provider/configuration";
import { unknown } from "../../local/provider/properties";

describe("the provider stand-in's configuration", () => {
    const failures = (given: object) => checkConfiguration({ region: "us-east-1", ...given }).failures;

    for (const endpoint of ["http://127.0.0.1:5000", "http://localhost:5000", "http://[::1]:5000"]) {
        it(`takes the endpoint ${endpoint}`, () => assert.equal(loopbackEndpoint(endpoint), endpoint));
    }

    const elsewhere = [
        undefined,
        "",
        "127.0.0.1:5000",
        "https://sts.amazonaws.com",
        "https://127.0.0.1:5000",
        "http://10.0.0.1:5000",
        "http://127.0.0.1.example.com",
        "http://127.0.0.1:5000@example.com",
        "http://localhost.example.com",
    ];
    for (const endpoint of elsewhere) {
        it(`refuses the endpoint ${endpoint === undefined ? "that is not set" : `"${endpoint}"`}`, () => {
            assert.throws(() => loopbackEndpoint(endpoint), {
                message:
                    "this is the stand-in for the AWS provider: it talks to an emulator on this computer and never to AWS. " +
                    "AWS_ENDPOINT_URL must be an address such as http://127.0.0.1:5000, but is " +
                    (endpoint ? `"${endpoint}"` : "not set"),
            });
        });
    }

    it("reads lists and objects from JSON text, as @pulumi/aws gives them", () => {
        const assumeRoles = '[{"roleArn":"arn:aws:iam::444455556666:role/Archive"}]';
        const given = { region: "us-east-1", assumeRoles, skipRegionValidation: "true" };
        assert.deepEqual(checkConfiguration(given), {
            configuration: {
                region: "us-east-1",
                assumeRoles: [{ roleArn: "arn:aws:iam::444455556666:role/Archive" }],
                skipRegionValidation: true,
            },
            failures: [],
        });
    });

    it("takes JSON null for nothing", () => assert.deepEqual(failures({ defaultTags: "null" }), []));

    it("takes what is not known yet", () => assert.deepEqual(failures({ assumeRoles: unknown, region: unknown }), []));

    it("needs a Region", () => {
        assert.deepEqual(checkConfiguration({}).failures, [
            { property: "region", reason: 'the provider aws needs the argument "region"' },
        ]);
    });

    it("refuses an argument that it does not know", () => {
        assert.match(
            failures({ endpoints: "[]" })[0]?.reason ?? "",
            /^the stand-in does not know the argument "endpoints" of the provider aws; it knows region, assumeRoles, /,
        );
    });

    it("refuses what it does not know of a role", () => {
        assert.deepEqual(failures({ assumeRoles: '[{"roleArn":"arn","policy":"{}"}]' }), [
            {
                property: "assumeRoles[0].policy",
                reason:
                    'the stand-in does not know the argument "assumeRoles[0].policy" of the provider aws; ' +
                    "it knows assumeRoles[0].roleArn, assumeRoles[0].sessionName, assumeRoles[0].externalId",
            },
        ]);
    });

    it("refuses text that is not JSON", () => {
        assert.deepEqual(failures({ allowedAccountIds: "111122223333 444455556666" }), [
            {
                property: "allowedAccountIds",
                reason: '"allowedAccountIds" of the provider aws must be a list, not the text "111122223333 444455556666"',
            },
        ]);
    });

    for (const property of ["skipCredentialsValidation", "skipRequestingAccountId"]) {
        it(`refuses ${property} alone`, () => {
            const reason =
                "the stand-in asks whose credentials it has, except in an offline preview, which sets skipCredentialsValidation and skipRequestingAccountId";
            assert.deepEqual(failures({ [property]: "true" }), [{ property, reason }]);
        });
    }

    it("accepts both, for an offline preview", () => {
        assert.deepEqual(failures({ skipCredentialsValidation: "true", skipRequestingAccountId: "true" }), []);
    });

    it("asks nobody in an offline preview", async () => {
        const given = { region: "us-east-1", skipCredentialsValidation: "true", skipRequestingAccountId: "true" };
        assert.deepEqual(await connect(given, { AWS_ENDPOINT_URL: "http://127.0.0.1:1" }), {
            account: undefined,
            region: "us-east-1",
            defaultTags: undefined,
        });
    });
});

import assert from "node:assert/strict";
import { record, roleSession } from "../../detections/sample-record";

describe("a sample record", () => {
    it("has every field of a call through the API", () => {
        const { requestID, eventID, userIdentity, ...fields } = record("kms.amazonaws.com", "DisableKey", {
            requestParameters: { keyId: "1234abcd-12ab-34cd-56ef-1234567890ab" },
        });
        assert.deepEqual(userIdentity, roleSession());
        assert.match(`${String(requestID)} ${String(eventID)}`, /^([\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12} ?){2}$/);
        assert.deepEqual(fields, {
            eventVersion: "1.11",
            eventTime: "2026-03-04T09:30:00Z",
            eventSource: "kms.amazonaws.com",
            eventName: "DisableKey",
            awsRegion: "us-east-1",
            sourceIPAddress: "198.51.100.7",
            userAgent: "aws-cli/2.31.9 md/awscrt#0.28.1 ua/2.1 os/linux#6.12 exec-env/CloudShell",
            requestParameters: { keyId: "1234abcd-12ab-34cd-56ef-1234567890ab" },
            responseElements: null,
            readOnly: false,
            eventType: "AwsApiCall",
            managementEvent: true,
            recipientAccountId: "111122223333",
            eventCategory: "Management",
            tlsDetails: {
                tlsVersion: "TLSv1.3",
                cipherSuite: "TLS_AES_128_GCM_SHA256",
                clientProvidedHostHeader: "kms.us-east-1.amazonaws.com",
            },
        });
    });

    it("comes from the service where a service calls for somebody", () => {
        const service = "cloudformation.amazonaws.com";
        const { sourceIPAddress, userAgent, tlsDetails } = record("kms.amazonaws.com", "DisableKey", {
            userIdentity: roleSession("Administrator", "maria.garcia", service),
        });
        assert.deepEqual([sourceIPAddress, userAgent, tlsDetails], [service, service, undefined]);
    });

    it("keeps its ids", () => {
        assert.deepEqual(record("kms.amazonaws.com", "DisableKey"), record("kms.amazonaws.com", "DisableKey"));
    });
});

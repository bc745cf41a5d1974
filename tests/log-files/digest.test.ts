import assert from "node:assert/strict";
import { digestSchema, signedText, type Digest } from "../../log-files/digest";

/** "CloudTrail digest file structure", shortened. */
const document = {
    awsAccountId: "111122223333",
    digestStartTime: "2015-08-17T14:01:31Z",
    digestEndTime: "2015-08-17T15:01:31Z",
    digestS3Bucket: "amzn-s3-demo-bucket",
    digestS3Object:
        "AWSLogs/111122223333/CloudTrail-Digest/us-east-2/2015/08/17/111122223333_CloudTrail-Digest_us-east-2_your-trail-name_us-east-2_20150817T150131Z.json.gz",
    digestPublicKeyFingerprint: "31e8b5433410dfb61a9dc45cc65b22ff",
    digestSignatureAlgorithm: "SHA256withRSA",
    newestEventTime: "2015-08-17T14:52:27Z",
    oldestEventTime: "2015-08-17T14:42:27Z",
    previousDigestS3Bucket: "amzn-s3-demo-bucket",
    previousDigestS3Object: "previous",
    previousDigestHashValue: "97fb791cf91ffc440d274f8190dbdd9aa09c34432aba82739df18b6d3c13df2d",
    previousDigestHashAlgorithm: "SHA-256",
    previousDigestSignature: "50887ccf",
    logFiles: [
        {
            s3Bucket: "amzn-s3-demo-bucket",
            s3Object: "log",
            hashValue: "9bb6196fc6b84d6f075a56548feca262bd99ba3c2de41b618e5b6e22c1fc71f6",
            hashAlgorithm: "SHA-256",
            newestEventTime: "2015-08-17T14:52:27Z",
            oldestEventTime: "2015-08-17T14:42:27Z",
        },
    ],
};
const first = {
    ...document,
    previousDigestS3Bucket: null,
    previousDigestS3Object: null,
    previousDigestHashValue: null,
    previousDigestHashAlgorithm: null,
    previousDigestSignature: null,
};

describe("a digest document", () => {
    it("is taken as AWS documents it, also the first of a chain and one of an hour without log files", () => {
        for (const given of [document, first, { ...document, logFiles: [], newestEventTime: null }]) {
            assert(digestSchema.safeParse(given).success);
        }
    });

    for (const change of [
        { digestEndTime: "2015-08-17" },
        { digestEndTime: "2015-08-17T15:01:31+00:00" },
        { digestEndTime: 1439823691 },
        { digestS3Object: null },
        { digestPublicKeyFingerprint: 7 },
        { previousDigestSignature: 1 },
        { logFiles: null },
        { logFiles: [{ s3Bucket: "b", s3Object: "o", hashAlgorithm: "SHA-256" }] },
    ]) {
        it(`is none with ${JSON.stringify(change)}`, () =>
            assert.equal(digestSchema.safeParse({ ...document, ...change }).success, false));
    }
});

describe("the text that is signed", () => {
    it("is end, place, hash and the signature before, a line each, with nothing at its end", () =>
        assert.equal(
            signedText(document as Digest, "ab"),
            `2015-08-17T15:01:31Z\namzn-s3-demo-bucket/${document.digestS3Object}\nab\n50887ccf`,
        ));

    it('ends with the word "null" in the first digest of a chain', () =>
        assert.equal(
            signedText(first as Digest, "ab"),
            `2015-08-17T15:01:31Z\namzn-s3-demo-bucket/${document.digestS3Object}\nab\nnull`,
        ));
});

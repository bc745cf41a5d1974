/** What every S3 client of a command is made with, so that it finds a bucket wherever that is. */
export function s3Configuration() {
    return {
        // A bucket in another Region answers with a redirection.
        followRegionRedirects: true,
        // An endpoint other than AWS's, such as an emulator's, has no name for each bucket.
        forcePathStyle: (process.env["AWS_ENDPOINT_URL_S3"] ?? process.env["AWS_ENDPOINT_URL"]) !== undefined,
    };
}

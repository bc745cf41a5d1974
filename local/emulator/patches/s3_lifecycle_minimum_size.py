"""moto: TransitionDefaultMinimumObjectSize is dropped, so who sets it waits for it in vain."""

from moto.s3.responses import S3Response

from . import around

HEADER = "x-amz-transition-default-minimum-object-size"
STANDARD = "all_storage_classes_128K"


@around(S3Response, "_bucket_response_put", "self, request, bucket_name, querystring")
def put(original, self, request, bucket_name, querystring):
    response = original(self, request, bucket_name, querystring)
    if "lifecycle" not in querystring:
        return response
    size = request.headers.get(HEADER, STANDARD)
    self.backend.get_bucket(bucket_name).transition_default_minimum_object_size = size
    return 200, {HEADER: size}, response


@around(S3Response, "get_bucket_lifecycle", "self")
def get_bucket_lifecycle(original, self):
    status, headers, body = original(self)
    size = self.backend.get_bucket(self.bucket_name).transition_default_minimum_object_size
    return status, {**headers, HEADER: size}, body

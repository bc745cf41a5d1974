"""moto: the date-based prefix of access logs is kept, but not read back."""

from moto.core.responses import ActionResult
from moto.s3.responses import S3Response

from . import around


@around(S3Response, "get_bucket_logging", "self")
def get_bucket_logging(original, self):
    logging = self.backend.get_bucket_logging(self.bucket_name)
    key_format = logging and logging.get("TargetObjectKeyFormat")
    if not key_format:
        return original(self)
    kept = {name: logging[name] for name in ("TargetBucket", "TargetPrefix")}
    kept["TargetObjectKeyFormat"] = {kind: settings or {} for kind, settings in key_format.items()}
    self.data["Action"] = "GetBucketLogging"
    return self.serialized(ActionResult({"LoggingEnabled": kept}))

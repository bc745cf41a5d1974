"""moto: logGroupClass is dropped, so whoever sets it would replace the log group on every deployment."""

from moto.logs.models import LogGroup
from moto.logs.responses import LogsResponse

from . import around


@around(LogsResponse, "create_log_group", "self")
def create_log_group(original, self):
    response = original(self)
    log_group = self.logs_backend.groups[self._get_param("logGroupName")]
    log_group.log_group_class = self._get_param("logGroupClass")
    return response


@around(LogGroup, "to_describe_dict", "self")
def to_describe_dict(original, self):
    return {**original(self), "logGroupClass": getattr(self, "log_group_class", None) or "STANDARD"}

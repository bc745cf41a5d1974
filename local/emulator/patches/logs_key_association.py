"""moto: AssociateKmsKey and DisassociateKmsKey are missing, so the key of a log group cannot change."""

from moto.logs.exceptions import ResourceNotFoundException
from moto.logs.responses import LogsResponse

from . import added


@added(LogsResponse)
def associate_kms_key(self):
    log_group_of_request(self).kms_key_id = self._get_param("kmsKeyId")
    return ""


@added(LogsResponse)
def disassociate_kms_key(self):
    log_group_of_request(self).kms_key_id = None
    return ""


def log_group_of_request(response):
    name, arn = response._get_param("logGroupName"), response._get_param("resourceIdentifier")
    for log_group in response.logs_backend.groups.values():
        if log_group.name == name or log_group.arn == arn:
            return log_group
    raise ResourceNotFoundException()

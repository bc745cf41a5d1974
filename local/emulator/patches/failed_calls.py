"""moto: an operation that it lacks or fails in answers with a web page, of which no AWS SDK can tell what is wrong."""

import traceback

from botocore.exceptions import ClientError
from moto.core.exceptions import ServiceException
from moto.core.responses import ActionResult, BaseResponse
from werkzeug.exceptions import HTTPException

from . import around


class FailedCall(ServiceException):
    """A class of our own, because moto takes the service from an exception's module."""


@around(BaseResponse, "call_action", "self")
def call_action(original, self):
    try:
        return original(self)
    except NotImplementedError:
        # No SDK tries again after a 501.
        return failed(self, 501, "NotImplemented", "The AWS emulator does not have")
    except (HTTPException, ClientError):  # answers, which moto's web server knows
        raise
    except Exception:
        traceback.print_exc()
        return failed(self, 500, "InternalFailure", "The AWS emulator failed, as its log tells, in")


def failed(response, status, code, what):
    error = FailedCall(code, f"{what} {response.service_name} {response._get_action()}.")
    _, headers, body = response.serialized(ActionResult(error))
    return status, {**headers, "status": str(status)}, body

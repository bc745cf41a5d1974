"""A layer around the emulator's application: every call becomes CloudTrail records (records/)."""

import sys
import traceback

from .records.call import body_of
from .records.record import Answer, begin, records_of

NOT_RECORDED = ("/_orgtrail/", "/moto-api/", "/favicon.ico")
INSTANCE = "HTTP_X_ORGTRAIL_INSTANCE"


class Recorder:
    """A WSGI application: `application`, whose calls are told to `accept`, record by record, before they are answered.

    Calls with the header `x-orgtrail-instance: <instance>` are not recorded. A fault of the recorder is printed, and
    leaves the call as it is.
    """

    def __init__(self, application, accept, instance):
        self._application = application
        self._accept = accept
        self._instance = instance

    def __call__(self, environ, start_response):
        if environ.get(INSTANCE) == self._instance or environ["PATH_INFO"].startswith(NOT_RECORDED):
            return self._application(environ, start_response)
        begun = self._carefully(environ, lambda: begin(environ, body_of(environ)))
        started = {}

        def watched(status, headers, exc_info=None):
            started.update(status=int(status[:3]), headers={name.lower(): value for name, value in headers})
            return start_response(status, headers, exc_info)

        # moto's answers are whole in memory anyway.
        chunks = self._application(environ, watched)
        try:
            content = list(chunks)
        finally:
            if hasattr(chunks, "close"):
                chunks.close()
        if begun:
            self._carefully(environ, lambda: self._record(begun, Answer(content=content, **started)))
        return content

    def _record(self, begun, answer):
        for record in records_of(begun, answer):
            self._accept(record)

    def _carefully(self, environ, step):
        try:
            return step()
        except Exception:
            print("This call is not in the trail:", environ["REQUEST_METHOD"], environ["PATH_INFO"], file=sys.stderr)
            traceback.print_exc()
            return None

"""moto: queries have canned answers. Here they are run on what is in the emulator's own buckets: by a program that the
environment names, with the objects of the table that the statement is about. Without the program, they have none."""

import json
import os
import re
import subprocess
import tempfile
import threading
import time
from pathlib import Path

from moto.athena.responses import AthenaResponse
from moto.core.exceptions import JsonRESTError
from moto.glue.models import glue_backends
from moto.s3.models import s3_backends

from . import around

COMMAND = json.loads(os.environ.get("ORGTRAIL_QUERY_COMMAND", "null"))
FROM = re.compile(r'\bFROM\s+"?([\w-]+)"?\."?([\w-]+)"?', re.IGNORECASE)
ACCOUNT = re.compile(r"\baccount\s*(=|IN\s*\()", re.IGNORECASE)
FOLDERS = {
    "CloudTrail": "events",
    "CloudTrail-NetworkActivity": "network_activity",
    "CloudTrail-Insight": "insights",
    "CloudTrail-Digest": "digests",
}
LARGEST_PAGE = 1000


class Failed(Exception):
    pass


class Run:
    """A query that runs in a thread of its own."""

    def __init__(self, execution, databases, result):
        self.execution, self.databases, self.result = execution, databases, result
        self.state, self.reason, self.rows, self.columns, self.scanned = "QUEUED", None, [], [], 0
        self.process, self.ended = None, None
        threading.Thread(target=self.run, daemon=True).start()

    def run(self):
        try:
            self.state = "RUNNING"
            self.answer()
            if self.state == "RUNNING":
                self.write_result()
                self.state = "SUCCEEDED"
        except Failed as failure:
            self.fail(str(failure))
        except Exception as error:
            self.fail(f"INTERNAL_ERROR: {error}")
        self.ended = time.time()

    def fail(self, reason):
        if self.state != "CANCELLED":
            self.state, self.reason = "FAILED", reason

    def stop(self):
        self.state, self.reason = "CANCELLED", "Query cancelled by user"
        if self.process:
            self.process.kill()

    def answer(self):
        table = self.table()
        with tempfile.TemporaryDirectory(prefix="orgtrail-athena-") as folder:
            bucket = self.copy_objects(table, Path(folder, "objects"))
            template = table["Parameters"]["storage.location.template"]
            request = {
                "statement": self.execution.query,
                "parameters": self.execution.execution_parameters or [],
                "database": table["DatabaseName"],
                "table": table["Name"],
                "kind": FOLDERS[template.split("${account}/")[1].split("/")[0]],
                "folder": folder,
                "bucket": bucket,
            }
            self.process = subprocess.Popen(COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
            output, _ = self.process.communicate(json.dumps(request).encode())
        if self.state == "CANCELLED":
            return
        answer = json.loads(output)
        if "error" in answer:
            raise Failed(answer["error"])
        self.columns, self.rows = answer["columns"], answer["rows"]

    def table(self):
        named = FROM.search(self.execution.query)
        if not named:
            raise Failed("SYNTAX_ERROR: the emulator runs statements that are FROM a table, with its database")
        name = f"awsdatacatalog.{named[1]}.{named[2]}"
        database = self.databases.get(named[1])
        table = database and database.tables.get(named[2])
        if not table:
            raise Failed(f"TABLE_NOT_FOUND: Table '{name}' does not exist")
        description = table.as_dict()
        if description["Parameters"].get("projection.account.type") == "injected" and not ACCOUNT.search(
            self.execution.query
        ):
            raise Failed(
                "CONSTRAINT_VIOLATION: For the injected projected partition column account, the WHERE clause must "
                "contain only static equality conditions, and at least one such condition must be present."
            )
        return description

    def copy_objects(self, table, folder):
        bucket, _, prefix = table["StorageDescriptor"]["Location"].removeprefix("s3://").partition("/")
        if bucket not in s3_backends.bucket_accounts:
            raise Failed(f"The specified bucket does not exist: {bucket}")
        partition, account = s3_backends.bucket_accounts[bucket]
        folder.mkdir()
        for key, value in list(s3_backends[account][partition].buckets[bucket].keys.items()):
            if key.startswith(prefix) and key.endswith(".json.gz"):
                file = folder / key
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(value.value)
                self.scanned += value.size
        return bucket

    def write_result(self):
        """As a CSV file, where the workgroup says."""
        location = self.result.get("OutputLocation")
        if not location:
            return
        bucket, _, prefix = location.removeprefix("s3://").partition("/")
        lines = [",".join(f'"{(cell or "").replace(chr(34), chr(34) * 2)}"' for cell in row) for row in self.lines()]
        partition, account = s3_backends.bucket_accounts[bucket]
        text = "".join(f"{line}\n" for line in lines)
        s3_backends[account][partition].put_object(bucket, f"{prefix}{self.execution.id}.csv", text.encode())

    def lines(self):
        return [self.columns, *self.rows]

    def statistics(self):
        milliseconds = int(((self.ended or time.time()) - self.execution.start_time) * 1000)
        return {"DataScannedInBytes": self.scanned, "TotalExecutionTimeInMillis": milliseconds}


@around(AthenaResponse, "start_query_execution", "self")
def start_query_execution(original, self):
    name = self._get_param("WorkGroup")
    work_group = self.athena_backend.work_groups.get(name)
    if name and not work_group:
        raise JsonRESTError("InvalidRequestException", f"WorkGroup {name} is not found.")
    answer = original(self)
    if COMMAND:
        backend = self.athena_backend
        execution = backend.executions[json.loads(answer)["QueryExecutionId"]]
        databases = glue_backends[self.current_account][self.region].databases
        result = (work_group.configuration if work_group else {}).get("ResultConfiguration") or {}
        execution.live = Run(execution, databases, result)
    return answer


@around(AthenaResponse, "get_query_execution", "self")
def get_query_execution(original, self):
    run = live(self)
    answer = json.loads(original(self))
    if run:
        described = answer["QueryExecution"]
        described["Status"]["State"] = run.state
        described["Statistics"].update(run.statistics())
        if run.reason:
            described["Status"]["StateChangeReason"] = run.reason
    return json.dumps(answer)


@around(AthenaResponse, "stop_query_execution", "self")
def stop_query_execution(original, self):
    run = live(self)
    if run:
        if run.state in ("QUEUED", "RUNNING"):
            run.stop()
        return "{}"
    return original(self)


@around(AthenaResponse, "get_query_results", "self")
def get_query_results(original, self):
    run = live(self)
    if not run:
        return original(self)
    if run.state != "SUCCEEDED":
        raise JsonRESTError("InvalidRequestException", f"Query has not yet finished. Current state: {run.state}")
    start = int(self._get_param("NextToken") or 0)
    end = start + min(int(self._get_param("MaxResults") or LARGEST_PAGE), LARGEST_PAGE)
    lines = run.lines()
    page = [
        {"Data": [{} if cell is None else {"VarCharValue": cell} for cell in line]} for line in lines[start:end]
    ]
    columns = [{"Name": name, "Type": "varchar"} for name in run.columns]
    answer = {"ResultSet": {"Rows": page, "ResultSetMetadata": {"ColumnInfo": columns}}}
    if end < len(lines):
        answer["NextToken"] = str(end)
    return json.dumps(answer)


def live(response):
    query = response._get_param("QueryExecutionId")
    execution = response.athena_backend.executions.get(query)
    if execution is None:
        raise JsonRESTError("InvalidRequestException", f"QueryExecution {query} was not found")
    return getattr(execution, "live", None)

"""moto: DeleteNamedQuery and BatchGetNamedQuery are missing, and GetNamedQuery fails for a query that is not there."""

import json

from moto.athena.responses import AthenaResponse
from moto.core.exceptions import JsonRESTError

from . import added, around


@around(AthenaResponse, "get_named_query", "self")
def get_named_query(original, self):
    existing(self)
    return original(self)


@added(AthenaResponse)
def delete_named_query(self):
    del self.athena_backend.named_queries[existing(self).id]
    return "{}"


@added(AthenaResponse)
def batch_get_named_query(self):
    queries = self.athena_backend.named_queries
    ids = self._get_param("NamedQueryIds")
    return json.dumps(
        {
            "NamedQueries": [described(queries[query]) for query in ids if query in queries],
            "UnprocessedNamedQueryIds": [
                {"NamedQueryId": query, "ErrorCode": "INTERNAL_FAILURE"} for query in ids if query not in queries
            ],
        }
    )


def described(query):
    return {
        "Name": query.name,
        "Description": query.description,
        "Database": query.database,
        "QueryString": query.query_string,
        "NamedQueryId": query.id,
        "WorkGroup": query.workgroup.name,
    }


def existing(response):
    query = response._get_param("NamedQueryId")
    found = response.athena_backend.named_queries.get(query)
    if found is None:
        raise JsonRESTError("InvalidRequestException", f"NamedQuery {query} is not found.")
    return found

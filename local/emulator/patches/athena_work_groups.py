"""moto: UpdateWorkGroup is missing; GetWorkGroup answers with nothing for a workgroup that is not there; DeleteWorkGroup
leaves the saved queries of the workgroup, and deletes what is not empty without being told to."""

from moto.athena.models import AthenaBackend
from moto.athena.responses import AthenaResponse
from moto.core.exceptions import JsonRESTError

from . import added, around


@around(AthenaResponse, "get_work_group", "self")
def get_work_group(original, self):
    existing(self)
    return original(self)


@added(AthenaResponse)
def update_work_group(self):
    work_group = existing(self)
    description = self._get_param("Description")
    if description is not None:
        work_group.description = description
    work_group.state = self._get_param("State") or work_group.state
    update(work_group.configuration, self._get_param("ConfigurationUpdates") or {})
    return "{}"


def update(configuration, updates):
    """As "WorkGroupConfigurationUpdates" and "ResultConfigurationUpdates" of the Athena API Reference have it."""
    result = configuration.setdefault("ResultConfiguration", {})
    for name, value in (updates.pop("ResultConfigurationUpdates", None) or {}).items():
        if not name.startswith("Remove"):
            result[name] = value
        elif value:
            result.pop(name.removeprefix("Remove"), None)
    if updates.pop("RemoveBytesScannedCutoffPerQuery", False):
        configuration.pop("BytesScannedCutoffPerQuery", None)
    configuration.update(updates)


@around(AthenaResponse, "delete_work_group", "self")
def delete_work_group(original, self):
    work_group, backend = existing(self), self.athena_backend
    queries = [query.id for query in backend.named_queries.values() if query.workgroup is work_group]
    asked = any(execution.workgroup is work_group for execution in backend.executions.values())
    if (queries or asked) and not self._get_param("RecursiveDeleteOption"):
        raise JsonRESTError("InvalidRequestException", f"WorkGroup {work_group.name} is not empty.")
    for query in queries:
        del backend.named_queries[query]
    return original(self)


@around(AthenaBackend, "list_tags_for_resource", "self, resource_arn")
def list_tags_for_resource(original, self, resource_arn):
    """moto takes a resource without tags for none."""
    return original(self, resource_arn) or {"Tags": []}


def existing(response):
    name = response._get_param("WorkGroup")
    work_group = response.athena_backend.work_groups.get(name)
    if work_group is None:
        raise JsonRESTError("InvalidRequestException", f"WorkGroup {name} is not found.")
    return work_group

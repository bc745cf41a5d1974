"""moto: PutMetricFilter adds a second filter of the same name, and takes a log group that does not exist."""

from moto.logs.exceptions import ResourceNotFoundException
from moto.logs.models import LogsBackend

from . import around


@around(LogsBackend, "put_metric_filter", "self, filter_name, filter_pattern, log_group_name, metric_transformations")
def put_metric_filter(original, self, filter_name, filter_pattern, log_group_name, metric_transformations):
    if log_group_name not in self.groups:
        raise ResourceNotFoundException()
    self.filters.delete_filter(filter_name, log_group_name)
    original(self, filter_name, filter_pattern, log_group_name, metric_transformations)


@around(LogsBackend, "delete_metric_filter", "self, filter_name, log_group_name")
def delete_metric_filter(original, self, filter_name, log_group_name):
    filters = self.describe_metric_filters(filter_name, log_group_name)
    if not any(found["filterName"] == filter_name for found in filters):
        raise ResourceNotFoundException("The specified metric filter does not exist.")
    original(self, filter_name, log_group_name)

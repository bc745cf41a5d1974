"""moto: a deleted log group leaves its metric filters and tags to the next one of its name."""

from moto.logs.models import LogsBackend

from . import around


@around(LogsBackend, "delete_log_group", "self, log_group_name")
def delete_log_group(original, self, log_group_name):
    log_group = self.groups.get(log_group_name)
    original(self, log_group_name)
    self.tagger.delete_all_tags_for_resource(log_group.arn)
    for found in self.describe_metric_filters(log_group_name=log_group_name):
        self.filters.delete_filter(found["filterName"], log_group_name)

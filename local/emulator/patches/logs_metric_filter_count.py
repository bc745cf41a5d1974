"""moto: a log group always says that it has no metric filters."""

from moto.logs.models import LogGroup, logs_backends

from . import around


@around(LogGroup, "to_describe_dict", "self")
def to_describe_dict(original, self):
    filters = logs_backends[self.account_id][self.region].describe_metric_filters(log_group_name=self.name)
    return {**original(self), "metricFilterCount": len(filters)}

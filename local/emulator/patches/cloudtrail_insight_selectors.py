"""moto: PutInsightSelectors only adds, so nothing clears them, and a trail without any is not an error as in AWS."""

from moto.cloudtrail.models import CloudTrailBackend, Trail
from moto.core.exceptions import JsonRESTError

from . import around


@around(Trail, "put_insight_selectors", "self, insight_selectors")
def put_insight_selectors(original, self, insight_selectors):
    self.insight_selectors = list(insight_selectors)


@around(CloudTrailBackend, "get_insight_selectors", "self, trail_name")
def get_insight_selectors(original, self, trail_name):
    arn, selectors = original(self, trail_name)
    if not selectors:
        raise JsonRESTError("InsightNotEnabledException", f"Trail {arn} does not have Insights enabled.")
    return arn, selectors

"""moto: DescribeTrails ignores trailNameList, so with two trails a reader cannot get one of them."""

import json

from moto.cloudtrail.responses import CloudTrailResponse

from . import around


@around(CloudTrailResponse, "describe_trails", "self")
def describe_trails(original, self):
    trails = json.loads(original(self))["trailList"]
    asked = self._get_param("trailNameList")
    return json.dumps({"trailList": [t for t in trails if not asked or t["Name"] in asked or t["TrailARN"] in asked]})

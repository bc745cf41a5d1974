"""moto: a Deny under a condition, or for certain principals, denies every client the objects of the bucket."""

import json

from moto.iam.access_control import IAMPolicy
from moto.s3.models import FakeBucket

from . import around


@around(FakeBucket, "get_permission", "self, action, resource")
def get_permission(original, self, action, resource):
    if self.policy is None:
        return original(self, action, resource)
    document = json.loads(self.policy)
    statements = document["Statement"] if isinstance(document["Statement"], list) else [document["Statement"]]
    applicable = [statement for statement in statements if applies_to_everybody(statement)]
    return IAMPolicy(json.dumps({**document, "Statement": applicable})).is_action_permitted(action, resource)


def applies_to_everybody(statement):
    return "Condition" not in statement and statement.get("Principal") in ("*", {"AWS": "*"}, {"AWS": ["*"]})

"""moto: DeleteTrail by ARN deletes nothing, and a deleted trail leaves its tags to the next one of its name."""

from moto.cloudtrail.models import CloudTrailBackend

from . import around


@around(CloudTrailBackend, "delete_trail", "self, name")
def delete_trail(original, self, name):
    trail = self.get_trail(name)
    original(self, trail.trail_name)
    self.tagging_service.delete_all_tags_for_resource(trail.arn)

"""moto: a key given by its ARN cannot be enabled, disabled or scheduled for deletion (an error of the server)."""

from moto.kms.models import KmsBackend

from . import around


def take_arn(name, parameters):
    @around(KmsBackend, name, parameters)
    def by_id(original, self, key_id, *others):
        return original(self, self.get_key_id(key_id), *others)


take_arn("disable_key", "self, key_id")
take_arn("enable_key", "self, key_id")
take_arn("cancel_key_deletion", "self, key_id")
take_arn("schedule_key_deletion", "self, key_id, pending_window_in_days")

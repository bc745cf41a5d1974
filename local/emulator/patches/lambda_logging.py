"""moto: a function's LoggingConfig is dropped, and a change of it."""

from moto.awslambda.models import LambdaFunction

from . import around


@around(LambdaFunction, "__init__", "self, account_id, spec, region, version")
def initialize(original, self, account_id, spec, region, version=1):
    original(self, account_id, spec, region, version)
    self.logging_config = spec.get("LoggingConfig")


@around(LambdaFunction, "update_configuration", "self, config_updates")
def update_configuration(original, self, config_updates):
    self.logging_config = config_updates.get("LoggingConfig", self.logging_config)
    return original(self, config_updates)


@around(LambdaFunction, "get_configuration", "self, on_create")
def get_configuration(original, self, on_create=False):
    standard = {"LogFormat": "Text", "LogGroup": self.logs_group_name}
    return {**original(self, on_create), "LoggingConfig": {**standard, **(self.logging_config or {})}}

"""moto: a new organization has a random id; with `--live` it is that of the organization trails' keys."""

import live_trail
from moto.organizations.models import FakeOrganization

from . import around


@around(FakeOrganization, "__init__", "self, account_id, region_name, feature_set")
def __init__(original, self, account_id, region_name, feature_set):
    original(self, account_id, region_name, feature_set)
    live = live_trail.current()
    if live:
        self.id = live.organization_id

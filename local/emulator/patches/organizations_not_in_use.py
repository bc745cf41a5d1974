"""moto: CreatePolicy fails within itself in an account that has no organization."""

from moto.organizations.exceptions import AWSOrganizationsNotInUseException
from moto.organizations.models import OrganizationsBackend

from . import around


@around(OrganizationsBackend, "create_policy", "self, kwargs")
def create_policy(original, self, **policy):
    if self.org is None:
        raise AWSOrganizationsNotInUseException()
    return original(self, **policy)

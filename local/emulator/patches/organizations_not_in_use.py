"""moto: in an account that has no organization, CreatePolicy fails within itself, and ListAccounts finds none."""

from moto.organizations.exceptions import AWSOrganizationsNotInUseException
from moto.organizations.models import OrganizationsBackend

from . import around


@around(OrganizationsBackend, "create_policy", "self, kwargs")
def create_policy(original, self, **policy):
    if self.org is None:
        raise AWSOrganizationsNotInUseException()
    return original(self, **policy)


@around(OrganizationsBackend, "list_accounts", "self")
def list_accounts(original, self, **page):
    if self.org is None:
        raise AWSOrganizationsNotInUseException()
    return original(self, **page)

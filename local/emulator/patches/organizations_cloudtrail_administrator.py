"""moto: an account cannot become CloudTrail's delegated administrator."""

from moto.organizations.models import FakeDelegatedAdministrator

from . import expect

SERVICE = "cloudtrail.amazonaws.com"

services = getattr(FakeDelegatedAdministrator, "SUPPORTED_SERVICES", None)
expect(isinstance(services, list), __name__, "FakeDelegatedAdministrator has no list SUPPORTED_SERVICES")
expect(SERVICE not in services, __name__, f"FakeDelegatedAdministrator supports {SERVICE} now")
services.append(SERVICE)

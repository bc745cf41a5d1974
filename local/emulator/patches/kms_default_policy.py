"""moto: PutKeyPolicy and GetKeyPolicy want the PolicyName, which AWS no longer does: there is only one."""

import moto.kms.responses

from . import around


@around(moto.kms.responses, "_assert_default_policy", "policy_name")
def assert_default_policy(original, policy_name):
    original("default" if policy_name is None else policy_name)

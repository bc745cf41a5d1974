"""Temporary credentials that STS has issued: whose session they stand for, so that later calls with them say so."""

import collections
import threading

# Sessions live for an hour mostly; whoever makes this many in a test gets the unknown user of user_identity.py at last.
SESSIONS_KEPT = 10_000

_identities = collections.OrderedDict()
_lock = threading.Lock()


def identity_of(access_key):
    """The `userIdentity` of calls with these credentials; None when STS has not issued them."""
    return _identities.get(access_key)


def remember(call, output, caller, account, time):
    """Keeps what the answer `output` to an STS `call` issues. `caller` is the userIdentity of the call."""
    issue = ISSUED_BY.get(call.name)
    if issue and call.signing_name == "sts" and "Credentials" in output:
        identity = issue(call.parameters or {}, output, caller, account, time)
        with _lock:
            _identities[identity["accessKeyId"]] = identity
            while len(_identities) > SESSIONS_KEPT:
                _identities.popitem(last=False)


def of_role(parameters, output, caller, account, time):
    role = parameters["RoleArn"]
    role_account = role.split(":")[4]
    assumed = output["AssumedRoleUser"]
    context = {
        "sessionIssuer": {
            "type": "Role",
            "principalId": assumed["AssumedRoleId"].partition(":")[0],
            "arn": role,
            "accountId": role_account,
            "userName": role.rpartition("/")[2],
        },
        "attributes": attributes(time, "SerialNumber" in parameters and "TokenCode" in parameters),
    }
    if caller["type"] == "WebIdentityUser":
        context["webIdFederationData"] = {"federatedProvider": caller.get("identityProvider", ""), "attributes": {}}
    source = parameters.get("SourceIdentity") or caller.get("sessionContext", {}).get("sourceIdentity")
    if source:  # kept from role to role ("Monitor and control actions taken with assumed roles", IAM User Guide)
        context["sourceIdentity"] = source
    return {
        "type": "AssumedRole",
        "principalId": assumed["AssumedRoleId"],
        "arn": assumed["Arn"],
        "accountId": role_account,
        "accessKeyId": output["Credentials"]["AccessKeyId"],
        "sessionContext": context,
    }


def of_federated_user(_parameters, output, caller, account, time):
    issuer = {name: caller[name] for name in ("type", "principalId", "arn", "accountId", "userName") if name in caller}
    return {
        "type": "FederatedUser",
        "principalId": output["FederatedUser"]["FederatedUserId"],
        "arn": output["FederatedUser"]["Arn"],
        "accountId": account,
        "accessKeyId": output["Credentials"]["AccessKeyId"],
        "sessionContext": {"sessionIssuer": issuer, "attributes": attributes(time, False)},
    }


def of_same_user(parameters, output, caller, _account, time):
    """GetSessionToken: the user stays who it is, perhaps with a second factor."""
    context = {"attributes": attributes(time, "SerialNumber" in parameters and "TokenCode" in parameters)}
    return {**caller, "accessKeyId": output["Credentials"]["AccessKeyId"], "sessionContext": context}


def attributes(time, with_mfa):
    return {"creationDate": time.strftime("%Y-%m-%dT%H:%M:%SZ"), "mfaAuthenticated": "true" if with_mfa else "false"}


ISSUED_BY = {
    "AssumeRole": of_role,
    "AssumeRoleWithSAML": of_role,
    "AssumeRoleWithWebIdentity": of_role,
    "GetFederationToken": of_federated_user,
    "GetSessionToken": of_same_user,
}

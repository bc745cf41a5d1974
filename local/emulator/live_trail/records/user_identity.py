"""Who calls: the record's `userIdentity`. Source: "CloudTrail userIdentity element" (CloudTrail User Guide)."""

import base64
import json

from moto.core.models import DEFAULT_ACCOUNT_ID
from moto.iam.models import get_account_id_from, iam_backends
from moto.utilities.utils import get_partition

from . import sessions

# An access key of this form is the root user's: AKIAROOT and the account's id. (moto has none of its own.)
ROOT_KEY = "AKIAROOT"
# A header that a test sets: the service that calls, by its principal's name, such as cloudtrail.amazonaws.com. With
# credentials that nobody knows it calls on its own.
INVOKED_BY = "HTTP_X_ORGTRAIL_INVOKED_BY"
UNKNOWN_NAME, UNKNOWN_ID = "moto", "AKIAIOSFODNN7EXAMPLE"


def account_of(environ, call):
    """The account that a call acts in, as moto decides it."""
    if "HTTP_X_MOTO_ACCOUNT_ID" in environ:
        return environ["HTTP_X_MOTO_ACCOUNT_ID"]
    return get_account_id_from(call.signature.access_key) if call.signature else DEFAULT_ACCOUNT_ID


def identity_of(environ, call, account, region):
    """The record's `userIdentity`; None of a caller without credentials."""
    service = environ.get(INVOKED_BY)
    known = call.signature and known_identity(call.signature.access_key, account, get_partition(region))
    if service:
        # In a forward access session, a service calls with the rights of who called it.
        return {**known, "invokedBy": service} if known else {"type": "AWSService", "invokedBy": service}
    return known or (call.signature and unknown_user(call.signature.access_key, account, get_partition(region)))


def known_identity(access_key, account, partition):
    session = sessions.identity_of(access_key)
    if session:
        return session
    if access_key.startswith(ROOT_KEY):
        return {
            "type": "Root",
            "principalId": account,
            "arn": f"arn:{partition}:iam::{account}:root",
            "accountId": account,
            "accessKeyId": access_key,
        }
    user = user_of(access_key, account, partition)
    return user and iam_user(user.id, user.arn, user.name, access_key, account)


def unknown_user(access_key, account, partition):
    """Whom moto's answer to GetCallerIdentity names when it does not know the credentials."""
    arn = f"arn:{partition}:iam::{account}:user/{UNKNOWN_NAME}"
    return iam_user(UNKNOWN_ID, arn, UNKNOWN_NAME, access_key, account)


def iam_user(principal, arn, name, access_key, account):
    return {
        "type": "IAMUser",
        "principalId": principal,
        "arn": arn,
        "accountId": account,
        "accessKeyId": access_key,
        "userName": name,
    }


def user_of(access_key, account, partition):
    backend = iam_backends[account][partition]
    key = backend.access_keys.get(access_key)
    return backend.users.get(key.user_name) if key else None


def unsigned_identity(call, output):
    """Of a caller without credentials. `output` is the answer's, which says whom an identity provider vouched for."""
    if call.name == "AssumeRoleWithSAML":
        subject, provider = output.get("Subject", ""), output.get("NameQualifier", "")
        return {
            "type": "SAMLUser",
            "principalId": f"{provider}:{subject}",
            "userName": subject,
            "identityProvider": provider,
        }
    if call.name == "AssumeRoleWithWebIdentity":
        return web_identity(call.parameters or {})
    return {"type": "AWSAccount", "principalId": "", "accountId": "ANONYMOUS_PRINCIPAL"}


def web_identity(parameters):
    claims = claims_of(parameters.get("WebIdentityToken", ""))
    provider = parameters.get("ProviderId") or str(claims.get("iss", "")).removeprefix("https://")
    user = str(claims.get("sub", ""))
    return {
        "type": "WebIdentityUser",
        "principalId": ":".join([provider, str(claims.get("aud", "")), user]),
        "userName": user,
        "identityProvider": provider,
    }


def claims_of(token):
    """What a JSON Web Token says; nothing when it is none. moto does not verify it either."""
    try:
        payload = token.split(".")[1]
        claims = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
        return claims if isinstance(claims, dict) else {}
    except (IndexError, ValueError):
        return {}


def seen_from_elsewhere(identity):
    """How the caller appears to another account whose resource is used."""
    if "accountId" not in identity or identity["type"] == "AWSAccount":
        return identity
    return {"type": "AWSAccount", "principalId": identity["principalId"], "accountId": identity["accountId"]}

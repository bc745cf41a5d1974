"""The key pairs that sign digests, one a Region, as ListPublicKeys tells of them."""

import base64
import datetime
import hashlib
import threading

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from .status import now

# CloudTrail's keys overlap, and are valid before they are used.
VALID_BEFORE = datetime.timedelta(days=1)
VALID_AFTER = datetime.timedelta(days=60)

_keys = {}
_lock = threading.Lock()


class SigningKey:
    def __init__(self):
        self._private_key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.public_der = self._private_key.public_key().public_bytes(
            serialization.Encoding.DER, serialization.PublicFormat.PKCS1
        )
        self.fingerprint = hashlib.md5(self.public_der).hexdigest()
        self.valid_from, self.valid_until = now() - VALID_BEFORE, now() + VALID_AFTER

    def sign(self, text):
        """SHA256withRSA: the signature of a text, in hexadecimal digits."""
        return self._private_key.sign(text.encode(), padding.PKCS1v15(), hashes.SHA256()).hex()


def signing_key(region):
    """The Region's key that is valid now."""
    with _lock:
        keys = _keys.setdefault(region, [])
        if not keys or keys[-1].valid_until < now():
            keys.append(SigningKey())
        return keys[-1]


def public_keys(region, start, end):
    """The PublicKeyList of the Region's keys that are valid some time from `start` to `end`, aware datetimes."""
    signing_key(region)
    return [
        {
            "Value": base64.b64encode(key.public_der).decode(),
            "ValidityStartTime": int(key.valid_from.timestamp()),
            "ValidityEndTime": int(key.valid_until.timestamp()),
            "Fingerprint": key.fingerprint,
        }
        for key in _keys[region]
        if key.valid_from <= end and key.valid_until >= start
    ]

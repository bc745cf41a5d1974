"""Digests: for every account and Region of a trail a chain of signed lists of the log files that were delivered.

Sources: "CloudTrail digest file structure" and "Custom implementations of CloudTrail log file integrity validation" of the
user guide.
"""

import datetime
import gzip
import hashlib
import json
import time

from .archive import NotDelivered, put_object
from .log_files import digest_key
from .signing_keys import signing_key
from .status import delivery_status, now, text, utc

SIGNATURE_ALGORITHM = "SHA256withRSA"


class Chain:
    def __init__(self, start):
        self.start = start
        self.log_files = []
        self.previous = {name: None for name in PREVIOUS}


PREVIOUS = (
    "previousDigestS3Bucket",
    "previousDigestS3Object",
    "previousDigestHashValue",
    "previousDigestHashAlgorithm",
    "previousDigestSignature",
)


class Digests:
    """The chains of every trail that validates its log files. Used by one thread at a time."""

    def __init__(self, bus):
        self._bus = bus
        self._chains = {}
        self._last_delivery = now()

    def add(self, trail, log_file, key):
        """A log file that was delivered while the trail validates its files; others are in no digest, as in AWS."""
        if not trail.log_validation:
            return
        self._chain(trail, log_file.account, log_file.region).log_files.append(
            {
                "s3Bucket": trail.bucket_name,
                "s3Object": key,
                "hashValue": log_file.digest,
                "hashAlgorithm": "SHA-256",
                "newestEventTime": log_file.newest,
                "oldestEventTime": log_file.oldest,
            }
        )

    def begin(self, trail):
        """A trail that logs and validates has digests of its own account and home Region even before the first file."""
        self._chain(trail, trail.account_id, trail.region_name)

    def _chain(self, trail, account, region):
        chains = self._chains.setdefault(trail, {})
        if (account, region) not in chains:
            started = utc(trail.status.started) or self._last_delivery
            chains[account, region] = Chain(max(started, self._last_delivery).replace(microsecond=0))
        return chains[account, region]

    def deliver(self, folder_of, goes_on):
        """One digest for every chain. `folder_of` and `goes_on` are functions of a trail.

        A chain of a trail that no longer logs or validates ends with it: the next one begins anew.
        """
        for trail in list(self._chains):
            outcome = delivery_status(trail).digests
            for (account, region), chain in self._chains[trail].items():
                try:
                    self._deliver(trail, folder_of(trail), account, region, chain)
                    outcome.succeeded()
                except NotDelivered as error:
                    outcome.failed(str(error))
            if not goes_on(trail):
                del self._chains[trail]
        self._last_delivery = now()

    def _deliver(self, trail, folder, account, region, chain):
        end = later_second(chain.start)
        bucket, key = trail.bucket_name, digest_key(folder, account, region, trail, end)
        signer = signing_key(region)
        digest = {
            "awsAccountId": account,
            "digestStartTime": text(chain.start),
            "digestEndTime": text(end),
            "digestS3Bucket": bucket,
            "digestS3Object": key,
            "digestPublicKeyFingerprint": signer.fingerprint,
            "digestSignatureAlgorithm": SIGNATURE_ALGORITHM,
            "newestEventTime": max((file["newestEventTime"] for file in chain.log_files), default=None),
            "oldestEventTime": min((file["oldestEventTime"] for file in chain.log_files), default=None),
            **chain.previous,
            "logFiles": chain.log_files,
        }
        content = json.dumps(digest, separators=(",", ":")).encode()
        hash_value = hashlib.sha256(content).hexdigest()
        previous_signature = chain.previous["previousDigestSignature"] or "null"
        signature = signer.sign(f"{text(end)}\n{bucket}/{key}\n{hash_value}\n{previous_signature}")
        metadata = {"x-amz-meta-signature": signature, "x-amz-meta-signature-algorithm": SIGNATURE_ALGORITHM}
        put_object(trail, key, gzip.compress(content), metadata)
        self._bus.publish("digest", {"bucket": bucket, "key": key, "logFiles": len(chain.log_files)})
        chain.previous = dict(zip(PREVIOUS, (bucket, key, hash_value, "SHA-256", signature)))
        chain.start, chain.log_files = end, []


def later_second(start):
    """Now, in whole seconds, but after `start`: a digest's key has its end, and must not be that of the one before."""
    while (end := now().replace(microsecond=0)) <= start:
        time.sleep((start + datetime.timedelta(seconds=1) - now()).total_seconds())
    return end

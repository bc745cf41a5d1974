"""In which Region a call is recorded: that of its endpoint; for a global service, the partition's one Region for it."""

import functools

from botocore.loaders import Loader
from moto.utilities.utils import get_partition

DEFAULT_REGION = "us-east-1"


def region_of(call):
    """The record's `awsRegion`."""
    region = (call.signature and call.signature.region) or DEFAULT_REGION
    return global_regions().get((get_partition(region), call.signing_name), region)


@functools.cache
def global_regions():
    """The Region of every global service, by partition and name, from botocore's list of endpoints."""
    regions = {}
    for partition in Loader().load_data("endpoints")["partitions"]:
        for service, facts in partition["services"].items():
            if facts.get("isRegionalized") is False and "partitionEndpoint" in facts:
                scope = facts["endpoints"][facts["partitionEndpoint"]].get("credentialScope", {})
                if "region" in scope:
                    regions[partition["partition"], service] = scope["region"]
    return regions

"""What AWS sees of the connection. The emulator has no TLS: this is what a client of AWS uses for the same call."""

from moto.utilities.utils import get_partition

from .regions import global_regions

TLS_VERSION = "TLSv1.3"
CIPHER_SUITE = "TLS_AES_128_GCM_SHA256"
DOMAINS = {"aws-cn": "amazonaws.com.cn"}


def host_of(call, region):
    """The name of the service's endpoint; for a bucket, that of virtual-hosted-style requests."""
    partition = get_partition(region)
    domain = DOMAINS.get(partition, "amazonaws.com")
    if call.service == "s3control":
        return f"{call.request.headers.get('x-amz-account-id', '')}.s3-control.{region}.{domain}".lstrip(".")
    if call.service == "s3" and "Bucket" in call.path_parameters:
        return f"{call.path_parameters['Bucket']}.s3.{region}.{domain}"
    prefix = call.operation.service_model.endpoint_prefix
    is_global = (partition, call.signing_name) in global_regions()
    return f"{prefix}.{domain}" if is_global else f"{prefix}.{region}.{domain}"


def tls_details(call, region):
    return {
        "tlsVersion": TLS_VERSION,
        "cipherSuite": CIPHER_SUITE,
        "clientProvidedHostHeader": host_of(call, region),
    }

"""EC2's records: lists are `{"items": [...]}` under names of their own; newer operations have a wrapper of XML's shape.

Sources: "CloudTrail log file examples" (CloudTrail User Guide) for `instancesSet`; the other names are seen in records
that people have published.
"""

import re
from xml.etree.ElementTree import ParseError

from . import markup
from .secrets import AS_IT_IS, LEFT_OUT, instead_of
from .words import scalar

# Lists of ids (and the like) in parameters: the name of the list, and of what is in it.
LISTS = {
    "AllocationIds": ("allocationIdsSet", "allocationId"),
    "GroupIds": ("securityGroupIdSet", "groupId"),
    "GroupNames": ("securityGroupSet", "groupName"),
    "ImageIds": ("imagesSet", "imageId"),
    "InstanceIds": ("instancesSet", "instanceId"),
    "InternetGatewayIds": ("internetGatewayIdSet", "internetGatewayId"),
    "KeyNames": ("keySet", "keyName"),
    "NetworkAclIds": ("networkAclIdSet", "networkAclId"),
    "NetworkInterfaceIds": ("networkInterfaceIdSet", "networkInterfaceId"),
    "Resources": ("resourcesSet", "resourceId"),
    "RouteTableIds": ("routeTableIdSet", "routeTableId"),
    "SecurityGroupIds": ("groupSet", "groupId"),
    "SecurityGroups": ("groupSet", "groupName"),
    "SnapshotIds": ("snapshotSet", "snapshotId"),
    "SubnetIds": ("subnetSet", "subnetId"),
    "VolumeIds": ("volumeSet", "volumeId"),
    "VpcIds": ("vpcSet", "vpcId"),
}
STRUCTURE_LISTS = {
    "BlockDeviceMappings": "blockDeviceMapping",
    "Filters": "filterSet",
    "NetworkInterfaces": "networkInterfaceSet",
    "TagSpecifications": "tagSpecificationSet",
    "Tags": "tagSet",
    "UserIdGroupPairs": "groups",
}
EMPTY = {"IpPermission": {"groups": {}, "ipRanges": {}, "ipv6Ranges": {}, "prefixListIds": {}}}
VALUE_LISTS = {"Values": ("valueSet", "value")}
# Parameters of RunInstances that CloudTrail writes in the list of instances.
OF_RUN_INSTANCES = ("ImageId", "MinCount", "MaxCount", "KeyName")
WRAPPED = re.compile(
    r"^((Create|Delete|Modify)(ClientVpn|FlowLogs|Fleet|LaunchTemplate|ManagedPrefixList|NatGateway|TrafficMirror|"
    r"TransitGateway|VpcEndpoint)\w*|"
    r"(Enable|Disable)(EbsEncryptionByDefault|\w*BlockPublicAccess|SerialConsoleAccess|TransitGateway\w*)|"
    r"(Modify|Reset)EbsDefaultKmsKeyId|ModifyInstanceMetadata\w+|"
    r"(Associate|Disassociate|Replace)IamInstanceProfile\w*)$"
)


def request_parameters(call):
    if WRAPPED.match(call.name):
        return {f"{call.name}Request": tree_of(call.request.form) or ""}
    if call.parameters is None:
        return None
    shape, parameters = call.operation.input_shape, dict(call.parameters)
    if shape is None:
        return None
    instance = {}
    if call.name == "RunInstances":
        instance = {name: parameters.pop(name) for name in OF_RUN_INSTANCES if name in parameters}
    written = structure(shape, parameters)
    if instance:
        written["instancesSet"] = {"items": [structure(shape, instance)]}
    for member in shape.members if call.name.startswith("Describe") else ():
        name = (LISTS.get(member) or (STRUCTURE_LISTS.get(member),))[0]
        if name and name.endswith("Set"):
            written.setdefault(name, {})
    return written or None


def structure(shape, value):
    written = {}
    for member, inner in value.items():
        member_shape = shape.members.get(member)
        if member_shape is None or inner is None:
            continue
        instead = instead_of("ec2", member, member_shape)
        if member_shape.type_name == "blob" and instead is LEFT_OUT:
            continue
        if instead is not AS_IT_IS:
            written[name_of(member, member_shape)] = instead
        elif member in LISTS or member in VALUE_LISTS:
            name, item = LISTS.get(member) or VALUE_LISTS[member]
            written[name] = {"items": [{item: one} for one in inner]}
        else:
            written[STRUCTURE_LISTS.get(member) or name_of(member, member_shape)] = any_value(member_shape, inner)
    return written


def any_value(shape, value):
    if shape.type_name == "structure":
        return {**EMPTY.get(shape.name, {}), **structure(shape, value)}
    if shape.type_name == "list":
        return {"items": [any_value(shape.member, one) for one in value]} if value else {}
    return scalar(value)


def name_of(member, shape):
    name = shape.serialization.get("name", member)
    return name[0].lower() + name[1:]


def tree_of(form):
    """The parameters as they are sent, such as `FlowLogId.1=fl-1`, where numbers count members of lists."""
    tree = {}
    for name, value in form.items():
        if name not in ("Action", "Version"):
            *path, last = name.split(".")
            branch = tree
            for part in path:
                branch = branch.setdefault(part, {})
            branch[last] = markup.typed(value)
    return lists_in(tree)


def lists_in(tree):
    if not isinstance(tree, dict):
        return tree
    if tree and all(key.isdigit() for key in tree):
        members = [tagged(number, lists_in(tree[str(number)])) for number in sorted(map(int, tree))]
        return members[0] if len(members) == 1 else members
    return {key: lists_in(value) for key, value in tree.items()}


def tagged(number, value):
    return {"tag": number, **value} if isinstance(value, dict) else {"tag": number, "content": value}


def response_elements(call, output, body):
    if WRAPPED.match(call.name):
        try:
            return markup.as_json(body)
        except ParseError:
            return None
    shape = call.operation.output_shape
    written = {"requestId": ""}  # that of the record
    answer = answered(shape, output) if shape else {}
    if shape is None or "Return" in shape.members:
        written["_return"] = answer.pop("return", True)
    return {**written, **answer}


def answered(shape, value):
    """EC2 answers in the words that CloudTrail writes."""
    if shape.type_name == "structure":
        written = {}
        for member, inner in value.items():
            member_shape = shape.members.get(member)
            if member_shape is not None and inner is not None:
                instead = instead_of("ec2", member, member_shape)
                name = member_shape.serialization.get("name", member)
                written[name] = answered(member_shape, inner) if instead is AS_IT_IS else instead
        return written
    if shape.type_name == "list":
        return {"items": [answered(shape.member, one) for one in value]} if value else {}
    if shape.type_name == "timestamp":
        return int(value.timestamp() * 1000)
    return scalar(value)

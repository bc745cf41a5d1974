"""Which records a trail's selectors take. Pure functions of a record and the selectors in the API's words.

Sources: EventSelector and AdvancedFieldSelector of the CloudTrail API; "Filtering data events by using advanced event
selectors" of the CloudTrail user guide for conditions on one field: those that select are alternatives, those that
deselect must all hold.
"""

SELECTING = {
    "Equals": str.__eq__,
    "StartsWith": str.startswith,
    "EndsWith": str.endswith,
}
DESELECTING = {
    "NotEquals": str.__eq__,
    "NotStartsWith": str.startswith,
    "NotEndsWith": str.endswith,
}


def category(record):
    """"Management", "Data", "NetworkActivity" or "Insight"; records older than version 1.08 do not say it."""
    return record.get("eventCategory") or ("Data" if record.get("managementEvent") is False else "Management")


def is_selected(record, basic, advanced, insights):
    """`basic` and `advanced` are the trail's event selectors, of which it has one kind; `insights` its Insights selectors."""
    if category(record) == "Insight":
        kind = (record.get("insightDetails") or {}).get("insightType")
        return any(selector.get("InsightType") == kind for selector in insights)
    if advanced:
        return any(is_selected_by_advanced(record, selector) for selector in advanced)
    return any(is_selected_by_basic(record, selector) for selector in basic)


def is_selected_by_basic(record, selector):
    wanted = selector.get("ReadWriteType") or "All"
    if wanted != "All" and (wanted == "ReadOnly") != bool(record.get("readOnly")):
        return False
    if category(record) == "Management":
        excluded = selector.get("ExcludeManagementEventSources") or []
        return selector.get("IncludeManagementEvents", True) and record["eventSource"] not in excluded
    return category(record) == "Data" and any(
        is_in(arn, value)
        for data_resource in selector.get("DataResources") or []
        for arn in arns(record, [data_resource["Type"]])
        for value in data_resource.get("Values") or []
    )


def is_in(arn, value):
    """Values: "arn:aws:s3" and the like for everything, else an ARN; for S3 it may end within an object's key."""
    everything = value.count(":") == 2
    return arn.startswith(value) if everything or value.split(":")[2] == "s3" else arn == value


def is_selected_by_advanced(record, selector):
    fields = selector["FieldSelectors"]
    types = [kind for field in fields if field["Field"] == "resources.type" for kind in field.get("Equals") or []]
    return all(holds(field, values(record, field["Field"], types)) for field in fields)


def holds(field, found):
    """Whether the conditions of a field selector hold for the values that a record has in its field."""

    def any_of(operators):
        return any(
            test(value, given) for name, test in operators.items() for given in field.get(name) or [] for value in found
        )

    return not any_of(DESELECTING) and (any_of(SELECTING) or not any(field.get(name) for name in SELECTING))


def values(record, field, types):
    if field == "eventCategory":
        return [category(record)]
    if field == "readOnly":
        return ["true" if record.get("readOnly") else "false"]
    if field == "resources.type":
        return [resource.get("type") for resource in record.get("resources") or [] if resource.get("type")]
    if field == "resources.ARN":
        return arns(record, types)
    value = record
    for name in field.split("."):
        value = value.get(name) if isinstance(value, dict) else None
    return [] if value is None else [str(value)]


def arns(record, types):
    """ARNs of the record's resources of these types: an object's record names its bucket as well."""
    resources = [resource for resource in record.get("resources") or [] if resource.get("type") in types]
    found = (resource.get("ARN") or resource.get("ARNPrefix") for resource in resources)
    return [arn for arn in found if arn]

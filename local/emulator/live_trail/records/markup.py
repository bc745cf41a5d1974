"""XML as CloudTrail writes it in JSON: S3's bodies, and the answers of EC2's newer operations."""

import re
from xml.etree import ElementTree

QUALIFIED = re.compile(r"^\{(.*)\}(.*)$")
SCHEMA_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
WHOLE_NUMBER = re.compile(r"^(0|-?[1-9]\d{0,17})$")


def as_json(text):
    """`{root: content}` of the XML; raises ElementTree.ParseError when it is none."""
    root = ElementTree.fromstring(text)
    namespace, name = qualified(root.tag)
    content = content_of(root)
    if namespace:
        content = {**(content if isinstance(content, dict) else {}), "xmlns": namespace}
    return {name: content}


def content_of(element):
    content = {}
    for attribute, value in element.attrib.items():
        namespace, name = qualified(attribute)
        if namespace == SCHEMA_INSTANCE:
            content.update({f"xsi:{name}": value, "xmlns:xsi": namespace})
        else:
            content[name] = value
    for child in element:
        name, value = qualified(child.tag)[1], content_of(child)
        if name not in content:
            content[name] = value
        elif isinstance(content[name], list):
            content[name].append(value)
        else:  # only what is there more than once is a list
            content[name] = [content[name], value]
    return content or typed((element.text or "").strip())


def qualified(name):
    found = QUALIFIED.match(name)
    return found.groups() if found else (None, name)


def typed(text):
    if text in ("true", "false"):
        return text == "true"
    return int(text) if WHOLE_NUMBER.match(text) else text

"""moto: lifecycle rules lose the object sizes of their filters and how many noncurrent versions are to be kept."""

from moto.core.responses import ActionResult
from moto.s3.models import FakeBucket
from moto.s3.responses import S3Response

from . import around

# What can be there several times, by its name in a request, with the name that it has in an answer.
LISTS = {"Transition": "Transitions", "NoncurrentVersionTransition": "NoncurrentVersionTransitions"}
LISTS_IN_AND = {"Tag": "Tags"}


@around(FakeBucket, "set_lifecycle", "self, rules")
def set_lifecycle(original, self, rules):
    original(self, rules)  # refuses what is malformed
    self.rules_as_given = rules


@around(S3Response, "get_bucket_lifecycle", "self")
def get_bucket_lifecycle(original, self):
    status, headers, _ = original(self)  # refuses when there are no rules
    rules = self.backend.get_bucket(self.bucket_name).rules_as_given
    _, _, body = self.serialized(ActionResult({"Rules": [rule_in_answer(rule) for rule in rules]}))
    return status, headers, body


def rule_in_answer(rule):
    answer = with_lists(rule, LISTS)
    if "Filter" in answer:
        filter = answer["Filter"] = with_lists(answer["Filter"] or {}, {})
        if "And" in filter:
            filter["And"] = with_lists(filter["And"], LISTS_IN_AND)
    return answer


def with_lists(element, lists):
    answer = {name: value for name, value in element.items() if name not in lists}
    if "Prefix" in answer:
        answer["Prefix"] = answer["Prefix"] or ""  # what is empty was parsed as nothing
    for name, name_in_answer in lists.items():
        if name in element:
            answer[name_in_answer] = element[name] if isinstance(element[name], list) else [element[name]]
    return answer

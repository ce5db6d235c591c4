"""Questions that many cards and timers ask of one case file are answered once."""

from collections.abc import Callable
from functools import wraps
from operator import is_
from typing import Concatenate, ParamSpec, TypeVar

from handlers.case.case_file import CaseFile

Given = ParamSpec("Given")
Answer = TypeVar("Answer")


def once(rule: Callable[Concatenate[CaseFile, Given], Answer]) -> Callable[Concatenate[CaseFile, Given], Answer]:
    """Keep a rule's newest answer beside the case file's fields, as `functools.cached_property` does.

    A case file never changes in place, and neither does what the rule is given besides (the policy, the team, a
    draft): the answer holds as long as those are the same objects. It takes no part in equality, JSON or `replace`.
    """
    name = f"once:{rule.__module__}.{rule.__qualname__}"

    @wraps(rule)
    def known(file: CaseFile, /, *given: Given.args, **named: Given.kwargs) -> Answer:
        if named:
            return rule(file, *given, **named)
        kept: tuple[tuple[object, ...], Answer] | None = vars(file).get(name)
        if kept is None or not all(map(is_, kept[0], given)):
            kept = vars(file)[name] = (given, rule(file, *given, **named))
        return kept[1]

    return known

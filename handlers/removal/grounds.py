"""The nine grounds on which a content can be reported, each with what it asks for and who decides it (R124).

A bad opinion of us is none of them, in whatever words.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from handlers.case.evidence import DISPROOF, SHOWS_CONTENT
from handlers.case.people import Role

ENGAGE = "engage"  # the way that is chosen beforehand: answer it (R117)
MIN_OTHERS = 2  # further posts that make a copied flood together with the first


@dataclass(frozen=True)
class Ground:
    """One ground. `in_text`: the content's own words must show it. Of `evidence` one kind at least must be on file, and
    of `further` too. `asks` are the details it needs; `drafters` (empty: as usual) and `by_legal` say who decides."""

    code: str
    evidence: frozenset[str] = SHOWS_CONTENT
    further: frozenset[str] = frozenset()
    in_text: bool = False
    states_fact: bool = False  # the content must state a fact that can be refuted
    asks: tuple[str, ...] = ()
    by_legal: bool = False
    drafters: frozenset[Role] = frozenset()


_ALL = (
    Ground("abuse", in_text=True, asks=("whom",)),
    Ground("vulgar", in_text=True),
    Ground("political", in_text=True),
    Ground("diversion", in_text=True),
    Ground("fabricated", evidence=DISPROOF, states_fact=True, asks=("claim",)),
    Ground("privacy", in_text=True, asks=("whom",)),
    Ground("duplicate", asks=("others",)),
    Ground("ip", evidence=frozenset({"ownership"}), further=SHOWS_CONTENT, asks=("work",), by_legal=True),
    Ground(
        "defamation",
        evidence=DISPROOF,
        further=SHOWS_CONTENT,
        states_fact=True,
        asks=("claim",),
        by_legal=True,
        drafters=frozenset({Role.LEGAL}),
    ),
)
BY_CODE: Mapping[str, Ground] = {ground.code: ground for ground in _ALL}
GROUNDS = tuple(BY_CODE)
OWN_SECTION_GROUNDS = ("attack", "harmful_false", "platform_rules")  # under our own posts (R121)
DRAFTERS = frozenset({Role.LIAISON, Role.OWNER, Role.LEGAL, Role.MANAGER, Role.APPROVER})
DECIDERS = frozenset({Role.APPROVER, Role.EXECUTIVE})
LEGAL_SECOND = (Role.LEGAL, Role.EXECUTIVE)  # who looks a second time at what legal drafted
FILERS = frozenset({Role.LIAISON, Role.OWNER, Role.PUBLISHER, Role.LEGAL})


def deciders(by_legal: bool, drafted_by_legal: bool) -> tuple[Role, ...]:
    """Return who agrees to an appeal, the likeliest first; to legal's own another of legal or the executive."""
    if not by_legal:
        return (Role.APPROVER, Role.EXECUTIVE)
    return LEGAL_SECOND if drafted_by_legal else (Role.LEGAL,)

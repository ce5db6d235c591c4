"""The values of outreach: a contact that was made, a consent that was given."""

from dataclasses import dataclass
from datetime import datetime

PARTIES = ("kol", "media", "partner", "customer", "regulator")
CHECKLIST = ("listened", "offered", "facts", "no_pressure")  # what a talk with a creator covers (R150)
AUTHOR_STEPS = ("updated", "answered", "deleted")  # what an author did of their own accord (R152)
CONSENT_SCOPES = ("story", "thanks", "quote")  # what a customer agreed to (R168-R170)

RELATIONSHIPS = ("none", "customer", "gifted", "paid")  # what ties a creator to a brand (R153)
TIES_TO_DISCLOSE = ("gifted", "paid")  # the audience must be told of these (R158)


@dataclass(frozen=True)
class Contact:
    """A person of the team spoke to an outsider: to whom, how, when (UTC), and what was said."""

    party: str
    name: str
    channel: str
    by: str
    at: datetime
    text: str
    covered: tuple[str, ...] = ()  # items of CHECKLIST


@dataclass(frozen=True)
class Consent:
    """A customer agreed to be thanked, quoted, or told of without a name: for what, by which proof, when (UTC)."""

    scope: str
    proof: str
    by: str
    at: datetime

"""How the values of commands look, and which of them may have spaces when they are typed as name=value."""

import re
from collections.abc import Callable, Mapping

from handlers.case.drafts import DRAFT_KINDS
from handlers.case.evidence import EVIDENCE_KINDS
from handlers.case.grades import Category, Severity
from handlers.case.outreach import AUTHOR_STEPS, CONSENT_SCOPES, PARTIES
from handlers.case.people import Role
from handlers.closing.actions import OFF_WORDS
from handlers.closing.export import PROFILES
from handlers.closing.learning.actions import PARTS, TOPICS
from handlers.drafts.remedy import REMEDIES
from handlers.overview.figures.period import PERIODS
from handlers.removal.appeal import MOVES
from handlers.removal.grounds import ENGAGE, GROUNDS, OWN_SECTION_GROUNDS
from handlers.removal.legal.actions import STEPS
from handlers.removal.own_section.actions import MEASURES
from handlers.tasks.actions import ACTS

NUMBER = re.compile(r"(?:inc-?|#|第|事件)?(\d{1,12})[号號]?[。.!]?", re.IGNORECASE)
TIMES = ("until", "due")
ROLES, CATEGORIES, SEVERITIES = ({m.value for m in kind} for kind in (Role, Category, Severity))

# A value that does not look like its name leaves the word to the next one: `send-back 12 two typos` has no version.
VALUE_SHAPES: Mapping[str, Callable[[str], bool]] = {
    "version": lambda word: bool(re.fullmatch(r"v?\d{1,4}|第?\d{1,4}版", word)),
    "hash": lambda word: bool(re.fullmatch(r"#?[0-9a-f]{8,64}", word)),
    "id": lambda word: bool(re.fullmatch(r"#?\d{1,4}(?:[,，、]#?\d{1,4})*|all", word)),
    "role": lambda word: word in ROLES,
    "kind": lambda word: word in DRAFT_KINDS,
    "playbook": lambda word: word in (*CATEGORIES, "trending"),
    "severity": lambda word: word.upper() in SEVERITIES,
    "category": lambda word: word in CATEGORIES,
    "link": lambda word: word.startswith(("http://", "https://")),
    "party": lambda word: word in PARTIES,
    "step": lambda word: word in AUTHOR_STEPS,
    "scope": lambda word: word in CONSENT_SCOPES,
    "ground": lambda word: word in (ENGAGE, *GROUNDS, *OWN_SECTION_GROUNDS),
    "move": lambda word: word in MOVES,
    "measure": lambda word: word in MEASURES,
    "legal_step": lambda word: word in STEPS,
    "proof_kind": lambda word: word in EVIDENCE_KINDS,
    "remedy": lambda word: word.lower() in REMEDIES,
    "amount": lambda word: bool(re.fullmatch(r"[¥￥]?\d+(?:\.\d{1,2})?(?:元|块|yuan|rmb|cny)?", word, re.IGNORECASE)),
    "what": lambda word: word in ("kept", "moved", "broken", "withdrawn", "add"),
    "state": lambda word: word.lower() in ("on", "开", "開", *OFF_WORDS),
    "act": lambda word: word.lower() in ACTS,
    "other": lambda word: bool(NUMBER.fullmatch(word)),
    "number": lambda word: bool(NUMBER.fullmatch(word)),
    "token": lambda word: bool(re.fullmatch("[0-9a-f]{16}", word)),
    "answer": lambda word: word in ("take", "leave"),
    "same": lambda word: word == "same",
    "ack": lambda word: False,  # only as ack=RULE,RULE
    "do": lambda word: word in ("retry", "open", "leave"),
    "delivery": lambda word: bool(re.fullmatch(r"#?\d{1,12}", word)),
    "period": lambda word: word in PERIODS,
    "part": lambda word: word in PARTS,
    "topic": lambda word: word in TOPICS,
    "profile": lambda word: word.lower() in PROFILES,
}

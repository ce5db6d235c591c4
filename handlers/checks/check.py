"""All checks of a draft, in one pass over one reading."""

from collections.abc import Iterator
from dataclasses import replace

from handlers.checks import advertising_law, blame_and_defence, censorship, medical_claims, privacy, tone
from handlers.checks.category_rules import for_category, for_kind, for_state
from handlers.checks.emoji import emoji_tone
from handlers.checks.issue_overlap import speaks_of
from handlers.checks.language import lang_match
from handlers.checks.model import Case, Finding, Level, Verdict
from handlers.checks.parsed_draft import Reading, read
from handlers.checks.placeholders import blanks
from handlers.checks.promises import pledges
from handlers.checks.repetition import reused_text
from handlers.checks.structure import (
    INVITE,
    ack_first,
    buried_admission,
    dm_invite,
    length,
    question_pile,
    specific_issue,
)
from handlers.checks.unsupported_facts import fact_unsupported
from handlers.checks.word_rule import Row, read_rows

STRICT_TRADES = frozenset({"cosmetics", "food", "health_food", "medical", "education", "finance"})
ALWAYS: tuple[Row, ...] = (
    *tone.TONE, *blame_and_defence.DEFENCE, *blame_and_defence.BLAME, *blame_and_defence.THREAT, *censorship.ASK_DELETE, *censorship.SCRIPTS,
    *advertising_law.SUPERLATIVE, *medical_claims.MEDICAL, *advertising_law.PLATFORM_WORDS, *privacy.INSIDE_LEAK,
)  # fmt: skip
CHECKS = (
    ack_first, specific_issue, dm_invite, length, buried_admission, question_pile, blanks, pledges, emoji_tone, lang_match,
    reused_text, fact_unsupported, for_category, for_kind, for_state,
)  # fmt: skip


def check(draft: str, case: Case) -> Verdict:
    """Everything the gate has to say about a draft, by place; the promises come beside the findings."""
    reading = read(draft, case)
    found = [*_words(reading), *(finding for one in CHECKS for finding in one(reading))]
    found.sort(key=lambda finding: (finding.start, finding.end, finding.rule))
    return Verdict(tuple(found), reading.promises)


def _words(reading: Reading) -> Iterator[Finding]:
    for finding in read_rows(_rows(reading), reading):
        if finding.rule == "AD_SUPERLATIVE" and reading.case.vertical in STRICT_TRADES:
            finding = replace(finding, level=Level.BLOCK)
        if finding.rule != "GENERIC_VALUE" or not _specific(reading, finding):
            yield finding


def _specific(reading: Reading, thanks: Finding) -> bool:
    """Thanks that go on to name the matter are no empty thanks."""
    return bool(reading.post) and speaks_of(reading.after(thanks.end, 16), reading.post)


def _rows(reading: Reading) -> Iterator[Row]:
    """The tables that apply to this text."""
    case = reading.case
    yield from ALWAYS
    if case.grave or not case.author_gender_known:
        yield from tone.OVER_INTIMATE
    if case.surface.off_platform_forbidden and case.kind != "partner_note":
        yield from _off_platform(case)
    yield from privacy.SHOWN if case.kind != "partner_note" else ()
    if case.kind in ("kol_outreach", "partner_note"):
        yield from censorship.PARTNERS
    if case.surface.public and case.kind in ("first_ack", "resolution", "update", "correction", "statement"):
        yield privacy.ASKED if not INVITE.search(reading.text) else privacy.ASKED_HERE


def _off_platform(case: Case) -> Iterator[Row]:
    yield privacy.ADD_ME
    if not case.surface.platform.startswith(("wechat", "weixin")):
        yield privacy.WECHAT
    yield from privacy.CONTACTS
    yield from privacy.ELSEWHERE

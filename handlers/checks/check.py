"""The draft gate: every word rule and every other check, over a draft parsed once."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from handlers.checks import (
    acts,
    advertising_law,
    blame_and_defence,
    censorship,
    internal_matters,
    medical_claims,
    privacy,
    threats,
    tone,
)
from handlers.checks.category_rules import forbidden_in_category, required_by_assessment, required_of_kind
from handlers.checks.emoji import emoji_tone
from handlers.checks.fact_lines import one_fact_line
from handlers.checks.issue_overlap import addresses_issue
from handlers.checks.language import lang_match, local_words
from handlers.checks.model import CheckContext, Finding, Level, Verdict
from handlers.checks.names_in_public import named_in_public
from handlers.checks.next_step import without_next_step
from handlers.checks.parsed_draft import ParsedDraft, parse_draft
from handlers.checks.payments import offered_to_extortionist
from handlers.checks.placeholders import placeholder_left
from handlers.checks.promises import promise_findings
from handlers.checks.repetition import reused_text
from handlers.checks.safety_advice import safety_advice
from handlers.checks.steering import steers_crowd
from handlers.checks.structure import (
    INVITE,
    ack_first,
    buried_admission,
    dm_invite,
    length,
    opening_alone,
    question_pile,
    reply_closed,
    specific_issue,
)
from handlers.checks.unbacked_acts import unbacked_acts
from handlers.checks.unsupported_facts import fact_unsupported
from handlers.checks.usage import usage_unsupported
from handlers.checks.word_rule import WordRule, apply_rules

STRICT_TRADES = frozenset({"cosmetics", "food", "health_food", "medical", "education", "finance"})
RULES_FOR_EVERY_TEXT: tuple[WordRule, ...] = (
    *tone.TONE,
    *blame_and_defence.DEFENCE,
    *blame_and_defence.BLAME,
    *threats.THREAT,
    *censorship.ASK_DELETE,
    *censorship.SCRIPTS,
    *advertising_law.SUPERLATIVE,
    *medical_claims.MEDICAL,
    *advertising_law.PLATFORM_WORDS,
    *internal_matters.INTERNAL_MATTERS,
    *acts.EVERYWHERE,
)
SET_PHRASES = frozenset({"CORP_OPENING", "CORP_PHRASE", "GENERIC_VALUE", "NON_APOLOGY"})
CHECKS = (
    ack_first,
    specific_issue,
    dm_invite,
    length,
    opening_alone,
    reply_closed,
    buried_admission,
    question_pile,
    placeholder_left,
    promise_findings,
    without_next_step,
    emoji_tone,
    lang_match,
    local_words,
    reused_text,
    named_in_public,
    fact_unsupported,
    usage_unsupported,
    forbidden_in_category,
    required_of_kind,
    required_by_assessment,
    one_fact_line,
    safety_advice,
    unbacked_acts,
    offered_to_extortionist,
    steers_crowd,
)


def check(draft: str, context: CheckContext) -> Verdict:
    """Check a draft. Returns its findings in order of place, and the promises it makes."""
    parsed = parse_draft(draft, context)
    found = [*_word_findings(parsed), *(finding for find in CHECKS for finding in find(parsed))]
    found.extend(_cores(parsed, found))
    if hollow := _hollow(found, parsed):
        found.append(hollow)
    found.sort(key=lambda finding: (finding.start, finding.end, finding.rule))
    return Verdict(tuple(found), parsed.promises)


def _word_findings(parsed: ParsedDraft) -> Iterator[Finding]:
    for finding in apply_rules(_rules_for(parsed), parsed):
        if finding.rule == "AD_SUPERLATIVE" and parsed.context.vertical in STRICT_TRADES:
            finding = replace(finding, level=Level.BLOCK)
        if finding.rule != "GENERIC_VALUE" or not _goes_on_to_the_issue(parsed, finding):
            yield finding


def _cores(parsed: ParsedDraft, found: Sequence[Finding]) -> list[Finding]:
    """Findings of the wide frames, where no other rule found as much: they only ask for a tick."""
    context = parsed.context
    if context.kind in ("partner_note", "kol_outreach"):
        return []
    rules = [core for core in acts.CORES if core.rule != "OFF_PLATFORM" or context.surface.off_platform_forbidden]
    if context.may_involve_harm and not context.cause_known:
        rules.extend(acts.CORES_OF_HARM)
    grave = [f for f in found if f.level in (Level.BLOCK, Level.ACK)]
    return [
        core
        for core in apply_rules(rules, parsed)
        if not any(one.rule == core.rule or (one.start < core.end and core.start < one.end) for one in grave)
    ]


def _hollow(found: list[Finding], parsed: ParsedDraft) -> Finding | None:
    """Return a finding for set phrases to no one in particular about nothing in particular (R66, R70)."""
    phrases = sum(finding.rule in SET_PHRASES for finding in found)
    unnamed = any(finding.rule == "SPECIFIC_ISSUE" for finding in found)
    return parsed.finding_on_whole("HOLLOW", Level.BLOCK) if unnamed and phrases >= 2 else None


def _goes_on_to_the_issue(parsed: ParsedDraft, thanks: Finding) -> bool:
    """True for thanks that go on to name the issue: these are not empty."""
    return bool(parsed.post) and addresses_issue(parsed.text_after(thanks.end, 16), parsed.post)


def _rules_for(parsed: ParsedDraft) -> Iterator[WordRule]:
    """Yield the rules that apply to this kind of text in this place."""
    context = parsed.context
    yield from RULES_FOR_EVERY_TEXT
    yield from _too_close(context)
    if context.surface.off_platform_forbidden and context.kind != "partner_note":
        yield from _off_platform(context)
    yield from _safety_acts(context)
    yield from acts.IN_PUBLIC if context.surface.public else ()
    yield from privacy.PERSONAL_DATA if context.kind != "partner_note" else ()
    if context.kind in ("kol_outreach", "partner_note"):
        yield from censorship.PARTNERS
    if context.surface.public and context.kind in ("first_ack", "resolution", "update", "correction", "statement"):
        yield privacy.ASKS_FOR_DATA if not INVITE.search(parsed.text) else privacy.ASKS_FOR_DATA_IN_COMMENTS


def _too_close(context: CheckContext) -> Iterator[WordRule]:
    """Yield what is too close: all in a grave case or for a plain brand; else words for a gender unknown (X10)."""
    if context.is_grave or context.tone == "plain":
        yield from tone.OVER_INTIMATE
    elif not context.author_gender_known:
        yield from tone.GENDERED if context.tone == "intimate" else tone.OVER_INTIMATE


def _safety_acts(context: CheckContext) -> Iterator[WordRule]:
    """Yield the acts of a safety case; a cause that is known may be told after the first reply."""
    if not context.may_involve_harm or context.kind in ("partner_note", "kol_outreach"):
        return
    checked = context.cause_known and context.kind != "first_ack"
    yield from (rule for rule in acts.WHERE_HARM_IS_CLAIMED if not (checked and rule.rule == "CAUSE_UNCHECKED"))


def _off_platform(context: CheckContext) -> Iterator[WordRule]:
    yield privacy.ADD_ME
    yield from acts.OFF_PLATFORM
    if not context.surface.platform.startswith(("wechat", "weixin")):
        yield privacy.WECHAT
    yield from privacy.CONTACTS
    yield from privacy.OTHER_CHANNELS

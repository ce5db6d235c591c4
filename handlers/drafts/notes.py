"""Notes after a fix: what may be written, and when (R161, R164, R168-R171, X20).

They tell of an improvement, care for those who were hit, or invite people to try the mended product. None of them comes
before the problem itself was answered, none tells of a customer without their consent.
"""

from collections.abc import Iterator

from handlers.case.card import LocalizedText, msg
from handlers.case.case_file import CaseFile
from handlers.case.drafts import Finding
from handlers.text.re2_patterns import normalize, pattern

NOTE_KINDS = frozenset({"improvement_note", "aftercare_note", "customer_story", "community_note", "trial_invitation"})
SETTLING_KINDS = frozenset({"resolution", "statement", "correction"})
BLOCK = "block"
THANKS = pattern(
    r"""
    (?:感谢|谢谢|多谢|鸣谢|致谢)[^。!?\n]{0,16}(?:那位|这位|该|@|用户|顾客|博主|朋友|同学|客人|小姐|先生|女士)
    \bthank(?:s|ing)?\b[^.!?\n]{0,30}\b(?:customer|user|author|person|reviewer|poster|@\w+)
    """
)
CONDITION = pattern(
    r"""
    (?:好评|正面|五星|夸|推荐)[^。!?\n]{0,10}(?:返|送|奖|得|领|才能|即可|可获)
    (?:返现|奖励|送礼|领取)[^。!?\n]{0,12}(?:好评|五星|正面)
    (?:需|须|必须|要求|请务必)[^。!?\n]{0,10}(?:好评|正面|夸|推荐|五星)
    \b(?:in exchange|in return|only if|as long as|must)\b[^.!?\n]{0,40}\b(?:positive|good|five.star|praise|recommend)
    """
)
DISCLOSED = pattern(
    r"""
    如实  真实  好坏  不限  都可以说  标注  注明  赠送  免费  honest  good or bad  disclos\w+  gifted  free of charge  either way
    """
)


def refuse_note(file: CaseFile, kind: str) -> LocalizedText | None:
    """Return why a note of this kind is too early, or what is missing for it; None when it may be asked for."""
    if kind not in NOTE_KINDS:
        return None
    if not any(reply.kind in SETTLING_KINDS for reply in file.replies):
        return msg("rejection.note_too_early", number=file.number, kind=kind)
    unsettled = not file.assessment or file.assessment.validity in ("", "unclear")
    if kind == "trial_invitation" and file.safety and unsettled:
        return msg("rejection.trial_too_early", number=file.number)
    if kind == "customer_story" and not has_consent(file, "story"):
        return msg("rejection.consent_missing", number=file.number, scope="story")
    return None


def has_consent(file: CaseFile, scope: str) -> bool:
    """True when a consent of this scope is on record and was not withdrawn."""
    return any(consent.scope == scope for consent in file.consents)


def note_findings(text: str, file: CaseFile, kind: str) -> Iterator[Finding]:
    """Yield what the gate alone cannot know: thanks without a consent, a trial on condition of praise."""
    if kind not in NOTE_KINDS:
        return
    folded = normalize(text)
    if (hit := THANKS.search(folded.text)) and not has_consent(file, "thanks"):
        start, end = folded.span(hit.start(), hit.end())
        yield Finding("CONSENT_MISSING", BLOCK, start, end, text[start:end])
    if kind != "trial_invitation":
        return
    if hit := CONDITION.search(folded.text):
        start, end = folded.span(hit.start(), hit.end())
        yield Finding("CONDITIONAL_PRAISE", BLOCK, start, end, text[start:end])
    if not DISCLOSED.search(folded.text):
        yield Finding("TRIAL_UNDISCLOSED", BLOCK)

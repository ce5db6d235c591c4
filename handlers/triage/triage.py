"""Triage: category and severity on two separate axes, each with its reasons (R21-R45, X4, X5).

The category is what the words say. Where it rests on a judgement about author or facts (extortion, scandal, rumour,
misuse) it carries the flag `needs_confirmation`, and a person confirms it before anything is drafted. No rule gives
`coordinated`: the flag `coordinated_suspect` goes beside another category. Severity follows harm, reach and numbers.
"""

from collections.abc import Iterator, Sequence

from handlers.case.grades import Category, Flag, Severity
from handlers.posts.post import Alert, ClockSource
from handlers.text.term_patterns import compile_finder, en_terms, zh_terms
from handlers.triage import reach, severity
from handlers.triage.category import NEEDS_CONFIRMATION, categorise
from handlers.triage.context import Thresholds, TriageContext
from handlers.triage.features import Features, extract_features
from handlers.triage.result import Reason, SeverityReason, Triage, reason

FAST_LANE_CATEGORIES = frozenset(
    {Category.SAFETY, Category.PRIVACY, Category.CULTURAL_MISSTEP, Category.KOL_BACKLASH, Category.KOL_SCANDAL}
)
REACH_RULES = frozenset({"author_reach", "engager_reach"})
NO_CONTEXT, DEFAULT_THRESHOLDS = TriageContext(), Thresholds()

# A date, a batch, a price, an order, a place, a part of the body: what people who were there tend to mention.
DETAILS = """
    [0-9] 昨天 前天 今天 上周 周[一二三四五六日末] [一二三四五六七八九十]月 批号 批次 订单 小票 照片 截图 门店 专柜
    分店 路店 旗舰店 脸 头皮 手 嘴 眼 脖子 肚子 孩子 老公 妈妈
"""
DETAILS_EN = """
    yesterday, today, last week, monday, tuesday, wednesday, thursday, friday, saturday, sunday, batch, order,
    receipt, photo, store, shop, face, scalp, skin, hands?, eyes?
"""
_find_detail = compile_finder(f"{zh_terms(DETAILS)}|{en_terms(DETAILS_EN)}")


def triage(alert: Alert, context: TriageContext = NO_CONTEXT, thresholds: Thresholds = DEFAULT_THRESHOLDS) -> Triage:
    """Grade an alert. Linear in the length of its text; 280 characters take well under a millisecond.

    The thresholds are the rubric's unless others are given.
    """
    features = extract_features(alert.post.full_text())
    if no_case := _reason_to_close(alert, features, context, thresholds):
        return Triage(Category.GENUINE, Severity.L0, _late_flags(alert, thresholds), (no_case,))
    score = coordination_score(features.folded, context, thresholds)
    category, category_reason = categorise(alert, features, context, thresholds)
    graded = sorted(
        _severity_reasons(alert, features, context, thresholds, score), key=lambda pair: pair[0], reverse=True
    )
    flags = (
        *_urgency_flags(category, graded),
        *_other_flags(alert, features, category, score, thresholds),
        *_late_flags(alert, thresholds),
    )
    reasons = (*(why for _, why in graded), category_reason)
    return Triage(category, graded[0][0], flags, reasons, features.subtypes)


def _reason_to_close(alert: Alert, features: Features, context: TriageContext, thresholds: Thresholds) -> Reason | None:
    """Return why an alert closes at once, or None (R35). A post without words is unknown, not harmless."""
    terms = {term.casefold() for term in alert.matched_terms}
    if context.about_us is False or (terms and terms <= {term.casefold() for term in context.competitor_terms}):
        return reason("not_about_us")
    if features.is_wordless or features.is_negative(thresholds.praise_weight):
        return None
    return reason("praise") if features.praise else reason("neutral")


def _severity_reasons(
    alert: Alert, features: Features, context: TriageContext, thresholds: Thresholds, score: int
) -> Iterator[SeverityReason]:
    worded = tuple(severity.from_words(alert, features, context, thresholds))
    yield from worded
    yield from reach.from_reach(alert, context, thresholds)
    if score >= thresholds.coordinated_score:
        yield Severity.L2, reason("coordinated", score=score)
        if features.harm_words:
            yield Severity.L3, reason("coordinated_harm", score=score)
    if not worded:
        yield (
            Severity.L1,
            reason("no_text") if features.is_wordless else reason("complaint", word=features.complaint_words),
        )


def _urgency_flags(category: Category, graded: Sequence[SeverityReason]) -> Iterator[Flag]:
    """The fast lane, hours for a day: harm, values, privacy, big accounts, and everything from L3 up (R100, X4)."""
    if category is Category.SAFETY:
        yield Flag.SAFETY
    if category in FAST_LANE_CATEGORIES or any(
        level >= Severity.L3 or why.rule in REACH_RULES for level, why in graded
    ):
        yield Flag.FAST_LANE


def _other_flags(
    alert: Alert, features: Features, category: Category, score: int, thresholds: Thresholds
) -> Iterator[Flag]:
    if "trending" in features.signals:
        yield Flag.TRENDING
    if alert.counts.saves_and_comments() >= thresholds.saves_and_comments:
        yield Flag.QUIET_WINDOW_CLOSED
    if score >= thresholds.coordinated_score:
        yield Flag.COORDINATED_SUSPECT
    if severity.is_strong(severity.proofs_of(alert, features)):
        yield Flag.STRONG_EVIDENCE
    if category in NEEDS_CONFIRMATION:
        yield Flag.NEEDS_CONFIRMATION


def _late_flags(alert: Alert, thresholds: Thresholds) -> tuple[Flag, ...]:
    """Found more than 48 hours after publication, where the time of publication is known (R102)."""
    post = alert.post
    known = post.published_at is not None and post.clock_source is not ClockSource.FIRST_SEEN
    return (
        (Flag.LATE_FIND,)
        if known and post.published_at and alert.seen_at - post.published_at > thresholds.late_after
        else ()
    )


def coordination_score(folded: str, context: TriageContext, thresholds: Thresholds) -> int:
    """Return 0 to 3: several accounts with one text; most of them new or empty; in several threads or without details.

    It raises a flag for a person and never decides a category (R26, X5).
    """
    similar = context.similar_posts_24h + 1 >= thresholds.similar_accounts
    spread = context.cross_thread or (similar and _find_detail(folded) is None)
    return similar + context.low_weight_majority + spread

"""Triage: category and severity on two separate axes, each with its reasons (R21-R45, X4, X5).

The category is what the words say. Where it rests on a judgement about author or facts (extortion, scandal, rumour,
misuse) it carries the flag `needs_confirmation`, and a person confirms it before anything is drafted. No rule gives
`coordinated`: the flag `coordinated_suspect` goes beside another category and moves no severity. Severity follows harm,
reach and numbers. L0 is for what is praise or not about us; what no rule knows is `unread`, for a person to read.
"""

from collections.abc import Iterator, Sequence

from handlers.case.grades import Category, Flag, Severity
from handlers.posts.post import Alert, ClockSource
from handlers.text.term_patterns import compile_finder, en_terms, zh_terms
from handlers.triage import reach, severity
from handlers.triage.brands import rival_named, without_rivals
from handlers.triage.category import NEEDS_CONFIRMATION, categorise
from handlers.triage.context import Thresholds, TriageContext
from handlers.triage.features import Features, extract_features
from handlers.triage.genre import ASKS, elsewhere, framed
from handlers.triage.result import Reason, SeverityReason, Triage, reason

FAST_TRACK_CATEGORIES = frozenset(
    {Category.SAFETY, Category.PRIVACY, Category.CULTURAL_MISSTEP, Category.KOL_BACKLASH, Category.KOL_SCANDAL}
)
FIGURES = ("joke", "dream")  # whose words of displeasure are figures of speech
SECOND_HAND = (*FIGURES, "news")  # what they tell is not the author's, with words of harm or without
REACH_RULES = frozenset({"author_reach", "engager_reach", "growing"})
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
    features = extract_features(readable(alert, context))
    reached = tuple(reach.from_reach(alert, context, thresholds))
    if harmless := _reason_to_close(alert, features, context, thresholds):
        return _at_rest(alert, features, thresholds, harmless, unread=bool(alert.reported_by))
    if (frame := framed(features)) and not alert.trending and (features.stated_harm or frame in SECOND_HAND):
        if not reached or frame != "joke":
            doubtful = features.displeasure or (frame == "explainer" and features.stated_harm)
            asks = bool(reached or alert.reported_by or (frame not in FIGURES and doubtful))
            return _at_rest(alert, features, thresholds, reason(f"about_{frame}"), unread=asks)
        features = features.without_harm()
    if features.reported_copies:
        features = features.without_harm()
    known = _is_complaint(alert, features, thresholds)
    if not known and not reached and not alert.reported_by:
        others = readable(alert, context) != alert.post.full_text()
        return _at_rest(alert, features, thresholds, reason("about_another" if others else "unread"), unread=True)
    category, category_reason = categorise(alert, features, context, thresholds)
    graded = sorted(
        (*_severity_reasons(alert, features, context, thresholds, known), *reached),
        key=lambda pair: pair[0],
        reverse=True,
    )
    signs = tuple(coordination_signs(features, context, thresholds))
    flags = (
        *_urgency_flags(category, graded),
        *_other_flags(alert, features, category, len(signs), thresholds),
        *_late_flags(alert, thresholds),
    )
    reasons = (*(why for _, why in graded), category_reason, *signs)
    return Triage(category, graded[0][0], flags, reasons, features.subtypes)


def readable(alert: Alert, context: TriageContext = NO_CONTEXT) -> str:
    """The text as every reader gets it: what it tells of other brands is blanked out."""
    return without_rivals(alert.post.full_text(), context.sheets, alert.brand)


def _at_rest(alert: Alert, features: Features, thresholds: Thresholds, why: Reason, unread: bool) -> Triage:
    """L0: harmless by what is known, or unread. What a person reported waits for a person whatever its words."""
    reasons = (why, reason("reported")) if alert.reported_by and unread and why.rule != "unread" else (why,)
    flags = _late_flags(alert, thresholds)
    return Triage(Category.GENUINE, Severity.L0, flags, reasons, features.subtypes, unread)


def _reason_to_close(alert: Alert, features: Features, context: TriageContext, thresholds: Thresholds) -> Reason | None:
    """Return why an alert is harmless, or None (R35): it is proven praise, or about others."""
    terms = {term.casefold() for term in alert.matched_terms}
    if context.about_us is False or (terms and terms <= {term.casefold() for term in context.competitor_terms}):
        return reason("not_about_us")
    if rival := rival_named(alert, context.sheets):
        return reason("about_rival", word=rival)
    if (genre := elsewhere(features)) and genre != ASKS:
        return reason(f"about_{genre}")
    if _is_complaint(alert, features, thresholds) or not features.is_proven_praise(thresholds.praise_weight):
        return None
    return reason("praise")


def _is_complaint(alert: Alert, features: Features, thresholds: Thresholds) -> bool:
    measured = alert.sentiment is not None and alert.sentiment <= thresholds.sentiment
    negative = features.is_negative(thresholds.praise_weight) and elsewhere(features) != ASKS
    return features.is_wordless or alert.trending or measured or negative


def _severity_reasons(
    alert: Alert, features: Features, context: TriageContext, thresholds: Thresholds, known: bool
) -> Iterator[SeverityReason]:
    worded = tuple(severity.from_words(alert, features, context, thresholds))
    yield from worded
    if alert.trending and "trending" not in features.signals:
        yield Severity.L3, reason("trending")
    if not worded:
        yield Severity.L1, _plain_reason(alert, features, thresholds, known)


def _plain_reason(alert: Alert, features: Features, thresholds: Thresholds, known: bool) -> Reason:
    """Why a post without a graver signal is looked at."""
    if features.is_wordless:
        return reason("no_text")
    if not known:
        return reason("reported") if alert.reported_by else reason("unread")
    if alert.sentiment is not None and alert.sentiment <= thresholds.sentiment and not features.complaint_words:
        return reason("sentiment", count=round(alert.sentiment * 100))
    return reason("complaint", word=features.complaint_words)


def _urgency_flags(category: Category, graded: Sequence[SeverityReason]) -> Iterator[Flag]:
    """The flag of the short windows: harm, values, privacy, big accounts, and everything from L3 up (R100, X4)."""
    if category is Category.SAFETY:
        yield Flag.SAFETY
    if category in FAST_TRACK_CATEGORIES or any(
        level >= Severity.L3 or why.rule in REACH_RULES for level, why in graded
    ):
        yield Flag.FAST_TRACK


def _other_flags(
    alert: Alert, features: Features, category: Category, signs: int, thresholds: Thresholds
) -> Iterator[Flag]:
    if alert.trending or "trending" in features.signals:
        yield Flag.TRENDING
    if alert.counts.saves_and_comments() >= thresholds.saves_and_comments:
        yield Flag.QUIET_WINDOW_CLOSED
    if signs >= thresholds.coordinated_score or features.reported_copies:
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


def coordination_signs(features: Features, context: TriageContext, thresholds: Thresholds) -> Iterator[Reason]:
    """Up to three signs: several accounts with one text; most of them young or empty; in several threads, or empty or
    heated words. They raise a flag for a person, and decide neither category nor severity (R26, X5).
    """
    similar = context.similar_posts_24h + 1 >= thresholds.similar_accounts
    if similar:
        yield reason("sign_similar", count=context.similar_posts_24h + 1)
    if word := features.reported_copies:
        yield reason("sign_told", word=word)
    if context.low_weight_majority:
        yield reason("sign_accounts")
    if context.cross_thread:
        yield reason("sign_threads")
    elif similar and _find_detail(features.folded) is None:
        yield reason("sign_empty")
    elif similar and "attack" in features.signals and not features.harm_words:
        yield reason("sign_heated", word=features.signals["attack"])

"""Triage: category and severity on two separate axes, each with its reasons (R21-R45, X4, X5).

The category is what the words say; where it rests on a judgement about author or facts (extortion, scandal, rumour, misuse) it is
proposed under the flag `needs_confirmation`, and a person confirms it before anything is drafted. `coordinated` is never given by
rule: the flag `coordinated_suspect` goes beside the category the words have, and severity follows harm, reach and number only.
"""

from collections.abc import Iterator, Sequence

from handlers.case.grades import Category, Flag, Severity
from handlers.posts.post import Alert, ClockSource
from handlers.text.term_patterns import en, finder, zh
from handlers.triage import reach, severity
from handlers.triage.category import PROPOSED, categorise
from handlers.triage.context import Thresholds, TriageContext
from handlers.triage.features import Reading, read
from handlers.triage.result import Reason, Sign, Triage, because

HURRIED = frozenset(
    {Category.SAFETY, Category.PRIVACY, Category.CULTURAL_MISSTEP, Category.KOL_BACKLASH, Category.KOL_SCANDAL}
)
REACH = frozenset({"author_reach", "engager_reach"})
NOTHING_KNOWN, RUBRIC = TriageContext(), Thresholds()

# A date, a batch, a price, an order, a place, a part of the body: what people who were there tend to mention.
FACTS = """
    [0-9] 昨天 前天 今天 上周 周[一二三四五六日末] [一二三四五六七八九十]月 批号 批次 订单 小票 照片 截图 门店 专柜 分店 路店 旗舰店 脸
    头皮 手 嘴 眼 脖子 肚子 孩子 老公 妈妈
"""
FACTS_EN = """
    yesterday, today, last week, monday, tuesday, wednesday, thursday, friday, saturday, sunday, batch, order, receipt, photo, store,
    shop, face, scalp, skin, hands?, eyes?
"""
_fact = finder(f"{zh(FACTS)}|{en(FACTS_EN)}")


def triage(alert: Alert, around: TriageContext = NOTHING_KNOWN, thresholds: Thresholds = RUBRIC) -> Triage:
    """Grade an alert. Linear in the length of its text; 280 characters take well under a millisecond."""
    reading, lines = read(alert.post.words()), thresholds
    if quiet := _no_case(alert, reading, around, lines):
        return Triage(Category.GENUINE, Severity.L0, _late(alert, lines), (quiet,))
    score = coordination_score(reading.folded, around, lines)
    category, why = categorise(alert, reading, around, lines)
    signs = sorted(_signs(alert, reading, around, lines, score), key=lambda sign: sign[0], reverse=True)
    flags = (*_lane(category, signs), *_flags(alert, reading, category, score, lines), *_late(alert, lines))
    return Triage(category, signs[0][0], flags, (*(reason for _, reason in signs), why), reading.subtypes)


def _no_case(alert: Alert, reading: Reading, around: TriageContext, lines: Thresholds) -> Reason | None:
    """Why this closes at once (R35); a post without words is unknown, not harmless."""
    terms = {term.casefold() for term in alert.matched_terms}
    if around.about_us is False or (terms and terms <= {term.casefold() for term in around.competitor_terms}):
        return because("not_about_us")
    if reading.wordless or reading.negative(lines.praise_weight):
        return None
    return because("praise") if reading.good else because("neutral")


def _signs(alert: Alert, reading: Reading, around: TriageContext, lines: Thresholds, score: int) -> Iterator[Sign]:
    worded = tuple(severity.signs(alert, reading, around, lines))
    yield from worded
    yield from reach.signs(alert, around, lines)
    if score >= lines.coordinated_score:
        yield Severity.L2, because("coordinated", score=score)
        if reading.hurt:
            yield Severity.L3, because("coordinated_harm", score=score)
    if not worded:
        yield Severity.L1, because("no_text") if reading.wordless else because("complaint", word=reading.complaint)


def _lane(category: Category, signs: Sequence[Sign]) -> Iterator[Flag]:
    """Within hours instead of a day: whoever may be hurt, values and privacy, big accounts, and everything at L3 (R100, X4)."""
    if category is Category.SAFETY:
        yield Flag.SAFETY
    if category in HURRIED or any(level is Severity.L3 or reason.rule in REACH for level, reason in signs):
        yield Flag.FAST_LANE


def _flags(alert: Alert, reading: Reading, category: Category, score: int, lines: Thresholds) -> Iterator[Flag]:
    if "trending" in reading.said:
        yield Flag.TRENDING
    if alert.counts.kept() >= lines.kept:
        yield Flag.QUIET_WINDOW_CLOSED
    if score >= lines.coordinated_score:
        yield Flag.COORDINATED_SUSPECT
    if severity.strong(severity.proof(alert, reading)):
        yield Flag.STRONG_EVIDENCE
    if category in PROPOSED:
        yield Flag.NEEDS_CONFIRMATION


def _late(alert: Alert, lines: Thresholds) -> tuple[Flag, ...]:
    """Found only after the golden window, where the time of publication is known (R102)."""
    post = alert.post
    known = post.published_at is not None and post.clock_source is not ClockSource.FIRST_SEEN
    return (Flag.LATE_FIND,) if known and post.published_at and alert.seen_at - post.published_at > lines.late else ()


def coordination_score(folded: str, around: TriageContext, lines: Thresholds) -> int:
    """0 to 3: same text from several accounts; most of them light, as a person saw; in several threads, or without one fact."""
    similar = around.similar_posts_24h + 1 >= lines.similar_accounts
    spread = around.cross_thread or (similar and _fact(folded) is None)
    return similar + around.low_weight_majority + spread

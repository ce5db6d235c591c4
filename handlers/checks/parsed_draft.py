"""A draft parsed once for all rules: folded text, clauses, promises, and spans of the original."""

from bisect import bisect_right
from dataclasses import dataclass, replace
from itertools import islice

from handlers.checks.model import CheckContext, Finding, Level
from handlers.promises import FoundPromise
from handlers.promises.clauses import Clause, split_clauses
from handlers.promises.reader import promises_in
from handlers.text.cantonese import normalize_spoken, to_mandarin
from handlers.text.fold import Folded
from handlers.text.re2_patterns import normalize, pattern

MAX_QUOTATION = 24  # code points within which a quotation opens and closes
QUOTATION_MARKS = '“”"「」『』'
QUOTE_OPENS = pattern(rf"[“\"「『][^{QUOTATION_MARKS}]*\z")
QUOTE_CLOSES = pattern(rf"^[^{QUOTATION_MARKS}]*[”\"」』]")
QUOTE_INTRODUCED = pattern(
    rf"(?:说|写|写着|回|回复|讲|标|标着|那句|那条|这条|条款|规定|一句|called|said|saying|wrote)(?:的|了|过|是|,|"
    rf":)?\s*[“\"「『][^{QUOTATION_MARKS}]*\z"
)
MENTIONED = pattern(r"^[^,。!?;\n]{0,2}(?:这|那)(?:种|句|样的)?(?:话|说法|回复)")
QUOTE_MENTIONED = pattern(
    rf"^[^{QUOTATION_MARKS}]*[”\"」』](?:这|那|是(?:我们|错|不)|不(?:是|算|等于|能当)|的(?:话|说法|回复)|之类|本来|几个字|"
    rf"[^,。!?]{{0,4}}(?:不该|不对|伤人))",
)
# A quotation in any marks; an apostrophe inside a word opens and closes none.
QUOTATION = pattern(
    r"[“\"「『]([^“”\"「」『』\n]{1,60})[”\"」』]",
    r"(?:^|[\s(,:。])['‘]([^'‘\n]{2,60}(?:\w'\w[^'‘\n]{0,40})?)['](?:$|[\s,.:;!?。)])",
)
REPORTED = pattern(  # what others said, wrote or did: 听到「…」, 换来“…”, 被说“…”
    r"""
    (?:听|看|读|见)(?:到|见|了)?[^,。!?;\n“「『"]{0,10}\z  (?:换来|得到|收到|迎来|等来|遇到|碰上|挨了?)[^,。!?;\n“「『"]{0,8}\z
    (?:被|让人|遭)[^,。!?;\n“「『"]{0,10}\z  (?:你|您|客服|店员|同事|员工|店长|师傅|机器人|他|她|对方|人家|商家|卖家)[^,。!?;\n“「『"]{0,10}\z
    (?:那|这)(?:一)?(?:句|声|条|种)(?:话|回复)?[^,。!?;\n“「『"]{0,4}\z  (?:一)?(?:句|声)\z
    \b(?:hear|heard|hearing|told|said|wrote|replied|reply|answer|answered|reading|read|called|got
    getting|with|then|being|from)\b[^.!?\n]{0,24}\z
    """
)
OURS_TO_SAY = pattern(  # …and what the draft says itself
    r"""
    (?:我们|本店|我司|小编|我|品牌)(?:只|就|也|还|只能|只想|想|要|得|不得不|再)*(?:说|送|回|告诉|劝|奉劝|提醒|重申|认为|觉得|坚持)(?:你|您)?[^,。!?;\n]{0,4}\z
    (?:送|劝|奉劝|提醒)(?:给)?(?:你|您)[^,。!?;\n]{0,6}\z
    \b(?:we|i) (?:\w+ )?(?:say|repeat|think|stand by|maintain)[^.!?\n]{0,12}\z
    """
)
AFFIRMED = pattern(
    r"""
    ^[^。!?;\n]{0,6}(?:没(?:有)?(?:说)?错|说得(?:很)?对|(?:确实|的确|就|也)是(?:事实|实话|这样|这么)|是(?:事实|实话|对的)|有道理|我们(?:也)?(?:认同|同意|支持)
      不(?:算|是)(?:骂|过分)|(?:确实|的确)(?:如此|没错))
    ^[^.!?;\n]{0,12} (?:is|was) (?:true|right|correct|fair|accurate)\b  ^[^.!?;\n]{0,8}(?:and )?we (?:agree|stand by)
    """
)
MAX_DISTANCE = 40  # code points of a clause looked at on either side of a hit


@dataclass(frozen=True)
class ParsedDraft:
    """A draft and its context. `text` and `post` are folded; checks use the offsets of `text`."""

    original: str
    folded: Folded
    text: str
    post: str
    clauses: tuple[Clause, ...]
    clause_starts: tuple[int, ...]
    promises: tuple[FoundPromise, ...]
    quotations: tuple[tuple[int, int], ...]  # what stands between the marks
    context: CheckContext

    def finding(self, rule: str, level: Level, start: int, end: int, detail: str = "") -> Finding:
        """Return a finding with its span in the original draft."""
        begin, stop = self.folded.span(start, end)
        return Finding(rule, level, begin, stop, self.original[begin:stop], detail)

    def finding_on_whole(self, rule: str, level: Level, detail: str = "") -> Finding:
        """Return a finding about the draft as a whole."""
        return Finding(rule, level, 0, 0, "", detail)

    def text_after(self, end: int, count: int) -> str:
        """Return the folded text after an offset of the original, of at most `count` code points of it."""
        return normalize(self.original[end : end + count]).text

    def is_promised(self, start: int, end: int) -> bool:
        """True when a span of `text` lies in a promise."""
        begin, stop = self.folded.span(start, end)
        return any(promise.start < stop and begin < promise.end for promise in self.promises)

    def is_quoted(self, start: int, end: int) -> bool:
        """True when the draft quotes a span of `text` ("我们说“造谣”是不对的"); quotation marks alone do not quote."""
        before, after = self.text[max(0, start - MAX_QUOTATION) : start], self.text[end : end + MAX_QUOTATION]
        if MENTIONED.match(after):
            return True
        return bool(
            QUOTE_OPENS.search(before)
            and QUOTE_CLOSES.match(after)
            and (QUOTE_INTRODUCED.search(before) or QUOTE_MENTIONED.match(after))
        )

    def is_others_words(self, start: int, end: int) -> bool:
        """True for a span inside a quotation of the post or of what others said, which the draft does not affirm."""
        for low, high in self.quotations:
            if low <= end <= high and start < high:
                before, after = self.text[max(0, low - 25) : low - 1], self.text[high + 1 : high + 25]
                if OURS_TO_SAY.search(before) or AFFIRMED.match(after):
                    return False
                reported = self.text[low:high] in self.post or REPORTED.search(before)
                return bool(reported or QUOTE_MENTIONED.match(self.text[high : high + 25]))
        return False

    def clause_at(self, start: int, end: int) -> str:
        """Return the clause around a span, at most MAX_DISTANCE code points on either side."""
        index = bisect_right(self.clause_starts, start) - 1
        clause = self.clauses[index] if index >= 0 else None
        low, high = (clause.start, max(clause.end, end)) if clause else (0, end)
        return self.text[max(low, start - MAX_DISTANCE) : min(high, end + MAX_DISTANCE)]


def parse_draft(draft: str, context: CheckContext) -> ParsedDraft:
    """Fold a draft, split it into clauses and find its promises."""
    folded = normalize(draft)
    folded = replace(folded, text=to_mandarin(folded.text))
    clauses = split_clauses(folded.text)
    promises = promises_in(draft, folded, clauses, context.posting_at, context.calendar)
    return ParsedDraft(
        original=draft,
        folded=folded,
        text=folded.text,
        post=normalize_spoken(context.post),
        clauses=clauses,
        clause_starts=tuple(clause.start for clause in clauses),
        promises=promises,
        quotations=_quotations(folded.text),
        context=context,
    )


def _quotations(text: str) -> tuple[tuple[int, int], ...]:
    """What stands between quotation marks, at most a hundred."""
    found = islice(QUOTATION.finditer(text), 100)
    return tuple((m.start(g), m.end(g)) for m in found for g in (1 if m.group(1) is not None else 2,))

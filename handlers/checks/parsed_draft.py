"""A draft laid open once, for all rules: folded text, clauses, promises, and the way back to the original."""

from bisect import bisect_right
from dataclasses import dataclass

from handlers.checks.model import Case, Finding, Level
from handlers.promises import Promise
from handlers.promises.clauses import Clause, clauses
from handlers.promises.reader import promises_in
from handlers.text.fold import Folded
from handlers.text.re2_patterns import pattern, plain

QUOTED = 24  # code points within which a quotation opens and closes
QUOTES = '“”"「」『』'
OPENED = pattern(rf"[“\"「『][^{QUOTES}]*\z")
CLOSED = pattern(rf"^[^{QUOTES}]*[”\"」』]")
SAID = pattern(
    rf"(?:说|写|写着|回|回复|讲|标|标着|那句|一句|called|said|saying|wrote)(?:的|了|过|是|,|:)?\s*[“\"「『][^{QUOTES}]*\z"
)
TALKED_OF = pattern(r"^[^,。!?;\n]{0,2}(?:这|那)(?:种|句|样的)?(?:话|说法|回复)")
TALKED_ABOUT = pattern(
    rf"^[^{QUOTES}]*[”\"」』](?:这|那|是(?:我们|错|不)|的(?:话|说法|回复)|之类|本来|几个字|[^,。!?]{{0,4}}(?:不该|不对|伤人))",
)
NEAR = 40  # code points of a clause looked at on either side of a hit


@dataclass(frozen=True)
class Reading:
    """`text` and `post` are folded; offsets inside the gate are those of `text`."""

    draft: str
    folded: Folded
    text: str
    post: str
    cut: tuple[Clause, ...]
    starts: tuple[int, ...]
    promises: tuple[Promise, ...]
    case: Case

    def finding(self, rule: str, level: Level, start: int, end: int, detail: str = "") -> Finding:
        """A finding with its span on the draft as given."""
        begin, stop = self.folded.span(start, end)
        return Finding(rule, level, begin, stop, self.draft[begin:stop], detail)

    def whole(self, rule: str, level: Level, detail: str = "") -> Finding:
        """A finding about the draft as a whole."""
        return Finding(rule, level, 0, 0, "", detail)

    def after(self, end: int, count: int) -> str:
        """The folded text right after a place of the draft, at most so many code points."""
        return plain(self.draft[end : end + count]).text

    def promised(self, start: int, end: int) -> bool:
        """True when a place lies in a promise."""
        begin, stop = self.folded.span(start, end)
        return any(promise.start < stop and begin < promise.end for promise in self.promises)

    def cited(self, start: int, end: int) -> bool:
        """True when the words around say that somebody said it, in quotation marks or not; "造谣" in quotes alone is still ours."""
        before, after = self.text[max(0, start - QUOTED) : start], self.text[end : end + QUOTED]
        if TALKED_OF.match(after):
            return True
        return bool(
            OPENED.search(before) and CLOSED.match(after) and (SAID.search(before) or TALKED_ABOUT.match(after))
        )

    def near(self, start: int, end: int) -> str:
        """The clause around a place, cut to what stands close to it."""
        index = bisect_right(self.starts, start) - 1
        clause = self.cut[index] if index >= 0 else None
        low, high = (clause.start, max(clause.end, end)) if clause else (0, end)
        return self.text[max(low, start - NEAR) : min(high, end + NEAR)]


def read(draft: str, case: Case) -> Reading:
    """Fold and cut the draft and read its promises, once."""
    folded = plain(draft)
    cut = clauses(folded.text)
    promises = promises_in(draft, folded, cut, case.posting_at)
    return Reading(draft, folded, folded.text, plain(case.post).text, cut, tuple(c.start for c in cut), promises, case)

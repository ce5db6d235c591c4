"""A scheme by its parts: an act, and what stands beside it in any order.

Lists of phrases know one order of words. Here an act ("骂", "drop") and its company ("几个大V", "her") make a scheme
wherever they stand in a sentence, unless a "not", another side's doing or an excuse of the frame stands there too.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from handlers.text.re2_patterns import NEVER, Match, Pattern, pattern

SENTENCE = re.compile(r"[^。!?;\n.]+(?:\.(?=\w)[^。!?;\n.]+)*")
REACH_ZH, REACH_EN = 24, 64  # code points from an act within which its company stands
NOT_WISHED = pattern(
    r"""
    别(?:让|再|去|找|给|用|说|把|跟|问|催|$|人)  不[^如妨然管]  勿  没有?  无须  无需  禁止  严禁  避免  防止  防  拒绝  反对  怀疑  疑似  识别  排查  核实  统计  调查
    监测  有人  有[^,。]{0,4}说  说我们  竞品  对手
    (?:她|他|ta|对方|顾客|用户|博主)们?(?:还|也|又|来)?问  被  谁  是否  要求我们  收到  如果有?  遇到  暂停  停掉  停止  取消  万一  谢  感谢  怎么应对  保护
    \b(?:\w+n't|not|never|no|without|refus\w+|avoid|stop|prevent|whether|who|suspect\w*|detect|identify|rivals?
      competitors?|claims?|says|accus\w+|pause|cancel|thank|protect|unless|rather than|count|investigate|why)\b
    """
)
NO_DENIAL = pattern(r"能不能|可不可以|要不要|不如|不妨|要不|不然|不管|不得不|不好看|没问题|no problem|why not|or not")


@dataclass(frozen=True)
class Frame:
    """An act, and what else a sentence holds near it; words of `unless` near it make it another matter."""

    kind: str
    act: Pattern
    beside: tuple[Pattern, ...] = ()
    unless: Pattern = NEVER


def frame(kind: str, act: str, *beside: str, unless: str = "") -> Frame:
    """Compile a frame from lists of words."""
    return Frame(kind, pattern(act), tuple(pattern(words) for words in beside), pattern(unless) if unless else NEVER)


def kinds_in(frames: Iterable[Frame], folded: str) -> Iterator[str]:
    """Yield the kinds of the schemes that a colleague's request holds."""
    for sentence in (match.group() for match in SENTENCE.finditer(NO_DENIAL.sub("请", folded))):
        yield from (one.kind for one in frames if any(_holds(one, sentence, hit) for hit in one.act.finditer(sentence)))


def _holds(one: Frame, sentence: str, act: Match) -> bool:
    reach = REACH_EN if sentence.isascii() else REACH_ZH
    start, near_by = max(0, act.start() - reach), sentence[max(0, act.start() - reach) : act.end() + reach]
    company = [words.search(near_by) for words in one.beside]
    if not all(company) or one.unless.search(near_by):
        return False
    first = min([act.start(), *(start + other.start() for other in company if other)])
    clause = max(sentence.rfind(",", 0, first), sentence.rfind(",", 0, act.start())) + 1
    return not NOT_WISHED.search(sentence[clause : act.start()]) and not NOT_WISHED.search(sentence[:first][-12:])

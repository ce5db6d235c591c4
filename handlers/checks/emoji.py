"""Laughing at somebody who is hurt, and too many little pictures (EMOJI_TONE)."""

from collections.abc import Iterator

from handlers.checks.model import Finding, Level
from handlers.checks.parsed_draft import Reading
from handlers.text.re2_patterns import pattern

PICTURES = pattern(
    r"[\x{1F300}-\x{1F3FA}\x{1F400}-\x{1FAFF}\x{2600}-\x{27BF}\x{2B50}\x{2B55}\x{231A}-\x{23FF}]|\[[^\[\]\s]{1,10}\]"
)
CHEERFUL = pattern(r"""
    [😂🤣😄😆😁😃😀🎉🥳😘✨😜🤪😎]|\[(?:笑哭|偷笑|派对|哈哈|嘻嘻|憨笑|笑cry|doge|吃瓜|大笑|庆祝|礼花|得意|色|飞吻|酷
      坏笑|奸笑)[rh]?\]
""")
CUTE = pattern(r"[哦呢呀哒啦]\s*~+")
MOST_GRAVE, MOST_ELSE = 2, 3


def emoji_tone(reading: Reading) -> Iterator[Finding]:
    """In grave cases no cheerful sign and at most two, else at most three; no "哦~" where somebody may be hurt."""
    case, text = reading.case, reading.text
    unfit = [*(CHEERFUL.finditer(text) if case.grave else ()), *(CUTE.finditer(text) if case.hurt else ())]
    for match in unfit[:MOST_ELSE]:
        yield reading.finding("EMOJI_TONE", Level.WARN, match.start(), match.end())
    most = MOST_GRAVE if case.grave else MOST_ELSE
    pictures = [match for _, match in zip(range(most + 1), PICTURES.finditer(text), strict=False)]
    if len(pictures) > most and not unfit:
        yield reading.finding("EMOJI_TONE", Level.WARN, pictures[most].start(), pictures[most].end(), str(most))

"""Reads a post for grounds: which of them its own words show, and which facts it states (R126, R135).

An opinion shows none, in whatever words. Where the reading is in doubt it finds nothing: a post that stays up can be
answered, and one that is reported wrongly costs the brand its account.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from handlers.removal import terms
from handlers.text.fold import Folded
from handlers.text.re2_patterns import Match, Pattern, normalize, pattern
from handlers.triage.features import extract_features

NEAR, NEAR_IN_ENGLISH = 12, 26  # code points between an insult and whom it hits
BEFORE = 30  # code points before a word that may say whose words they are
MAX_READ = 10000  # code points of a text that are read
STOPS = pattern(r"[。.!?;\n]")
PERSON = pattern(terms.PEOPLE)
NO_PERSON = pattern(
    r"(?:系统|机器人|人工(?:智能)?|智能|算法|ai|app|机器|产品|设计|玩意|东西|包装|质量|价格|味道|面霜|洗面奶|痘痘?|黑头|角质|皮)\p{Han}{0,3}\z"
)
THOSE_WHO = pattern(r"\p{Han}{1,10}的人?|\b(?:who|people|everyone|anyone|family)\b")
EMOTIONAL = pattern(
    r"\A(?:太|真|好|很|这么|超|特别)?(?:伤人|伤心|翻白眼|受伤|扎心|心痛|心疼|肉痛|头大|头疼|辣眼睛|hurt(?:s|ful)?)\z"
)
LIKENED = pattern(
    r"(?:好像|就像|像|仿佛|犹如|堪比|跟|和|如同|当成)(?:了|是|个|被)*\p{Han}{0,2}\z|\b(?:like|as if|feels like|as bad as)(?: \w+){0,2} ?\z"
)
# After the word: `…似的`.
LIKENED_AFTER = pattern(r"\A(?:似的|一样|那样|一般|般的?|风格?|既视感|现场)")
# Right before a `你` that means a brand or a thing: `GlowSkin你怎么不去死`. An account is called by its @.
THING_CALLED = pattern(
    r"(?:\A|[^@a-z0-9_])[a-z][a-z0-9 &'.-]{1,20}[,，!！]?\z|(?:牌子?|品牌|公司|产品|精华|面霜|app)[,，!！]?\z"
)
BEGINS_LIKENED = pattern(r"\A(?:好像|就像|像|仿佛|犹如|跟|like |as if )")
WISHED = pattern(
    r"(?:要|快|早点|早日|赶紧|赶快|趁早|求你?们?|迟早|早晚|祝|祝你|等着|希望|怎么还不|难怪|怕不是|会不会|是不是|别|活该|不)\p{Han}{0,2}\z"
    r"|\b(?:hope|hopefully|should be|deserve\w* to|might|is it|are they|not|no)(?: \w+){0,3} ?\z"
)
DEGREE = pattern(r"(?:到|得|过|咁|似|系咁)\p{Han}{0,1}\z")
# What an insult hits when it stands right after it: `傻逼产品`.
THING = pattern(
    r"\A(?:的|一样的?)?(?:产品|玩意|东西|牌子|品牌|公司|店(?:铺|$)|面霜|精华|面膜|快递(?:公司|$)|物流|系统|设计|包装|app|界面|规则|活动|价格|质量)"
    r"|\A(?:机器人|皮|角质|痘|的?(?:什么|这破|破|垃圾|鬼|烂))|\A ?(?:product|thing|serum|cream|brand|company|app|service|packag)"
)


@dataclass(frozen=True)
class Found:
    """Words that show a ground, as they stand in the text, and whom they are about; empty when no person is named."""

    ground: str
    words: str
    whom: str = ""


def find_grounds(text: str) -> tuple[Found, ...]:
    """Return each ground that the words of a text show, once, with the words that show it."""
    text = text[:MAX_READ]
    folded, found = normalize(text), dict[str, Found]()
    for ground, start, end, whom in (
        *_attacks(folded),
        *_plain("vulgar", terms.OBSCENE, folded),
        *_plain("political", terms.POLITICAL, folded),
        *_plain("diversion", terms.DIVERSION, folded),
        *_private(folded),
    ):
        first, last = folded.span(start, end)
        known = found.get(ground)
        if known is None or (whom and not known.whom):
            found[ground] = Found(ground, text[first:last], whom)
    return tuple(found.values())


def stated_fact(text: str) -> str:
    """Return the words that state a fact a document could refute; empty for an opinion and a figure of speech."""
    text = text[:MAX_READ]
    folded = normalize(text)
    for match in terms.CLAIMS.finditer(folded.text):
        before = folded.text[max(0, match.start() - BEFORE) : match.start()]
        if not (LIKENED.search(before) or WISHED.search(before)):
            first, last = folded.span(match.start(), match.end())
            return text[max(0, first - 8) : last + 8].strip()
    return _harm(text)


def _harm(text: str) -> str:
    """Return the words that say a person was harmed, unless something is only likened to that."""
    words = extract_features(text).harm_words
    if EMOTIONAL.match(normalize(words).text):
        return ""
    before = normalize(text[: text.find(words)]).text if words and words in text else ""
    return "" if LIKENED.search(before[-BEFORE:]) or BEGINS_LIKENED.match(normalize(words).text) else words


def tells_experience(text: str) -> bool:
    """True when a person tells what happened to their body: no report about a product refutes that by itself."""
    return bool(_harm(text[:MAX_READ]))


def judging_words(text: str) -> str:
    """Return the first word that judges instead of stating; empty when there is none (R131)."""
    folded = normalize(text[:MAX_READ])
    match = terms.JUDGING.search(folded.text)
    if match is None:
        return ""
    first, last = folded.span(match.start(), match.end())
    return text[first:last]


Place = tuple[str, int, int, str]  # ground, start and end in the folded text, whom


def _attacks(folded: Folded) -> Iterator[Place]:
    for shape in (terms.CURSES, terms.SLURS, terms.THREATS):
        for match in _own_words(shape, folded):
            inside = PERSON.search(match.group() or "")
            named = (inside and inside.group()) or _near(PERSON, folded, match) or _near(THOSE_WHO, folded, match)
            yield "abuse", match.start(), match.end(), named
    for shape, whom in ((terms.DIE, PERSON), (terms.INSULTS, PERSON), (terms.MILD, terms.TO_A_USER)):
        for match in _own_words(shape, folded):
            if _excused(folded, match):
                continue
            own = PERSON.search(match.group() or "") if shape is terms.INSULTS else None
            if target := (own.group() if own else None) or _near(whom, folded, match):
                yield "abuse", match.start(), match.end(), target


def _excused(folded: Folded, match: Match) -> bool:
    """True for an insult at oneself, at all who buy, or at a thing."""
    before, after = folded.text[max(0, match.start() - BEFORE) : match.start()], folded.text[match.end() :][:8]
    about_self = terms.SELF.search(before) or NO_PERSON.search(before)
    if DEGREE.search(before) or LIKENED.search(before):
        return True
    return bool(about_self or terms.ONLY_FOOLS.match(after) or THING.match(after))


def _plain(ground: str, shape: Pattern, folded: Folded) -> Iterator[Place]:
    for match in _own_words(shape, folded):
        before = folded.text[max(0, match.start() - BEFORE) : match.start()]
        if not (LIKENED.search(before) or LIKENED_AFTER.match(folded.text[match.end() :][:4])):
            yield ground, match.start(), match.end(), ""


def _private(folded: Folded) -> Iterator[Place]:
    """Another person's number, address, identity or name, beside words that say whose it is."""
    for match in _own_words(terms.DOX_CALLS, folded):
        yield "privacy", match.start(), match.end(), _near(PERSON, folded, match) or match.group() or ""
    for match in terms.PRIVATE.finditer(folded.text):
        before = folded.text[max(0, match.start() - BEFORE) : match.start()]
        context = folded.text[max(0, match.start() - BEFORE) : match.end() + BEFORE]
        public = terms.PUBLIC_LINE.search(before) and not terms.SET_UPON.search(context)
        if terms.OWN_DATA.search(before) or public:
            continue
        if whom := terms.SOMEBODY.search(context):
            yield "privacy", match.start(), match.end(), whom.group() or ""


def _own_words(shape: Pattern, folded: Folded) -> Iterator[Match]:
    """Matches that are the author's own words, not told of what others said or did."""
    for match in shape.finditer(folded.text):
        if not terms.REPORTED.search(folded.text[max(0, match.start() - BEFORE) : match.start()]):
            yield match


def _near(shape: Pattern, folded: Folded, match: Match) -> str:
    """The nearest person in the same sentence, before or after."""
    reach = NEAR_IN_ENGLISH if (match.group() or "").isascii() else NEAR
    before = folded.text[max(0, match.start() - reach) : match.start()]
    stops = [stop.end() for stop in STOPS.finditer(before)]
    start = match.start() - len(before) + (stops[-1] if stops else 0)
    found = [
        m.group()
        for m in shape.finditer(before[stops[-1] :] if stops else before)
        if not _is_called_thing(folded, start + m.start(), m.group() or "")
    ]
    after = folded.text[match.end() :][:reach]
    stop = STOPS.search(after)
    found += [m.group() for m in shape.finditer(after[: stop.start()] if stop else after)]
    return next((word for word in found if word), "")


def _is_called_thing(folded: Folded, start: int, word: str) -> bool:
    """True for a `你` that speaks to a brand or a thing named right before it."""
    return word.startswith("你") and bool(THING_CALLED.search(folded.text[max(0, start - BEFORE) : start]))

"""The brand sheet: by which words a post is about us, about a product of ours, or about others (R3, R4)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from handlers.posts.post import Alert
from handlers.posts.watch_terms import BRAND, CATEGORY, HASHTAG, PRODUCT, RIVAL, WatchTerm
from handlers.text.fold import fold
from handlers.text.term_patterns import compile_finder, en_terms, zh_terms

CLAUSE_ENDS = "，,。.!！?？;；\n"
# Words for other brands and for us that need no sheet.
OTHERS = (
    "友商",
    "竞品",
    "隔壁",
    "别家",
    "别的牌子",
    "其他牌子",
    "别的品牌",
    "其他品牌",
    "别人家",
    "人家那",
    "另一个牌子",
    "某大牌",
    "anotherbrand",
    "theirold",
)
# A brand that is not named, or that is named for what came before ours.
ANOTHER = """
    上一?个(?:牌子|品牌|店|家) 上一款 (?:之前|以前|原来|原先|先前|旧)~2(?:那个|嗰个|的|那)(?:牌子|品牌|店|家|款) 别牌 别的牌 其它牌子 另一家 某牌 某品牌 某家 杂牌 山寨款 大牌货
    人[哋地]~2(?:只|款|间|个牌|屋企) 第二只牌子 第二个牌子 其他家 (?:友|敌)牌 别款
"""
ANOTHER_EN = r"""
    brand [xyz], (?:another|other|different|previous|last|old|ex) (?:brand|company|shop|one)s?,
    my (?:old|last|previous) \w+,
    the competition, competitors?'?s?, a rival's?
"""
BEFORE = (
    zh_terms("之前 以前 原来用 原先 先前 从前 旧时 本来用 上次那") + "|" + en_terms("used to use, previously, before")
)
SWITCHED = (
    zh_terms("换 转 改用 改吃 改喝 改买 转用 转食 换成")
    + "|"
    + en_terms(r"switch\w*(?: to)?, changed to, moved to, went with, since \w+ing")
)
# What was before is over once this one is said to do no harm.
RELIEVED = zh_terms(
    """
    (?:这[双款支个瓶条件张罐台部对只]|呢[对支个只款]|换[你咱这]|自从|如今|现在)~14(?:没事|冇事|啥事没有|一点事|[不唔冇没]~2(?:磨|痛|疼|痒|会|再|起|长|掉|发|红)|舒服|干干净净|好好的)
    (?:一颗|一个|一粒|一点)~2(?:都|也)?(?:没|冇|不)(?:长|起|有|掉|发)?
    """
)
US = ("你家", "你们", "这家", "这款", "贵司", "你哋", "yours", "your")
MIN_LENGTH = 2  # folded characters of a word; one alone is in too many others


@dataclass(frozen=True)
class BrandSheet:
    """What a brand goes by, in every script and nickname; `products` maps each product's name to its other names."""

    brand: str
    names: tuple[str, ...] = ()
    products: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    people: tuple[str, ...] = ()  # spokespersons
    shops: tuple[str, ...] = ()
    hashtags: tuple[str, ...] = ()
    rivals: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()  # what such things are called, whoever makes them

    def ours(self) -> tuple[str, ...]:
        """Every word that names us."""
        products = (word for name, others in self.products.items() for word in (name, *others))
        return (self.brand, *self.names, *products, *self.people, *self.shops, *self.hashtags)

    def watched(self) -> Mapping[str, tuple[str, ...]]:
        """Every word to watch for, by its kind."""
        products = tuple(word for name, others in self.products.items() for word in (name, *others))
        named = (self.brand, *self.names, *self.people, *self.shops)
        return {BRAND: named, PRODUCT: products, HASHTAG: self.hashtags, CATEGORY: self.categories, RIVAL: self.rivals}


@lru_cache(maxsize=4096)
def plain(word: str) -> str:
    """A name as it is compared: folded, without spaces, hyphens and the signs of hashtags."""
    return "".join(c for c in fold(word).text if c.isalnum())


def find(words: Sequence[str], text: str) -> str:
    """The first of these words that the text (already plain) has; empty for none."""
    return next((word for word in words if len(plain(word)) >= MIN_LENGTH and plain(word) in text), "")


def identify(alert: Alert, sheets: Sequence[BrandSheet]) -> Alert:
    """The alert with the brand's and the product's own names, however they are spelled in it or in its text.

    It tells which words of the sheets it has.
    """
    text = plain(f"{alert.post.full_text()} {' '.join(alert.matched_terms)}")
    sheet = _sheet_of(alert, text, sheets)
    alert = replace(alert, watch_terms=_terms_in(text, [sheet] if sheet else sheets))
    if sheet is None:
        return alert
    product = product_of(alert.product, sheet) or (alert.product or _product_in(text, sheet))
    return replace(alert, brand=sheet.brand, product=product)


def _terms_in(text: str, sheets: Sequence[BrandSheet]) -> tuple[WatchTerm, ...]:
    """Words of the sheets that the text (already plain) has, the four kinds and hashtags in their order (R3, R4)."""
    found = (
        WatchTerm(kind, word)
        for sheet in sheets
        for kind, words in sheet.watched().items()
        for word in words
        if len(plain(word)) >= MIN_LENGTH and plain(word) in text
    )
    return tuple(dict.fromkeys(found))


def product_of(given: str, sheet: BrandSheet) -> str:
    """The product's own name for one of its names; empty when the sheet does not have it."""
    wanted = plain(given)
    return next((p for p, others in sheet.products.items() if wanted and wanted in map(plain, (p, *others))), "")


def product_identity(brand: str, product: str, sheets: Sequence[BrandSheet]) -> tuple[str, str]:
    """Brand and product as they are compared: by the sheet's own names, whatever their script, case and spaces."""
    named = [s for s in sheets if plain(brand) and plain(brand) in map(plain, (s.brand, *s.names))]
    sheet = next(iter(named or [s for s in sheets if not brand and product_of(product, s)]), None)
    own = product_of(product, sheet) if sheet else ""
    return plain(sheet.brand if sheet else brand), plain(own or product)


def _sheet_of(alert: Alert, text: str, sheets: Sequence[BrandSheet]) -> BrandSheet | None:
    given = plain(alert.brand)
    named = [s for s in sheets if given and given in map(plain, (s.brand, *s.names))]
    if named or given:
        return named[0] if named else None
    by_product = [s for s in sheets if alert.product and product_of(alert.product, s)]
    in_text = [s for s in sheets if find(s.ours(), text)]
    return next(iter((*by_product, *in_text)), None)


def _product_in(text: str, sheet: BrandSheet) -> str:
    """The product whose name in the text is longest: a serum's refill is not the serum."""
    hits = [(len(plain(found)), p) for p, others in sheet.products.items() if (found := find((p, *others), text))]
    return max(hits)[1] if hits else ""


def rival_named(alert: Alert, sheets: Sequence[BrandSheet]) -> str:
    """The rival that a post names without naming us; empty when it names us, or no rival."""
    own = [s for s in sheets if not alert.brand or plain(alert.brand) == plain(s.brand)]
    text = plain(f"{alert.post.full_text()} {' '.join(alert.matched_terms)}")
    if any(find(s.ours(), text) for s in own):
        return ""
    unlisted = (*OTHERS, "同行", "同业", "对手", "competitor", "rival") if alert.watch_risk and "我" not in text else ()
    return next((found for s in own if (found := find(s.rivals, text))), "") or find(unlisted, text)


_find_another = compile_finder(f"{zh_terms(ANOTHER)}|{en_terms(ANOTHER_EN)}")
_find_before, _find_switch, _find_relief = map(compile_finder, (BEFORE, SWITCHED, RELIEVED))


def without_rivals(text: str, sheets: Sequence[BrandSheet], brand: str = "") -> str:
    """The text with the clauses that speak of another brand, and not of us, blanked out: their harm is not ours.

    Another brand is a rival of the sheets, one that is not named, or what was used before a switch to us.
    """
    rivals = [*OTHERS, *(w for s in sheets for w in s.rivals)]
    ours = [*US, *(w for s in sheets for w in s.ours()), *([brand] if brand else [])]
    clauses = list(_clauses(text))
    left = [" " * len(c) if _is_theirs(c, rivals, ours, clauses[n + 1 :]) else c for n, c in enumerate(clauses)]
    return "".join(left) if "".join(left).strip() else text


def _is_theirs(clause: str, rivals: Sequence[str], ours: Sequence[str], later: Sequence[str]) -> bool:
    if find(ours, plain(clause)):
        return False
    folded = fold(clause).text
    return bool(
        find(rivals, plain(clause))
        or _find_another(folded)
        or (_find_before(folded) and any(_tells_of_switch(fold(c).text, ours) for c in later[:3]))
    )


def _tells_of_switch(clause: str, ours: Sequence[str]) -> bool:
    """True for a folded clause that says we were chosen after what came before, or that this one does no harm."""
    return bool((_find_switch(clause) and find(ours, plain(clause))) or _find_relief(clause))


def _clauses(text: str) -> Iterator[str]:
    """Pieces of the text up to the end of a clause, which together are the text."""
    start = 0
    for place, char in enumerate(text, 1):
        if char in CLAUSE_ENDS:
            yield text[start:place]
            start = place
    yield text[start:]

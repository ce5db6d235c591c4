"""The words for one post: its thing, whom it is about, and the rules of the tables filled in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.drafting.naming.signs import (
    BOTTLED,
    CHILD,
    DRUNK,
    FAMILY,
    FINE,
    MAX_LENGTH,
    MAX_WORD,
    NEARLY,
    NEEDS_SUBJECT,
    NEGATED,
    PERSON,
    PET,
    STILL_A_DANGER,
    USES,
)
from handlers.text.cantonese import normalize_spoken
from handlers.text.re2_patterns import Pattern, normalize, pattern
from prompts.issue_naming import Naming, NamingRule

SCRIPTS = ("zh-Hans", "zh-Hant", "en")


@dataclass(frozen=True)
class Hit:
    """Where a rule was found, in code points of the folded text."""

    rule: NamingRule
    start: int
    end: int


@lru_cache(maxsize=1024)
def compiled(words: str) -> Pattern:
    """The pattern of a rule, compiled once."""
    return pattern(words)


def in_a_word(text: str, start: int) -> bool:
    """True within a Latin word: "vanished" tells of no shedding, "chocolate" is not late."""
    return start > 0 and all(c.isascii() and c.isalpha() for c in text[start - 1 : start + 1])


def find_hits(rules: Sequence[NamingRule], text: str, denied: bool = True) -> Iterator[Hit]:
    """The first place of each rule, in the order of the rules; with `denied` none that the post denies there."""
    for rule in rules:
        for match in compiled(rule.words).finditer(text):
            start = match.start()
            if in_a_word(text, start):
                continue
            before = text[max(0, start - 8) : start]
            spared = NEGATED.search(before) or (NEARLY.search(before) and rule.key not in STILL_A_DANGER)
            if not denied or text[start] in "不没" or not spared:
                yield Hit(rule, start, match.end())
                break


def apart(hits: Sequence[Hit]) -> list[Hit]:
    """Hits by place, of those that overlap the longest."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda one: one.start - one.end):
        if all(hit.end <= other.start or other.end <= hit.start for other in kept):
            kept.append(hit)
    return sorted(kept, key=lambda one: one.start)


class Words:
    """One post, read for its thing and who it happened to; says the rules of the tables in one language."""

    def __init__(self, naming: Naming, text: str, script: str, product: str) -> None:
        self.tables, self.script = naming.tables, script if script in SCRIPTS else "zh-Hans"
        self.text = normalize_spoken(text[:MAX_LENGTH])
        self.english = self.script == "en"
        found = [h for h in apart(list(find_hits(self.tables.get("things", ()), self.text))) if not self._is_fine(h)]
        self.rule = found[0].rule if found else None
        self.kind = self.rule.marks["kind"] if self.rule else ""
        if self.kind in ("drink", "food") and BOTTLED.search(self.text):
            self.kind = "packaged"
        self.thing = self._thing(text, found[0]) if found else product[:20]
        drunk = self.rule is not None and (self.rule.key in DRUNK or self.rule.marks["kind"] == "drink")
        self.use = ("喝", "drinking") if drunk else USES.get(self.kind, ("", ""))
        self.child = CHILD.search(self.text) is not None and self.kind != "pet"
        self.family = not self.child and FAMILY.search(self.text) is not None and self.kind != "pet"
        self.pet = self.kind == "pet" or (PET.search(self.text) is not None and PERSON.search(self.text) is None)

    def _is_fine(self, hit: Hit) -> bool:
        """True for a thing that the author says nothing is wrong with."""
        return FINE.match(self.text[hit.end : hit.end + 8]) is not None

    def _thing(self, original: str, hit: Hit) -> str:
        """The thing as the author calls it where that is one plain word, else as the table does."""
        begin, end = normalize(original[:MAX_LENGTH]).span(hit.start, hit.end)
        word = original[begin:end].strip()
        if self.english:
            return f"the {word.lower()}" if word.isascii() and len(word) <= MAX_WORD[1] else self.say(hit.rule)
        plain = 2 <= len(word) <= MAX_WORD[0] and all("\u4e00" <= c <= "\u9fff" for c in word)
        return word if plain else self.say(hit.rule)

    def filled(self, rule: NamingRule, again: bool = False) -> str:
        """The rule's words with the thing and the person in them; `again`: the thing was named just before."""
        thing = self.thing or {"zh-Hans": "东西", "zh-Hant": "東西", "en": "it"}[self.script]
        if not self.thing and not self.english and self.say(rule).removeprefix("{thing}")[0] not in NEEDS_SUBJECT:
            thing = ""
        if again:
            thing = "it" if self.english else ""
        said = self.say(rule) if thing else self.say(rule).replace("{thing}的", "{thing}")
        return said.replace("{thing}", thing).replace("{your}", self.your()).replace("{you}", self.you())

    def you(self) -> str:
        if self.pet:
            return "your pet"
        return "your child" if self.child else "someone in your family" if self.family else "you"

    def your(self) -> str:
        return "your" if self.you() == "you" else f"{self.you()}'s"

    def say(self, rule: NamingRule) -> str:
        return rule.say[self.script]

    def framed(self, said: Sequence[str], harm: bool) -> str:
        """One clause: to whom, after using what, what happened."""
        if not said:
            return ""
        names_thing = bool(self.thing) and any(self.thing in one for one in said)
        if self.english:
            after = (
                f" after {self.use[1]} {self.thing}" if harm and not names_thing and self.thing and self.use[1] else ""
            )
            return " and ".join(said) + after
        who = {"zh-Hans": ("孩子", "家人"), "zh-Hant": ("孩子", "家人")}[self.script]
        subject = (who[0] if self.child else who[1] if self.family else "") if harm and not names_thing else ""
        if any(one.startswith(("你们", "你們")) for one in said):
            subject = ""
        if self.pet and harm:
            subject = "狗狗" if "狗" in self.text else {"zh-Hans": "猫咪", "zh-Hant": "貓咪"}[self.script]
        after = {"zh-Hans": "之后", "zh-Hant": "之後"}[self.script]
        use = f"{self.use[0]}了{self.thing}{after}" if harm and not names_thing and self.thing and self.use[0] else ""
        return subject + use + "、".join(said)

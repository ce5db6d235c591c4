"""The words for one post: its thing, whom it is about, and the rules of the tables filled in."""

from collections.abc import Sequence
from functools import cached_property

from bot.drafting.naming.hits import Hit, apart, find_hits
from bot.drafting.naming.people import PEOPLE, SAID, UNBORN, clause_of, is_used, place_of, who_is_hurt
from bot.drafting.naming.seen import KIND_OF, LIKE, PLACE_OF
from bot.drafting.naming.signs import (
    BOTTLED,
    CONSUMED,
    DRUNK,
    FINE,
    FIXED,
    MAX_LENGTH,
    MAX_WORD,
    NEEDS_SUBJECT,
    NO_THING,
    OFFERED,
    OTHER_HEADS,
    PARTS_OF_A_THING,
    PERSON,
    PET,
    STORED,
    USES,
)
from bot.incidents.readers.posts import NOTHING_SEEN, SeenInPost
from handlers.text.cantonese import normalize_spoken
from handlers.text.re2_patterns import normalize, pattern
from prompts.issue_naming import Naming, NamingRule

SCRIPTS = ("zh-Hans", "zh-Hant", "en")


OF_IT = pattern(r"\b(?:the|an?) (\w+) of \{thing\}")
STAND_IN = (  # what stands for a thing that is not sure: goods, and what belongs to a place
    {"zh-Hans": "东西", "zh-Hant": "東西", "en": "it"},
    {"zh-Hans": "设施", "zh-Hant": "設施", "en": "something there"},
)


class Words:
    """One post, read for its thing and who it happened to; says the rules of the tables in one language."""

    def __init__(self, naming: Naming, text: str, script: str, product: str, seen: SeenInPost = NOTHING_SEEN) -> None:
        self.tables, self.script = naming.tables, script if script in SCRIPTS else "zh-Hans"
        self.original = text[:MAX_LENGTH]
        self.text = normalize_spoken(text[:MAX_LENGTH])
        self.english = self.script == "en"
        listed, unlisted = self._things("things"), self._things("unlisted")
        found = unlisted if unlisted and (not listed or unlisted[0].end < listed[0].start) else listed
        self.seen = seen
        if found and found[0].rule.marks["kind"] not in LIKE.get(seen.thing, {found[0].rule.marks["kind"]}):
            found = []  # a word that names something else in this post
        self.rule = found[0].rule if found else None
        self.kind = self.rule.marks["kind"] if self.rule else ""
        self.kind = self.kind or KIND_OF.get(seen.thing, "")
        if self.kind in ("drink", "food") and BOTTLED.search(self.text):
            self.kind = "packaged"
        self.thing = self._thing(text, found[0]) if found else product[:20]
        drunk = self.rule is not None and (self.rule.key in DRUNK or self.rule.marks["kind"] == "drink")
        litter = self.rule is not None and self.rule.key == "litter"
        self.use = ("喝", "drinking") if drunk else ("用", "using") if litter else USES.get(self.kind, ("", ""))
        self.place = place_of(self.text) or PLACE_OF.get(seen.thing, "")
        self.found, self.used = found, bool(found) and is_used(self.text, found[0].start, found[0].end)
        born = PEOPLE["child"].search(self.text) and not UNBORN.search(self.text)
        self.child, self.who = bool(born) and self.kind != "pet", "self"
        self.pet = self.kind == "pet" or (PET.search(self.text) is not None and PERSON.search(self.text) is None)

    def _things(self, table: str) -> list[Hit]:
        """The things of one table that the post complains of, in the order of the post."""
        hits = apart(list(find_hits(self.tables.get(table, ()), self.text)))
        hits = [h for h in hits if not (NO_THING.search(self.text[h.start : h.end]) or self._is_half_a_word(h))]
        return [h for h in hits if not (self._is_fine(h) or self._is_store(h) or self._is_offered(h))]

    def _is_half_a_word(self, hit: Hit) -> bool:
        """True for bread in 面包机: what is eaten or put on names a machine, a box or a shop when such a word follows."""
        consumed = hit.rule.marks["kind"] in CONSUMED
        return consumed and self.text[hit.end : hit.end + 1] in OTHER_HEADS

    @cached_property
    def parts(self) -> list[Hit]:
        """The parts of the body that the post names."""
        return list(find_hits(self.tables["parts"], self.text))

    def _is_fine(self, hit: Hit) -> bool:
        """True for a thing that the author says nothing is wrong with."""
        return FINE.match(self.text[hit.end : hit.end + 8]) is not None

    def _is_offered(self, hit: Hit) -> bool:
        """True for a thing that was offered to make up for it: a fruit plate, a towel."""
        return OFFERED.search(self.text[max(0, hit.start - 14) : hit.start]) is not None

    def _is_store(self, hit: Hit) -> bool:
        """True for a thing that something else was kept in: out of the fridge."""
        before = self.text[max(0, hit.start - 4) : hit.start]
        searched = self.text[hit.end : hit.end + 4].startswith(("里没", "里也没", "里都没"))
        labelled = searched or (hit.rule.key == "nuts" and before.endswith(("有", "含")))
        return labelled or (hit.rule.marks["kind"] in FIXED and STORED.search(before) is not None)

    def children(self) -> list[int]:
        """Where the post speaks of a child."""
        return [match.start() for match in PEOPLE["child"].finditer(self.text)]

    def is_about(self, start: int) -> bool:
        """True where what is told at a place can only be about the thing: no service, same clause or the one thing."""
        if not self.found or self.kind == "service":
            return not self.found
        clause, begin = clause_of(self.text, start)
        others = [h for h in self.found[1:] if h.rule.key not in PARTS_OF_A_THING]
        return not others or begin <= self.found[0].start < begin + len(clause)

    def is_hurt(self, start: int) -> None:
        """Take the person whom the clause of a harm speaks of for who is hurt."""
        self.who = "pet" if self.pet else who_is_hurt(self.text, start)

    def _thing(self, original: str, hit: Hit) -> str:
        """The thing as the author calls it where that is one plain word, else as the table does."""
        begin, end = normalize(original[:MAX_LENGTH]).span(hit.start, hit.end)
        word = original[begin:end].strip()
        if self.english:
            return f"the {word.lower()}" if word.isascii() and len(word) <= MAX_WORD[1] else self.say(hit.rule)
        plain = 2 <= len(word) <= MAX_WORD[0] and all("\u4e00" <= c <= "\u9fff" for c in word)
        return word if plain else self.say(hit.rule)

    def filled(self, rule: NamingRule, again: bool = False, at: int = -1) -> str:
        """The rule's words with the thing and the person in them; `again`: the thing was named just before."""
        known = self.thing if at < 0 or self.is_about(at) else ""
        thing = known or STAND_IN[self.place in ("hotel", "gym")][self.script]
        if not known and not self.english and self.say(rule).removeprefix("{thing}")[0] not in NEEDS_SUBJECT:
            thing = ""
        if again:
            thing = "it" if self.english else ""
        said = self.say(rule) if thing else self.say(rule).replace("{thing}的", "{thing}")
        said = OF_IT.sub(r"its \1", said) if thing == "it" else said
        return said.replace("{thing}", thing).replace("{your}", self.your()).replace("{you}", self.you())

    def you(self) -> str:
        """Return how the reply addresses whom it happened to: "you", "your child" …"""
        return SAID[self.who][2]

    def your(self) -> str:
        """Return the same as a possessive."""
        return "your" if self.you() == "you" else f"{self.you()}'s"

    def say(self, rule: NamingRule) -> str:
        """Return a rule's words in the language of the post, with slots."""
        return rule.say[self.script]

    def framed(self, said: Sequence[str], reported: bool, harm: bool) -> str:
        """One clause: to whom, after using what, what happened; as it stands where the post itself is told back."""
        if not said or reported:
            return (" and that " if self.english else "，").join(said)
        names_thing = bool(self.thing) and any(self.thing in one for one in said)
        if self.english:
            after = (
                f" after {self.use[1]} {self.thing}"
                if harm and not names_thing and self.thing and self.used and self.use[1]
                else ""
            )
            again = f"{self.you()} "
            return " and ".join([said[0], *(one.removeprefix(again) for one in said[1:])]) + after
        subject = SAID[self.who][SCRIPTS.index(self.script)] if harm and not names_thing else ""
        if any(one.startswith(("好几位", "好幾位", "你们", "你們", "东西", "東西", "设施", "設施")) for one in said):
            subject = ""
        if self.pet and harm:
            cat = {"zh-Hans": "猫咪", "zh-Hant": "貓咪"}[self.script]
            subject = "狗狗" if "狗" in self.text else cat if "猫" in self.text else "毛孩子"
        after = {"zh-Hans": "之后", "zh-Hant": "之後"}[self.script]
        used = harm and not names_thing and self.thing and self.used and self.use[0]
        use = f"{self.use[0]}了{self.thing}{after}" if used else ""
        return subject + use + "、".join(said)

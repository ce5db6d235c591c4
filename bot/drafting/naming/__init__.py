"""Says what a post tells, by rules (R70): what thing, what happened, to whom, and what else.

A clause that says it plainly is told back in reported speech, so that nothing is invented; else our own words do, from
the tables in `prompts/naming/`. No emoji, question, insult, sarcasm, rumour or diagnosis can come back. Where neither
fits, the name is empty and a draft uses a sentence without it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.drafting.naming.advising import Account
from bot.drafting.naming.hits import Hit, apart, find_hits
from bot.drafting.naming.people import THERE
from bot.drafting.naming.retelling import clauses_to_tell
from bot.drafting.naming.signs import (
    ASKS,
    DESPAIR,
    FEELING,
    HEARSAY,
    HURT,
    NOT_YET,
    OF_A_MEAL,
    ON_SKIN,
    OTHERS,
    PREGNANT,
    PRIVATE,
    SOURCES,
    TREATED,
    VAGUE,
)
from bot.drafting.naming.telling import Telling
from prompts.issue_naming import Naming

OF_A_PRODUCT = frozenset({"genuine", "misuse", "coordinated", "trust_crisis", "kol_backlash", "extortion"})
SILENT = frozenset({*OTHERS, "privacy"})  # categories in which nothing of the post is repeated
BATCHED = frozenset({*ON_SKIN, "packaged", "pet", "baby", "toy"})  # kinds of thing with a batch number on the pack


@dataclass(frozen=True)
class Named:
    """What a post tells, in our words: `issue` fits after 看到你说 and "told us that"; `also` are further grievances.

    `advice` is the key of the safety sentences, empty where there is no harm; `treated` for who has seen a doctor;
    `about` is a noun for where nothing is sure; `do` what one does with the thing, in Chinese;
    `ask` what to find out in private; `feel` which word of feeling fits.
    """

    issue: str = ""
    also: tuple[str, ...] = ()
    thing: str = ""
    do: str = "用"
    advice: str = ""
    treated: bool = False
    frail: str = ""
    ask: str = "general"
    feel: str = "trouble"
    about: str = ""
    despair: bool = False


def name_issue(
    naming: Naming,
    text: str,
    script: str,
    category: str,
    *,
    harmed: bool,
    sure: bool = True,
    product: str = "",
    author: str = "",
    retell: bool = True,
) -> Named:
    """Name what the post tells, in `script`.

    `harmed`: a person or a thing may have been hurt; `sure`: so much so that safety advice belongs in every draft,
    whether or not a rule says what kind of harm it is; `retell`: a clause of the post may be told back.
    """
    reading = _Reading(naming, text, script, product)
    if retell and category not in SILENT:
        reading.clauses = clauses_to_tell(reading.original, reading.text, reading.script, author)
    return reading.name(category, harmed, harmed and sure)


class _Reading(Telling):
    """One post, read for what it tells."""

    def name(self, category: str, harmed: bool, sure: bool) -> Named:
        """Harm first, then the topic of the category, then what went wrong with the thing, then how people acted."""
        grievances = list(find_hits(self.tables.get("grievances", ()), self.text))
        harmed = harmed or (category in OF_A_PRODUCT and self.hurts_the_body())
        account = self._first(category, harmed, grievances)
        spoken = HURT.search(self.text) is not None or self.is_reported(account)
        if sure and not account.advice and spoken and not HEARSAY.search(self.text):
            account.advice = self._likely_advice()
            account.feel = FEELING.get(account.advice, "body")
        account.advice = self._at_the_place(account.advice)
        account.feel = self._feeling(account)
        if account.feel == "body" and not account.advice:
            account.feel = "trouble"
        others = [g for g in grievances if all(g.end <= s.start or s.end <= g.start for s in account.spans)]
        return Named(
            issue=self.framed(
                account.said, self.is_reported(account), harm=account.advice not in ("", "fraud", "privacy")
            ),
            also=() if category in OTHERS else tuple(dict.fromkeys(self.say(g.rule) for g in others))[:2],
            thing=self.thing,
            do=self._doing(account.advice in OF_A_MEAL),
            advice=account.advice,
            treated=bool(TREATED.search(NOT_YET.sub(" ", self.text))),
            frail=self._frail(),
            ask=self._ask(account.ask or self._asked_of(account.advice)),
            feel=account.feel,
            about=self._about(category, account.advice),
            despair=DESPAIR.search(self.text) is not None,
        )

    def _asked_of(self, advice: str) -> str:
        """What a harm makes us ask: of a meal the shop, of a fall the place."""
        if advice in OF_A_MEAL and not self.kind:
            return "fresh"
        return "venue" if advice in ("place", "visit") else ""

    def _frail(self) -> str:
        """Who needs a doctor sooner than others."""
        if PREGNANT.search(self.text):
            return "pregnant"
        return "child" if self.child else "pet" if self.pet else ""

    def _first(self, category: str, harmed: bool, grievances: Sequence[Hit]) -> Account:
        """The gravest that the post tells."""
        found = [h for h in find_hits(self.tables.get("troubles", ()), self.text) if self._can_be(h)]
        exact = apart([h for h in found if h.rule.key not in VAGUE])
        if category == "coordinated":  # calls to join in tell of no price or promise of ours
            found = [h for h in found if h.rule.key not in ("pricey", "liveclaim")]
        troubles = exact or apart(found)
        if harmed and (account := self._harm(troubles)).said:
            return self.harm_as_written(account, sure=False) or account
        if harmed and (written := self.harm_as_written(account, sure=True)):
            return written
        topic = next(find_hits(self.tables.get(category, ()), self.text, denied=False), None)
        if topic:
            return self._topic(category, topic)
        if category == "privacy":
            private = PRIVATE.search(self.text) is not None
            return Account([], [], "privacy" if private else "", "privacy" if private else "", "uneasy")
        if category in OTHERS or (category == "coordinated" and HEARSAY.search(self.text)):
            return Account([], [], feel="hurt")
        if troubles:
            return self.trouble(self._worst(troubles))
        if grievances:
            return self.grievance(grievances[0])
        return self.event() if category != "coordinated" else Account([], [])

    def _can_be(self, hit: Hit) -> bool:
        """False for a trouble that another kind of thing has: a cake is not of the wrong size."""
        kinds = hit.rule.marks.get("kind", "").split()
        return not kinds or not self.kind or self.kind in kinds

    def _harm(self, troubles: Sequence[Hit]) -> Account:
        """Harms, after what was wrong with the thing where the post tells it."""
        said, advice, spans = self.harms()
        source = next((t for t in troubles if t.rule.key in SOURCES), None)
        known = source is not None and bool(self.thing) and self.thing in self.filled(source.rule, at=source.start)
        if said and source and known and not (source.rule.key == "smell" and advice in ("fire", "shock")):
            said, spans = [self.filled(source.rule, at=source.start), *said[:1]], [*spans, source]
        return Account(said, spans, advice=advice, feel=FEELING.get(advice, "body"))

    def _topic(self, category: str, topic: Hit) -> Account:
        """What a privacy case, an offence, a rumour or an ambassador is about, without repeating it."""
        asked = [topic]
        if category == "misinformation":
            asked = apart(list(find_hits(self.tables[category], self.text, denied=False)))[:2]
        said = [self.say(one.rule) for one in asked]
        if topic.rule.key in ("door", "published"):
            return Account(said, asked, self.place, topic.rule.key, "uneasy")
        if topic.rule.key in ("photo", "exposed", "waybill"):
            return Account(said, asked, "seen", "privacy", "uneasy")
        if category != "privacy":
            return Account(said, asked, feel="hurt")
        return Account(said, asked, "privacy", "fraud" if topic.rule.key == "fraud" else "privacy", "uneasy")

    def _ask(self, wanted: str) -> str:
        """What to find out in private: of freshly made food the shop and the time, of goods the batch."""
        if wanted == "privacy":
            return self.place if self.place in THERE else wanted
        if self.place and wanted in ("batch", "shop", "", "device", "general", "order", "fresh"):
            return self.place
        if wanted in ("batch", "shop", "") and self.kind in ASKS:
            return ASKS[self.kind]
        if wanted == "batch" and not self.kind:
            return "general"
        return wanted or ("batch" if self.kind in BATCHED else "general")

    def _worst(self, troubles: list[Hit]) -> list[Hit]:
        """One trouble, and a second one of the same thing: what is about the thing comes before what is about money."""
        of_the_thing = [hit for hit in troubles if hit.rule.marks["ask"] in ("batch", "shop")]
        return [*of_the_thing, *(hit for hit in troubles if hit not in of_the_thing)][:2]

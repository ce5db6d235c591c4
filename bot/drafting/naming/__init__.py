"""Says what a post tells, by rules (R70): what thing, what happened, to whom, and what else.

A clause that says it plainly is told back in reported speech, so that nothing is invented; else our own words do, from
the tables in `prompts/naming/`. No emoji, question, insult, sarcasm, rumour or diagnosis can come back. Where neither
fits, the name is empty and a draft uses a sentence without it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.drafting.naming.advising import Account
from bot.drafting.naming.hits import Hit, apart, find_hits
from bot.drafting.naming.retelling import clauses_to_tell
from bot.drafting.naming.signs import (
    COPIES,
    DESPAIR,
    FEELING,
    HEARSAY,
    NOT_YET,
    OF_A_MEAL,
    OF_A_PRODUCT,
    OTHERS,
    PREGNANT,
    PRIVATE,
    SOURCES,
    STATED,
    TREATED,
    VAGUE,
)
from bot.drafting.naming.telling import Telling
from prompts.issue_naming import Naming

SILENT = frozenset({*OTHERS, "privacy"})  # categories in which nothing of the post is repeated


@dataclass(frozen=True)
class Named:
    """What a post tells, in our words: `issue` fits after 看到你说 and "told us that"; `also` are further grievances.

    `written`: it is a clause of the post itself; `advice`: the key of the safety sentences, empty for no harm;
    `treated`: has seen a doctor; `about`: a noun for where nothing is sure; `do`: what one does with the thing, in
    Chinese; `ask`: what to find out in private; `feel`: which word of feeling fits.
    """

    issue: str = ""
    written: bool = False
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
        copied = category == "coordinated" and COPIES.search(self.text) is not None  # nobody's own experience
        may_tell = category in OF_A_PRODUCT and not copied
        unborn = may_tell and self.endangers_the_unborn()
        stated = may_tell and (STATED.search(self.text) is not None or unborn)
        harmed = (harmed and not copied) or stated or (may_tell and self.hurts_the_body())
        sure = sure or stated
        account = self._first(category, harmed, grievances)
        hurt = account.advice != ""
        spoken = self.may_have_hurt(account) and (stated or self.names_body() or not self.is_harmless())
        if sure and not account.advice and spoken and not HEARSAY.search(self.text):
            account.advice = self._likely_advice()
            account.feel = FEELING.get(account.advice, "body")
        account.advice = self._at_the_place(account.advice)
        account.feel = "uneasy" if unborn and not account.said else self._feeling(account)
        if self.is_a_wish() and not account.advice:
            account.feel = "wish"
        elif account.feel == "body" and not account.advice:
            account.feel = "trouble"
        others = [g for g in grievances if all(g.end <= s.start or s.end <= g.start for s in account.spans)]
        return Named(
            written=self.is_reported(account),
            issue=self.framed(
                account.said, self.is_reported(account), harm=hurt and account.advice not in ("fraud", "privacy")
            ),
            also=() if category in OTHERS else tuple(dict.fromkeys(self.say(g.rule) for g in others))[:2],
            thing=self.thing,
            do=self._doing(account.advice in OF_A_MEAL),
            advice=account.advice,
            treated=bool(TREATED.search(NOT_YET.sub(" ", self.text))),
            frail=self._frail(),
            ask="hotel" if account.advice == "door" else self.asked(account.ask or self.asked_of(account.advice)),
            feel=account.feel,
            about=self._about(category, account.advice if not unborn else ""),
            despair=DESPAIR.search(self.text) is not None,
        )

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
        if troubles and not (category == "extortion" and troubles[0].rule.marks["ask"] == "shop"):
            return self.trouble(self._worst(troubles))
        if grievances:
            return self.grievance(grievances[0])
        return self.event() if category not in ("coordinated", "extortion") else Account([], [])

    def _can_be(self, hit: Hit) -> bool:
        """False for a trouble that another kind of thing has: a cake is not of the wrong size."""
        kinds = hit.rule.marks.get("kind", "").split()
        return not kinds or not self.kind or self.kind in kinds

    def _harm(self, troubles: Sequence[Hit]) -> Account:
        """Harms, after what was wrong with the thing where the post tells it."""
        said, advice, spans = self.harms()
        source = next((t for t in troubles if t.rule.key in SOURCES and not self.is_of_the_body(t)), None)
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

    def _worst(self, troubles: list[Hit]) -> list[Hit]:
        """One trouble, and a second one of the same thing: what is about the thing comes before what is about money."""
        of_the_thing = [hit for hit in troubles if hit.rule.marks["ask"] in ("batch", "shop")]
        return [*of_the_thing, *(hit for hit in troubles if hit not in of_the_thing)][:2]

"""Names what a post tells in words of our own, by rules (R70): what thing, what happened, to whom, and what else.

Never the author's own clause: no emoji, question, insult, sarcasm, rumour or diagnosis can come back that way. Where
no rule fits, the name is empty and a draft uses a sentence without it. The rules are data, in `prompts/naming/`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.drafting.naming.advising import Account, Advising
from bot.drafting.naming.signs import (
    ASKS,
    DESPAIR,
    FEELING,
    HEARSAY,
    HURT,
    IN_A_SHOP,
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
from bot.drafting.naming.words import Hit, apart, find_hits
from prompts.issue_naming import Naming

WAITED_FOR = frozenset(
    {
        "late",
        "longwait",
        "notsent",
        "notgot",
        "refund",
        "queue",
        "waited",
        "waitedhere",
        "slowmeal",
        "install",
        "repair",
    }
)
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
    naming: Naming, text: str, script: str, category: str, *, harmed: bool, sure: bool = True, product: str = ""
) -> Named:
    """Name what the post tells, in `script`.

    `harmed`: a person or a thing may have been hurt; `sure`: so much so that safety advice belongs in every draft,
    whether or not a rule says what kind of harm it is.
    """
    return _Reading(naming, text, script, product).name(category, harmed, harmed and sure)


class _Reading(Advising):
    """One post, read for what it tells."""

    def name(self, category: str, harmed: bool, sure: bool) -> Named:
        """Harm first, then the topic of the category, then what went wrong with the thing, then how people acted."""
        grievances = list(find_hits(self.tables.get("grievances", ()), self.text))
        account = self._first(category, harmed, grievances)
        if sure and not account.advice and HURT.search(self.text) and not HEARSAY.search(self.text):
            account.feel = "body"
            account.advice = self._likely_advice()
        account.advice = self._at_the_place(account.advice)
        account.feel = self._feeling(account)
        others = [g for g in grievances if all(g.end <= s.start or s.end <= g.start for s in account.spans)]
        meal = account.advice in OF_A_MEAL
        return Named(
            issue=self.framed(account.said, harm=account.advice not in ("", "fraud", "privacy")),
            also=() if category in OTHERS else tuple(dict.fromkeys(self.say(g.rule) for g in others))[:2],
            thing=self.thing,
            do=self._doing(meal),
            advice=account.advice,
            treated=bool(TREATED.search(NOT_YET.sub(" ", self.text))),
            frail=self._frail(),
            ask=self._ask(account.ask or ("fresh" if meal and not self.kind else "")),
            feel=account.feel,
            about=self._about(category),
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
        troubles = apart([h for h in found if h.rule.key not in VAGUE]) or apart(found)
        if harmed and (account := self._harm(troubles)).said:
            return account
        topic = next(find_hits(self.tables.get(category, ()), self.text, denied=False), None)
        if topic:
            return self._topic(category, topic)
        if category == "privacy":
            private = PRIVATE.search(self.text) is not None
            return Account([], [], "privacy" if private else "", "privacy" if private else "", "uneasy")
        if category in OTHERS or (category == "coordinated" and HEARSAY.search(self.text)):
            return Account([], [], feel="hurt")
        if troubles:
            worst = self._worst(troubles)
            said: list[str] = []
            for hit in worst:
                again = any(self.thing in one for one in said)  # no thing known: the second is told without one
                said.append(self.filled(hit.rule, again, hit.start))
            feel = "waiting" if worst[0].rule.key in WAITED_FOR else "trouble"
            return Account(said, worst, worst[0].rule.marks["ask"], feel=feel)
        if grievances:
            first = grievances[0]
            in_shop = first.rule.key in IN_A_SHOP
            feel, ask = ("hurt", "shop") if in_shop else ("waiting", "" if self.kind else "order")
            return Account([self.say(first.rule)], [first], ask, feel=feel)
        return Account([], [])

    def _can_be(self, hit: Hit) -> bool:
        """False for a trouble that another kind of thing has: a cake is not of the wrong size."""
        kinds = hit.rule.marks.get("kind", "").split()
        return not kinds or not self.kind or self.kind in kinds

    def _harm(self, troubles: Sequence[Hit]) -> Account:
        """Harms, after what was wrong with the thing where the post tells it."""
        said, advice, spans = self.harms()
        source = next((t for t in troubles if t.rule.key in SOURCES), None)
        if said and source and not (source.rule.key == "smell" and advice in ("fire", "shock")):
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
        if self.place and wanted in ("batch", "shop", "", "device", "general", "order", "fresh", "privacy"):
            return self.place
        if wanted in ("batch", "shop", "") and self.kind in ASKS:
            return ASKS[self.kind]
        return wanted or ("batch" if self.kind in BATCHED else "general")

    def _worst(self, troubles: list[Hit]) -> list[Hit]:
        """One trouble, and a second one of the same thing: what is about the thing comes before what is about money."""
        of_the_thing = [hit for hit in troubles if hit.rule.marks["ask"] in ("batch", "shop")]
        return [*of_the_thing, *(hit for hit in troubles if hit not in of_the_thing)][:2]

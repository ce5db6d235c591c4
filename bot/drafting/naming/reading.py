"""Reads one post: the gravest that it tells, what else went wrong, who writes, and what a draft says to it."""

from collections.abc import Sequence
from dataclasses import replace

from bot.drafting.naming.advising import Account
from bot.drafting.naming.clauses import Clause
from bot.drafting.naming.evidence import LEAST_OF_ACTS, is_supported
from bot.drafting.naming.hits import Hit, apart, find_hits
from bot.drafting.naming.named import Named
from bot.drafting.naming.people import THERE
from bot.drafting.naming.seen import IMPOSSIBLE, SEEN_FEELING, is_fitting, seen_advice
from bot.drafting.naming.signs import (
    DESPAIR,
    FEELING,
    GOODS,
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
from bot.drafting.naming.speakers import COPIES, HEARSAY
from bot.drafting.naming.telling import Telling
from bot.incidents.readers.posts import SOME


class Reading(Telling):
    """One post, read for what it tells."""

    def name(self, category: str, harmed: bool, sure: bool, read: bool) -> Named:
        """Harm first, then the topic of the category, then what went wrong with the thing, then how people acted."""
        grievances = list(find_hits(self.tables.get("grievances", ()), self.text))
        copied = category == "coordinated" and self.is_copied()  # nobody's own experience
        may_tell = category in OF_A_PRODUCT and not copied
        unborn = may_tell and self.endangers_the_unborn()
        stated = may_tell and (STATED.search(self.text) is not None or unborn)
        danger = (may_tell or category == "safety") and self.tells_danger()
        harmed = (harmed and not copied) or stated or danger or (may_tell and self.hurts_the_body())
        sure = sure or stated or danger
        account = self._first(category, harmed, grievances)
        hurt = account.advice not in ("", "fraud", "privacy")
        spoken = danger or ((read or self.may_have_hurt()) and (stated or self.names_body() or not self.is_harmless()))
        if sure and not account.advice and spoken and not HEARSAY.search(self.text):
            account.advice, account.is_guess = self._likely_advice(), True
            account.feel = FEELING.get(account.advice, "body")
        account.advice = self._at_the_place(account.advice)
        if may_tell or category == "safety":
            self._weigh_seen(account)
        account.feel = "uneasy" if unborn and not account.said else self._feeling(account)
        speaker = self.speaker() if may_tell and (not account.advice or self.is_a_wish()) else "customer"
        if speaker == "wish":
            return Named(speaker=speaker, ask=speaker, thing=self.thing)
        if account.feel == "body" and not account.advice:
            account.feel = "trouble"
        others = [g for g in grievances if all(g.end <= s.start or s.end <= g.start for s in account.spans)]
        also = () if category in OTHERS else self._also(others)
        about = self._about(category, "" if unborn else account.advice)
        return self._named(account, hurt, Named(also=also, about=about, speaker=speaker))

    def _weigh_seen(self, account: Account) -> None:
        """Take the advice that fits the harm which the local reader sees; harm told in other words is not told so."""
        harm = "pet" if self.seen.harm and self.pet else SOME if self.seen.harm == "pet" else self.seen.harm
        wrong = IMPOSSIBLE.get(self.seen.thing, frozenset())
        if harm in wrong:
            harm = SOME
        if account.advice in wrong:
            account.advice, account.said, account.is_guess = "", [], True
        known = "" if account.is_guess and account.advice in ("scared", "smell") else account.advice
        fitting = seen_advice(harm, self.kind, self.place, self.seen.thing, self.child, known) or account.advice
        backed = [one for one in account.said if is_supported(one, self.text, self.english)]
        read = bool(backed and account.advice) and not account.is_guess  # words of harm stand in the post
        if fitting == account.advice or (read and not self.seen.is_clear):
            return
        if not account.is_guess and not self.is_reported(account) and not is_fitting(harm, account.advice):
            clause = self.event()
            account.said, account.spans = clause.said, clause.spans
        account.advice = fitting
        account.feel = SEEN_FEELING.get(harm, FEELING.get(fitting, "body"))

    def _named(self, account: Account, hurt: bool, so_far: Named) -> Named:
        """All that was found, with what follows from it."""
        written = self.is_reported(account)
        return replace(
            so_far,
            written=written,
            issue=self.framed(account.said, written, harm=hurt),
            thing=self.thing,
            do=self._doing(account.advice in OF_A_MEAL),
            advice=account.advice,
            treated=bool(TREATED.search(NOT_YET.sub(" ", self.text))),
            frail=self._frail(),
            ask=self._ask(account, so_far.speaker),
            feel=account.feel,
            despair=DESPAIR.search(self.text) is not None,
        )

    def _ask(self, account: Account, speaker: str) -> str:
        """What to find out in private."""
        if speaker != "customer":
            return speaker
        if account.advice == "door":
            return "hotel"
        if self.place in THERE and not account.advice and self._tells_of_goods(account):
            return "goods"  # a suitcase that broke at the airport is no flight
        return self.asked(account.ask or self.asked_of(account.advice))

    def _tells_of_goods(self, account: Account) -> bool:
        """True where the clause that is told back is of a thing that people buy."""
        goods = self.rule is not None and self.kind in GOODS
        return goods and any(isinstance(one, Clause) and one.holds(self.found[0].start) for one in account.spans)

    def _also(self, others: Sequence[Hit]) -> tuple[str, ...]:
        """Up to two further grievances that the post's own words support."""
        said = dict.fromkeys(self.say(hit.rule) for hit in others)
        return tuple(one for one in said if is_supported(one, self.text, self.english, LEAST_OF_ACTS))[:2]

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
        if category in OTHERS or (
            category == "coordinated" and (self.seen.speaker == "copies" or HEARSAY.search(self.text))
        ):
            return Account([], [], feel="hurt")
        if troubles and not (category == "extortion" and troubles[0].rule.marks["ask"] == "shop"):
            return self.trouble(self._worst(troubles))
        if grievances:
            return self.grievance(grievances[0])
        return self.event() if category not in ("coordinated", "extortion") else Account([], [])

    def is_copied(self) -> bool:
        """True where accounts that write the same are spoken of."""
        return self.seen.speaker == "copies" or COPIES.search(self.text) is not None

    def _can_be(self, hit: Hit) -> bool:
        """False for a trouble that another kind of thing has: a cake is not of the wrong size."""
        kinds = hit.rule.marks.get("kind", "").split()
        return not kinds or self.kind in kinds or not (self.kind or self.english)

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

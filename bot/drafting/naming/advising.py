"""Which advice, word of feeling and noun fit what was found, by the place, the thing and who is hurt."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.drafting.naming.clauses import Clause
from bot.drafting.naming.dangers import DangerReading
from bot.drafting.naming.hits import Hit, find_hits
from bot.drafting.naming.people import THERE, TREATED_AT, who_is_hurt
from bot.drafting.naming.signs import (
    ASKS,
    BOUGHT,
    CAN_HURT,
    EATEN,
    FALLING,
    GROUP_POWER,
    HOT,
    HURT,
    LIVE,
    NEAR_MISS,
    OF_A_MEAL,
    ON_SKIN,
    OTHERS,
    PACKED,
    PREGNANT,
    SERVED,
    SICK,
)
from bot.drafting.naming.speakers import PARTNER, PRAISE, REDRESS, WISH

BATCHED = frozenset({*ON_SKIN, "packaged", "pet", "baby", "toy"})  # kinds of thing with a batch number on the pack
KIND_ADVICE = {"skin": "skin", "makeup": "skin", "pet": "pet"}


@dataclass
class Account:
    """What was found of the matter so far."""

    said: list[str]
    spans: Sequence[Hit | Clause]
    ask: str = ""
    advice: str = ""
    feel: str = "trouble"
    is_guess: bool = False  # the advice: no word of the post says which harm it is


class Advising(DangerReading):
    """What follows from what one post tells; `praised`: triage read praise in it and no displeasure."""

    praised = False

    def _doing(self, meal: bool) -> str:
        if meal and self.kind == "container":
            return "喝"
        drunk = "喝" in self.text and "吃" not in self.text
        return self.use[0] or ("用" if not meal else "喝" if drunk else "吃")

    def _at_the_place(self, advice: str) -> str:
        """The advice that fits the place: of a pool or a soup nothing is put out of use and no pack is kept."""
        if self.kind == "service" and advice in ("burn", "cut", "fall", "fire", "scared", "smell"):
            return "place" if self.harmed_there() else "there"
        if advice in ("smell", "stomach", "group") and self.kind not in EATEN and not self.is_meal():
            return "visit" if self.place in THERE else "scared" if self.kind else "ill"
        if advice == "fire" and self.rule is not None and self.rule.key in GROUP_POWER:
            return "battery"
        if self.place == "traffic" and advice:
            return "crash"
        if self.place in THERE and advice in ("burn", "cut", "fall", "fire", "grave"):
            hot = advice == "burn" and (self.place == "meal" or HOT.search(self.text) is not None)
            return "scald" if hot else "place"
        if advice in ("skin", "eye", "scared") and self.place in THERE - {"meal"} and not self.used:
            return "there" if advice == "scared" else "visit" if self.place in TREATED_AT else "ill"
        if advice == "fall" and not self.found and self.seen.harm != "wound":
            return "place"
        if advice == "breath" and self.place in THERE - {"meal"}:
            return "ill"
        return "unplug" if advice == "scared" and self.kind == "device" else advice

    def _feeling(self, account: Account) -> str:
        """The word of feeling, by who is hurt: what a person goes through is said to that person alone."""
        if not account.advice or account.advice in ("fraud", "privacy", "door", "published"):
            return account.feel
        if account.advice == "petdead":
            return "loss"
        who = who_is_hurt(self.text, 0) if account.feel == "body" and not account.said else self.who
        if who == "child":
            return "child"
        return "others" if account.feel == "body" and who != "self" else account.feel

    def _about(self, category: str, advice: str) -> str:
        """A noun for what nothing sure is known of: by the harm, by the place, by the thing, by the category."""
        harm = next((rule for rule in self.tables.get("about_harm", ()) if advice in rule.words.split("|")), None)
        if harm and advice:
            return self.say(harm)
        key = category if category in OTHERS | {"privacy", "coordinated", "extortion"} else self.place
        if key in ("", "shop", "parcel", "money") and self.thing and self.kind != "service":
            return {"en": f"you had trouble with {self.thing}"}.get(self.script, f"{self.thing}的事")
        said = next((rule for rule in self.tables.get("about", ()) if rule.key == (key or self.kind)), None)
        return self.say(said) if said else ""

    def _likely_advice(self) -> str:
        """The advice where no rule says what harm it is: by the thing, and by whether a body is spoken of."""
        if self.pet:
            return self.pet_advice()
        if self.place in THERE and self.kind in ("", "service"):
            return "stomach" if self.is_meal() and SICK.search(self.text) else "there"
        if FALLING.search(NEAR_MISS.sub(" ", self.text)):
            return "fall"
        if self.kind == "device" and self.names_body():
            return "burn"
        if self.kind == "device" and LIVE.search(self.text):
            return "fire"
        return KIND_ADVICE.get(self.kind, "smell" if self.kind in EATEN else "scared")

    def may_have_hurt(self) -> bool:
        """True where the post speaks of harm, or tells in unknown words of a thing that could do some."""
        if HURT.search(self.text) is not None:
            return True
        known = next(find_hits(self.tables.get("troubles", ()), self.text), None)
        return known is None and self.kind in CAN_HURT and self.place not in THERE | {"shop"}

    def harmed_there(self) -> bool:
        """True where a body is spoken of, or a fall: a person was hurt, not only frightened."""
        return self.names_body() or FALLING.search(self.text) is not None

    def is_a_wish(self) -> bool:
        """True for praise with a wish that is no demand, without harm."""
        praised = self.praised or PRAISE.search(self.text) is not None
        wish = WISH.search(self.text) is not None
        if self.seen.speaker == "wish" and (praised or wish) and not (self.seen.harm or REDRESS.search(self.text)):
            return True
        wished = praised and wish
        return wished and not (REDRESS.search(self.text) or self.hurts_the_body() or self.tells_danger())

    def speaker(self) -> str:
        """Who writes: a "customer", a "partner" in business, a "bystander", or who praises and has a "wish"."""
        if PARTNER.search(self.text):
            return "partner"
        if self.seen.speaker in ("partner", "bystander"):
            return self.seen.speaker
        return "wish" if self.is_a_wish() else "customer"

    def endangers_the_unborn(self) -> bool:
        """True for an author who is pregnant and used or had the thing."""
        return self.kind in ON_SKIN | EATEN and PREGNANT.search(self.text) is not None

    def is_harmless(self) -> bool:
        """True where all that went wrong is a service, a delivery or a price."""
        found = list(find_hits(self.tables.get("troubles", ()), self.text))
        return bool(found) and all(hit.rule.marks["ask"] in ("shop", "order", "price", "general") for hit in found)

    def asked_of(self, advice: str) -> str:
        """What a harm makes us ask: of a meal the shop, of a fall the place."""
        if advice in OF_A_MEAL and not self.kind:
            return "batch" if PACKED.search(self.text) else "fresh" if SERVED.search(self.text) else "goods"
        return "venue" if advice in ("place", "visit", "there") else ""

    def asked(self, wanted: str) -> str:
        """What to find out in private: of freshly made food the shop and the time, of goods the batch."""
        if wanted == "privacy":
            return self.place if self.place in THERE else wanted
        of_the_pack = self.place == "shop" and self.kind in BATCHED and wanted in ("batch", "")
        if self.place and not of_the_pack and wanted in ("batch", "shop", "", "device", "general", "order", "fresh"):
            return self.place
        if wanted in ("batch", "shop", "") and self.kind in ASKS:
            bought = self.kind in EATEN and BOUGHT.search(self.text) and not SERVED.search(self.text)
            return "goods" if bought else ASKS[self.kind]
        if wanted == "batch" and not self.kind and not PACKED.search(self.text):
            return "general"
        if wanted == "batch" and self.kind and self.kind not in BATCHED | EATEN:
            return "goods"
        wanted = wanted or ("batch" if self.rule and self.kind in BATCHED else "general")
        if wanted == "batch" and self.rule is None and not PACKED.search(self.text):
            return "goods"
        return "goods" if wanted == "general" and self.kind not in ("", "service") else wanted

"""Which advice, word of feeling and noun fit what was found, by the place, the thing and who is hurt."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.drafting.naming.clauses import Clause
from bot.drafting.naming.harm import HarmReading
from bot.drafting.naming.hits import Hit, find_hits
from bot.drafting.naming.people import THERE, who_is_hurt
from bot.drafting.naming.signs import (
    ASKS,
    EATEN,
    FALLING,
    GROUP_POWER,
    HOT,
    HURT,
    LIVE,
    OF_A_MEAL,
    ON_SKIN,
    OTHERS,
    PACKED,
    PRAISE,
    PREGNANT,
    SICK,
    WISH,
)

BATCHED = frozenset({*ON_SKIN, "packaged", "pet", "baby", "toy"})  # kinds of thing with a batch number on the pack
KIND_ADVICE = {"skin": "skin", "makeup": "skin", "pet": "pet"}


@dataclass
class Account:
    """What was found so far."""

    said: list[str]
    spans: Sequence[Hit | Clause]
    ask: str = ""
    advice: str = ""
    feel: str = "trouble"


class Advising(HarmReading):
    """What follows from what one post tells."""

    def _doing(self, meal: bool) -> str:
        if meal and self.kind == "container":
            return "喝"
        drunk = "喝" in self.text and "吃" not in self.text
        return self.use[0] or ("用" if not meal else "喝" if drunk else "吃")

    def _at_the_place(self, advice: str) -> str:
        """The advice that fits the place: of a pool or a soup nothing is put out of use and no pack is kept."""
        if advice == "fire" and self.rule is not None and self.rule.key in GROUP_POWER:
            return "battery"
        if self.place == "traffic" and advice:
            return "crash"
        if self.place in THERE and advice in ("burn", "cut", "fall", "fire", "grave"):
            hot = advice == "burn" and (self.place == "meal" or HOT.search(self.text) is not None)
            return "scald" if hot else "place"
        if advice in ("skin", "scared") and self.place in THERE - {"meal"} and self.kind in ("", "service"):
            return "visit" if advice == "skin" else "there"
        if advice == "fall" and not self.found:
            return "place"
        return advice

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
        if self.is_a_wish():
            return {"zh-Hans": "建议", "zh-Hant": "建議", "en": "you have a wish"}[self.script]
        if key in ("", "shop", "parcel", "money") and self.thing and self.kind != "service":
            return {"en": f"you had trouble with {self.thing}"}.get(self.script, f"{self.thing}的事")
        said = next((rule for rule in self.tables.get("about", ()) if rule.key == (key or self.kind)), None)
        return self.say(said) if said else ""

    def _likely_advice(self) -> str:
        """The advice where no rule says what harm it is: by the thing, and by whether a body is spoken of."""
        if self.pet:
            return self.pet_advice()
        if self.place in THERE and self.kind in ("", "service"):
            return "stomach" if self._is_meal() and SICK.search(self.text) else "there"
        if FALLING.search(self.text):
            return "fall"
        if self.kind == "device" and LIVE.search(self.text):
            return "burn" if self.names_body() else "fire"
        return KIND_ADVICE.get(self.kind, "smell" if self.kind in EATEN else "scared")

    def may_have_hurt(self, account: Account) -> bool:
        """True where the post speaks of harm, or tells of a thing that could do some; a room or a flight could not."""
        if HURT.search(self.text) is not None:
            return True
        shown = any(isinstance(one, Clause) for one in account.spans) or (not account.said and bool(self.found))
        return shown and self.place not in THERE | {"shop"}

    def is_a_wish(self) -> bool:
        """True for praise with a wish."""
        return PRAISE.search(self.text) is not None and WISH.search(self.text) is not None

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
            return "batch" if PACKED.search(self.text) else "fresh"
        return "venue" if advice in ("place", "visit", "there") else ""

    def asked(self, wanted: str) -> str:
        """What to find out in private: of freshly made food the shop and the time, of goods the batch."""
        if wanted == "privacy":
            return self.place if self.place in THERE else wanted
        of_the_pack = self.place == "shop" and self.kind in BATCHED and wanted in ("batch", "")
        if self.place and not of_the_pack and wanted in ("batch", "shop", "", "device", "general", "order", "fresh"):
            return self.place
        if wanted in ("batch", "shop", "") and self.kind in ASKS:
            return ASKS[self.kind]
        if wanted == "batch" and not self.kind and not PACKED.search(self.text):
            return "general"
        wanted = wanted or ("batch" if self.kind in BATCHED else "general")
        return "goods" if wanted == "general" and self.kind not in ("", "service") else wanted

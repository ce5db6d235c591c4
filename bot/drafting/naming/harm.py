"""What harm a post tells, in our words, and which safety advice belongs to it."""

from collections.abc import Sequence

from bot.drafting.naming.evidence import LIKENED, UNREAL
from bot.drafting.naming.hits import Hit, apart, find_hits, is_near
from bot.drafting.naming.people import SELF, THERE, clause_of
from bot.drafting.naming.signs import (
    BESIDE,
    EATEN,
    FED,
    FLOODED,
    GRAVEST_FIRST,
    HOT,
    IN_HOSPITAL,
    MEAL,
    NEARLY,
    NOT_HEATED,
    OF_SKIN_ALONE,
    ON_SKIN,
    STILL_A_DANGER,
)
from bot.drafting.naming.words import Words
from prompts.issue_naming import NamingRule

SOME_IN_HOSPITAL = {"zh-Hans": "还有人去了医院", "zh-Hant": "還有人去了醫院", "en": "some went to hospital"}


class HarmReading(Words):
    """The harms of one post: to a part of the body, to the whole person, by something in the food, by a thing."""

    def harms(self) -> tuple[list[str], str, list[Hit]]:
        """Our words for up to two harms, the safety advice of the gravest, and their places."""
        objects = self.found_in_it() if self.is_meal() else []
        whole = [h for h in find_hits(self.tables.get("harms", ()), self.text) if self.fits(h)]
        if objects:
            whole = [h for h in whole if h.rule.key not in STILL_A_DANGER]
        symptoms = list(find_hits(self.tables.get("symptoms", ()), self.text)) if self.kind != "device" else []
        symptoms = [h for h in symptoms if not self.is_grief(h) and self._is_bodily(h)]
        if self.kind in EATEN:
            symptoms = [h for h in symptoms if self.is_near_part(h) or h.rule.key in OF_SKIN_ALONE]
        grave = [h for h in whole if h.rule.marks.get("weight") == "0"][:1]  # never told as a smaller symptom
        hits = apart([*whole, *symptoms])
        hits = [h for h in hits if h.rule.marks.get("weight") == "1" or h in grave] if grave else hits
        hits = [*grave, *(h for h in hits if h not in grave)]
        if hits:
            self.is_hurt(hits[0].start)
        specific = [h for h in hits if h.rule.key != "allergy" and h.rule.marks.get("weight", "1") == "1"] or hits
        lesser = [] if objects else [h for h in hits if h not in specific and h.rule.marks.get("weight") == "2"]
        chosen = [*(h for h in specific if not (objects and h.rule.marks.get("weight") == "2")), *lesser]
        chosen = [*grave, *(h for h in chosen if h not in grave)][: 1 if objects or grave else 2]
        chosen = sorted(chosen, key=lambda h: h.start)
        found = [self._in_it(objects[0].rule)] if objects else []
        found += self._worded(chosen)
        keys = [self._advice_of(h, objects) for h in grave or hits]
        keys += ["foreign" if o.rule.marks["sort"] == "sharp" else "dirt" for o in objects[:1]]
        if (self.kind == "pet" or self.pet) and keys:
            keys.append(self.pet_advice())
            keys = [
                key
                for key in keys
                if key not in ("stomach", "skin", "group", "smell", "cut", "fall", "dirt", "foreign", "choke")
            ]
        key = next((key for key in GRAVEST_FIRST if key in keys), "")
        if key == "group" and IN_HOSPITAL.search(self.text):
            found.append(SOME_IN_HOSPITAL[self.script])
        if key == "choke" and self.child and self.who != "pet":
            self.who = "child"
        if key == "mouth" and not self.english:
            found = [f"嘴{said}" if said.startswith(("被划", "被劃")) else said for said in found]
        return list(dict.fromkeys(found)), key, [*chosen, *objects[:1]]

    def _is_bodily(self, hit: Hit) -> bool:
        """True for a symptom that can only be a body's: a battery swells and burns too."""
        return hit.rule.key in OF_SKIN_ALONE or self.kind in ON_SKIN or self.names_body()

    def is_grief(self, hit: Hit) -> bool:
        """True for tears of the author, and for what the author of a pet's post says of themselves."""
        clause, _ = clause_of(self.text, hit.start)
        mine = self.kind == "pet" and SELF.search(clause) is not None
        return mine or (hit.rule.key == "tears" and FLOODED.search(clause) is not None)

    def found_in_it(self) -> list[Hit]:
        """What was found in something to eat or drink."""
        found = find_hits(self.tables.get("objects", ()), self.text)
        return [hit for hit in found if not LIKENED.search(self.text[max(0, hit.start - 8) : hit.start])]

    def pet_advice(self) -> str:
        """What to do for an animal: by whether it ate the thing or wore it."""
        if self.place in THERE or self.kind == "service":
            return "petwound"
        return "pet" if FED.search(self.text) else "petskin"

    def is_of_the_body(self, hit: Hit) -> bool:
        """True for what happened to a part of the body just before: lips crack too."""
        return any(0 <= hit.start - part.end <= BESIDE for part in self.parts)

    def names_body(self) -> bool:
        """True where the post speaks of a part of the body: then the danger of a thing has done harm."""
        return bool(self.parts)

    def _worded(self, hits: Sequence[Hit]) -> list[str]:
        """Our words for harms; a part of the body that was just named is not named again."""
        worded: list[str] = []
        for hit in hits:
            if UNREAL.search(self.text[max(0, hit.start - 20) : hit.start]):
                continue  # it did not happen, or nearly: the post says it better
            again = bool(self.thing) and any(self.thing in one for one in worded)
            said = self._symptom(hit) if hit.rule in self.tables["symptoms"] else self._whole(hit, again)
            part = self.say(self._part(hit)) if hit.rule in self.tables["symptoms"] else ""
            part = f"{self.your()} {part} " if part and self.english else part
            worded.append(said.removeprefix(part) if part and any(one.startswith(part) for one in worded) else said)
        return worded

    def _advice_of(self, hit: Hit, objects: Sequence[Hit]) -> str:
        """The advice of one harm; food cuts the mouth, a skin trouble may be the eye's."""
        key = hit.rule.marks["advice"]
        if key == "cut" and objects:
            return "mouth"
        if key == "skin" and self.kind not in ON_SKIN and HOT.search(self.text):
            return "burn"
        if key == "fire" and self.names_body():
            return "burn"
        if key == "fire" and self.kind not in ("device", ""):
            return "flame"
        if key == "skin" and hit.rule in self.tables["symptoms"] and self._part(hit).key in ("eye", "eyelid", "lash"):
            return "eye"
        if key == "group" and not self.is_meal():
            return "smell"
        return "skin" if key == "burn" and self.kind in ON_SKIN else key

    def fits(self, hit: Hit) -> bool:
        """False where the words tell of the body, not of a thing: cream makes a face hot, a charger itself."""
        if hit.rule.key in ("hot", "swollen") and self.kind != "device" and self.is_near_part(hit):
            return False
        if hit.rule.key in ("cut", "nicked") and self.kind in ("clothes", "worn") and not self.is_near_part(hit):
            return False  # a hole in a sweater is no wound
        return not (hit.rule.key in NOT_HEATED and self.kind in ON_SKIN | EATEN | {"clothes"})

    def is_meal(self) -> bool:
        """True where the post tells of eating or drinking."""
        return self.kind in EATEN or (self.kind in ("", "container") and MEAL.search(self.text) is not None)

    def is_near_part(self, hit: Hit) -> bool:
        """True for a symptom told right beside a part of the body other than the mouth."""
        return any(is_near(part, hit) for part in self.parts if part.rule.key != "lip")

    def _part(self, hit: Hit) -> NamingRule:
        """The part of the body that a symptom is told of: the nearest before it, else any, else the skin."""
        eyes = [rule for rule in self.tables["parts"] if rule.key == "eye" and hit.rule.key in ("tears", "shut")]
        near = [part for part in self.parts if is_near(part, hit)] or self.parts[:1]
        nearest = min(near, key=lambda p: abs(p.start - hit.start), default=None)
        return nearest.rule if nearest else [*eyes, self.tables["parts"][-1]][0]

    def _symptom(self, hit: Hit) -> str:
        part = self._part(hit)
        if self.english:
            return self.filled(hit.rule, at=hit.start).replace("{part}", f"{self.your()} {self.say(part)}")
        said = self.filled(hit.rule, at=hit.start)
        return (
            said.replace("{part}", self.say(part)) if "{part}" in hit.rule.say[self.script] else self.say(part) + said
        )

    def _whole(self, hit: Hit, again: bool) -> str:
        """A harm told as a whole; a wound with the part of the body that was named beside it."""
        said = self.filled(hit.rule, again, hit.start)
        if NEARLY.search(self.text[max(0, hit.start - 8) : hit.start]):
            said = (
                said.replace(self.you() + " ", self.you() + " almost ", 1)
                if self.english
                else {"zh-Hans": "差点", "zh-Hant": "差點"}[self.script] + said
            )
        if "{part}" not in said:
            return said
        near = [part for part in self.parts if is_near(part, hit)]
        return said.replace("{part}", self.say(near[0].rule) if near else "")

    def _in_it(self, thing: NamingRule) -> str:
        """Say that something was found in what a person ate or drank."""
        what = self.say(thing)
        if self.english:
            return f"{self.you()} found {what} in {self.thing or 'what ' + self.you() + ' had'}"
        inside = {"zh-Hans": "里", "zh-Hant": "裡"}[self.script]
        return f"{self.thing}{inside}有{what}" if self.thing else f"{self._eaten()}到{what}"

    def _eaten(self) -> str:
        return "喝" if "喝" in self.text and "吃" not in self.text else "吃"

"""What can hurt a person, whatever the grade: burns, shocks, things in food, what a child uses in pieces."""

from bot.drafting.naming.harm import HarmReading
from bot.drafting.naming.hits import find_hits
from bot.drafting.naming.signs import DANGERS, EATEN, HAZARDS, INDEFINITE, ON_SKIN


class DangerReading(HarmReading):
    """The harms of one post and what could have done some."""

    def hurts_the_body(self) -> bool:
        """True where a part of the body and what happened to it stand side by side."""
        if self.kind == "device":
            return False
        symptoms = find_hits(self.tables.get("symptoms", ()), self.text)
        return any(
            hit.rule.key not in INDEFINITE and self.is_near_part(hit) and not self.is_grief(hit) for hit in symptoms
        )

    def tells_danger(self) -> bool:
        """True where a thing is told to have burned, shocked or choked: it can hurt, whatever the post was graded."""
        in_food = self.is_meal() and any(hit.rule.key != "hair" for hit in self.found_in_it())
        if in_food or self._is_hazard():
            return True
        hits = (h for h in find_hits(self.tables.get("harms", ()), self.text) if self.fits(h))
        sure = [h for h in hits if h.rule.marks["weight"] in ("0", "1")]
        fiery = bool(self.found) and self.kind not in EATEN | ON_SKIN | {"service"}
        serious = {*DANGERS, *(["fire"] if fiery else []), *(["stomach", "group"] if self.is_meal() else [])}
        serious |= {"skin", "eye"} if self.kind in ON_SKIN else set()
        return any(h.rule.marks["advice"] in serious for h in sure)

    def _is_hazard(self) -> bool:
        """True for brakes that fail, and for what a child uses when it is loose or in pieces."""
        found = {h.rule.key for h in find_hits(self.tables.get("troubles", ()), self.text)}
        return "brake" in found or (self.kind in ("baby", "toy") and bool(found & HAZARDS))

"""What is said of a post: a clause of it told back where one is plain, else our own words from the tables."""

from collections.abc import Sequence
from dataclasses import replace

from bot.drafting.naming.advising import Account, Advising
from bot.drafting.naming.clauses import Clause
from bot.drafting.naming.evidence import LEAST_OF_ACTS, is_supported
from bot.drafting.naming.hits import Hit
from bot.drafting.naming.people import PEOPLE
from bot.drafting.naming.retelling import best_clause, with_a_neighbour
from bot.drafting.naming.signs import HURT, IN_A_SHOP, VAGUE, WEAK

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


class Telling(Advising):
    """One post with its clauses that may be told back; none where `clauses` is empty."""

    clauses: Sequence[Clause] = ()

    def trouble(self, worst: Sequence[Hit]) -> Account:
        """What went wrong: as the post says it where that is plain, else in our words."""
        feel = "waiting" if worst[0].rule.key in WAITED_FOR else "trouble"
        places, things = [hit.end - 1 for hit in worst], [hit.start for hit in self.found]
        best = best_clause(self.clauses, places, things)
        within = [hit for hit in worst if best and best.holds(hit.start) and hit.end - 1 <= best.end]
        if best and (within or any(map(best.holds, things))):
            pair = with_a_neighbour(self.clauses, best, self.script)
            return Account([c.reported for c in pair], [*pair, *worst], worst[0].rule.marks["ask"], feel=feel)
        if best and worst[0].rule.key in VAGUE:
            return self.event()
        sure = [hit for hit in worst if is_supported(self.say(hit.rule), self.text, self.english)]
        if not sure:
            return replace(self.event(), ask=worst[0].rule.marks["ask"], feel=feel)
        said: list[str] = []
        for hit in sure:
            again = any(self.thing in one for one in said)  # no thing known: the second is told without one
            said.append(self.filled(hit.rule, again, hit.start))
        return Account(said, sure, sure[0].rule.marks["ask"], feel=feel)

    def event(self) -> Account:
        """Whatever the post says plainly of what happened; nothing where it does not."""
        best = best_clause(self.clauses, (), (h.start for h in self.found))
        tells = best and not best.is_excuse  # what our people said tells nothing of what happened
        pair = with_a_neighbour(self.clauses, best, self.script) if best and tells else []
        return Account([one.reported for one in pair], pair)

    def grievance(self, first: Hit) -> Account:
        """How people acted, where nothing is told of a thing."""
        best = best_clause([c for c in self.clauses if not c.holds(first.start)], (), (h.start for h in self.found))
        in_shop = first.rule.key in IN_A_SHOP
        feel, ask = ("hurt", "shop") if in_shop else ("waiting", "" if self.kind else "order")
        if best:
            return Account([best.reported], [best], "" if self.kind else ask)
        supported = is_supported(self.say(first.rule), self.text, self.english, LEAST_OF_ACTS)
        return Account([self.say(first.rule)] if supported else [], [first], ask, feel=feel)

    def harm_as_written(self, account: Account, sure: bool) -> Account | None:
        """Harm as the post says it, where no table has words for it, or only weak ones; `account` knows its advice."""
        harms = [hit for hit in account.spans if isinstance(hit, Hit)]
        if not sure and not (harms and all(map(self._is_weak, harms))):
            return None
        places = [*(hit.start for hit in harms), *(m.start() for m in HURT.finditer(self.text))]
        bodies = [hit.start for hit in self.parts]
        best = best_clause(self.clauses, places, [*bodies, *(h.start for h in self.found)], self.children())
        if not best or (not sure and not any(map(best.holds, places))):
            return None
        pair = with_a_neighbour(self.clauses, best, self.script)
        person = PEOPLE.get(self.who)  # whom our own words would name
        if not sure and person and not person.search(self.text[pair[0].start : pair[-1].end]):
            return None
        return replace(account, said=[one.reported for one in pair], spans=pair)

    def _is_weak(self, hit: Hit) -> bool:
        """True for a harm that our words tell less well: in English, or with no part of the body beside it."""
        whole = "{part}" in hit.rule.say[self.script] and self.is_near_part(hit)
        if self.filled(hit.rule, at=hit.start).startswith(("东西", "東西")):  # no thing is known
            return True
        return self.english or hit.rule in self.tables["objects"] or (hit.rule.key in WEAK and not whole)

    def is_reported(self, account: Account) -> bool:
        """True where the post's own clause is told back: it needs no subject of ours."""
        return any(isinstance(one, Clause) for one in account.spans)

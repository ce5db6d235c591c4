"""What is said of a post: a clause of it told back where one is plain, else our own words from the tables."""

from collections.abc import Sequence
from dataclasses import replace

from bot.drafting.naming.advising import Account, Advising
from bot.drafting.naming.clauses import Clause
from bot.drafting.naming.hits import Hit, find_hits
from bot.drafting.naming.retelling import best_clause, with_a_neighbour
from bot.drafting.naming.signs import HURT, IN_A_SHOP, WEAK

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
        if best and any(map(best.holds, [*places, *things])):
            told = with_a_neighbour(self.clauses, best, self.script)
            return Account([c.told for c in told], [*told, *worst], worst[0].rule.marks["ask"], feel=feel)
        said = [best.told] if best else []
        for hit in worst[: 2 - len(said)]:
            again = any(self.thing in one for one in said)  # no thing known: the second is told without one
            said.append(self.filled(hit.rule, again, hit.start))
        return Account(said, [*([best] if best else []), *worst], worst[0].rule.marks["ask"], feel=feel)

    def event(self) -> Account:
        """Whatever the post says plainly of what happened; nothing where it does not."""
        best = best_clause(self.clauses, (), (h.start for h in self.found))
        told = with_a_neighbour(self.clauses, best, self.script) if best else []
        return Account([one.told for one in told], told)

    def grievance(self, first: Hit) -> Account:
        """How people acted, where nothing is told of a thing."""
        told = best_clause([c for c in self.clauses if not c.holds(first.start)], (), (h.start for h in self.found))
        in_shop = first.rule.key in IN_A_SHOP
        feel, ask = ("hurt", "shop") if in_shop else ("waiting", "" if self.kind else "order")
        if told:
            return Account([told.told], [told], "" if self.kind else ask)
        return Account([self.say(first.rule)], [first], ask, feel=feel)

    def told_harm(self, account: Account, sure: bool) -> Account | None:
        """Harm as the post says it, where no table has words for it, or only weak ones; `account` knows its advice."""
        harms = [hit for hit in account.spans if isinstance(hit, Hit)]
        if not sure and not (harms and all(map(self._is_weak, harms))):
            return None
        places = [*(hit.start for hit in harms), *(m.start() for m in HURT.finditer(self.text))]
        bodies = [hit.start for hit in find_hits(self.tables["parts"], self.text)]
        told = best_clause(self.clauses, places, [*bodies, *(h.start for h in self.found)], self.children())
        if not told or (not sure and not any(map(told.holds, places))):
            return None
        return replace(account, said=[c.told for c in with_a_neighbour(self.clauses, told, self.script)], spans=[told])

    def _is_weak(self, hit: Hit) -> bool:
        """True for a harm that our words tell less well: no part of the body is named beside it."""
        whole = "{part}" in hit.rule.say[self.script] and self._near_part(hit)
        return hit.rule in self.tables["objects"] or (hit.rule.key in WEAK and not whole)

    def is_told(self, account: Account) -> bool:
        """True where the post's own clause is told back: it needs no subject of ours."""
        return any(isinstance(one, Clause) for one in account.spans)

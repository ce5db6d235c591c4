"""Several models in a row: the next one is asked when one fails, within one deadline and the day's money."""

import logging
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.config.settings import Settings
from bot.drafting.asking import LanguageModel, ModelAnswer
from bot.drafting.errors import ModelError
from bot.drafting.llm import Model
from bot.drafting.providers import provider_of
from bot.ops.clock import utc_now
from handlers.drafts.written import FOR_MANAGERS
from storage import model_spending
from storage.database import Database

log = logging.getLogger(__name__)
REST_SECONDS = 60.0  # for so long a model that failed is asked after the others
UNWELL = frozenset({"model_busy", "model_down", "model_slow"})
REST_OF_MANAGERS = 600.0  # the same for one with a wrong key or an empty account: that takes people


class Budget:
    """What models may cost a day of the desk's zone; 0 is no limit. Kept in the database, where there is one."""

    def __init__(
        self, limit: float, zone: str, database: Database | None = None, now: Callable[[], datetime] = utc_now
    ) -> None:
        self.limit, self.zone, self.database, self.now = limit, ZoneInfo(zone), database, now
        self._here = (self._today(), 0.0)

    def check(self) -> None:
        """Raise ModelError when the day's money is spent."""
        if self.limit and self._spent() >= self.limit:
            raise ModelError("model_budget", f"{self.limit:g} a day")

    def add(self, cost: float) -> None:
        """Count what an answer cost."""
        day, spent = self._here
        self._here = (self._today(), (spent if day == self._today() else 0.0) + cost)
        if cost and self.limit and self.database:
            with self.database.transaction() as connection:
                model_spending.add(connection, self._today(), cost)

    def _spent(self) -> float:
        if self.database is None:
            return self._here[1] if self._here[0] == self._today() else 0.0
        with self.database.read_transaction() as connection:
            return model_spending.spent(connection, self._today())

    def _today(self) -> date:
        return self.now().astimezone(self.zone).date()


@dataclass
class Member:
    """A model of the chain, how far it is trusted (LLM_TRUST), and until when it rests (monotonic clock)."""

    model: LanguageModel
    trust: str
    rests_until: float = 0.0

    @property
    def rests(self) -> bool:
        """True when it failed a moment ago, so that others are asked before it."""
        return self.rests_until > time.monotonic()


class ModelChain:
    """Asks one after the other. Each gets its share of the time that is left, so a slow one leaves some to the next."""

    def __init__(self, members: Sequence[Member], budget: Budget) -> None:
        self.members, self.budget = tuple(members), budget
        self.name, self.timeout = members[0].model.name, members[0].model.timeout

    def only(self, fits: Callable[[Member], bool]) -> "ModelChain | None":
        """The chain of those that fit; None when none does."""
        members = [member for member in self.members if fits(member)]
        return ModelChain(members, self.budget) if members else None

    def ask(self, system: str, user: str, schema: Mapping[str, object], deadline: float) -> ModelAnswer:
        """The first answer. Raises ModelError with the reason that only a manager can mend, else the first one's."""
        self.budget.check()
        failures: list[tuple[str, ModelError]] = []
        order = sorted(self.members, key=lambda member: member.rests)  # stable: the order that was set
        for position, member in enumerate(order):
            left = deadline - time.monotonic()
            try:
                answer = member.model.ask(system, user, schema, deadline - left + left / (len(order) - position))
            except ModelError as failed:
                failures.append((member.model.name, failed))
                member.rests_until = time.monotonic() + _rest(failed.why)
                log.warning("no answer from %s: %s", member.model.name, failed)
                continue
            self.budget.add(answer.cost)
            return replace(
                answer,
                tries=answer.tries + sum(failed.tries for _, failed in failures),
                ms=answer.ms + sum(failed.ms for _, failed in failures),
                failed=tuple((name, failed.why) for name, failed in failures),
            )
        raise _worst([failed for _, failed in failures])


def _rest(why: str) -> float:
    """Seconds; none when it was the question, which another case does not ask: a filter, a length."""
    return REST_OF_MANAGERS if why in FOR_MANAGERS else REST_SECONDS if why in UNWELL else 0.0


def _worst(failures: Sequence[ModelError]) -> ModelError:
    telling = next((one for one in failures if one.why in FOR_MANAGERS), failures[0])
    detail = "; ".join(str(one) for one in failures) if len(failures) > 1 else telling.detail
    return ModelError(telling.why, detail, sum(one.ms for one in failures), sum(one.tries for one in failures))


def open_model(settings: Settings, database: Database | None = None) -> ModelChain | None:
    """The configured models, or None: then drafts come from the phrase bank."""
    members = []
    for position, one in enumerate(settings.providers):
        extra = settings.extra_body if position == 0 else None
        model = Model(
            one.base_url or provider_of(one.provider, "").base_url or provider_of("openai", "").base_url,
            one.key,
            one.model,
            settings.llm_structured,
            settings.llm_timeout,
            settings.llm_max_tokens,
            extra,
            one.provider,
            one.prices,
        )
        members.append(Member(model, one.trust))
    return ModelChain(members, Budget(settings.llm_day_budget, settings.zone, database)) if members else None

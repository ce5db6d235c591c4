"""The compensation policy: who may promise what, and each brand's trade."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from bot.config.toml_file import parse_toml
from bot.config.watched_file import WatchedFile
from handlers.case.people import Role
from handlers.case.policy import PromiseLimit
from handlers.checks.check import STRICT_TRADES
from handlers.text.calendar import PUBLISHED, TeamCalendar
from handlers.triage import Thresholds

EXAMPLE = Path(__file__).with_name("policy.example.toml")
TRADES = sorted(STRICT_TRADES)
Amount = Annotated[float, Field(ge=0, strict=True, description="a number from 0 up, as yuan or times")]

DEFAULTS = Thresholds()


@dataclass(frozen=True)
class TeamPolicy:
    """Caps in the file's order, the least powerful role first; brand to trade; rivals' terms (R4); tones; days."""

    caps: tuple[PromiseLimit, ...] = ()
    verticals: Mapping[str, str] = field(default_factory=dict)
    competitors: frozenset[str] = frozenset()
    tones: Mapping[str, str] = field(default_factory=dict)
    calendar: TeamCalendar = PUBLISHED
    thresholds: Thresholds = DEFAULTS


class _Promise(BaseModel):
    model_config = ConfigDict(extra="forbid")
    yuan: Amount = 0
    times: Amount = 1


class _Brand(BaseModel):
    vertical: str = Field(
        "", pattern=f"^({'|'.join(TRADES)})?$", description=f"one of {', '.join(TRADES)}, or leave it out"
    )
    tone: Literal["", "plain", "intimate"] = Field("", description='"plain" or "intimate", or leave it out')
    competitors: list[str] = Field([], description='a list of their watch terms, such as ["LunaTea"]')


Number = Annotated[int, Field(ge=1, strict=True, description="a whole number from 1 up")]


class _Thresholds(BaseModel):
    model_config = ConfigDict(extra="forbid")
    saves_and_comments: Number = DEFAULTS.saves_and_comments
    engagement_values: Number = DEFAULTS.engagement_values
    interactions_1h: Number = DEFAULTS.interactions_1h
    interactions_fast_1h: Number = DEFAULTS.interactions_fast_1h
    growth_fast: Number = DEFAULTS.growth_fast
    growth_total: Number = DEFAULTS.growth_total
    growth_1h: Annotated[float, Field(gt=1, description="a factor above 1, such as 2")] = DEFAULTS.growth_1h
    followers: Number = DEFAULTS.followers
    followers_big: Number = DEFAULTS.followers_big
    harm_reports: Number = DEFAULTS.harm_reports
    contaminant_reports: Number = DEFAULTS.contaminant_reports
    issue_posts: Number = DEFAULTS.issue_posts
    flood_posts: Number = DEFAULTS.flood_posts
    open_incidents: Number = DEFAULTS.open_incidents
    similar_accounts: Number = DEFAULTS.similar_accounts
    sentiment: Annotated[float, Field(ge=-1, le=1, description="from -1 to 1, such as -0.5")] = DEFAULTS.sentiment


class _Days(BaseModel):
    model_config = ConfigDict(extra="forbid")
    off: list[date] = Field(default=[], description="a list of days, such as [2027-02-06]")
    worked: list[date] = Field(default=[], description="a list of days, such as [2027-02-14]")


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")
    promise: dict[Role, _Promise] = Field({}, description="[promise.<role>]")
    brand: dict[str, _Brand] = Field({}, description="[brand.<name>]")
    calendar: dict[Literal["days"], _Days] = Field({}, description="[calendar.days]")
    triage: dict[Literal["thresholds"], _Thresholds] = Field({}, description="[triage.thresholds]")


def read(text: str) -> TeamPolicy:
    """The policy; InvalidFile lists every fault at once."""
    file = parse_toml(text, _File)
    return TeamPolicy(
        caps=tuple(PromiseLimit(role.value, cap.yuan, cap.times) for role, cap in file.promise.items()),
        verticals={name: brand.vertical for name, brand in file.brand.items()},
        tones={name: brand.tone for name, brand in file.brand.items() if brand.tone},
        calendar=_calendar(file.calendar["days"]) if file.calendar else PUBLISHED,
        competitors=frozenset(term for brand in file.brand.values() for term in brand.competitors),
        thresholds=replace(DEFAULTS, **file.triage["thresholds"].model_dump()) if file.triage else DEFAULTS,
    )


def _calendar(days: _Days) -> TeamCalendar:
    return TeamCalendar(frozenset(days.off), frozenset(days.worked))


class PolicyFile(WatchedFile[TeamPolicy]):
    """The policy on disk. While the file is gone the last version counts; an empty file lifts every limit."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, read, "policy")

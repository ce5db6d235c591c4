"""The compensation policy: who may promise what, and each brand's trade."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from bot.config.toml_file import parse_toml
from bot.config.watched_file import WatchedFile
from handlers.case.people import Role
from handlers.case.policy import PromiseLimit
from handlers.checks.check import STRICT_TRADES

EXAMPLE = Path(__file__).with_name("policy.example.toml")
TRADES = sorted(STRICT_TRADES)
Amount = Annotated[float, Field(ge=0, strict=True, description="a number from 0 up, as yuan or times")]


@dataclass(frozen=True)
class TeamPolicy:
    """Caps in the file's order, from the least powerful role up; brand to trade; competitors' watch terms (R4)."""

    caps: tuple[PromiseLimit, ...] = ()
    verticals: Mapping[str, str] = field(default_factory=dict)
    competitors: frozenset[str] = frozenset()


class _Promise(BaseModel):
    model_config = ConfigDict(extra="forbid")
    yuan: Amount = 0
    times: Amount = 1


class _Brand(BaseModel):
    vertical: str = Field(
        "", pattern=f"^({'|'.join(TRADES)})?$", description=f"one of {', '.join(TRADES)}, or leave it out"
    )
    competitors: list[str] = Field([], description='a list of their watch terms, such as ["LunaTea"]')


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")
    promise: dict[Role, _Promise] = Field({}, description="[promise.<role>]")
    brand: dict[str, _Brand] = Field({}, description="[brand.<name>]")


def read(text: str) -> TeamPolicy:
    """The policy; InvalidFile lists every fault at once."""
    file = parse_toml(text, _File)
    return TeamPolicy(
        caps=tuple(PromiseLimit(role.value, cap.yuan, cap.times) for role, cap in file.promise.items()),
        verticals={name: brand.vertical for name, brand in file.brand.items()},
        competitors=frozenset(term for brand in file.brand.values() for term in brand.competitors),
    )


class PolicyFile(WatchedFile[TeamPolicy]):
    """The policy on disk. While the file is gone the last version counts; an empty file lifts every limit."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, read, "policy")

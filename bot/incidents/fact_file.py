"""A fact sheet that people write as a file: TOML with [[fact]] tables, or CSV. All of it comes in, or nothing."""

import csv
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, Strict

from bot.config.toml_file import read_toml
from bot.i18n import Locale
from bot.incidents.fact_sheet import COLUMNS, Values, entry_from, errors_of
from handlers.case.errors import InvalidFile
from handlers.case.policy import FactSheetEntry

Day = Annotated[str | Annotated[date, Strict()], Field(description="a day such as 2026-11-01")]


class _Fact(BaseModel):
    model_config = ConfigDict(extra="forbid")
    brand: str = Field("", description="the brand's name")
    product: str = Field("", description="the product's name, or leave it out")
    text: str = Field("", description="what is so")
    document: str = Field("", description="the document that says so")
    date: Day = ""
    expires: Day = ""


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")
    fact: list[_Fact] = Field([], description="[[fact]]")


def read_file(path: Path, now: datetime, language: str = "en") -> list[FactSheetEntry]:
    """Lines of a TOML ([[fact]] tables) or CSV file; InvalidFile lists every fault with its place."""
    known = _toml(path) if path.suffix.lower() == ".toml" else _csv(path)
    faults = [
        f"{path.name}, fact {i}: {Locale(language).word(why, given=row[name])}"
        for i, row in enumerate(known, 1)
        for name, why in errors_of(row, now).items()
    ]
    if faults or not known:
        raise InvalidFile(
            "\n".join(faults) or f"{path.name}: no facts; write [[fact]] tables or columns {', '.join(COLUMNS)}"
        )
    return [entry_from(row) for row in known]


def _toml(path: Path) -> list[Values]:
    return [{name: str(value) for name, value in row} for row in read_toml(path, _File).fact]


def _csv(path: Path) -> list[Values]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return [{name: row.get(name) or "" for name in COLUMNS} for row in csv.DictReader(file)]
    except (csv.Error, UnicodeDecodeError) as error:
        raise InvalidFile(f"{path.name}: {error}") from None

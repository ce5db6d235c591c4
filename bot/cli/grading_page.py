"""The page of `python -m bot eval --page`: posts with their drafts, to read and grade A, B or C without knowing whose.

It is one file that loads nothing. Grades stay in the browser until they are saved as a case file.
"""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from bot.cli.case_files import Case
from bot.cli.draft_measures import MEASURES, Sample

PAGES = Environment(loader=PackageLoader(__package__, "."), autoescape=True, undefined=StrictUndefined)


@dataclass(frozen=True)
class Compared:
    """One post with the drafts of each side, `A` and where two are compared `B`."""

    where: str
    case: Case
    sides: Mapping[str, Sequence[Sample]]


def grading_page(compared: Sequence[Compared], seed: int, at: datetime, names: Mapping[str, str]) -> str:
    """The page as HTML. The order of the drafts of each post is drawn by `seed`; whose they are shows on request."""
    draw, rows = random.Random(seed), []
    for one in compared:
        drafts = [(side, sample) for side, found in one.sides.items() for sample in found]
        draw.shuffle(drafts)
        rows.append({"where": one.where, "case": one.case, "drafts": drafts})
    return PAGES.get_template("grading_page.html").render(
        rows=rows, measures=MEASURES, seed=seed, at=at, names=names, summary=_summary(compared)
    )


def write_page(file: Path, compared: Sequence[Compared], seed: int, at: datetime, names: Mapping[str, str]) -> None:
    """Write the page. Raises OSError."""
    file.write_text(grading_page(compared, seed, at, names), encoding="utf-8")


def _summary(compared: Sequence[Compared]) -> dict[str, dict[str, str]]:
    """For each side and measure, how many drafts are as they should be."""
    sides: dict[str, list[Sample]] = {}
    for one in compared:
        for side, found in one.sides.items():
            sides.setdefault(side, []).extend(found)
    return {
        side: {name: f"{sum(s.measures[name] for s in found)}/{len(found)}" for name in MEASURES}
        for side, found in sides.items()
    }

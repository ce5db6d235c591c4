"""`python -m bot eval`: run case files through triage, gate, promises and the writer.

So a team can try a prompt or a model before it relies on it.
"""

import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from rich.console import Console
from rich.progress import Progress
from rich.table import Table
from rich.text import Text

from bot.chat import load_settings
from bot.cli import draft_confusion
from bot.cli.case_files import read_cases, run_case
from bot.cli.compare_drafts import compare, sides
from bot.cli.confusion import confusion_table, texts_by_kind
from bot.cli.tools import loaded_reader
from bot.config.content import Content, load_content
from bot.drafting import DraftWriter, open_model
from bot.incidents.readers.posts import PostKinds
from bot.ops.clock import utc_now


def evaluate(
    *paths: Path, model: bool = False, page: Path | None = None, against: str = "", asks: int = 1, seed: int = 1
) -> int:
    """Case files through triage, gate, promises and the writer; 1 when one falls short.

    Parameters
    ----------
    paths
        Files and folders of cases; without any, tests/cases. Of JSON lines with `draft` and `verdict` only tables are
        printed, of what was wanted against what came.
    model
        Let the configured model write, not the phrase bank.
    page
        Write the drafts into this HTML file, to be read and graded; grades are saved from it as a case file.
    against
        Compare with `bank`, another model of the same provider by its name, or a folder with other prompts.
    asks
        Drafts of each post, one after the other: ten show how much they differ.
    seed
        The same seed draws the same order of drafts on the page.
    """
    settings, _ = load_settings()
    content = load_content(settings)
    writing = open_model(settings) if model else None
    if model and writing is None:
        print("There is no model to try. Write LLM_MODEL and LLM_API_KEY to .env.", file=sys.stderr)
        return 2
    drafts = [path for path in paths if draft_confusion.is_drafts(path)]
    draft_confusion.print_drafts(drafts, content, Console())
    rest = tuple(path for path in paths if path not in drafts) or (Path("tests/cases"),)
    if drafts and len(drafts) == len(paths):
        return 0
    kinds = _post_kinds()
    if page or against or asks > 1:
        return compare(
            rest, content, sides(settings, content, writing, against, kinds), utc_now(), asks, seed, page, Console()
        )
    writer = DraftWriter(content.library, writing, settings.llm_trust, kinds=kinds)
    _print_confusion(rest, Console())
    return run_cases(rest, content, writer, utc_now(), Console())


def _post_kinds() -> PostKinds:
    """What the local reader sees in a post; nothing when it is not installed."""
    reader = loaded_reader()
    return PostKinds(reader.encoder if reader else None)


def _print_confusion(paths: Sequence[Path], console: Console) -> None:
    """What posts of each kind are taken for, by the rules alone and with the local reader if it is installed."""
    wanted = texts_by_kind(paths)
    if not wanted:
        return
    console.print(confusion_table("rules alone", wanted, None, utc_now()))
    if reader := loaded_reader():
        console.print(confusion_table("rules and the local reader", wanted, reader, utc_now()))
    else:
        console.print("The local reader is not installed: rules alone.")


def run_cases(paths: Sequence[Path], content: Content, writer: DraftWriter, now: datetime, console: Console) -> int:
    """Try every case and print the table; 0 when none falls short, else 1."""
    cases = list(read_cases(paths))
    with Progress(console=console, transient=True) as bar:
        outcomes = [
            run_case(where, case, content, writer, now) for where, case in bar.track(cases, description="cases")
        ]
    table = Table("part", "cases", "fell short")
    for part in dict.fromkeys(one.part for one in outcomes):
        mine = [one for one in outcomes if one.part == part]
        table.add_row(part, str(len(mine)), str(sum(bool(one.failure) for one in mine)))
    console.print(table)
    failed = [one for one in outcomes if one.failure]
    for one in failed:
        console.print(Text(f"{one.part} {one.where}: {one.failure}"))
    return 1 if failed or not outcomes else 0

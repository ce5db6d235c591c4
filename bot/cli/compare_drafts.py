"""Two writers on the same posts, side by side: two models, two sets of prompts, or a model and the phrase bank."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

import prompts
from bot.cli.case_files import Case, read_cases
from bot.cli.draft_measures import MEASURES, Sample, mean_similarity, samples
from bot.cli.grading_page import Compared, write_page
from bot.config.content import Content
from bot.config.settings import Settings
from bot.drafting import DraftWriter, open_model
from bot.drafting.asking import LanguageModel
from bot.incidents.readers.posts import PostKinds

Side = tuple[str, DraftWriter]


def other_side(
    name: str, settings: Settings, content: Content, model: LanguageModel | None, kinds: PostKinds
) -> DraftWriter:
    """The writer to compare with: the bank, other prompts with the same model, or another model of the provider."""
    if name == "bank":
        return DraftWriter(content.library, kinds=kinds)
    if Path(name).is_dir():
        return DraftWriter(prompts.load(Path(name)), model, settings.llm_trust, kinds=kinds)
    other = open_model(settings.model_copy(update={"llm_model": name}))
    return DraftWriter(content.library, other, settings.llm_trust, kinds=kinds)


def sides(
    settings: Settings, content: Content, model: LanguageModel | None, against: str, kinds: PostKinds
) -> dict[str, Side]:
    """The writer that is tried and, where one is named, the one it is compared with."""
    tried = DraftWriter(content.library, model, settings.llm_trust, kinds=kinds)
    found = {"A": (model.name if model else "phrase bank", tried)}
    if against:
        found["B"] = (against, other_side(against, settings, content, model, kinds))
    return found


def compare(
    paths: Sequence[Path],
    content: Content,
    writers: Mapping[str, Side],
    now: datetime,
    asks: int,
    seed: int,
    page: Path | None,
    console: Console,
) -> int:
    """Print each draft beside its post and what is measured of it, and write the page; 1 when no post is there."""
    posts = [(where, case) for where, case in read_cases(paths) if _is_post(case)]
    said: dict[str, list[str]] = {side: [] for side in writers}
    compared = []
    for where, case in posts:
        found = {}
        for side, (_, writer) in writers.items():
            found[side] = samples(case, content, writer, case.posting_at or now, asks, said[side])
            said[side] += [one.text for one in found[side]]
        compared.append(Compared(where, case, found))
        _print(compared[-1], console)
    console.print(_table(compared, {side: name for side, (name, _) in writers.items()}))
    if page:
        write_page(page, compared, seed, now, {side: name for side, (name, _) in writers.items()})
        console.print(f"Written: {page}. Open it in a browser, grade, and save the grades as a case file.")
    return 0 if posts else 1


def _is_post(case: Case) -> bool:
    return bool(case.post) and not case.triage and case.draft is None and case.text is None


def _print(one: Compared, console: Console) -> None:
    console.print(Text(f"\n{one.where} · {one.case.platform} · {one.case.category}", "bold"), Text(one.case.post))
    for side, found in one.sides.items():
        for sample in found:
            missed = [name for name, good in sample.measures.items() if not good]
            console.print(Text(f"{side} {sample.text}"), Text(" ".join([*missed, sample.note]).strip(), "red"))


def _table(compared: Sequence[Compared], names: Mapping[str, str]) -> Table:
    """How many drafts of each side are as they should be, by measure, and how alike those of one post are."""
    table = Table("measure", *(f"{side} {name}" for side, name in names.items()))
    of_side = {side: [s for one in compared for s in one.sides[side]] for side in names}
    for measure in MEASURES:
        table.add_row(measure, *(_share(found, measure) for found in of_side.values()))
    alike = [sum(mean_similarity(one.sides[side]) for one in compared) / max(1, len(compared)) for side in names]
    table.add_row("alike", *(f"{share:.2f}" for share in alike))
    return table


def _share(found: Sequence[Sample], measure: str) -> str:
    return f"{sum(one.measures[measure] for one in found)}/{len(found)}"

"""The playbooks of `prompts/` in the handlers' shape: every line with its key, role and due time."""

from collections.abc import Iterator, Mapping

import prompts
from handlers.case.playbook import Playbook, Step, Title

PREVENTION_HOURS = 168  # a week from publication: what must change so that it does not come again
STANDARD_KEYS = {"orders": "orders"}  # investigations whose finding has a form of its own
Lines = Mapping[str, tuple[str, ...]]


def playbooks_of(library: prompts.Library) -> Mapping[str, Playbook]:
    """Every playbook by category, `trending` among them."""
    return {name: _playbook(library, book) for name, book in library.playbooks.items()}


def _playbook(library: prompts.Library, book: prompts.Playbook) -> Playbook:
    return Playbook(
        category=book.category,
        version=library.version,
        name=book.name,
        scenario=book.scenario,
        strategy=_titles(book.strategy),
        forbidden=_titles(book.forbidden),
        holding=_titles(book.holding),
        public_reply=book.public_reply,
        windows=book.windows,
        waits=not book.drafts_without_confirmation,
        people=book.people,
        spokespeople=book.spokespeople,
        steps={level: tuple(_steps(library, book, level)) for level in book.checklist},
    )


def _steps(library: prompts.Library, book: prompts.Playbook, level: str) -> Iterator[Step]:
    """All steps of a severity: L3 has those of L2 too, and so on; L1 has its own."""
    levels = [each for each in book.checklist if each == level or "L1" < each < level]
    prefix = f"{book.category}."
    for each in levels:
        if each == level and (people := book.people.get(each)):  # those of a lower level are among them
            yield Step(f"{prefix}people.{each}", _call_in(library, people), "owner", 1)
        checklist = book.checklist[each]
        for n, title in enumerate(_titles(checklist.lines)):
            yield Step(f"{prefix}checklist.{each}.{n + 1}", title, checklist.who[n], checklist.hours[n])
    own = {_investigation_key(book, i.key) for i in book.investigate}
    for i in book.investigate:
        asks = STANDARD_KEYS.get(i.key, "finding")
        yield Step(_investigation_key(book, i.key), _title(i.text), i.role, i.hours, asks=asks)
    yield Step(f"{prefix}prevention", _title(book.prevention), "owner", PREVENTION_HOURS)
    for step in library.steps:
        mine = step.start != "misuse" or book.category == "misuse"
        common = mine and (step.freeze or book.category != "trending")  # which adds the freeze and nothing else here
        reached = common and level >= step.since and (not step.freeze or level >= book.freeze_from)
        if reached and step.key not in own:
            yield Step(step.key, _title(step.text), step.who, step.hours, step.start, step.asks, step.after)


def _investigation_key(book: prompts.Playbook, key: str) -> str:
    """The three that every incident has are one task, whichever playbook words it (R56)."""
    return f"investigate.{key}" if key in ("orders", "account", "batch") else f"{book.category}.investigate.{key}"


def _titles(lines: Lines) -> tuple[Title, ...]:
    """Lists by language as one text by language for each line."""
    return tuple(_title(dict(zip(lines, texts, strict=True))) for texts in zip(*lines.values(), strict=True))


def _title(text: Title) -> Title:
    """A text that may stand within a sentence: without the full stop at its end."""
    return {language: words.rstrip("。.") for language, words in text.items()}


def _call_in(library: prompts.Library, roles: tuple[str, ...]) -> Title:
    """The step that brings these people in."""
    names = {lang: [library.people[role][lang] for role in roles] for lang in ("zh-Hans", "zh-Hant", "en")}
    return {
        "zh-Hans": f"请{'、'.join(names['zh-Hans'])}进来，没人的写明由谁代",
        "zh-Hant": f"請{'、'.join(names['zh-Hant'])}加入，沒人的寫明由誰代",
        "en": f"Bring in: {', '.join(names['en'])}; where there is none, write down who stands in",
    }

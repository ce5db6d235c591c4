"""Reads the whole room at start and refuses to go on with a mistake in it: all mistakes at once, each with file and line."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

from prompts.bank import Known, read_phrases, read_platform_words, read_slots
from prompts.drill import read_drill
from prompts.library import ANY, Library, Prompt
from prompts.playbook import read_kinds, read_people, read_playbook
from prompts.sheet import open_sheet, read
from prompts.template import slips

ROOM = Path(__file__).parent

CATEGORIES = (
    "safety",
    "privacy",
    "cultural_misstep",
    "extortion",
    "kol_scandal",
    "kol_backlash",
    "coordinated",
    "misinformation",
    "misuse",
    "trust_crisis",
    "genuine",
    "trending",  # not a category but an overlay: its playbook comes on top
)

# What each model text may be filled with. `boundary` fences what was written outside; see README.md.
PROMPT_SLOTS: Mapping[str, tuple[str, ...]] = {
    "reply": (
        *(
            "house_rules",
            "platform",
            "length",
            "script",
            "category",
            "kind",
            "playbook",
            "due",
            "facts",
            "compensation",
            "examples",
            "count",
        ),
        *("boundary", "post", "thread", "previous", "instruction"),
    ),
    "repair": ("findings", "boundary", "post", "previous"),
}


class PromptError(ValueError):
    """The room cannot be used; `problems` has one line per mistake: file, line, what to write."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)


def load(folder: Path | None = None) -> Library:
    """Read and validate every file of the room (the one beside this module by default). Raises PromptError."""
    room = folder or ROOM
    problems: list[str] = []
    people = read_people(open_sheet(room, "people.toml", problems))
    kinds = read_kinds(open_sheet(room, "kinds.toml", problems), people)
    platforms = {name: open_sheet(room, f"platforms/{name}.toml", problems).table for name in _stems(room, "platforms")}
    words = read_platform_words(open_sheet(room, "platform_words.toml", problems), platforms)
    slots = read_slots(open_sheet(room, "slots.toml", problems))
    library = Library(
        platforms=platforms,
        playbooks={
            name: read_playbook(open_sheet(room, f"playbooks/{name}.toml", problems), name, people)
            for name in CATEGORIES
        },
        kinds=kinds,
        phrases=read_phrases(
            room, (*CATEGORIES, ANY), Known(kinds, platforms, {*slots, *words["default"].words}), problems
        ),
        platform_words=words,
        slots=slots,
        people=people,
        prompts={name: _prompt(room, name, problems) for name in PROMPT_SLOTS},
        drills={
            name: read_drill(open_sheet(room, f"drills/{name}.toml", problems), platforms)
            for name in _stems(room, "drills")
        },
        house_rules=read(room, "house_rules.md", problems),
        version=_version(room),
    )
    if problems:
        raise PromptError(problems)
    return library


def _stems(room: Path, folder: str) -> list[str]:
    """Names of the TOML files in a folder, in order."""
    return sorted(path.stem for path in (room / folder).glob("*.toml"))


def _prompt(room: Path, name: str, problems: list[str]) -> Prompt:
    """One model text: the part under `# system` and the part under `# user`."""
    file = f"{name}.md"
    text = read(room, file, problems)
    problems += [f"{file}:{offset + 1}: {what}" for offset, what in slips(text, PROMPT_SLOTS[name])]
    head, system_mark, rest = text.partition("# system\n")
    system, user_mark, user = rest.partition("\n# user\n")
    if text and not (system_mark and user_mark and not head.strip()):
        problems.append(f"{file}:1: must have two headings on lines of their own: # system, then # user")
    if user_mark and user.count("${boundary}") < 2:
        line = (head + system_mark + system).count("\n") + 3
        problems.append(f"{file}:{line}: words from outside must stand between two lines with ${{boundary}}")
    return Prompt(file, system.strip(), user.strip())


def _version(room: Path) -> str:
    """Twelve hex digits over names and contents of every file that is read; whoever edits one sees a new version."""
    digest = hashlib.sha256()
    for path in sorted(room.rglob("*")):
        if path.suffix in (".toml", ".md") and path.name != "README.md":
            digest.update(f"{path.relative_to(room).as_posix()}\0".encode() + path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]

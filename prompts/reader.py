"""Reads and validates every file of this folder at start; lists all mistakes at once, each with file and line."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

from prompts.drill import read_drill
from prompts.issue_naming import read_naming
from prompts.library import ANY, SPEAKERS, Library, Prompt
from prompts.phrase_bank import KnownNames, read_phrases, read_platform_words, read_slots
from prompts.playbook import read_departments, read_kinds, read_people, read_playbook, read_steps
from prompts.template import slot_problems
from prompts.toml_file import open_toml_file, read

FOLDER = Path(__file__).parent

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

# The slots of each prompt. `boundary` fences text from outside; see README.md.
PROMPT_SLOTS: Mapping[str, tuple[str, ...]] = {
    "reply": (
        *("house_rules", "brand", "product", "platform", "script", "category", "climate", "kind", "playbook", "due"),
        *("facts", "found", "said", "promised", "compensation", "examples", "count"),
        *("boundary", "post", "thread", "previous", "instruction", "reason"),
    ),
    "alert": ("kinds", "boundary", "post"),
    "critic": ("acts", "category", "boundary", "post", "draft"),
    "translate": ("language", "findings", "boundary", "post", "draft"),
    "repair": ("findings", "boundary", "post", "previous"),
}


class PromptError(ValueError):
    """The files cannot be used; `problems` has one line per mistake: file, line, what to write."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)


def load(folder: Path = FOLDER) -> Library:
    """Read and validate every file of the folder (by default this one). Raises PromptError."""
    problems: list[str] = []
    people = read_people(open_toml_file(folder, "people.toml", problems))
    kinds = read_kinds(open_toml_file(folder, "kinds.toml", problems))
    platforms = {
        name: open_toml_file(folder, f"platforms/{name}.toml", problems).table for name in _stems(folder, "platforms")
    }
    words = read_platform_words(open_toml_file(folder, "platform_words.toml", problems), platforms)
    slots = read_slots(open_toml_file(folder, "slots.toml", problems))
    library = Library(
        platforms=platforms,
        playbooks={
            name: read_playbook(open_toml_file(folder, f"playbooks/{name}.toml", problems), name, people)
            for name in CATEGORIES
        },
        steps=read_steps(open_toml_file(folder, "steps.toml", problems), people),
        kinds=kinds,
        phrases=read_phrases(
            folder,
            (*CATEGORIES, *SPEAKERS, ANY),
            KnownNames(kinds, platforms, {*slots, *words["default"].words}),
            problems,
        ),
        platform_words=words,
        slots=slots,
        naming=read_naming(folder, problems),
        people=people,
        departments=read_departments(open_toml_file(folder, "departments.toml", problems), people),
        prompts={name: _prompt(folder, name, problems) for name in PROMPT_SLOTS},
        drills={
            name: read_drill(open_toml_file(folder, f"drills/{name}.toml", problems), platforms)
            for name in _stems(folder, "drills")
        },
        house_rules=read(folder, "house_rules.md", problems),
        version=_version(folder),
    )
    if problems:
        raise PromptError(problems)
    return library


def _stems(folder: Path, kind: str) -> list[str]:
    """Names of the TOML files in one of its folders, in order."""
    return sorted(path.stem for path in (folder / kind).glob("*.toml"))


def _prompt(folder: Path, name: str, problems: list[str]) -> Prompt:
    """One prompt: the part under `# system` and the part under `# user`."""
    file = f"{name}.md"
    text = read(folder, file, problems)
    problems += [f"{file}:{offset + 1}: {problem}" for offset, problem in slot_problems(text, PROMPT_SLOTS[name])]
    head, system_mark, rest = text.partition("# system\n")
    system, user_mark, user = rest.partition("\n# user\n")
    if text and not (system_mark and user_mark and not head.strip()):
        problems.append(f"{file}:1: must have two headings on lines of their own: # system, then # user")
    if user_mark and user.count("${boundary}") < 2:
        line = (head + system_mark + system).count("\n") + 3
        problems.append(f"{file}:{line}: words from outside must stand between two lines with ${{boundary}}")
    return Prompt(file, system.strip(), user.strip())


def _version(folder: Path) -> str:
    """Twelve hex digits (SHA-256) over names and contents of every file that is read: an edit makes a new version."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".toml", ".md") and path.name != "README.md":
            digest.update(f"{path.relative_to(folder).as_posix()}\0".encode() + path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]

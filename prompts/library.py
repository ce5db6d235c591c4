"""What the reader hands out: playbooks, draft kinds, phrases, prompt texts and drills, as values that never change."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from prompts.template import blanks, fill

Text = Mapping[str, str]  # one text per language: zh-Hans, zh-Hant, en
Lines = Mapping[str, tuple[str, ...]]  # the same number of lines per language
Table = Mapping[str, object]  # as tomllib reads it

ANY = "any"  # the phrase file that serves every category


@dataclass(frozen=True)
class Phrase:
    """A wording of the phrase bank. `where` is its file and line; `platform` is `default`, `short` or a platform's name;
    `words` are slots already decided by the platform."""

    text: str
    where: str
    category: str
    kind: str
    script: str
    platform: str = "default"
    words: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def slots(self) -> frozenset[str]:
        """What it still needs to be filled with."""
        return blanks(self.text) - set(self.words)

    def fill(self, **slots: str) -> str:
        """The finished wording; BlankError names the file and line when a slot is not given. Values are taken as they are."""
        return fill(self.text, {**self.words, **slots}, self.where)


@dataclass(frozen=True)
class Task:
    """Something to find out: who, within how many hours of publication, and what (R56)."""

    key: str
    role: str
    hours: int
    text: Text


@dataclass(frozen=True)
class Playbook:
    """How one category is handled (R31); `people`, `checklist` go by level, L1 to L3."""

    category: str
    name: Text
    strategy: Lines
    forbidden: Lines
    public_reply: Text
    windows: Text
    people: Mapping[str, tuple[str, ...]]
    checklist: Mapping[str, Lines]
    investigate: tuple[Task, ...]
    prevention: Text
    drafts_without_confirmation: bool


@dataclass(frozen=True)
class DraftKind:
    """A sort of draft: what it is for, what must and must not stand in it, who has to clear it."""

    key: str
    name: Text
    purpose: Text
    must: Lines
    must_not: Lines
    public: bool
    length: tuple[int, int]  # advised, in code points; the platform's own limit comes on top
    cleared_by: Mapping[str, tuple[str, ...]]  # role to any of: always, safety, L2, L3

    def needs(self, role: str, severity: str, safety: bool) -> bool:
        """True when this role must clear such a draft before the approver (R61, R98)."""
        when = self.cleared_by.get(role, ())
        return "always" in when or severity in when or (safety and "safety" in when)


@dataclass(frozen=True)
class Prompt:
    """What the model is told, in two parts: `system` is ours, `user` carries text from outside between two boundary lines."""

    name: str
    system: str
    user: str

    def fill(self, boundary: str, **slots: str) -> tuple[str, str]:
        """System and user part. `boundary` is drawn anew for each call; ValueError when a slot already contains it."""
        if len(boundary) < 16 or any(boundary in value for value in slots.values()):
            raise ValueError(
                f"{self.name}: the boundary must have 16 characters or more and occur in no slot; draw another"
            )
        values = {"boundary": boundary, **slots}
        return fill(self.system, values, f"{self.name} (system)"), fill(self.user, values, f"{self.name} (user)")


@dataclass(frozen=True)
class Slot:
    """A blank that phrases may use: what goes in, an example, and what to say when nothing is known (empty: must be known)."""

    means: Text
    sample: Text
    otherwise: Text


@dataclass(frozen=True)
class PlatformWords:
    """How a platform calls things (slot to words), and the scripts in which its comments are too short for the default wordings."""

    words: Mapping[str, Text]
    short: tuple[str, ...] = ()


@dataclass(frozen=True)
class Library:
    """Everything the desk says and is told to say; `version` is a hash over all of it (R181)."""

    platforms: Mapping[str, Table]
    playbooks: Mapping[str, Playbook]
    kinds: Mapping[str, DraftKind]
    phrases: Mapping[tuple[str, str, str], tuple[Phrase, ...]]  # by category, kind and script
    platform_words: Mapping[str, PlatformWords]
    slots: Mapping[str, Slot]
    people: Mapping[str, Text]
    prompts: Mapping[str, Prompt]
    drills: Mapping[str, Table]
    house_rules: str
    version: str

    def phrases_for(self, category: str, kind: str, script: str, platform: str) -> tuple[Phrase, ...]:
        """Wordings to choose from, in file order, with the platform's own words in place.

        What the category lacks comes from genuine, then from any; what the platform lacks from the short ones where the
        platform is short, then from the default. A script other than zh-Hant and en reads as zh-Hans. Empty for an unknown kind.
        """
        script = script if script in ("zh-Hant", "en") else "zh-Hans"
        own = self.platform_words.get(platform, self.platform_words["default"])
        sizes = (platform, "short", "default") if script in own.short else (platform, "default")
        words = {name: text[script] for name, text in own.words.items()}
        for source in (category, "genuine", ANY):
            here = self.phrases.get((source, kind, script), ())
            for size in sizes:
                if fitting := tuple(replace(p, words=words) for p in here if p.platform == size):
                    return fitting
        return ()

    def otherwise(self, script: str) -> Mapping[str, str]:
        """What to fill slots with of which nothing is known; slots that must be known are not in it."""
        return {name: slot.otherwise[script] for name, slot in self.slots.items() if slot.otherwise}

"""What `load` returns: playbooks, draft kinds, phrases, prompts and drills, as values that never change."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from prompts.issue_naming import Naming
from prompts.template import fill, slot_names

Text = Mapping[str, str]  # one text per language: zh-Hans, zh-Hant, en
Lines = Mapping[str, tuple[str, ...]]  # the same number of lines per language
Table = Mapping[str, object]  # as tomllib reads it

ANY = "any"  # the phrase file that serves every category
SPEAKERS = ("wish", "partner", "bystander")  # phrase files for who writes without a complaint of a customer


@dataclass(frozen=True)
class Phrase:
    """A wording of the phrase bank. `location` is its file and line; `platform` is `default`, `short` or a platform's
    name; `platform_words` are the values of slots that the platform decides."""

    text: str
    location: str
    category: str
    kind: str
    script: str
    platform: str = "default"
    platform_words: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def slots(self) -> frozenset[str]:
        """Names of the slots that the caller must fill."""
        return slot_names(self.text) - set(self.platform_words)

    def fill(self, **slots: str) -> str:
        """The finished wording, with values as they are. MissingSlot names file and line when a slot has none."""
        return fill(self.text, {**self.platform_words, **slots}, self.location)


@dataclass(frozen=True)
class Investigation:
    """One thing to find out (R56): who does it, within how many hours of publication, and what it is."""

    key: str
    role: str
    hours: int
    text: Text


@dataclass(frozen=True)
class Checklist:
    """The lines of one severity, and of each who does it and within how many hours of publication."""

    lines: Lines
    who: tuple[str, ...]
    hours: tuple[int, ...]


@dataclass(frozen=True)
class CommonStep:
    """A task of every incident from a severity up (`steps.toml`), whatever its category.

    `hours` count from `start`: publication, closing, task, which is when one whose key begins with `after` is done, or
    misuse, which is when a product was misused for the third time.
    `freeze`: only where the playbook's freeze is reached.
    """

    key: str
    who: str
    hours: int
    start: str
    since: str
    asks: str
    after: str
    freeze: bool
    text: Text


@dataclass(frozen=True)
class Playbook:
    """How one category is handled (R31); `people`, `checklist` and `spokespeople` are by severity, L1 to L3.

    `scenario` and `holding` are what may come and what may be said before anything is known (R59); publishing on the
    product is frozen from the severity `freeze_from` up (R37, R39).
    """

    category: str
    name: Text
    strategy: Lines
    forbidden: Lines
    public_reply: Text
    windows: Text
    people: Mapping[str, tuple[str, ...]]
    checklist: Mapping[str, Checklist]
    investigate: tuple[Investigation, ...]
    prevention: Text
    drafts_without_confirmation: bool
    freeze_from: str
    due: Mapping[str, int]  # hours, by what is promised: reply, investigation, contract …
    scenario: Text
    holding: Lines
    spokespeople: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class DraftKind:
    """A kind of draft: its purpose, what it must and must not contain, and how long it should be."""

    purpose: Text
    must: Lines
    must_not: Lines
    length: tuple[int, int]  # advised, in code points; the platform has a limit of its own


@dataclass(frozen=True)
class Prompt:
    """What the model is told: `system` is ours, `user` has text from outside between two boundary lines."""

    name: str
    system: str
    user: str

    def fill(self, boundary: str, **slots: str) -> tuple[str, str]:
        """System and user part. `boundary` is drawn anew for each call; ValueError when a value contains it."""
        if len(boundary) < 16 or any(boundary in value for value in slots.values()):
            raise ValueError(
                f"{self.name}: the boundary must have 16 characters or more and occur in no slot; draw another"
            )
        values = {"boundary": boundary, **slots}
        return fill(self.system, values, f"{self.name} (system)"), fill(self.user, values, f"{self.name} (user)")


@dataclass(frozen=True)
class Slot:
    """A slot of phrases: its meaning, an example, and the value when nothing is known (empty: must be known)."""

    means: Text
    sample: Text
    otherwise: Text


@dataclass(frozen=True)
class PlatformWords:
    """Slots that a platform decides, with their values, and the scripts in which it needs the short wordings."""

    words: Mapping[str, Text]
    short_scripts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Library:
    """Everything in this folder; `version` is a hash over all of it (R181)."""

    platforms: Mapping[str, Table]
    playbooks: Mapping[str, Playbook]
    steps: tuple[CommonStep, ...]
    kinds: Mapping[str, DraftKind]
    phrases: Mapping[tuple[str, str, str], tuple[Phrase, ...]]  # by category, kind and script
    platform_words: Mapping[str, PlatformWords]
    slots: Mapping[str, Slot]
    people: Mapping[str, Text]
    departments: Mapping[str, str]  # sub-type of a complaint to the role that is called in (R24)
    prompts: Mapping[str, Prompt]
    drills: Mapping[str, Table]
    house_rules: str
    version: str
    naming: Naming

    def phrases_for(self, category: str, kind: str, script: str, platform: str) -> tuple[Phrase, ...]:
        """Wordings to choose from, in file order, with the platform's own words filled in.

        What the category lacks comes from `genuine`, then from `any`; what the platform lacks comes from `short` where
        the platform needs short wordings, then from `default`. A script other than zh-Hant and en is read as zh-Hans.
        Empty for an unknown kind.
        """
        script = script if script in ("zh-Hant", "en") else "zh-Hans"
        own = self.platform_words.get(platform, self.platform_words["default"])
        variants = (platform, "short", "default") if script in own.short_scripts else (platform, "default")
        words = {name: text[script] for name, text in own.words.items()}
        for source in (category, "genuine", ANY):
            phrases = self.phrases.get((source, kind, script), ())
            for variant in variants:
                if fitting := tuple(replace(p, platform_words=words) for p in phrases if p.platform == variant):
                    return fitting
        return ()

    def short_phrases_for(self, category: str, kind: str, script: str, platform: str) -> tuple[Phrase, ...]:
        """The category's own short wordings with the platform's words, for what turned out too long."""
        own = self.platform_words.get(platform, self.platform_words["default"])
        words = {name: text[script] for name, text in own.words.items()}
        phrases = self.phrases.get((category, kind, script), ())
        return tuple(replace(p, platform_words=words) for p in phrases if p.platform == "short")

    def fallbacks(self, script: str) -> Mapping[str, str]:
        """Values for slots of which nothing is known, by slot; slots that must be known are not in it."""
        return {name: slot.otherwise[script] for name, slot in self.slots.items() if slot.otherwise}

"""How one category is handled, in the handlers' own shape; `bot/config/content.py` fills it from `prompts/`."""

from collections.abc import Mapping
from dataclasses import dataclass, field

Title = Mapping[str, str]  # one text by language (zh-Hans, zh-Hant, en), or what a person typed as `any`

# What the hours of a step count from: publication, closing, another task's end, the third misuse of a product.
PUBLICATION, CLOSING, TASK, MISUSE = "publication", "closing", "task", "misuse"


@dataclass(frozen=True)
class Step:
    """One piece of work that a playbook asks for.

    `key` is its line, such as `safety.checklist.L2.1`, and stays the same for ever. It is due `hours` after `start`;
    with `start` TASK it appears once a task whose key begins with `after` is done. `asks` says what its finding
    consists of.
    """

    key: str
    title: Title
    role: str
    hours: float
    start: str = PUBLICATION
    asks: str = ""
    after: str = ""


@dataclass(frozen=True)
class Playbook:
    """A category's playbook: what to say and not to say, who, and the steps of every severity (R31, R58, R59).

    `people` and `spokespeople` hold role codes by severity. `waits`: nothing is drafted before a person confirms the
    category.
    """

    category: str
    version: str
    name: Title
    scenario: Title
    strategy: tuple[Title, ...]
    forbidden: tuple[Title, ...]
    holding: tuple[Title, ...]
    public_reply: Title
    windows: Title
    waits: bool
    people: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    spokespeople: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    steps: Mapping[str, tuple[Step, ...]] = field(default_factory=dict)

"""What the model and the team are told: house rules, playbooks, phrases, platforms and drills.

In go the TOML and Markdown files of this folder, which people edit; `load` validates all of them and out comes one
`Library` of values that never change, or a PromptError with every mistake, its file and its line. Nothing here imports
the other three folders.
"""

from prompts.library import CommonStep, DraftKind, Investigation, Library, Phrase, PlatformWords, Playbook, Prompt, Slot
from prompts.reader import PromptError, load
from prompts.template import MissingSlot

__all__ = [
    "CommonStep",
    "DraftKind",
    "Investigation",
    "Library",
    "MissingSlot",
    "Phrase",
    "PlatformWords",
    "Playbook",
    "Prompt",
    "PromptError",
    "Slot",
    "load",
]

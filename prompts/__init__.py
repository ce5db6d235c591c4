"""What the model and the team are told: house rules, playbooks, phrases, platforms and drills, read from files people edit."""

from prompts.library import DraftKind, Library, Phrase, PlatformWords, Playbook, Prompt, Slot, Task
from prompts.reader import PromptError, load
from prompts.template import BlankError

__all__ = [
    "BlankError",
    "DraftKind",
    "Library",
    "Phrase",
    "PlatformWords",
    "Playbook",
    "Prompt",
    "PromptError",
    "Slot",
    "Task",
    "load",
]

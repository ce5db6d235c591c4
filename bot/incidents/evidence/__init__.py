"""Files that people hand in as evidence: taken in, kept by their hash, shown to who may see them.

`content` tells the type by the bytes, `previews` makes the copies that are shown, `store` keeps the bytes with least
rights, `intake` is the one way in for every chat, `files` the one way out. Nothing here is ever executed.
"""

from bot.incidents.evidence.files import EvidenceFiles
from bot.incidents.evidence.intake import EvidenceIntake
from bot.incidents.evidence.store import EvidenceStore

__all__ = ["EvidenceFiles", "EvidenceIntake", "EvidenceStore"]

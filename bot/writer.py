"""The writer: what lies on the table when somebody asks for a draft. Without a model it is the phrase bank, filled from the post."""

import zlib
from collections.abc import Mapping
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from handlers.rules.salience import issue_of

import prompts
from handlers.casefile import CaseFile
from handlers.decision import WriteDraft
from handlers.draft import Written
from handlers.text import script

KEEPABLE = timedelta(hours=4)  # a promise of an answer gives us at least this long


class Writer:
    """Writes drafts; it decides nothing. `write` may take long and is called outside every transaction."""

    def __init__(self, library: prompts.Library, zone: str) -> None:
        self.library, self.zone = library, zone

    def write(self, file: CaseFile, asked: WriteDraft, now: datetime) -> Written:
        """A draft of the kind asked for, in the script of the post; each time the next wording of the bank."""
        language = script(file.post.words())
        wordings = self.library.phrases_for(file.category.value, asked.kind, language, file.post.platform)
        slots = self._slots(file, language, now)
        complete = [w for w in wordings if w.slots <= set(slots)]
        choice = complete or list(wordings)
        start = zlib.crc32(f"{file.number} {file.post.native_id}".encode())
        wording = choice[(start + len(file.drafts)) % len(choice)]
        blanks = {name: self._blank(name, language) for name in wording.slots if name not in slots}
        note = "fill_the_blanks" if blanks else ""
        return Written(asked.kind, wording.fill(**slots, **blanks), "phrases", note, asked_by=asked.asked_by)

    def _slots(self, file: CaseFile, language: str, now: datetime) -> Mapping[str, str]:
        """What is known: the post's own words, the product, a time we can keep, findings. Unknown facts stay blank."""
        found = file.assessment.findings if file.assessment else ""
        known = {"issue": issue_of(file.post.words()), "product": file.product, "due": keepable(now, self.zone, language), "finding": found}
        otherwise = self.library.otherwise(language)
        return {**otherwise, **{name: value for name, value in known.items() if value}}

    def _blank(self, name: str, language: str) -> str:
        """A visible blank for a person to fill; the gate lets no draft out that still has one."""
        means = self.library.slots[name].means[language]
        return f"[{means.replace('，', ',').split(',')[0].replace(' ', '_')[:12]}]"


def keepable(now: datetime, zone: str, language: str) -> str:
    """A concrete time at least four hours away, within working hours, as people write it."""
    at = (now + KEEPABLE).astimezone(ZoneInfo(zone))
    hour = next((h for h in (12, 18, 22) if at.hour < h), None)
    tomorrow = hour is None or at.date() > now.astimezone(ZoneInfo(zone)).date()
    hour = hour or 12
    if language == "en":
        return f"{hour}:00 {'tomorrow' if tomorrow else 'today'}"
    point = "點" if language == "zh-Hant" else "点"
    return f"{'明天' if tomorrow else '今天'}{hour}{point}前"

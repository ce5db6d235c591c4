"""What writes the files that people ask for in a chat: the export and the media kit."""

from pathlib import Path

from bot.incidents.incidents import Incidents
from bot.incidents.requests import Export
from bot.reports.media_kit import write_media_kit
from bot.reports.writer import write_export
from handlers.case.event import EventMeta


def file_writers(incidents: Incidents, folder: Path) -> tuple[Export, Export]:
    """Return what writes an export and what writes a media kit into `folder`, below the data directory."""

    def export(number: int, meta: EventMeta, idempotency_key: str) -> tuple[str, ...]:
        """Write the incident's files; their names below the folder."""
        return write_export(incidents, number, folder, meta, idempotency_key=idempotency_key)

    def kit(number: int, meta: EventMeta, idempotency_key: str) -> tuple[str, ...]:
        """Write the media kit anew; asked for twice it is the same."""
        return write_media_kit(incidents, number, folder, meta)

    return export, kit

"""Has authorities outside stamp the manifest of a piece of evidence (RFC 3161), asked through the outbox."""

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.chat.protocol import RetryLater
from bot.incidents.incidents import Incidents
from bot.ops import timestamps
from bot.ops.timestamps import Ask, NotStamped
from handlers.case.decision import TimestampEvidence
from handlers.case.event import BOT
from handlers.commands.command import Handler
from handlers.evidence.actions import keep_timestamp, timestamp_missing
from handlers.evidence.manifest import manifest_text
from handlers.evidence.rules import authorities_to_ask, find_item

log = logging.getLogger(__name__)
BACKOFF, MAX_BACKOFF = timedelta(seconds=30), timedelta(hours=1)
REPORT_AFTER = 3  # tries, after which people hear of it


class EvidenceTimestamps:
    """Asks each authority once for each piece; what one refuses is asked again, and people hear of it."""

    def __init__(
        self,
        incidents: Incidents,
        authorities: Sequence[str],
        ask: Ask = timestamps.ask,
    ) -> None:
        self.incidents, self.authorities, self.ask = incidents, authorities, ask

    def obtain(self, wanted: TimestampEvidence, tried: int, now: datetime) -> None:
        """Ask for what is missing; `tried` is how often that was done before. Raises RetryLater."""
        item = find_item(self.incidents.read(wanted.number), wanted.id)
        missing = authorities_to_ask(item, self.authorities) if item else ()
        if item is None or not missing:
            return
        text = manifest_text(wanted.number, item).encode()
        problems = {authority: why for authority in missing if (why := self._asked(wanted, authority, text, now))}
        if not problems:
            return
        authority, why = next(iter(problems.items()))
        if tried + 1 >= REPORT_AFTER:
            self._execute(timestamp_missing, wanted, {"authority": authority, "problem": why}, now)
        raise RetryLater(f"{authority}: {why}", min(MAX_BACKOFF, BACKOFF * 2 ** min(tried, 12)))

    def _asked(self, wanted: TimestampEvidence, authority: str, text: bytes, now: datetime) -> str:
        """Ask one authority; why it gave no stamp, empty when it did."""
        try:
            stamped = timestamps.obtain(authority, text, self.ask)
        except NotStamped as why:
            log.warning("evidence %s of incident %s: no stamp of %s: %s", wanted.id, wanted.number, authority, why)
            return str(why)
        values = {"authority": authority, "stamped_at": stamped.at.isoformat(), "token": stamped.token}
        self._execute(keep_timestamp, wanted, values, now)
        return ""

    def _execute(self, handler: Handler, wanted: TimestampEvidence, values: dict[str, str], now: datetime) -> None:
        given = {"id": str(wanted.id), **values}
        self.incidents.execute(wanted.number, handler, BOT, given, now, needs_draft_context=False)

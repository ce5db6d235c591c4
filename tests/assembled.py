"""The application's parts put together anew for other chats, on the same database."""

from collections.abc import Callable, Sequence
from datetime import datetime

from bot.app import Application
from bot.chat.protocol import Chat
from bot.incidents.alert_sources import AlertSources
from bot.incidents.incidents import Incidents
from bot.incidents.outbox_messages import MessageBuilder
from bot.workers.delivery_reader import DeliveryReader
from bot.workers.outbox_dispatcher import OutboxDispatcher
from bot.workers.scheduler import Scheduler
from bot.workers.worker_pool import WakeSignal


def with_chats(
    application: Application, chats: Sequence[Chat], now: Callable[[], datetime], kind: type[Scheduler] = Scheduler
) -> Scheduler:
    """A scheduler with incidents of its own, whose messages go to these chats."""
    given, signal = application.incidents, WakeSignal()
    messages = MessageBuilder(chats, given.policy)
    incidents = Incidents(
        given.database, given.people, given.policy, messages, given.playbook_version, given.team_policy, signal.notify
    )
    writer, reader = (
        application.scheduler.dispatcher.model_work.writer,
        application.scheduler.dispatcher.model_work.draft_reader,
    )
    sources = AlertSources(incidents, application.sources.sources, application.content.platforms)
    deliveries = DeliveryReader(sources, application.content.platforms, now)
    outbox = OutboxDispatcher(given.database, incidents, chats, writer, reader, application.drills, now, deliveries)
    return kind(given.database, incidents, outbox, now, signal)

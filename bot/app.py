"""Everything is put together here and only here."""

import asyncio
import contextlib
import gc
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from fastapi import APIRouter, FastAPI
from fastapi_offline import FastAPIOffline
from sqlalchemy.exc import InterfaceError, InternalError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolExhausted

from bot.chat import ChatFolder, roster_fields
from bot.chat.endpoints import ChatEndpoints, ListenerDeps, MembersDeps, SenderDeps
from bot.chat.protocol import Chat
from bot.config.content import Content, load_content
from bot.config.policy import EXAMPLE as POLICY
from bot.config.policy import PolicyFile
from bot.config.roster import EXAMPLE, Roster
from bot.config.settings import ChatSettings, Settings
from bot.drafting import DraftWriter, open_model
from bot.i18n import LANGUAGES, catalog
from bot.incidents.dispatch import CommandDispatcher
from bot.incidents.drills import Drills
from bot.incidents.global_commands import GlobalCommands
from bot.incidents.incidents import Incidents
from bot.incidents.outbox_messages import MessageBuilder
from bot.incidents.team import TeamDirectory
from bot.ingest import api
from bot.ingest.idempotency import IdempotencyStore
from bot.ingest.problems import storage_unavailable
from bot.ops import health
from bot.ops.clock import utc_now
from bot.ops.logging import RequestIds
from bot.reports import write_export
from bot.workers.digest import Digest
from bot.workers.outbox_dispatcher import OutboxDispatcher
from bot.workers.reconcile import Reconciler, heartbeat
from bot.workers.retention import Retention
from bot.workers.scheduler import Scheduler
from bot.workers.worker_pool import WakeSignal
from handlers.case.event import EventMeta
from storage.database import Database
from storage.migrate import upgrade


@dataclass(frozen=True)
class Application:
    """The running parts, for the web application, the command line and tests."""

    settings: Settings
    chat_settings: Mapping[ChatFolder, ChatSettings]
    content: Content
    database: Database
    incidents: Incidents
    dispatcher: CommandDispatcher
    scheduler: Scheduler
    drills: Drills
    people: TeamDirectory
    policy: PolicyFile
    chats: tuple[Chat, ...]
    retention: Retention


def build(settings: Settings, chat_settings: Mapping[ChatFolder, ChatSettings]) -> Application:
    """Make the data directory, bring the database up to date, and connect every part."""
    _prepare_data_dir(settings)
    policy = PolicyFile(settings.data_dir / "policy.toml")
    for language in LANGUAGES:
        catalog(language)  # a mistake in the words ends the start, not the first answer that needs them
    content, database = load_content(settings), Database(settings.database)
    upgrade(database, [table for chat in chat_settings for table in chat.tables()])
    people = TeamDirectory(database, Roster(settings.roster, settings.zone, roster_fields(chat_settings)))
    open_chats = {chat: own for chat, own in chat_settings.items() if own.is_set_up}
    members = {chat: chat.members(MembersDeps(own, database, people)) for chat, own in open_chats.items()}
    drills = Drills(content.library.drills, content.platforms, settings.drill_pace)
    messages, signal = MessageBuilder(tuple(members.values()), content.policy), WakeSignal()
    incidents = Incidents(
        database, people, content.policy, messages, content.library.version, policy.current, signal.notify
    )
    chats = tuple(
        chat.sender(SenderDeps(own, database, people, members[chat], incidents)) for chat, own in open_chats.items()
    )
    writer = DraftWriter(content.library, open_model(settings))
    prices = (settings.llm_price_in, settings.llm_price_out)
    outbox = OutboxDispatcher(database, incidents, chats, writer, drills, utc_now, prices)
    retention = Retention(
        database, content.policy, settings, [table for chat in chat_settings for table in chat.copies()]
    )
    periodic_jobs = (
        Digest(incidents, settings).send_due,
        Reconciler(incidents, heartbeat(settings.heartbeat_url.get_secret_value())).reconcile_due,
        retention.purge_due,
    )
    scheduler = Scheduler(database, incidents, outbox, utc_now, signal, periodic_jobs)

    def exported(number: int, meta: EventMeta, idempotency_key: str) -> tuple[str, ...]:
        """An export asked for in a chat goes below the data directory."""
        return write_export(incidents, number, settings.data_dir / "exports", meta, idempotency_key=idempotency_key)

    dispatcher = CommandDispatcher(incidents, GlobalCommands(incidents, content.platforms, drills, exported))
    return Application(
        settings,
        chat_settings,
        content,
        database,
        incidents,
        dispatcher,
        scheduler,
        drills,
        people,
        policy,
        chats,
        retention,
    )


def _prepare_data_dir(settings: Settings) -> None:
    """Make it, with a first roster and policy for people to edit."""
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    _begin_with(EXAMPLE, settings.roster)
    _begin_with(POLICY, settings.data_dir / "policy.toml")


def _begin_with(example: Path, file: Path) -> None:
    """A first file for people to edit. It is renamed when it is whole: half a roster would make the next start fail."""
    if not file.exists():
        unfinished = file.with_name(file.name + ".unfinished")
        unfinished.write_text(example.read_text(encoding="utf-8"), encoding="utf-8")
        unfinished.replace(file)


def freeze_gc() -> None:
    """Exempt what is loaded by now from garbage collection: looking all of it over took 0.25 s within a click."""
    gc.collect()
    gc.freeze()


def web(application: Application, role: str = "all") -> FastAPI:
    """The web application; `role` is `web` for the endpoints only, `worker` for the scheduler and health only."""
    endpoints = _listen(application) if role != "worker" else {}
    app = FastAPIOffline(
        title="Dingfengbo",
        version=version("dingfengbo"),
        lifespan=_lifespan(application, tuple(endpoints.values()), with_scheduler=role != "web"),
        redoc_url=None,
        swagger_ui_parameters={"validatorUrl": None},
    )
    app.add_middleware(RequestIds)
    for error in (OperationalError, InterfaceError, InternalError, PoolExhausted):
        app.add_exception_handler(error, storage_unavailable)
    checks: health.HealthChecks = {
        **{name: chat.health for name, chat in endpoints.items()},
        "roster": lambda: health.file_health(application.people.roster),
        "policy": lambda: health.file_health(application.policy),
    }
    app.include_router(health.routes(application.database, checks, application.scheduler.alive, utc_now))
    if role != "worker":
        app.include_router(_alerts_api(application))
    for chat in endpoints.values():
        if chat.routes:
            app.include_router(chat.routes)
    return app


def _listen(application: Application) -> dict[str, ChatEndpoints]:
    """How each chat that is set up is listened to, by its name."""
    folders = {folder.name: folder for folder in application.chat_settings}
    return {
        chat.name: folders[chat.name].listen(chat, listener_deps(application, folders[chat.name]))
        for chat in application.chats
    }


def listener_deps(application: Application, chat: ChatFolder) -> ListenerDeps[ChatSettings]:
    """What this chat's listeners are given."""
    return ListenerDeps(
        application.chat_settings[chat],
        application.database,
        application.dispatcher,
        application.content.platforms,
        utc_now,
    )


def _alerts_api(application: Application) -> APIRouter:
    secret = application.settings.alerts_secret.get_secret_value()
    store = IdempotencyStore(application.database)
    return api.routes(application.incidents, store, application.content.platforms, secret, utc_now)


def _lifespan(
    application: Application, chats: Sequence[ChatEndpoints], with_scheduler: bool
) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    """Start scheduler and chats with the server; stop them before the database closes."""

    @contextlib.asynccontextmanager
    async def running(app: FastAPI) -> AsyncIterator[None]:
        if with_scheduler:
            application.scheduler.start()
        for chat in chats:
            chat.start()
        yield
        for chat in chats:
            await asyncio.to_thread(chat.stop)
        if with_scheduler:
            await asyncio.to_thread(application.scheduler.stop)
        application.database.close()

    return running

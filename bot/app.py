"""Everything is put together here and only here."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any

from fastapi import APIRouter, FastAPI
from fastapi_offline import FastAPIOffline
from sqlalchemy.exc import InterfaceError, InternalError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolExhausted

from bot.chat import ChatFolder, roster_fields
from bot.chat.endpoints import ChatEndpoints, ListenerDeps, MembersDeps, SenderDeps
from bot.chat.protocol import Chat
from bot.config.content import Content, load_content
from bot.config.first_files import prepare_data_dir
from bot.config.policy import PolicyFile
from bot.config.roster import Roster
from bot.config.settings import ChatSettings, Settings
from bot.drafting import DraftReader, DraftWriter, open_model
from bot.drafting.name_reader import NameReader
from bot.i18n import LANGUAGES, catalog
from bot.incidents.access import Access
from bot.incidents.alert_files import AlertFiles
from bot.incidents.alert_sources import AlertSources
from bot.incidents.dispatch import CommandDispatcher
from bot.incidents.drills import Drills
from bot.incidents.evidence import EvidenceFiles, EvidenceIntake, EvidenceStore
from bot.incidents.global_commands import GlobalCommands
from bot.incidents.incidents import Incidents
from bot.incidents.outbox_messages import MessageBuilder
from bot.incidents.readers import SentenceEncoder
from bot.incidents.readers.local import LocalReader
from bot.incidents.readers.posts import PostKinds
from bot.incidents.team import TeamDirectory
from bot.ingest import endpoints as intake
from bot.ingest.problems import storage_unavailable
from bot.ingest.sources import SourcesFile
from bot.ops import health
from bot.ops.clock import utc_now
from bot.ops.listeners import Entry, Listeners, matching
from bot.ops.logging import RequestIds
from bot.ops.run_file import console_token, monitor_token
from bot.reports.writer import file_writers
from bot.workers.absences import role_health
from bot.workers.delivery_reader import DeliveryReader
from bot.workers.head_timestamps import timestamp_health
from bot.workers.lifespan import lifespan
from bot.workers.mail_intake import mail_health
from bot.workers.outbox_dispatcher import OutboxDispatcher
from bot.workers.periodic_jobs import periodic_jobs
from bot.workers.retention import Retention
from bot.workers.scheduler import Scheduler
from bot.workers.worker_pool import WakeSignal
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
    sources: AlertSources


def build(settings: Settings, chat_settings: Mapping[ChatFolder, ChatSettings]) -> Application:
    """Make the data directory, bring the database up to date, and connect every part."""
    prepare_data_dir(settings)
    policy = PolicyFile(settings.data_dir / "policy.toml")
    for language in LANGUAGES:
        catalog(language)  # a mistake in the words ends the start, not the first answer that needs them
    content, database = load_content(settings), Database(settings.database)
    upgrade(database, [chat.schema() for chat in chat_settings])
    people = TeamDirectory(database, Roster(settings.roster, settings.zone, roster_fields(chat_settings)))
    open_chats = {chat: own for chat, own in chat_settings.items() if own.is_set_up}
    members = {chat: chat.members(MembersDeps(own, database, people)) for chat, own in open_chats.items()}
    drills = Drills(content.library.drills, content.platforms, settings.drill_pace, settings.drill_wait)
    messages, signal = MessageBuilder(tuple(members.values()), content.policy), WakeSignal()
    reader, model = LocalReader(SentenceEncoder()), open_model(settings, database)
    asks, book = model is not None and settings.llm_reads_posts, content.library.version
    incidents = Incidents(database, people, content.policy, messages, book, policy.current, signal.notify, reader, asks)
    intake = EvidenceIntake(incidents, EvidenceStore(settings.evidence_folder), settings)
    alert_files = AlertFiles(incidents, settings.data_dir, sources_file := SourcesFile(settings.data_dir))
    chats = tuple(
        chat.sender(SenderDeps(own, database, people, members[chat], incidents, intake, alert_files))
        for chat, own in open_chats.items()
    )
    names, style, kinds = NameReader(), settings.llm_house_style, PostKinds(reader.encoder)
    writer = DraftWriter(content.library, model, settings.llm_trust, names, settings.llm_draft_seconds, style, kinds)
    draft_reader = DraftReader(content.library, reader.encoder, model, settings.llm_trust, names)
    sources = AlertSources(incidents, sources_file, content.platforms)
    deliveries, prices = DeliveryReader(sources, content.platforms, utc_now), settings.llm_prices
    own_work = (deliveries, prices, alert_files, settings.authorities)
    outbox = OutboxDispatcher(database, incidents, chats, writer, draft_reader, drills, utc_now, *own_work)
    copies = [table for chat in chat_settings for table in chat.copies()]
    aged = [pair for chat in chat_settings for pair in chat.aged()]
    retention = Retention(database, content.policy, settings, copies, aged, intake.store)
    jobs = periodic_jobs(incidents, people, settings, retention, sources)
    scheduler = Scheduler(database, incidents, outbox, utc_now, signal, jobs)
    files = (*file_writers(incidents, exports := settings.data_dir / "exports", intake.store), alert_files)
    evidence = EvidenceFiles(incidents, Access(incidents), intake.store, intake, exports)
    desk_commands = GlobalCommands(incidents, content.platforms, drills, *files, sources, evidence)
    dispatcher = CommandDispatcher(incidents, desk_commands)
    parts = (incidents, dispatcher, scheduler, drills, people, policy, chats, retention, sources)
    return Application(settings, chat_settings, content, database, *parts)


def web(application: Application, role: str = "all") -> Listeners:
    """The web application; `role` is `web` for the endpoints only, `worker` for the scheduler and health only."""
    endpoints = _listen(application) if role != "worker" else {}
    about: dict[str, Any] = {"title": "Dingfengbo", "version": version("dingfengbo"), "redoc_url": None}
    scheduler = application.scheduler if role != "web" else None
    running = lifespan(application.database, application.incidents.readers, endpoints.values(), scheduler)
    public = FastAPI(**about, lifespan=running, docs_url=None, openapi_url=None)
    local = FastAPIOffline(**about, swagger_ui_parameters={"validatorUrl": None})
    checks: health.HealthChecks = {
        **{name: chat.health for name, chat in endpoints.items()},
        "roster": lambda: health.file_health(application.people.roster),
        "policy": lambda: health.file_health(application.policy),
        "sources": lambda: health.file_health(application.sources.sources),
        "mail": lambda: mail_health(application.database, application.settings, utc_now()),
        "roles": lambda: role_health(application.incidents, utc_now()),
        "timestamps": lambda: timestamp_health(application.database, application.settings.authorities),
        "reader": lambda: health.Health(True, application.incidents.readers.state),
    }
    signed = [health.public_routes(application.scheduler.alive)]
    signed += _intake(application) if role != "worker" else []
    signed += [chat.routes for chat in endpoints.values() if chat.routes]
    unsigned = [health.local_routes(application.database, checks, utc_now)]
    unsigned += [chat.local_routes for chat in endpoints.values() if chat.local_routes]
    # On the local listener this machine's console comes first, though people sign in on the public one.
    for app, routers in ((public, signed), (local, [*unsigned, *signed])):
        for router in routers:
            app.include_router(router)
        _prepare(app)
    own_guard = [*signed, *(chat.local_routes for chat in endpoints.values() if chat.local_routes)]
    folder = application.settings.data_dir
    entry = Entry(console_token(folder), monitor_token(folder), matching(own_guard))
    return Listeners(public, local, application.settings.local_port, entry)


def _prepare(app: FastAPI) -> None:
    app.add_middleware(RequestIds)
    for error in (OperationalError, InterfaceError, InternalError, PoolExhausted):
        app.add_exception_handler(error, storage_unavailable)


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


def _intake(application: Application) -> list[APIRouter]:
    settings, database, incidents = application.settings, application.database, application.incidents
    platforms, sources = application.content.platforms, application.sources.sources
    return intake.routers(settings, database, incidents, platforms, sources, incidents.wake, utc_now)

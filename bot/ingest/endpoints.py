"""The endpoints by which alerts come in over HTTP: for tools that sign, and for those that cannot."""

from collections.abc import Callable, Sequence
from datetime import datetime

from fastapi import APIRouter

from bot.config.settings import Settings
from bot.config.source_tokens import SourceTokens, given_settings
from bot.ingest import api, push
from bot.ingest.deliveries import DeliveryStore
from bot.ingest.idempotency import IdempotencyStore
from bot.ingest.schema import AlertSink
from bot.ingest.sources import SourcesFile
from handlers.posts import Platform
from storage.database import Database


def routers(
    settings: Settings,
    database: Database,
    sink: AlertSink,
    platforms: Sequence[Platform],
    sources: SourcesFile,
    wake: Callable[[], None],
    clock: Callable[[], datetime],
) -> list[APIRouter]:
    """Both; `wake` is called when a delivery is there to be read."""
    secret, tokens = settings.alerts_secret.get_secret_value(), SourceTokens(settings.data_dir, given_settings())
    signed = api.routes(sink, IdempotencyStore(database), platforms, secret, clock)
    return [signed, push.routes(DeliveryStore(database, wake), sources, tokens, clock)]

"""The console: a chat in a local web page, for newcomers, drills and tests; it shows what Slack and WeCom would."""

from collections.abc import Callable
from datetime import datetime

from fastapi import APIRouter

from bot.chat.console import listeners
from bot.chat.console.courier import Courier
from bot.reception import Reception
from bot.settings import Settings
from storage.database import Database

__all__ = ["Courier", "routes"]


def routes(reception: Reception, database: Database, settings: Settings, clock: Callable[[], datetime]) -> APIRouter:
    """The console's part of the web app."""
    return listeners.routes(reception, Courier(database), settings, clock)

"""A client for the app in the settings."""

import requests
from requests.adapters import HTTPAdapter

from bot.chat.wecom.api.client import Client
from bot.chat.wecom.api.token import Tokens
from bot.chat.wecom.settings import Settings
from storage.database import Database

CONNECTIONS = 8


def open_client(settings: Settings, database: Database) -> Client:
    """Calls to WeCom with the settings' secret and the shared token."""
    session = requests.Session()
    session.mount("https://", HTTPAdapter(pool_maxsize=CONNECTIONS))
    session.mount("http://", HTTPAdapter(pool_maxsize=CONNECTIONS))
    base, secret = settings.wecom_api_base, settings.wecom_secret.get_secret_value()
    return Client(
        base, Tokens(database, session, base, settings.wecom_corp_id, settings.wecom_agent_id, secret), session
    )

"""`python -m bot wecom-menu`: the app's menu of the most used commands; each entry sends what one could type."""

import tempfile
from datetime import datetime

from bot.chat.protocol import PermanentFailure
from bot.chat.wecom.api.client import open_client
from bot.chat.wecom.settings import Settings
from bot.i18n import Locale
from storage.database import Database
from storage.migrate import upgrade

MORE = (("menu_new", "new"), ("menu_help", "help"), ("menu_away", "away"), ("menu_back", "away off"))


def create_menu(settings: Settings, now: datetime) -> str:
    """Give the WeCom app its menu.

    One that it has is replaced. Raises RetryLater or PermanentFailure with what is wrong.
    """
    if not settings.is_set_up:
        raise PermanentFailure("WeCom is not set up: fill in WECOM_CORP_ID and what follows it in .env")
    locale = Locale(settings.language, {}, settings.zone)

    def entry(word: str, text: str) -> dict[str, object]:
        """A menu entry that sends a text."""
        return {"type": "click", "name": locale.word(f"wecom.{word}"), "key": text}

    more = {"name": locale.word("wecom.menu_more"), "sub_button": [entry(*pair) for pair in MORE]}
    body = {"button": [entry("menu_desk", "list"), entry("menu_mine", "mine"), more]}
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{folder}/menu.db")
        upgrade(database)
        open_client(settings, database).post(f"menu/create?agentid={settings.wecom_agent_id}", body, now)
        database.close()
    return "The app's menu is there."


COMMANDS = {"wecom-menu": create_menu}

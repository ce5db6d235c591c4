"""Settings as the tests give them, whatever `.env` there is."""

from collections.abc import Mapping

from bot.chat import ChatFolder, discover
from bot.config.settings import ChatSettings, Settings


def app_settings(**given: object) -> tuple[Settings, Mapping[ChatFolder, ChatSettings]]:
    """What `load_settings` gives when exactly this is set."""
    own = {chat: chat.settings(_env_file=None, **given) for chat in discover()}  # type: ignore[call-arg, arg-type]
    return Settings(_env_file=None, **given), own  # type: ignore[call-arg, arg-type]

"""Settings as the tests give them, whatever the environment and `.env` hold."""

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel
from pydantic_settings import BaseSettings

from bot.chat import ChatFolder, discover
from bot.config.settings import ChatSettings, Settings

S = TypeVar("S", bound=BaseSettings)


def settings_of(kind: type[S], **given: Any) -> S:
    """The settings of this class when exactly this is set: BaseSettings would look for the rest in the environment."""
    settings = kind.__new__(kind)
    BaseModel.__init__(settings, **given)
    return settings


def app_settings(**given: object) -> tuple[Settings, Mapping[ChatFolder, ChatSettings]]:
    """What `load_settings` gives when exactly this is set."""
    return settings_of(Settings, **given), {chat: settings_of(chat.settings, **given) for chat in discover()}

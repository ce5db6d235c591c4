"""The commands that chats bring along, such as `wecom-menu`: found by looking at their folders."""

import inspect
import sys
from collections.abc import Callable
from functools import partial
from typing import Any

from cyclopts import App

from bot.chat import ChatFolder, discover, load_settings
from bot.chat.endpoints import SetupCommand
from bot.chat.protocol import PermanentFailure, RetryLater
from bot.ops.clock import utc_now


def add_setup_commands(app: App) -> None:
    """Every set-up command of every chat."""
    for chat in discover():
        for name, command in chat.setup_commands().items():
            run: Callable[[], int] = partial(_run, chat, command)
            app.command(run, name=name, help=(inspect.getdoc(command) or "").partition("\n")[0])


def _run(chat: ChatFolder, command: SetupCommand[Any], /) -> int:
    """Print what was done; 1 when the chat did not take it."""
    try:
        print(command(load_settings()[1][chat], utc_now()))
    except (RetryLater, PermanentFailure) as trouble:
        print(trouble, file=sys.stderr)
        return 1
    return 0

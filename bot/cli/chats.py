"""The commands that chats bring along, such as `wecom-menu`: found by looking at their folders."""

import inspect
import sys
from collections.abc import Callable
from functools import partial

from cyclopts import App

from bot import chat
from bot.chat import SetupCommand
from bot.chat.protocol import PermanentFailure, RetryLater
from bot.ops.clock import utc_now
from bot.settings import load


def add_setup_commands(app: App) -> None:
    """Every set-up command of every chat."""
    for package in chat.packages():
        commands: dict[str, SetupCommand] = getattr(package, "setup_commands", {})
        for name, command in commands.items():
            run: Callable[[], int] = partial(_run, command)
            app.command(run, name=name, help=(inspect.getdoc(command) or "").partition("\n")[0])


def _run(command: SetupCommand, /) -> int:
    """Print what was done; 1 when the chat did not take it."""
    try:
        print(command(load(), utc_now()))
    except (RetryLater, PermanentFailure) as trouble:
        print(trouble, file=sys.stderr)
        return 1
    return 0

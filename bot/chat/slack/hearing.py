"""What every door of Slack does: find out who asks, let the reception decide once, and work off the rest after the acknowledgement."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter
from slack_sdk import WebClient
from sqlalchemy.exc import IntegrityError

from bot.chat import Inward
from bot.chat.slack.afterwards import Afterwards
from bot.chat.slack.calls import LOG
from bot.chat.slack.courier import Courier
from bot.chat.slack.reader import Reader
from bot.delivery import Heard
from handlers.card import Say, say
from handlers.commands import read_command
from storage import channels, seen

SAYS: TypeAdapter[tuple[Say, ...]] = TypeAdapter(tuple[Say, ...])
TURN = 2.5  # seconds a repeat waits for the first to be decided; Slack waits three
REMEMBERED = 5000  # answers kept in memory; the database keeps them for days


@dataclass(frozen=True)
class Knock:
    """Who asks from where, and how they can be answered. `key` names this very click, command or message."""

    user: str
    key: str
    channel: str = ""
    thread: str = ""
    url: str = ""  # response_url
    trigger: str = ""
    view: str = ""  # home or modal, when it was asked from there


class Hearing:
    """Shared by all listeners."""

    def __init__(self, inward: Inward, courier: Courier, client: WebClient) -> None:
        self.inward, self.courier, self.client = inward, courier, client
        self.afterwards = Afterwards(courier.quiet)
        self._asked: dict[str, Future[Heard]] = {}
        self._lock = threading.Lock()
        self._deciding, self._quiet = 0, courier.quiet
        self._fresh: dict[str, Heard] = {}  # answers that the database does not know yet

    def person(self, knock: Knock) -> str | None:
        """The roster id of whoever asks; None for a stranger."""
        return self.courier.directory.person(knock.user)

    def reader(self, user: str) -> Reader:
        """What this user reads, everybody called by name."""
        return self.courier.reader(f"person:{self.courier.directory.person(user) or ''}")

    def hear(self, knock: Knock, person: str, text: str, values: dict[str, str] | None = None) -> Heard:
        """Let the reception decide, once for this knock; a repeat gets the same answer.

        Raises TimeoutError for a repeat while the first is still being decided: no answer would be true, and Slack asks again.
        """
        with self._lock:
            self._deciding += 1
            self._quiet.clear()
        try:
            return self._once(knock.key, lambda: self._ask(knock, person, text, values))
        except TimeoutError:
            raise
        except Exception:
            LOG.exception("whether %s had asked this before could not be read", knock.user)
            return Heard(False, (say("slack.trouble"),))
        finally:
            with self._lock:
                self._deciding -= 1
                if not self._deciding:
                    self._quiet.set()

    def later(self, work: Callable[..., None], *arguments: Any) -> None:
        """Do this after the acknowledgement, and after those of others who wait for theirs right now; again while it raises TryAgain."""
        self.afterwards.do(work, *arguments)

    def incident(self, channel: str, thread: str) -> int | None:
        """The incident that is talked about in this thread, or in this channel of its own."""
        with self.inward.database.reading() as connection:
            threaded = channels.incident_at(connection, "slack", f"{channel}/{thread}") if thread else None
            return threaded or channels.incident_of(connection, "slack", channel)

    def close(self) -> None:
        """Finish what is under way."""
        self.afterwards.close()

    def _ask(self, knock: Knock, person: str, text: str, values: dict[str, str] | None) -> Heard:
        try:
            incident = None if read_command(text).number else self.incident(knock.channel, knock.thread)
            return self.inward.reception.hear(person, text, self.inward.now(), values, incident)
        except Exception:
            LOG.exception("what %s asked for could not be decided", knock.user)
            return Heard(False, (say("slack.trouble"),))

    def _once(self, key: str, ask: Callable[[], Heard]) -> Heard:
        with self._lock:
            known = self._asked.get(key)
            mine = self._asked.setdefault(key, Future())
            if len(self._asked) > REMEMBERED:
                del self._asked[next(iter(self._asked))]
        if known:
            return known.result(TURN)
        try:
            heard = self._before(key) or ask()
        except BaseException as fault:  # whoever waits for this must not wait for ever
            with self._lock:
                self._asked.pop(key, None)
            mine.set_exception(fault)
            raise
        mine.set_result(heard)
        if heard.ok and heard.says:
            with self._lock:
                self._fresh[key] = heard
            self.later(self._remember)
        else:  # nothing was changed, and next time it may be possible
            with self._lock:
                self._asked.pop(key, None)
        return heard

    def _before(self, key: str) -> Heard | None:
        with self.inward.database.reading() as connection:
            answered = seen.before(connection, key)
        return Heard(True, SAYS.validate_json(answered.answer)) if answered else None

    def _remember(self) -> None:
        """All answers that are new, in one commit: a storm of clicks needs no second commit each."""
        with self._lock:
            fresh, self._fresh = self._fresh, {}
        if fresh:
            self._keep(fresh)

    def _keep(self, fresh: dict[str, Heard]) -> None:
        try:
            with self.inward.database.transaction() as connection:
                for key, heard in fresh.items():
                    seen.remember(connection, key, "", SAYS.dump_json(heard.says).decode(), self.inward.now())
        except IntegrityError:  # another process answered one of them too: each on its own then
            for key, heard in fresh.items() if len(fresh) > 1 else ():
                self._keep({key: heard})

"""What starts and stops with the web server: the scheduler, the reader of posts, and the chats that are listened to."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Collection
from contextlib import AbstractAsyncContextManager

from fastapi import FastAPI

from bot.chat.endpoints import ChatEndpoints
from bot.incidents.readers.local import LocalReader
from bot.workers.scheduler import Scheduler
from storage.database import Database


def lifespan(
    database: Database, readers: LocalReader, chats: Collection[ChatEndpoints], scheduler: Scheduler | None
) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    """Start scheduler (None: another process has it) and chats; stop them before the database closes."""

    @contextlib.asynccontextmanager
    async def running(app: FastAPI) -> AsyncIterator[None]:
        if scheduler:
            scheduler.start()
            readers.start()
        for chat in chats:
            chat.start()
        yield
        for chat in chats:
            await asyncio.to_thread(chat.stop)
        if scheduler:
            await asyncio.to_thread(scheduler.stop)
        database.close()

    return running

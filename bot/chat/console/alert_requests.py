"""Files of alerts on the page: what is dropped, pasted or chosen is shown with what is in it, before it is taken in."""

import tempfile
from pathlib import Path

from fastapi import Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import PlainTextResponse

from bot.chat.console.page_requests import Console
from bot.chat.console.page_state import View
from bot.chat.console.security import SESSION
from bot.incidents.alert_files import MAX_SIZE

TOKEN = "X-Dingfengbo-Token"
LARGEST = MAX_SIZE + 1  # bytes of a request: one more than a file may have, so that the answer says the limit


class AlertPages:
    """The page's requests about files of alerts."""

    def __init__(self, console: Console) -> None:
        self.console, self.files = console, console.dispatcher.global_commands.alert_files

    async def send(self, request: Request) -> Response:
        """One file as the body. The page's token comes in a header, so that it is checked before the file."""
        console, asked = self.console, request.query_params
        view = console.view_for(request, asked.get("person", ""))
        session = request.cookies.get(SESSION, "")
        if not session or not console.guard.genuine("page", session, request.headers.get(TOKEN, "")):
            return PlainTextResponse(console.locale(view).word("console.refused_token"), 403)
        with tempfile.NamedTemporaryFile() as kept:
            async for piece in request.stream():
                kept.write(piece)
            kept.flush()
            return await run_in_threadpool(self._show, view, Path(kept.name), asked.get("name", ""))

    def _show(self, view: View, file: Path, name: str) -> Response:
        result = self.files.preview(view.person, file, name, self.console.clock())
        return self.console.answer(view, result, {"text": name})

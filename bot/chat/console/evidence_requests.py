"""Evidence on the page: files dropped, pasted or chosen come in; small copies, copies to look at and originals go out.

Nothing of a stranger's is shown as it is: pictures are our own drawings of them, everything else is a download.
"""

import shutil
import tempfile
from pathlib import Path

from fastapi import Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import FileResponse, PlainTextResponse
from starlette.datastructures import UploadFile

from bot.chat.console.page_requests import Console
from bot.chat.console.page_state import View, number
from bot.chat.console.security import SESSION
from bot.incidents.evidence.intake import HandedIn
from bot.incidents.requests import CommandResult

TOKEN = "X-Dingfengbo-Token"
ENVELOPE = 64 * 1024  # bytes of a request around its file
SANDBOX = {"Content-Security-Policy": "default-src 'none'; sandbox"}


class EvidencePages:
    """The page's requests about evidence."""

    def __init__(self, console: Console) -> None:
        self.console, self.files = console, console.dispatcher.evidence

    @property
    def largest(self) -> int:
        """Bytes of a request that hands in a file."""
        return self.files.intake.max_bytes + ENVELOPE

    async def hand_in(self, request: Request) -> Response:
        """One file for an incident. The page's token comes in a header, so that it is checked before the file."""
        console = self.console
        view = console.view_for(request, request.query_params.get("person", ""))
        session = request.cookies.get(SESSION, "")
        if not session or not console.guard.genuine("page", session, request.headers.get(TOKEN, "")):
            return PlainTextResponse(console.locale(view).word("console.refused_token"), 403)
        async with request.form(max_files=1, max_fields=20) as form:
            file = form.get("file")
            if not isinstance(file, UploadFile):
                return PlainTextResponse(console.locale(view).word("console.no_file"), 422)
            said = {name: value for name, value in form.items() if isinstance(value, str)}
            incident = number(said.pop("incident", ""))
            return await run_in_threadpool(self._keep, view, incident, file, said)

    def _keep(self, view: View, incident: int, file: UploadFile, said: dict[str, str]) -> Response:
        intake = self.files.intake
        with tempfile.NamedTemporaryFile(dir=intake.folder()) as kept:
            shutil.copyfileobj(file.file, kept)
            kept.flush()
            handed = HandedIn(Path(kept.name), file.filename or "", said)
            done = intake.add(incident, view.person, handed, self.console.clock())
        return self.console.answer(view, CommandResult(bool(done.id), (done.answer,)), {"text": file.filename or ""})

    def show(self, request: Request, incident: int, item: int, shape: str) -> Response:
        """A copy to look at, or the original as a download, for a person who may see it now."""
        view = self.console.view_for(request)
        found = self.files.path(incident, item, shape, view.person, self.console.clock())
        if found is None:
            return PlainTextResponse(self.console.locale(view).word("console.refused_evidence"), 404)
        path, piece = found
        if shape != "file":
            return FileResponse(path, media_type="image/jpeg", headers=SANDBOX)
        name = f"INC-{incident}-{piece.id}-{piece.kind}{Path(piece.name).suffix}"
        return FileResponse(path, filename=name, media_type="application/octet-stream", headers=SANDBOX)

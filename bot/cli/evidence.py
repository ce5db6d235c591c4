"""`python -m bot evidence`: hand in a file as evidence of an incident, to the running desk or to its database."""

import shutil
import tempfile
from pathlib import Path
from typing import Annotated, Any

from cyclopts import Parameter
from rich.console import Console

from bot.chat import load_settings
from bot.cli import Language
from bot.cli.desk_client import ask
from bot.cli.render import show_answer
from bot.incidents.evidence.store import INCOMING


def evidence(
    number: int,
    file: Path,
    /,
    *,
    person: Annotated[str, Parameter(name="--as")],
    kind: str = "",
    note: str = "",
    address: str = "",
    page: str = "",
    captured_at: str = "",
    captured_by: str = "",
    tool: str = "",
    clock: str = "",
    receipt: str = "",
    language: Language | None = None,
) -> int:
    """Hand in a file as evidence of an incident; 0 when it was kept, 1 when it was refused.

    Parameters
    ----------
    number
        The incident.
    file
        A picture, recording, paper, saved page (WACZ) or anything else that is no program.
    person
        The id on the roster of who hands it in.
    kind
        Such as screenshot, recording, receipt, batch_photo, test_report, medical; `note` says what it is.
    page
        How the page was: there, edited, login or gone; `address` is where it was seen.
    clock
        Whose time `captured_at` is: device, network or unknown. `receipt` is a notary's or a 存证 platform's number.
    """
    said = {"proof_kind": kind, "text": note, "address": address, "page_state": page, "captured_at": captured_at}
    said |= {"captured_by": captured_by, "tool": tool, "clock": clock, "receipt": receipt}
    answer = _hand_in(file, {"person": person, "text": f"evidence {number}", "fields": said, "language": language})
    show_answer(answer, Console())
    return 0 if answer["ok"] else 1


def _hand_in(file: Path, call: dict[str, Any]) -> Any:
    """Put a copy down where the desk finds it, and ask it to take it in; the answer."""
    settings, chats = load_settings()
    incoming = settings.data_dir / INCOMING
    incoming.mkdir(0o700, parents=True, exist_ok=True)
    # The desk and this program share the data directory: what is put down there needs no way through a request.
    with file.open("rb") as opened, tempfile.NamedTemporaryFile(dir=incoming) as put_down:
        shutil.copyfileobj(opened, put_down)
        put_down.flush()
        return ask(call | {"file": Path(put_down.name).name, "called": file.name}, settings, chats)

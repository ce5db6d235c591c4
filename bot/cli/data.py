"""`python -m bot facts`, `purge` and `forget`: data that comes from files, and data whose time is over."""

import json
from pathlib import Path
from typing import Annotated

from cyclopts import Group, Parameter
from cyclopts.validators import LimitedChoice

from bot.app import build
from bot.chat import load_settings
from bot.incidents.brand_sheet import read_file as read_brands
from bot.incidents.brand_sheet import save as save_brands
from bot.incidents.fact_file import read_file
from bot.incidents.fact_sheet import add
from bot.incidents.person_requests import VALID, Consent, ask_both
from bot.ops.clock import utc_now
from bot.workers.person_request import Person, PersonRequest
from bot.workers.receipt import Receipt
from handlers.case.errors import UserError
from storage.person_requests import WaitingRequest

EXACTLY_ONE = Parameter(group=Group("Choose one", validator=LimitedChoice(min=1, max=1)))


def facts(file: Path, /) -> int:
    """Put the lines of a TOML or CSV file on the fact sheet: all of them, or none.

    Parameters
    ----------
    file
        The lines, with the document and the date that prove each.
    """
    lines, application = read_file(file, utc_now()), build(*load_settings())
    for line in lines:
        add(application.incidents, line, "bot", utc_now())
    print(f"{len(lines)} lines are on the fact sheet.")
    return 0


def brands(file: Path, /) -> int:
    """Write brand sheets from a TOML file: what each brand, its products, people and rivals go by.

    Parameters
    ----------
    file
        A table [brand.<name>] for each brand.
    """
    sheets, application = read_brands(file), build(*load_settings())
    save_brands(application.incidents, sheets, "bot", utc_now())
    print(f"{len(sheets)} brand sheets are written.")
    return 0


def purge(*, dry_run: Annotated[bool, EXACTLY_ONE] = False, yes: Annotated[bool, EXACTLY_ONE] = False) -> int:
    """Forget personal data whose time is over (the running desk does so daily).

    Parameters
    ----------
    dry_run
        Only say what would go.
    yes
        Do it.
    """
    application, now = build(*load_settings()), utc_now()
    retention, count = application.retention, 0
    for number, stage, what in retention.due(now):
        if dry_run or retention.purge(number, stage, what, now):
            count += 1
            print(f"INC-{number} {what}")
    if not dry_run:
        for file in retention.forget_aged(now):
            print(f"backup {file.name}")
        application.database.checkpoint()
    print(f"{count} {'would be purged' if dry_run else 'purged'}")
    return 0


def forget(
    *,
    author: str,
    platform: str = "",
    correct: str = "",
    to: Path | None = None,
    by: str = "",
    agreed: str = "",
    reason: str = "",
    dry_run: Annotated[bool, EXACTLY_ONE] = False,
    yes: Annotated[bool, EXACTLY_ONE] = False,
) -> int:
    """Answer a person's request: show, correct or erase what is held of an author (PIPL 44 to 47).

    Parameters
    ----------
    author
        The name as it stands on the platform.
    platform
        Only there, such as xiaohongshu.
    correct
        The right name, which replaces the wrong one; nothing is erased then.
    to
        A new file for everything that is held, for the person to see.
    by
        With --yes: who asks for it, by roster id.
    agreed
        With --yes: the second person, of legal or a manager.
    reason
        With --yes: such as the number of the person's letter.
    dry_run
        Only find and show.
    yes
        Ask both people in chat; once both have agreed there, the desk does it and keeps a receipt.
    """
    if len(author.strip()) < 2:
        raise UserError("Write the whole name: a single character stands in every text.")
    person, consent = Person(author.strip(), platform, correct), Consent(by, agreed, reason)
    return _answer(person, to, consent if yes else None)


def _answer(person: Person, to: Path | None, consent: Consent | None) -> int:
    """Find and show; with a consent to ask for, ask both people, who agree in chat."""
    application, now = build(*load_settings()), utc_now()
    two = consent.people(application.people.team()) if consent else None
    request = PersonRequest(application.database, application.retention, now)
    held = request.find(person)
    if to:
        to.touch(mode=0o600, exist_ok=False)
        to.write_text(json.dumps(held, ensure_ascii=False, indent=1), encoding="utf-8")
    if consent and two:
        first, second = (one.id for one in two)
        who, until, name = (person.author, person.platform, person.right_name), now + VALID, request.receipt.receipt
        asked = WaitingRequest(name, *who, consent.reason.strip(), first, second, until)
        ask_both(application.incidents, asked, len(request.receipt.found), now)
        print(f"{first} and {second} are asked in chat; once both have agreed, the desk writes receipts/{name}.json")
    _print_receipt(request.receipt)
    return 0


def _print_receipt(receipt: Receipt) -> None:
    for name in ("found", "done", "stays"):
        lines = getattr(receipt, name)
        print("\n".join([f"{name}: {len(lines)}", *(f"  {line}" for line in dict.fromkeys(lines))]))

"""`python -m bot sources`: where alerts come from, the address that a tool sends to, and what could not be read."""

from typing import Annotated
from urllib.parse import quote

from cyclopts import Group, Parameter
from cyclopts.validators import LimitedChoice

from bot.app import Application, build
from bot.chat import load_settings
from bot.cli import Language
from bot.cli.render import show_desk_card
from bot.config.source_tokens import SourceTokens, given_settings
from bot.ingest.sources import Source
from bot.ops.clock import utc_now
from handlers.case.errors import UserError

CHOICE = Parameter(group=Group("At most one", validator=LimitedChoice(min=0, max=1)))


def sources(
    name: str = "",
    /,
    *,
    address: Annotated[bool, CHOICE] = False,
    new_token: Annotated[bool, CHOICE] = False,
    retry: Annotated[bool, CHOICE] = False,
    language: Language = "zh-Hans",
) -> int:
    """Every source of alerts, or one with what of it could not be read.

    Parameters
    ----------
    name
        One of sources.toml, or a tool that is known, such as youscan.
    address
        Print the address that the tool sends to; the source's token is in it, and made when there is none.
    new_token
        The same with a token made anew: the one before lets no sender in any more.
    retry
        Have the running desk read again what could not be read.
    language
        The language to read it in.
    """
    application = build(*load_settings())
    known, now = application.sources, utc_now()
    if not name:
        if address or new_token or retry:
            raise UserError("Name the source, such as `python -m bot sources youscan --address`.")
        return show_desk_card(application, known.overview(known.states(now)), language)
    source = known.sources.find(name) or known.seen(name, now)
    if source is None:
        raise UserError(f"There is no source {name!r}: write [source.{name}] into sources.toml in the data folder.")
    if address or new_token:
        print(_address(application, source, new_token))
    elif retry:
        print(f"{known.retry(source, '', now)} deliveries will be read again.")
    else:
        show_desk_card(application, known.card(source, now), language)
    return 0


def _address(application: Application, source: Source, anew: bool) -> str:
    settings = application.settings
    tokens = SourceTokens(settings.data_dir, given_settings())
    token = "" if anew else tokens.find(source.name, source.token)
    token = token or tokens.make(source.name)
    if tokens.find(source.name, source.token) != token:
        raise UserError(f"A setting gives the token of {source.name}: change it there.")
    base = settings.public_url.rstrip("/") or f"http://{settings.host}:{settings.port}"
    return f"{base}/alerts/{quote(source.name, safe='')}/{quote(token, safe='')}"

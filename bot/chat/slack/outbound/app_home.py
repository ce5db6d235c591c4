"""The App Home: what waits for me, open incidents, and my own two switches."""

from dataclasses import replace

from bot.chat.slack.api import call
from bot.chat.slack.blocks.card import button_blocks, card_blocks
from bot.chat.slack.blocks.limits import VIEW_BLOCKS
from bot.chat.slack.blocks.rich_text import Json, said_blocks
from bot.chat.slack.context import Hearing
from bot.chat.slack.reader import Reader
from bot.incidents.overviews import board, mine
from handlers.case.card import Button, Card, Say, say


def publish(hearing: Hearing, user: str, notes: tuple[Say, ...] = ()) -> None:
    """Draw somebody's home anew, with what was just answered on top."""
    call(hearing.client.views_publish, user_id=user, view=home_view(hearing, user, notes))


def home_view(hearing: Hearing, user: str, notes: tuple[Say, ...] = ()) -> Json:
    """The home as it is now; strangers read how they are added."""
    reader, now = hearing.reader(user), hearing.inward.now()
    person = hearing.courier.directory.person(user)
    if person is None:
        stranger = say("slack.stranger", user=user, managers="")
        return {"type": "home", "blocks": said_blocks((*notes, stranger), reader)}
    desk = hearing.inward.reception.desk
    own, all_open = mine(desk, person, now), board(desk, now)
    blocks = [*said_blocks(notes, reader), *card_blocks(own, reader), {"type": "divider"}]
    others = replace(all_open, buttons=_others(all_open, own))
    blocks += [*card_blocks(others, reader), {"type": "divider"}, *_switches(hearing, person, reader)]
    return {"type": "home", "blocks": blocks[:VIEW_BLOCKS]}


def _others(card: Card, own: Card) -> tuple[Button, ...]:
    """Buttons that do not stand above already."""
    return tuple(button for button in card.buttons if button not in own.buttons)


def _switches(hearing: Hearing, person: str, reader: Reader) -> list[Json]:
    """Away or back, language, and the way to open an incident."""
    me, now = hearing.courier.directory.team().people[person], hearing.inward.now()
    away = me.away(now)
    said = say("slack.away_until", until=me.away_until) if away else say("slack.here")
    switch = Button("away off", say("slack.back"), primary=True) if away else Button("away", say("slack.away"))
    buttons = (switch, Button("language", say("slack.language")), Button("new", say("slack.new")))
    return [*said_blocks((said,), reader), *button_blocks(buttons, reader)]

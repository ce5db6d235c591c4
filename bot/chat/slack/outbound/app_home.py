"""The App Home: what waits for me, open incidents, and my own two switches."""

from dataclasses import replace

from bot.chat.slack.api import call
from bot.chat.slack.blocks.card import button_blocks, card_blocks
from bot.chat.slack.blocks.limits import VIEW_BLOCKS
from bot.chat.slack.blocks.rich_text import Json, said_blocks
from bot.chat.slack.context import SlackContext
from bot.i18n import Locale
from bot.incidents.overviews import board, my_tasks
from handlers.case.card import Button, Card, LocalizedText, msg


def publish(slack: SlackContext, user: str, notes: tuple[LocalizedText, ...] = ()) -> None:
    """Draw a user's home anew, with what was just answered on top."""
    call(slack.client.views_publish, user_id=user, view=home_view(slack, user, notes))


def home_view(slack: SlackContext, user: str, notes: tuple[LocalizedText, ...] = ()) -> Json:
    """The home as it is now; a user whom the roster does not know reads how they are added."""
    locale, now = slack.locale(user), slack.deps.now()
    person = slack.sender.directory.person(user)
    if person is None:
        stranger = msg("slack.stranger", user=user, managers="")
        return {"type": "home", "blocks": said_blocks((*notes, stranger), locale)}
    access = slack.deps.dispatcher.access
    own, all_open = my_tasks(access, person, now), board(access, now, person)
    blocks = [*said_blocks(notes, locale), *card_blocks(own, locale), {"type": "divider"}]
    others = replace(all_open, buttons=_others(all_open, own))
    blocks += [*card_blocks(others, locale), {"type": "divider"}, *_switches(slack, person, locale)]
    return {"type": "home", "blocks": blocks[:VIEW_BLOCKS]}


def _others(card: Card, own: Card) -> tuple[Button, ...]:
    """Buttons of the board that the person's own list does not have already."""
    return tuple(button for button in card.buttons if button not in own.buttons)


def _switches(slack: SlackContext, person: str, locale: Locale) -> list[Json]:
    """Away or back, language, and the way to open an incident."""
    me, now = slack.sender.directory.team().people[person], slack.deps.now()
    away = me.away(now)
    said = msg("slack.away_until", until=me.away_until) if away else msg("slack.here")
    switch = Button("away off", msg("slack.back"), primary=True) if away else Button("away", msg("slack.away"))
    buttons = (switch, Button("language", msg("slack.language")), Button("new", msg("slack.new")))
    return [*said_blocks((said,), locale), *button_blocks(buttons, locale)]

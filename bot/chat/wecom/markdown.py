"""An incident's card for the room: one markdown message with the commands to type, since buttons do not exist there."""

from bot.chat.wecom.limits import BUTTONS, MESSAGE, clipped, size
from bot.chat.wecom.reader import Reader, address, flat
from bot.chat.wecom.template_cards import commands
from handlers.card import Card, Line, Link, Part, Quote, Tone

COLOURS = {Tone.DANGER: "warning", Tone.WARNING: "warning", Tone.CALM: "info", Tone.DONE: "comment"}
TITLE, TYPED = 120, 60  # units of the title and of each command


def markdown(card: Card, reader: Reader) -> str:
    """At most 2,048 bytes; what has to give is the quoted post, which stands whole in the file, then the last facts."""
    title = f'**<font color="{COLOURS[card.tone]}">{clipped(flat(reader.say(card.title)), TITLE)}</font>**'
    typed = [f"> {clipped(flat(line), TYPED)}" for line in commands(card.buttons[:BUTTONS], reader)]
    foot = "\n".join([reader.word("type_to_app"), *typed]) if typed else ""
    for quoted in (600, 200, 60, 0):
        text = "\n".join(filter(None, [title, *(_part(part, reader, quoted) for part in card.parts), foot]))
        if size(text) <= MESSAGE:
            return text
    kept = [title]
    for part in card.parts:
        line = _part(part, reader, 0)
        if line and size("\n".join([*kept, line, foot])) <= MESSAGE:
            kept.append(line)
    return "\n".join(filter(None, [*kept, foot]))


def _part(part: Part, reader: Reader, quoted: int) -> str:
    """`quoted` is how many units of outside text may be shown."""
    match part:
        case Line():
            return f"{flat(reader.say(part.label))}：{flat(reader.say(part.text))}"
        case Quote():
            return f"> {clipped(flat(part.text), quoted)}" if quoted else ""
        case Link():
            return f"[{flat(reader.say(part.label))}]({part.url})" if address(part.url) else ""

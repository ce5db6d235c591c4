"""What a chat will never take is told: to managers in the chats that work, and on the board."""

from bot.chat.protocol import Message, PermanentFailure
from tests.journeys.stage import Stage

LINK = "https://www.xiaohongshu.com/explore/6a01a9800000000005000001"


def test_a_message_given_up_is_told_to_managers_and_on_the_board(stage: Stage) -> None:
    deliver = stage.chat.deliver

    def closed(message: Message, now: object) -> str:
        """The room is gone; direct messages work."""
        if message.place.startswith("room:"):
            raise PermanentFailure("the channel is gone")
        return deliver(message, now)

    stage.chat.deliver = closed
    stage.alert(url=LINK, text="用了一次就过敏", brand="GlowSkin")
    assert any("the channel is gone" in line and "GlowSkin" in line for line in stage.heard("person:ada"))
    card = stage.hears("mei", "list").card
    assert card and "the channel is gone" in stage.words(card.parts[0].text)


def test_that_managers_cannot_be_told_is_not_told_again(stage: Stage) -> None:
    told: list[Message] = []

    def closed(message: Message, now: object) -> str:
        """Nothing works."""
        told.append(message)
        raise PermanentFailure("nobody is there")

    stage.chat.deliver = closed
    stage.alert(url=LINK, text="用了一次就过敏", brand="GlowSkin")
    assert 0 < len(told) < 25  # a card for each person it concerns, and one try for the managers

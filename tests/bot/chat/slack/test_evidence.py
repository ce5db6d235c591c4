"""Files in Slack become evidence: posted in the incident's thread, by the message shortcut, or chosen in the form."""

import io

import pytest
from PIL import Image

from handlers.case.evidence import EvidenceItem
from tests.fakes.slack import Fault
from tests.fakes.slack_desk import SlackDesk
from tests.fakes.slack_wire import Json

LINK = "https://www.xiaohongshu.com/explore/6a01a9800000000005000001"


def picture(color: str = "red") -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (40, 20), color).save(written, "PNG")
    return written.getvalue()


@pytest.fixture
def card(desk: SlackDesk) -> Json:
    """The room's card of an incident of ours."""
    desk.mei.types(f"new {LINK} GlowSkin精华用了一次就过敏")
    card = desk.message("C0ROOM", "Incident 1", buttons=True)
    desk.settled()  # by then the desk knows its card's thread
    return card


def kept(desk: SlackDesk, count: int = 1) -> tuple[EvidenceItem, ...]:
    """The evidence of the incident, once there is so much."""
    return desk.slack.wait(
        lambda: items if len(items := desk.application.incidents.read(1).evidence_items) == count else None
    )


def posts(desk: SlackDesk, person, card: Json, files: list[Json], text: str = "") -> None:
    """Somebody posts files in the thread of the card."""
    person.says(text, "C0ROOM", "message", subtype="file_share", thread_ts=card["ts"], files=files)


def test_files_in_the_thread_of_an_incident_are_kept_and_whoever_posted_them_hears_so(desk: SlackDesk, card: Json):
    posts(desk, desk.mei, card, [desk.slack.post_file("评论.png", picture())], "comment, full screen")
    [item] = kept(desk)
    assert (item.by, item.kind, item.original, item.note) == ("mei", "screenshot", "评论.png", "comment, full screen")
    assert desk.application.dispatcher.evidence.store.path(item.name).read_bytes() == picture()
    assert desk.message("D0MEI", "Kept as evidence 1 of incident 1")


def test_the_shortcut_asks_for_incident_and_kind(desk: SlackDesk, card: Json):
    shared = {"ts": "1.1", "text": "look", "files": [desk.slack.post_file("a.png", picture())]}
    desk.mei.shortcut("C0ALERTS", shared, "evidence")
    desk.mei.fills_in(number="1", proof_kind="receipt", text="her receipt")
    [item] = kept(desk)
    assert (item.kind, item.note, item.sensitive) == ("receipt", "her receipt", True)


def test_a_message_without_files_is_no_evidence(desk: SlackDesk, card: Json):
    desk.mei.shortcut("C0ROOM", {"ts": "1.1", "text": "only words"}, "evidence")
    assert desk.slack.wait(lambda: [w for w in desk.slack.whispers if "no file" in repr(w)])


def test_files_can_be_chosen_in_the_form_of_a_paper(desk: SlackDesk, card: Json):
    one, two = desk.slack.post_file("a.png", picture()), desk.slack.post_file("b.png", picture("blue"))
    desk.mei.types("evidence 1 other")
    desk.mei.fills_in(proof_kind="batch_photo", text="both sides", file=f"{one['id']} {two['id']}")
    assert [item.kind for item in kept(desk, 2)] == ["batch_photo"] * 2


def test_a_file_written_to_the_bot_says_of_which_incident_it_is(desk: SlackDesk, card: Json):
    file = desk.slack.post_file("a.png", picture())
    direct = {"channel_type": "im", "subtype": "file_share", "files": [file]}
    desk.mei.says("", "D1", "message", **direct)
    assert desk.message("D0MEI", "Which incident")
    desk.mei.says("evidence 1", "D1", "message", **direct)
    assert kept(desk)[0].original == "a.png"


def test_a_file_that_does_not_come_at_once_is_said_to_be_late_and_comes(desk: SlackDesk, card: Json):
    desk.slack.fail("files.info", Fault(status=503), Fault(status=503))
    posts(desk, desk.mei, card, [desk.slack.post_file("a.png", picture())])
    kept(desk)
    direct = "D0MEI"
    assert desk.message(direct, "did not come yet") and desk.message(direct, "Kept as evidence 1")
    desk.settled()
    assert sum("did not come yet" in repr(m) for m in desk.slack.channels[direct]) == 1


def test_a_file_that_slack_does_not_hand_out_is_said_to_be_missing(desk: SlackDesk, card: Json):
    desk.slack.scopes = desk.slack.scopes.replace("files:read,", "")
    posts(desk, desk.mei, card, [desk.slack.post_file("a.png", picture())])
    assert desk.message("D0MEI", "could not be fetched", "files:read")
    assert desk.application.incidents.read(1).evidence_items == ()


def test_whoever_may_not_read_the_incident_hands_in_nothing(desk: SlackDesk, card: Json):
    posts(desk, desk.lou, card, [desk.slack.post_file("a.png", picture())])
    assert desk.slack.wait(lambda: [w for w in desk.slack.whispers if w.get("user") == "U0LOU"])
    desk.settled()
    assert (desk.application.incidents.read(1).evidence_items, "files.info" in desk.slack.calls) == ((), False)

"""All that is rendered, with any text wherever outside text can be: inside Slack's limits, without pings and links."""

import dataclasses
from collections.abc import Iterator
from datetime import timedelta
from typing import Any, get_type_hints

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.chat.slack.blocks.card import card_blocks, card_messages, said_messages
from bot.chat.slack.blocks.modal import ModalState, answer_view, modal
from bot.chat.slack.inbound.alert_channel import _offer
from bot.chat.slack.outbound.respond import answer_messages
from bot.i18n import Locale
from bot.incidents.outbox_messages import CARD
from bot.incidents.requests import CommandResult
from bot.workers.digest import digest_card
from handlers.case.card import Card, Form, msg
from handlers.case.case_file import CaseFile, Status
from handlers.case.drafts import Draft, DraftState, Finding, PlannedPromise, Promise, Reply
from handlers.case.outreach import Consent, Contact
from handlers.case.proposals import Proposal
from handlers.case.tasks import Task, TaskState
from handlers.commands.forms import form_for
from handlers.commands.registry import BY_NAME, COMMANDS
from handlers.drafts.draft_parts import draft_parts
from handlers.overview.board import board_card, status_card
from handlers.overview.cards import cards_for
from handlers.overview.events import EVENTS
from handlers.overview.timeline import event_text
from handlers.posts.post import Author, Counts
from tests.fakes.slack_limits import faults_of_message, faults_of_view
from tests.people import NOON, POLICY, POST, TEAM, case

PIECES = (
    "红",
    "😀",
    "👨‍👩‍👧‍👦",
    "שלום ",
    "\u202e",
    "&",
    "<",
    ">",
    "*b*",
    "_i_",
    "~s~",
    "`c`",
    "```",
    "> q\n",
    "\n",
    "\r\n",
    " ",
    "\t",
    "\u2028",
    "\u200b",
    "<!channel>",
    "<!here>",
    "@everyone",
    "<@U0MEI>",
    "<#C1|x>",
    "<!subteam^S1>",
    "<https://evil.example|your bank>",
    "https://evil.example/x ",
    ":tada:",
    "\ue000U0MEI\ue001",
    "\x07",
    "\x00",
    "{text}",
    "[[",
    "|",
    "x",
)
FEW = settings(max_examples=20)
LOCALES = st.sampled_from([Locale(language, {"mei": "Mei"}) for language in ("zh-Hans", "en")])


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Up to 10,000 code points of everything that ever hurt somebody."""
    parts = draw(
        st.lists(
            st.tuples(st.sampled_from(PIECES) | st.text(max_size=20), st.integers(1, 4000)), min_size=1, max_size=5
        )
    )
    return "".join(part * times for part, times in parts)[:10_000]


def file_of(text: str, state: DraftState, **more: Any) -> CaseFile:
    """A case file with this text wherever people and tools may write, as far as the endpoints let them."""
    findings = tuple(
        Finding(rule, level, 0, len(text) // 2, text, text[:200])
        for rule, level in (("ABSOLUTE", "ack"), ("BLAME", "block"))
    )
    decided = {} if state is DraftState.WAITING else {"decided_by": "ken", "decided_at": NOON, "reason": text[:2000]}
    planned = (PlannedPromise(text[:2000], NOON, text[:200]),)
    draft = Draft(
        1,
        "resolution",
        text[:5000],
        text[:400],
        "mei",
        NOON,
        state,
        findings,
        planned,
        others=(text[:5000],),
        note=text[:300],
        recipient=text[:80],
        emergency=text[:2000],
        **decided,
    )
    work = {"role": "owner", "due": NOON, "added_at": NOON, "title": {"any": text[:300]}, "done_when": text[:300]}
    settled = {"state": TaskState.DONE, "note": text[:2000], "settled_at": NOON, "settled_by": "mei"}
    given = ({**work, **settled} if n % 2 else work for n in range(1, 31))
    tasks = tuple(Task(n, added_by="mei", **each) for n, each in enumerate(given, 1))
    post = dataclasses.replace(
        POST, title=text[:1000], text=text, author=Author(text[:200], 50000), url=f"https://a.example/{text[:1900]}"
    )
    return case(
        post=post,
        brand=text[:200],
        product=text[:200],
        matched_terms=(text[:200],) * 50,
        drafts=(draft,),
        no_reply=text[:2000],
        replies=(Reply(1, "resolution", f"https://a.example/{text[:1900]}", "mei", NOON, text[:5000]),),
        retro=text[:5000],
        promises=tuple(Promise(n, text[:2000], "mei", NOON, NOON, text[:200]) for n in range(6)),
        tasks=tasks,
        contacts=tuple(Contact("kol", text[:80], text[:80], "mei", NOON, text[:2000]) for _ in range(6)),
        consents=(Consent("story", text[:300], "mei", NOON),) * 3,
        proposals=(Proposal(1, "close", "close", "mei", NOON, NOON, reason=text[:2000]),),
        author_step="updated",
        author_step_at=NOON,
        watch_risk=text[:2000],
        watch_checked_at=NOON,
        product_by="mei",
        lowered_by="ken",
        **more,
    )


CLOSED = {"status": Status.CLOSED, "closed_at": NOON, "close_reason": "x" * 2000}
FILES = st.builds(
    lambda text, state, more: file_of(text, state, **more),
    texts(),
    st.sampled_from(DraftState),
    st.sampled_from([{}, CLOSED]),
)


def cards_of(file: CaseFile) -> Iterator[Card]:
    """Every card that can stand somewhere for this file, or be an answer about it."""
    yield from (placed.card for placed in cards_for(file, POLICY))
    yield status_card(file, POLICY, NOON)


def lists_of(file: CaseFile) -> Iterator[Card]:
    """Cards that list many, and the one below a tool's message."""
    many = [dataclasses.replace(file, number=n) for n in range(1, 26)]
    yield board_card(many[:20], {"L2": 25}, POLICY, NOON + timedelta(days=1))
    yield digest_card(many, POLICY, NOON + timedelta(days=1))
    if file.post.text.strip():
        yield CARD.validate_json(_offer({"channel": "C0ALERTS", "ts": "1.2"}, file.post.text).payload)


def faults(bodies_: list[dict]) -> list[str]:
    """What is wrong with messages, and with what they would show in a notification."""
    said = [fault for body in bodies_ for fault in faults_of_message(body["blocks"])]
    said += ["an open bracket in a notification" for body in bodies_ if "<" in body["text"] or ">" in body["text"]]
    return said + [
        f"{kind} in it" for body in bodies_ for kind in kinds(body) if kind in ("user", "channel", "emoji", "broadcast")
    ]


def kinds(part: object) -> Iterator[str]:
    if isinstance(part, dict):
        yield str(part.get("type", ""))
        for value in part.values():
            yield from kinds(value)
    elif isinstance(part, list):
        for inner in part:
            yield from kinds(inner)


@FEW
@given(FILES, LOCALES)
def test_every_card_is_inside_the_limits(file: CaseFile, locale: Locale) -> None:
    cards = list(cards_of(file))
    assert [faults(card_messages(card, locale)) for card in cards] == [[]] * len(cards) != []


@FEW
@given(FILES, LOCALES)
def test_every_list_is_inside_the_limits_as_message_modal_and_home(file: CaseFile, locale: Locale) -> None:
    cards = list(lists_of(file))
    assert [_faults_everywhere(card, locale) for card in cards] == [[]] * len(cards) != []


def _faults_everywhere(card: Card, locale: Locale) -> list[str]:
    blocks = card_blocks(card, locale)
    views = answer_view(locale.text(card.title), blocks, locale), {"type": "home", "blocks": blocks[:100]}
    return faults(card_messages(card, locale)) + [fault for view in views for fault in faults_of_view(view)]


@FEW
@given(texts(), st.sampled_from(sorted(EVENTS)), LOCALES)
def test_every_line_of_the_timeline_is_inside_the_limits(text: str, kind: str, locale: Locale) -> None:
    fields = {name: text for name, hint in get_type_hints(EVENTS[kind]).items() if hint is str}
    assert faults(said_messages((event_text(kind, fields, "mei"),) * 3, locale)) == []


WITH_FORM = [command.name for command in COMMANDS if command.form]


def form_of(file: CaseFile, name: str) -> Form | None:
    """A form, filled with the file's text, under the draft it is about."""
    command = BY_NAME[name]
    file = dataclasses.replace(file, status=command.status or file.status)
    form = form_for(command, file, TEAM, {"version": "1"} if name == "approve" else {})
    fields = tuple(_filled(field, file.post.text) for field in form.fields) if form else ()
    return form and dataclasses.replace(form, fields=fields, parts=draft_parts(file.drafts[0]))


def _filled(field: Any, text: str) -> Any:
    return field if field.options else dataclasses.replace(field, value=text[: field.max_length])


@FEW
@given(FILES, st.sampled_from(WITH_FORM), LOCALES)
def test_every_form_is_inside_the_limits(file: CaseFile, name: str, locale: Locale) -> None:
    notes = (msg("rejection.no_such_command", given=file.post.text), msg("plain.text", text=file.post.text))
    form = form_of(file, name) or Form(name, msg("form.new"), ())
    assert faults_of_view(modal(form, locale, ModalState(form.code, "C0ROOM", "1.2", "C0ROOM/1.2"), notes)) == []


@FEW
@given(texts(), st.sampled_from(["rejection.no_such_command", "plain.text"]), LOCALES)
def test_every_answer_is_inside_the_limits(text: str, key: str, locale: Locale) -> None:
    assert faults(answer_messages(CommandResult(False, (msg(key, given=text, text=text),) * 4), locale)) == []


def test_the_case_file_holds_every_text_there_is() -> None:
    """A new field of text is to be tried here too."""
    known = {
        "brand",
        "product",
        "source",
        "playbook",
        "drafting",
        "no_reply",
        "close_reason",
        "retro",
        "held",
        "channel",
        "author_step",
        "watch_risk",
        "product_by",
        "lowered_by",
        "before_merge",
        "gone_by",
        "common_line",
        "not_reported",
        "read_by_model",
        "not_read_by_model",
    }
    assert {name for name, hint in get_type_hints(CaseFile).items() if hint is str} == known
    assert {field.name for field in dataclasses.fields(Counts)} >= {"like", "comment"}

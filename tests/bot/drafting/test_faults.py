"""Whatever a model server does, a draft comes in time, and its note says in words what did not work."""

import json

import pytest

from bot.i18n import LANGUAGES, catalog
from tests.fakes.model import GOOD, Reply, drafts, said

OK = Reply(said(drafts(GOOD)))
BAD = Reply(said("这不是 JSON"))
FORMAT = Reply('{"error": {"message": "This response_format type is unavailable now"}}', 400)

# Faults that pass: the next try brings the draft.
PASSING = {
    "429 with Retry-After": [Reply("{}", 429, Retry_After="1"), OK],
    "500": [Reply("{}", 500), OK],
    "503 as HTML": [Reply("<html>busy</html>", 503), OK],
    "cut in mid-body": [Reply(said(drafts(GOOD)), cut=True), OK],
    "an HTML page with 200": [Reply("<html>welcome</html>", content_type="text/html"), OK],
    "an empty 200": [Reply(""), OK],
    "choices null": [Reply('{"choices": null}'), OK],
    "choices []": [Reply('{"choices": []}'), OK],
    "an error with 200": [Reply('{"error": {"message": "overloaded"}}'), OK],
    "content null": [Reply(said(None)), OK],
    "spaces only in JSON mode": [Reply(said("   \n  ")), OK],
    "fenced": [Reply(said(f"好的：\n```json\n{drafts(GOOD)}\n```"))],
    "thinking first": [Reply(said(f'<think>{{"drafts": []}} 想一想</think>{drafts(GOOD)}'))],
    "not JSON, then mended": [BAD, OK],
    "cut off by length, then whole": [Reply(said(drafts(GOOD)[:40], "length")), OK],
    "a wrong shape, then mended": [Reply(said('{"draft": "x"}')), OK],
    "blocked by the gate, then mended": [Reply(said(drafts("尊敬的用户，我司高度重视，加微信 abc123 全额赔偿。"))), OK],
    "response_format refused": [FORMAT, OK],
}
# Faults that stay: the phrase bank's draft, and why.
STAYING = {
    "model_busy": [Reply("{}", 429)],
    "model_down": [Reply("{}", 500)],
    "model_key": [Reply("{}", 401)],
    "model_balance": [Reply("{}", 402)],
    "model_refused": [Reply("{}", 404)],
    "model_garbled": [BAD],
    "model_empty": [Reply(said(None))],
    "model_filtered": [Reply(said("", "content_filter"))],
    "model_blocked": [Reply(said(drafts("尊敬的用户，我司高度重视。")))],
}
# How often each is asked: a key or an account does not get better by asking again.
TIMES = {
    "model_key": 1,
    "model_balance": 1,
    "model_refused": 1,
    "model_filtered": 1,
    "model_blocked": 2,
    "model_garbled": 2,
}


@pytest.mark.parametrize("fault", PASSING)
def test_a_passing_fault_costs_a_try_and_no_draft(model, write, fault) -> None:
    model.replies = list(PASSING[fault])
    written = write()
    assert (written.text, written.author, written.note) == (GOOD, "fake-1", "")


@pytest.mark.parametrize("why", STAYING)
def test_a_fault_that_stays_leaves_the_phrase_bank_and_says_why(model, write, why) -> None:
    model.replies = list(STAYING[why])
    written = write()
    assert (written.author, written.note, len(model.asked)) == ("phrases", why, TIMES.get(why, 3))
    assert "脸上通红" in written.text
    assert json.loads(written.model)["failed"].startswith(why)
    assert all(catalog(language)[f"note.{why}"] for language in LANGUAGES)


def test_a_server_that_never_answers_is_left_after_its_time(model, write) -> None:
    model.replies = [Reply(said(drafts(GOOD)), silent=True)]
    assert write(timeout=0.2).note == "model_slow"


def test_a_server_that_drips_is_left_after_its_time(model, write) -> None:
    model.replies = [Reply(said(drafts(GOOD)), drip=True)]
    assert write(timeout=0.2).note == "model_slow"


def test_nobody_listens(model, write) -> None:
    model.url = "http://127.0.0.1:9/v1"
    assert write().note == "model_down"


def test_a_pause_that_the_server_asks_for_is_kept(model, write) -> None:
    model.replies = [Reply("{}", 429, Retry_After="1"), Reply("{}", 503, Retry_After="7"), OK]
    assert (write().text, write.pauses) == (GOOD, [1.0, 7.0])


def test_a_wait_too_long_is_not_waited_for(model, write) -> None:
    model.replies = [Reply("{}", 429, Retry_After="3600")]
    assert (write().note, len(model.asked)) == ("model_busy", 1)


def test_a_refused_format_is_never_sent_again(model, write) -> None:
    model.replies = [FORMAT, FORMAT, OK]
    assert write(structured="json_schema").text == GOOD
    assert [request.get("response_format", {}).get("type") for request in model.asked] == [
        "json_schema",
        "json_object",
        None,
    ]

"""A good draft is not lost for the form it came in; half a draft never passes for a whole one."""

import json

import pytest

from tests.fakes.model import GOOD, Reply, drafts, said, streamed

WHOLE = {"drafts": [{"text": GOOD, "why": "先接住"}], "missing": []}
BARE = json.dumps(GOOD, ensure_ascii=False)
FORMS = {
    "null for the reason": json.dumps({"drafts": [{"text": GOOD, "why": None}], "missing": None}),
    "a list for the reason": json.dumps({"drafts": [{"text": GOOD, "why": ["一", "二"]}]}),
    "strings for drafts": json.dumps({"drafts": [GOOD]}),
    "one draft without its list": json.dumps({"drafts": {"text": GOOD}}),
    "another usual name for the text": json.dumps({"drafts": [{"content": GOOD}]}),
    "a comma too many": f'{{"drafts": [{{"text": {BARE}, "why": "短",}},], "missing": [],}}',
    "a raw line break in a string": f'{{"drafts": [{{"text": {BARE}, "why": "先接住\n再给时间"}}]}}',
    "quotes that are not escaped": f'{{"drafts": [{{"text": {BARE}, "why": "他说"疼"，先接住"}}]}}',
    "single quotes": f"{{'drafts': [{{'text': {BARE}, 'why': '短'}}]}}",
    "full-width punctuation": f"{{“drafts”：[{{“text”：{BARE}，“why”：“短”}}]}}",
    "a fence": f"```json\n{json.dumps(WHOLE)}\n```",
    "a fence and words around it": f"好的，这是草稿：\n```\n{json.dumps(WHOLE)}\n```\n希望有帮助。",
    "a thought": f"<think>先写 {{'drafts': []}}，再改。</think>\n{json.dumps(WHOLE)}",
    "a thought that was opened in the prompt": f"用户脸红了 {{想想}}</think>{json.dumps(WHOLE)}",
    "a last bracket too few": json.dumps(WHOLE)[:-1].replace('"missing": []', '"missing": []}'),
}
BODIES = {
    "a stream": streamed(json.dumps(WHOLE, ensure_ascii=False)),
    "parts": Reply(said([{"type": "text", "text": json.dumps(WHOLE)[:30]}, {"text": json.dumps(WHOLE)[30:]}])),
    "parts with reasoning": Reply(
        said([{"type": "reasoning", "text": None}, {"type": "text", "text": json.dumps(WHOLE)}])
    ),
    "a byte order mark": Reply("\ufeff".encode() + said(drafts(GOOD))),
}


@pytest.mark.parametrize("form", FORMS)
def test_words_that_can_be_read_are_taken_at_once(model, write, form):
    model.replies = [Reply(said(FORMS[form]))]
    assert (write().text, len(model.asked)) == (GOOD, 1)


@pytest.mark.parametrize("body", BODIES)
def test_bodies_of_other_servers_are_read(model, write, body):
    model.replies = [BODIES[body]]
    assert (write().text, len(model.asked)) == (GOOD, 1)


@pytest.mark.parametrize(
    "half",
    [
        '{"drafts": [{"text": "看到你说用了一次就满脸通红，真的很',
        '{"drafts": [{"text": "看到你说用了一次就满脸通红，真的很抱歉让你受罪了。",',
        '["看到你说用了一次"]',
    ],
)
def test_half_a_draft_is_no_draft(model, write, half):
    model.replies = [Reply(said(half))]
    assert (write().note, len(model.asked)) == ("model_garbled", 2)


def test_a_stream_that_was_cut_is_asked_for_again(model, write):
    model.replies = [streamed(drafts(GOOD), done=False), Reply(said(drafts(GOOD)))]
    assert (write().text, len(model.asked)) == (GOOD, 2)


def test_the_reason_and_what_was_missing_reach_the_approver(model, write):
    answer = {"drafts": [{"text": GOOD, "why": "先接住，再给时间"}], "missing": ["这一批是哪个仓发的"]}
    model.replies = [Reply(said(json.dumps(answer, ensure_ascii=False)))]
    written = write()
    assert (written.why, written.missing) == (("先接住，再给时间",), ("这一批是哪个仓发的",))

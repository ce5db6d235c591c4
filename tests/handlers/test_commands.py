"""One grammar for typed commands, Chinese aliases and the codes that buttons carry."""

import pytest

from handlers.commands import read_command
from handlers.verbs import BY_NAME, VERBS


def asked(text):
    """Verb, number and values of a line."""
    found = read_command(text)
    return (found.verb.name if found.verb else None, found.number, dict(found.values))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/incident status", ("status", None, {})),
        ("/incident status 12", ("status", 12, {"number": "12"})),
        ("状态 12", ("status", 12, {"number": "12"})),
        ("/incident 12", ("status", 12, {})),
        ("/incident", ("help", None, {})),
        ("approve 12 2 ab12cd34", ("approve", 12, {"version": "2", "hash": "ab12cd34"})),
        ("事件 12 通过 2", ("approve", 12, {"version": "2"})),
        ("／incident　ａｐｐｒｏｖｅ　１２　２", ("approve", 12, {"version": "2"})),
        ("/incident approve INC-12 v2 ack=CORP_PHRASE,LANG_MATCH", ("approve", 12, {"version": "v2", "ack": "CORP_PHRASE,LANG_MATCH"})),
        ("send-back 3 two typos", ("send-back", 3, {"reason": "two typos"})),
        (
            "send-back 3 2 ab12cd34 两个错字，  改一下",
            ("send-back", 3, {"version": "2", "hash": "ab12cd34", "reason": "两个错字，  改一下"}),
        ),
        ("posted 3 1 https://x.y/z 我们发的 文字", ("posted", 3, {"version": "1", "link": "https://x.y/z", "text": "我们发的 文字"})),
        ("posted 3 https://x.y/z", ("posted", 3, {"link": "https://x.y/z"})),
        ("take 4 approver", ("take", 4, {"role": "approver"})),
        ("grade 5 l1 只是口味", ("grade", 5, {"severity": "l1", "reason": "只是口味"})),
        ("assess 3 note_count=5 climate=agree 有三篇", ("assess", 3, {"note_count": "5", "climate": "agree", "findings": "有三篇"})),
        ("promise 3 1 kept 快递单号", ("promise", 3, {"id": "1", "what": "kept", "reason": "快递单号"})),
        ("promise 3 #1 moved due=2h 等检测", ("promise", 3, {"id": "#1", "what": "moved", "due": "2h", "reason": "等检测"})),
        ("draft 3 resolution", ("draft", 3, {"kind": "resolution"})),
        ("draft 3 我来写：抱歉", ("draft", 3, {"text": "我来写：抱歉"})),
        ("note 3", ("note", 3, {})),
        ("away 2h", ("away", None, {"until": "2h"})),
        ("hello world", (None, None, {})),
        ("12 跳舞", (None, 12, {})),
    ],
)
def test_a_line_is_read(text, expected):
    assert asked(text) == expected


def test_every_name_leads_to_one_command():
    names = [name for verb in VERBS for name in (verb.name, *verb.aliases)]
    assert len(names) == len(set(names)) == len(BY_NAME)


def test_hostile_lines_are_read_in_time_and_never_raise():
    for text in ("/incident " * 2000, "note 1 " + "a=b " * 3000, "\u3000" * 10000, "approve " + "9" * 10000, "send-back 1 " + "#" * 10000):
        asked(text)

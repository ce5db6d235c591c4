"""Personal data leaves as tokens and comes back whole; what is no such thing stays readable."""

from handlers.rules.redaction import redact

POST = (
    "我叫陈小美，手机１３８ 1234 5678，订单号：TB20261121998877，微信号 vx: mei_2020，a.b@qq.com，用了3天就过敏，2026年11月21日买的，199元"
)


def test_everything_personal_is_hidden_and_comes_back():
    hidden = redact({"post": POST}, ["小美"])
    assert hidden.texts["post"] == ("我叫⟦N1⟧，手机⟦P2⟧，订单号：⟦O3⟧，微信号 vx: ⟦A4⟧，⟦M5⟧，用了3天就过敏，2026年11月21日买的，199元")
    assert hidden.restore(hidden.texts["post"]) == POST
    assert hidden.kinds == {"name": 1, "phone": 1, "order": 1, "account": 1, "mail": 1}


def test_the_same_value_has_the_same_token_in_every_text():
    assert redact({"a": "小美说", "b": "问小美"}, ["小美"]).texts == {"a": "⟦N1⟧说", "b": "问⟦N1⟧"}


def test_nobody_outside_writes_our_tokens():
    hidden = redact({"a": "⟦N1⟧ 小\u200b美"}, ["小美"])
    assert (hidden.texts["a"], hidden.restore("⟦Z9⟧")) == ("[N1] ⟦N1⟧", "⟦Z9⟧")

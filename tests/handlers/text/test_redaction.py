"""Personal data leaves as tokens and comes back whole; what is no such thing stays readable."""

from handlers.text.redaction import redact

POST = (
    "我叫陈小美，手机１３８ 1234 5678，订单号：TB20261121998877，微信号 vx: mei_2020，a.b@qq.com，"
    "用了3天就过敏，2026年11月21日买的，199元"
)


def test_everything_personal_is_hidden_and_comes_back():
    hidden = redact({"post": POST}, ["小美"])
    assert hidden.texts["post"] == (
        "我叫⟦N1⟧，手机⟦P2⟧，订单号：⟦O3⟧，微信号 vx: ⟦A4⟧，⟦M5⟧，用了3天就过敏，2026年11月21日买的，199元"
    )
    assert hidden.restore(hidden.texts["post"]) == POST
    assert hidden.kinds == {"name": 1, "phone": 1, "order": 1, "account": 1, "mail": 1}


def test_the_same_value_has_the_same_token_in_every_text():
    assert redact({"a": "小美说", "b": "问小美"}, ["小美"]).texts == {"a": "⟦N1⟧说", "b": "问⟦N1⟧"}


def test_nobody_outside_writes_our_tokens():
    hidden = redact({"a": "⟦N1⟧ 小\u200b美"}, ["小美"])
    assert (hidden.texts["a"], hidden.restore("⟦Z9⟧")) == ("[N1] ⟦N1⟧", "⟦Z9⟧")


HIDDEN = {
    "快递放在三里屯幸福里小区没人管": "快递放在⟦A1⟧没人管",
    "包裹送到阳光花园B座1204了": "包裹送到⟦A1⟧了",
    "我家在湖边的翠湖苑5-2-301": "我家在⟦A1⟧",
    "住觀塘麗港城嘅話，Flat 12B, Block 3": "住觀塘麗港城嘅話，⟦A1⟧",
    "九龍觀塘道388號": "⟦A1⟧",
    "I'm Jane, bought it last week": "I'm ⟦N1⟧, bought it last week",
    "Sincerely, Peter Wong": "Sincerely, ⟦N1⟧",
    "我妈张桂芳用了也红": "我妈⟦N1⟧用了也红",
    "我的生日是1990年5月3日": "我的生日是⟦B1⟧",
    "车牌京A12345停在门口": "车牌⟦O1⟧停在门口",
    "护照E12345678": "护照⟦O1⟧",
}
KEPT = (
    "这个小区的快递柜坏了",
    "我们小区门口那家店",
    "我叫外卖等了两小时",
    "我叫了客服三次",
    "我是敏感肌",
    "本人油皮",
    "用了3个月，2瓶",
    "我妈说不好用",
    "I'm so disappointed",
    "I am allergic to this",
    "I'm Chinese and this offends me",
    "I'M SO MAD",
    "my name is on the list",
    "This is it",
)


def test_where_people_live_and_what_they_are_called_is_hidden():
    assert {text: redact({"a": text}).texts["a"] for text in HIDDEN} == HIDDEN


def test_what_only_looks_like_a_name_or_an_address_stays():
    assert [text for text in KEPT if redact({"a": text}).values] == []

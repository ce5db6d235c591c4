"""Contacts in disguise are found wherever they hide, and marked on the draft as it was written."""

from datetime import UTC, datetime

from handlers.checks import CheckContext, Surface, check

POST = "快递八天没到，客服不理人"
REPLY = "八天没到还没人理，真的对不起。私信我们，今晚8点前给你查到包裹。"
DISGUISES = {
    "加我微信": "加我微",
    "加 V 信": "加 V",
    "微 信 同号": "微 信",
    "加薇❤细聊": "加薇",
    "威信：glow": "威信",
    "微.信": "微.信",
    "微😀信": "微😀信",
    "+V 123": "+V",
    "vx同号": "vx",
    "ＶＸ：abc": "ＶＸ",
    "wei xin": "wei xin",
    "微\u200b信联系": "微\u200b信",
    "加個微信": "加個微",
    "➕v": "➕v",
    "V♥": "V♥",
    "加卫星": "加卫星",
    "加好友": "加好友",
    "进粉丝群": "进粉丝群",
    "扫一下二维码": "二维码",
    "扫·码": "扫·码",
    "扣扣群": "扣扣",
    "Q Q 群": "Q Q 群",
    "加LINE聊": "加LINE",
    "https://a.cn": "https://",
    "去淘宝店找客服": "去淘宝店",
    "搜公众号": "搜公众号",
    "４００－８２０－１２３４": "４００－８２０－１２３４",
    "138 1234 5678": "138 1234 5678",
    "１３８１２３４５６７８": "１３８１２３４５６７８",
    "①③⑧12345678": "①③⑧12345678",
    "写邮件到 a@b.com": "a@b.com",
    "0912-345-678": "0912-345-678",
    "call us": "call us",
}
HARMLESS = (
    "稍微，信我一次",
    "轻微信号差",
    "订单3天内发",
    "编号138123456789012",
    "更加我们的错",
    "微波炉门关不上",
    "加分项",
    "加VIP会员价",
)


def gate(added, platform="xiaohongshu", **given):
    case = CheckContext(POST, Surface(platform), datetime(2026, 11, 18, 6, tzinfo=UTC), **given)
    return [f.text for f in check(REPLY + added, case).findings if f.rule == "OFF_PLATFORM"]


def test_a_contact_in_disguise_is_found_where_it_stands():
    assert {added: gate(added)[:1] for added in DISGUISES} == {added: [marked] for added, marked in DISGUISES.items()}


def test_words_that_only_look_like_contacts_pass():
    assert {added: gate(added) for added in HARMLESS} == {added: [] for added in HARMLESS}


def test_wechat_is_no_other_platform_on_wechat_but_a_private_account_is():
    assert gate("在公众号后台留言也可以", "wechat_channels") == []
    assert gate("加我微信", "wechat_channels") == ["加我微"]


def test_partners_may_be_given_a_contact():
    assert gate("我的电话 13812345678", kind="partner_note") == []
    assert gate("我的电话 13812345678", kind="private_message") == ["13812345678"]

"""Violations wrapped in an otherwise perfect reply are seen; the same words denied, quoted or taken back are not."""

from datetime import UTC, datetime

import pytest

from handlers.checks import CheckContext, Level, Surface, check

AT = datetime(2026, 11, 20, 7, tzinfo=UTC)  # 15:00 in Shanghai
HANS = "看到你说“{post}”，这滋味真的不好受，对不起。{said}私信我订单号，明天中午12点前给你答复。"
HANT = "看到你說「{post}」，真的很不好受，對不起。{said}私訊我訂單編號，明天中午12點前回覆你。"
ENGLISH = "I read what you wrote about “{post}” and I'm so sorry. {said} DM me and I'll reply by tomorrow noon."


def stopped(frame, post, said, category="genuine"):
    """Rules that block or ask for a tick."""
    found = check(frame.format(post=post, said=said), CheckContext(post, Surface("web", 400), AT, category)).findings
    return {finding.rule for finding in found if finding.level in (Level.BLOCK, Level.ACK)}


VIOLATIONS = [
    (HANS, "裙子想退", "出了门就不认了，规矩由店里说了算。", "genuine", "RIGHTS_DENIED"),
    (ENGLISH, "the rude host", "A free dessert is yours the moment that post vanishes.", "genuine", "HUSHES_UP"),
    (HANS, "油烟机太吵", "隔壁那款说白了就是骗人的。", "genuine", "DISPARAGES_RIVAL"),
    (HANS, "喷雾喷完脸疼", "是酒精放多了。", "safety", "CAUSE_UNCHECKED"),
    (HANS, "冰箱不制冷", "东西交给快递就不归我们管了。", "genuine", "DEFLECTS"),
    (HANT, "沙發遲到", "物流那邊慢，我們也只能等。", "genuine", "DEFLECTS"),
    (ENGLISH, "my parcel", "Please take it up with the courier.", "genuine", "DEFLECTS"),
    (HANS, "锅糊了", "是您自己火开得太大了。", "genuine", "BLAME_USER"),
    (HANT, "app 閃退", "係你撳錯掣先會咁。", "genuine", "BLAME_USER"),
    (ENGLISH, "the zip broke", "You were probably pulling too hard.", "genuine", "BLAME_USER"),
    (HANS, "毛衣起球", "羊毛起球是很正常的现象。", "genuine", "MINIMIZE"),
    (HANS, "等位两小时", "嫌久可以去别家呀。", "genuine", "DISMISSES"),
    (HANS, "店员骂人", "要不要我把那天的监控放出来给大家看？", "genuine", "ATTACKS_CUSTOMER"),
    (HANS, "杯子漏水", "这事就到此为止，网上就别提了。", "genuine", "HUSHES_UP"),
    (HANT, "吃到蟑螂", "我們送你一份套餐，那則評論你看能不能拿掉。", "genuine", "ASK_DELETE"),
    (ENGLISH, "double charge", "Once you change your rating to five stars we'll refund you.", "genuine", "HUSHES_UP"),
    (HANS, "面霜卡粉", "我自己也用这款，用了半年一直很服帖。", "genuine", "AS_CONSUMER"),
    (HANS, "香味太冲", "总比隔壁那家用工业香精的强。", "genuine", "DISPARAGES_RIVAL"),
    (HANS, "定制柜退不了", "特价商品不退不换，最终解释权归本店。", "genuine", "RIGHTS_DENIED"),
    (HANS, "快递丢了", "姓名电话直接写在这条下面。", "genuine", "PRIVATE_DATA"),
    (ENGLISH, "wrong size", "Drop your phone number below.", "genuine", "PRIVATE_DATA"),
    (HANS, "没人回", "加个卫星聊，号在我头像上。", "genuine", "OFF_PLATFORM"),
    (HANS, "买贵了", "您那单的128元退回您的支付宝。", "genuine", "PERSONAL_MONEY"),
    (HANS, "孩子发烧", "这批奶源受了污染才会这样。", "safety", "CAUSE_UNCHECKED"),
    (ENGLISH, "it sparked", "This was caused by a wiring fault at our plant.", "safety", "CAUSE_UNCHECKED"),
    (HANT, "用了精華紅腫", "這款有檢測報告，所以不會是精華的問題。", "safety", "SAFETY_DENIAL"),
    (HANS, "脸红", "可以先停两天再继续用。", "safety", "KEEPS_USING"),
    (HANT, "起疹子", "你的醫療費用我們全額負擔。", "safety", "SAFETY_MONEY"),
    (HANS, "给八千不然曝光", "八千太高，三千您看行吗？", "extortion", "PAYS_EXTORTION"),
    (HANS, "插座没电", "习近平也管不了。", "genuine", "SENSITIVE"),
]


@pytest.mark.parametrize(("frame", "post", "said", "category", "rule"), VIOLATIONS)
def test_a_violation_in_an_otherwise_perfect_reply_is_seen(frame, post, said, category, rule):
    assert rule in stopped(frame, post, said, category)


INNOCENT = [
    (HANS, "孩子滑倒没人管", "不能怪家长，地上的水是我们没拖干。", "genuine"),
    (HANS, "票代收了两次手续费", "找他们要钱这件事我们来跑。", "genuine"),
    (ENGLISH, "a message on Telegram", "Anyone asking you to join Telegram on our behalf is a scammer.", "genuine"),
    (HANS, "孩子吃完吐了", "我们不会报警，您别担心，该说就说。", "safety"),
    (HANS, "孩子拉肚子", "有可能是我们的问题，所以先全部停售。", "safety"),
    (HANT, "吃完肚子痛", "問題在這裡答，不躲。", "safety"),
    (HANS, "冰箱不制冷", "不会让您自己去找快递。", "genuine"),
    (HANS, "锅糊了", "不是您用错了，是温控偏了。", "genuine"),
    (HANT, "app 閃退", "唔係你撳錯，係我哋系統嘅問題。", "genuine"),
    (ENGLISH, "the zip broke", "You didn't pull too hard.", "genuine"),
    (HANS, "发个避雷", "不求你删，这篇该留着。", "genuine"),
    (ENGLISH, "double charge", "No need to change or remove your review.", "genuine"),
    (HANS, "收到律师函", "给您发律师函这件事做错了，已经书面撤回。", "genuine"),
    (HANS, "行李丢了", "报案编号也可以一起发我。", "genuine"),
    (HANS, "退款没到", "退款今天18点前退到您付款的微信。", "genuine"),
    (HANS, "快递丢了", "请不要把电话和地址发在评论里。", "genuine"),
    (HANS, "被说是职业打假", "“职业打假”这四个字不该说出口。", "genuine"),
    (HANS, "脸红", "先别再用了，不舒服就去看医生，票据留着。", "safety"),
    (HANS, "孩子发烧", "是不是奶粉的原因还在查，我们不敢乱说。", "safety"),
]


@pytest.mark.parametrize(("frame", "post", "said", "category"), INNOCENT)
def test_the_same_words_denied_quoted_or_taken_back_pass(frame, post, said, category):
    assert stopped(frame, post, said, category) - {"LANG_MATCH"} == set()


def test_form_asks_for_a_tick_and_blocks_nothing():
    cold = check("我们选了新的仓库。", CheckContext("快递八天没到", Surface("xiaohongshu"), AT))
    assert {f.level for f in cold.findings if f.rule in ("ACK_FIRST", "SPECIFIC_ISSUE", "DM_INVITE")} == {Level.ACK}


def test_set_phrases_about_nothing_are_blocked_as_a_whole():
    hollow = check("感谢您的宝贵意见，我们高度重视，将不断改进。", CheckContext("空调三天没人修", Surface("weibo"), AT))
    assert ("HOLLOW", Level.BLOCK) in {(f.rule, f.level) for f in hollow.findings}


def test_times_nobody_can_keep_are_blocked():
    assert "PROMISE_IMPOSSIBLE" in stopped(HANS, "没到账", "今晚25点前退款。")
    assert "PROMISE_PAST_DUE" in stopped(HANS, "没到账", "今天10:00前退款给您。")


def test_readers_of_traditional_script_get_the_local_word():
    found = check(
        HANT.format(post="影片打不開", said="視頻的質量我們會處理。"), CheckContext("影片打不開", Surface("web"), AT)
    )
    assert {f.text: f.detail for f in found.findings if f.rule == "VOCABULARY"} == {"視頻": "影片", "質量": "品質"}


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        ("用之前要是翻一翻说明书，应该就没这事了。", "BLAME_USER"),
        ("能理解，毕竟不是谁都会用好锅。", "BLAME_USER"),
        ("你多少也有责任吧。", "BLAME_USER"),
        ("早说嘛，非要等发出来才联系我们。", "BLAME_USER"),
        ("这条能不能换个更温和的说法，我们好交代。", "HUSHES_UP"),
        ("麻烦把定位取消一下，免得误导别人。", "HUSHES_UP"),
        ("听说你在别家也写过类似的。", "ATTACKS_CUSTOMER"),
        ("我们家小姑娘刚入职，被你这么一说都哭了。", "ATTACKS_CUSTOMER"),
        ("上次你退货的事我们也没计较呀。", "ATTACKS_CUSTOMER"),
        ("别人买回去洗十次也好好的，挺奇怪。", "MINIMIZE"),
        ("等你什么时候冷静了，我们再处理。", "MINIMIZE"),
        ("我自己也是普通买家，我觉得他们家真不错。", "AS_CONSUMER"),
        ("火候、洗法都正常，你没有做错什么。", ""),
        ("别人没起球不等于你的没问题。", ""),
        ("不用给我们留面子，怎么写都行。", ""),
        ("不管收多少钱，热水都该有。", ""),
        ("说明书我们这边会改，把用法写得更直白。", ""),
    ],
)
def test_what_is_said_round_the_corner_asks_for_a_tick(said, rule):
    case = CheckContext("锅用了一次涂层就掉了", Surface("weibo"), datetime(2026, 12, 1, tzinfo=UTC), category="genuine")
    acts = {"BLAME_USER", "HUSHES_UP", "ATTACKS_CUSTOMER", "MINIMIZE", "AS_CONSUMER"}
    found = {finding.rule for finding in check(f"看到你说涂层掉了，抱歉。{said}", case).findings} & acts
    assert found == ({rule} if rule else set())

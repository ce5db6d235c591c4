"""A post is named in our own words: what thing, what happened, to whom, what else; never the author's own clause."""

import pytest

from bot.drafting.naming import name_issue
from handlers.text.fold import detect_script
from tests import shipped

NAMING = shipped.library().naming


def named(post: str, category: str = "genuine"):
    return name_issue(NAMING, post, detect_script(post), category, harmed=category == "safety", retell=False)


@pytest.mark.parametrize(
    ("post", "category", "issue", "also"),
    [
        ("这粉扑用一次就掉渣，糊一脸毛毛，宝子们别买", "genuine", "粉扑掉渣、掉毛", ()),
        ("GlowSkin真是垃圾品牌，睫毛膏晕得像熊猫，客服装死", "genuine", "睫毛膏晕妆", ("找客服一直没等到答复",)),
        ("睫毛膏晕得像熊猫，黑心企业迟早倒闭、早晚关门", "genuine", "睫毛膏晕妆", ()),
        ("会员就是用来背刺的？刚买的面霜就降价了", "genuine", "刚买完就降价", ()),
        ("買了三天泵頭就按不出來，客服已讀不回", "genuine", "壓頭按不出來", ("找客服一直沒等到答覆",)),
        (
            "奶茶喝到最后嚼到一块玻璃渣，嘴角划破流血了，小哥说赔我一杯新的就完事？",
            "safety",
            "奶茶里有玻璃、嘴唇被划伤",
            (),
        ),
        (
            "Found a dead cockroach in my cold brew bottle. Threw up twice. Your hotline hung up on me.",
            "safety",
            "you found a cockroach in the cold brew and threw up",
            ("our hotline hung up on you",),
        ),
        ("听说这款精华是小作坊做的，根本没有备案", "misinformation", "产品在哪里生产、有没有备案和资质", ()),
        ("门店店员当着我的面学我说方言，歧视谁呢", "cultural_misstep", "店里有人拿口音取笑", ()),
        ("按说明用了两周一点效果都没有", "genuine", "用了没看到效果", ()),
        ("直播间说有赠品，收到根本没有", "genuine", "赠品没收到", ()),
        ("買了三天拉鍊就壞掉", "genuine", "拉鍊壞了", ()),
        ("有陌生人打电话推销，知道我买了什么", "privacy", "接到陌生的骚扰电话", ()),
        ("这瓶精华用了一次就满脸通红，第二天还在发烫", "safety", "用了精华之后脸上通红、发烫", ()),
        ("退货寄回去十天了，钱还没到账", "genuine", "", ()),
        ("退款申请十天了还没办下来", "genuine", "退款一直没办下来", ()),
        ("酒店空调坏了，前台说没人修", "genuine", "设施坏了没修好", ()),
        ("宝宝衣服洗一次就变形", "genuine", "衣服变形了", ()),
        ("The discount vanished", "genuine", "", ()),
        ("My voucher could not be used", "genuine", "your points or voucher could not be used", ()),
        ("My chocolate cloud cake looks nice", "genuine", "", ()),
        ("差评", "genuine", "", ()),
        ("", "genuine", "", ()),
    ],
)
def test_the_right_thing_is_named(post, category, issue, also):
    found = named(post, category)
    assert (found.issue, found.also) == (issue, also)


@pytest.mark.parametrize(
    ("post", "advice", "treated"),
    [
        ("眼霜涂了半小时，左眼肿得睁不开了，去急诊挂水", "eye", True),
        ("用完面霜满脸通红，要不要去医院啊", "skin", False),
        ("插座冒烟，插头都烧焦了", "fire", False),
        ("吹风机漏电，手麻了一下", "shock", False),
        ("孩子吃果冻噎着了，脸都紫了", "choke", False),
        ("猫吃了你们的猫粮连吐三天", "pet", False),
        ("差点咽下去了，面包里有根钢丝", "foreign", False),
        ("四个人吃完三个人拉肚子", "group", False),
        ("用了以后不太对劲", "scared", False),
    ],
)
def test_the_advice_goes_by_the_kind_of_harm(post, advice, treated):
    found = named(post, "safety")
    assert (found.advice, found.treated) == (advice, treated)


@pytest.mark.parametrize("post", ["我" * 5000, "肿" * 5000, "脸肿，" * 2000, "a" * 10_000])
def test_a_hostile_post_gives_a_short_name(post):
    assert len(named(post, "safety").issue) < 60

"""Words that only sound bad, and bad news that only sounds harmless: the same guards read both lists."""

import pytest

from tests.handlers.triage.posting import graded

HARMLESS = """
好吃到拉肚子
美到窒息的颜色
笑到肚子疼，广告太有梗
这首广告歌听到中毒
感觉自己中毒了，每天都要来一杯
爆炸好吃的炸鸡
信息爆炸的时代
周末一起火锅
缓解脱发真的有用
希望防脱，先用用看
防脱洗发水用着不错
敏感肌用着完全不刺痛也没有泛红
不過敏，不刺痛，推薦
没有过敏、红肿或者刺痛
怕过敏，先买了小样
会过敏吗？
专为过敏肌设计
本来脸上泛红，用了两周泛红退了
以前掉头发很厉害，现在好多了
我对芒果过敏，店员很贴心
换季过敏的时候敷一片很舒服
如果出现红肿请停用
头发丝一样细的面
虫草鸡汤很鲜
优惠券过期了
会员积分下个月过期
过期不候
除甲醛效果不错
不含荧光剂，放心
工商银行满减活动
我家黑猫也喜欢
一共1315元
订单号8712315002
社交媒体上都在晒
药监局备案可查
热搜同款口红
求这款早日上热搜
抵制不了美食的诱惑
再也不用担心出油
终于来拔草了，好吃
说走就走，快跑去买
避雷针安装很专业
不踩雷的一家店
不是智商税，真的有用
绝对不是假货
正品保证，假一赔十
店面翻新过，环境很好
跟着地图导航就到了
保护隐私的包装
代言人好帅
听说这家很好吃，慕名而来
无法拒绝的美味
麻烦客服改一下地址
还没用过，先好评
没让我失望
不太甜，刚刚好
No rash, no burning, very gentle
hypoallergenic and calms redness
Does this cause allergies?
Crash landing into autumn
a rash decision but I love it
burn calories with this band
this candle burns evenly
burnt cheesecake is the best here
not bad at all, no complaints
avoid the weekend crowd
fake lashes look so natural
my coupon expired
"""
HARMFUL = """
不过会过敏
没想到过敏了
不止过敏，还烂脸
好像过敏了
防晒霜用了过敏
用了之后一直泛红
最近用它过敏了
用完过敏，买来就扔了
有人和我一样过敏吗？
只有我过敏吗？
说好的不过敏呢？脸都烂了
从不过敏的我都烂脸了
吃完好像中毒了
以为是好吃的结果拉肚子
不是過敏是什麼
怕过敏没买，结果送的小样还是过敏了
宝宝们避雷，用完烂脸
停用之后红肿才消
I went to the pharmacy for a rash after using it
I never had a rash until I used this
not only itchy but swollen
"""


def test_what_only_sounds_bad_is_not_a_case():
    assert [text for text in HARMLESS.split("\n")[1:-1] if graded(text).severity != "L0"] == []


def test_a_guard_never_hides_a_real_report_of_harm():
    seen = {text: graded(text) for text in HARMFUL.split("\n")[1:-1]}
    safe = ("safety", "L2", ("safety", "fast_lane"))
    assert [text for text, t in seen.items() if (t.category, t.severity, t.flags) != safe] == []


def test_words_of_delivery_and_service_are_topics_and_no_displeasure():
    assert graded("物流、客服、包装、发货、快递").severity == "L0"
    assert graded("物流太慢，客服态度恶劣").subtypes == ("logistics", "service")


SHARED = "19 阿月发布了一篇小红书笔记，快来看吧！ 😆 ljsB1fhKNQ 😆 ，复制本条信息，打开【小红书】App查看精彩内容！"


@pytest.mark.parametrize("text", ["", "  ", "http://xhslink.com/a/aZJu0tZH8EmW", "转发微博", SHARED])
def test_a_post_without_words_is_unknown_and_not_dropped(text):
    seen = graded(text)
    assert (seen.category, seen.severity, [r.rule for r in seen.reasons]) == ("genuine", "L1", ["no_text", "genuine"])


def test_the_title_is_read_too():
    assert graded("求助", title="用完烂脸").category == "safety"


def test_a_complaint_outweighs_some_praise_but_not_much():
    assert graded("包装好看，就是不好用").severity == "L1"
    assert graded("好吃，新鲜，服务热情，环境舒适，会再来，就是有点贵").severity == "L0"


def test_reasons_quote_the_post_as_it_was_written():
    assert dict(graded("用一次就過敏").reasons[0].args) == {"word": "過敏"}


def test_invisible_characters_do_not_hide_a_word():
    assert graded("用完过\u200b敏了").category == "safety"

"""A name that may be wrong is worse than none: what a post does not say is in no name, advice or question of ours."""

import pytest

from bot.drafting.naming import name_issue
from handlers.text.fold import detect_script
from tests import shipped

NAMING = shipped.library().naming


def named(post: str, category: str):
    return name_issue(NAMING, post, detect_script(post), category, harmed=category == "safety", retell=False)


def told(post: str, category: str) -> str:
    found = named(post, category)
    return " ".join([found.issue, *found.also, found.about])


@pytest.mark.parametrize(
    ("category", "post", "unsaid"),
    [
        ("safety", "服务员上汤时手滑，一锅热汤泼到我儿子腿上，起了水泡", "锅具"),
        ("safety", "学校团餐吃完，三十多个孩子上吐下泻进了医院，家长群都炸锅了", "锅具"),
        ("safety", "汽水刚从冰箱拿出来就爆开了，碎玻璃割到手", "冰箱"),
        ("safety", "民宿的淋浴玻璃门半夜炸了，小腿缝了五针", "民宿炸"),
        ("safety", "空气炸锅底部冒白烟，插头烫手，难道要等房子烧起来吗", "起火"),
        ("safety", "换了新猫粮，猫吐了两天，我哭得眼睛都睁不开", "流泪"),
        ("safety", "骑手闯红灯把我爸撞倒，还嫌单子要超时了", "送到得太晚"),
        ("safety", "孕20周，用了身体乳腿上起疹子，怕宝宝有事", "孩子"),
        ("safety", "冰茶喝完喘不上气，医生说是过敏性休克，菜单没写有坚果", "吃了坚果"),
        (
            "safety",
            "My 5-year-old is allergic to milk. Two bites of the bar and we were in the ER with an EpiPen.",
            "skin",
        ),
        ("safety", "Left the peel on overnight and woke up red as a tomato.", "peeling"),
        ("cultural_misstep", "把祭祀的纹样印在内裤上，模特还笑", "广告"),
        ("cultural_misstep", "广告里让演员涂黑脸扮佣人", "态度"),
        ("cultural_misstep", "Your new shade is called 'Dirty'. Really?", "clean"),
        ("kol_backlash", "扫地机器人避障测试，撞了十一次", "客服"),
        ("genuine", "面霜成本三块钱，别交智商税", "没看到变化"),
        ("genuine", "预售等了六十天，到手还串码，是不是要跑路", "门店关了"),
        ("genuine", "预售等了六十天，到手还串码，是不是要跑路", "没收到"),
        ("genuine", "除湿机坏了两次，维修站电话转接五次", "安装"),
        ("genuine", "Two singles pushed together at the hotel, sold as a king.", "shed"),
        ("genuine", "羽绒服跑毛跑得跟下雪似的，穿一次粘一身", "填充"),
        ("safety", "除湿机半夜冒烟，机身烫到不能碰", "烫伤"),
        ("safety", "用了你们家唇膏嘴唇起皮开裂，一圈都肿了", "唇膏裂"),
        ("safety", "用了猫砂，我家猫一直打喷嚏流眼泪", "皮肤"),
        ("safety", "锂电池充电的时候肿了起来，整个车库都是味", "皮肤"),
        ("genuine", "包装上写高蛋白28克，测了才18克，健身的人都被骗了", "健身房"),
        ("genuine", "等了一个钟头，经理还摆臭脸", "异味"),
        ("privacy", "App崩了资料打不开，客服机器人让我重启", "一样的话"),
    ],
)
def test_what_the_post_does_not_say_is_not_said(category, post, unsaid):
    assert unsaid not in told(post, category)


@pytest.mark.parametrize(
    "post",
    [
        "猫砂倒马桶里，下水道堵死了",
        "大衣穿了两次就起球",
        "听说肉松验出瘦肉精，群里都在传，家里有小孩的快丢掉",
        "听内部人说用的是植脂末，大家转起来",
    ],
)
def test_where_nobody_is_hurt_nobody_is_sent_to_a_doctor(post):
    assert named(post, "safety").advice == ""


@pytest.mark.parametrize(
    ("category", "post", "issue", "advice"),
    [
        ("safety", "滑板车刹车失灵，我摔出去手腕骨折", "骨折了", "fall"),
        ("safety", "骑手闯红灯把我妈撞倒在斑马线上", "妈妈被撞倒了", "crash"),
        ("safety", "酒店泳池边太滑，家父摔倒撞到后脑", "爸爸撞到了头", "place"),
        ("safety", "儿子吞了四颗磁力球，昨晚做的手术取出来", "孩子做了手术", "grave"),
        ("safety", "服务员手滑，热汤泼在我女儿胳膊上", "孩子胳膊烫伤了", "scald"),
        ("safety", "充电宝没充电，自己冒烟了", "充电宝冒烟", "battery"),
        ("privacy", "前台大声念我房号，晚上有陌生男的来敲我门，酒店管不管", "有人找到你的房门口", "door"),
    ],
)
def test_a_grave_harm_is_named_as_grave_and_advised_for(category, post, issue, advice):
    found = named(post, category)
    assert (found.issue, found.advice) == (issue, advice)


@pytest.mark.parametrize(
    ("post", "ask", "about"),
    [
        ("订的湖景房，对面是个空调外机", "hotel", "这次入住的事"),
        ("健身房的花洒水冰凉，月费照收", "gym", "在健身房遇到的事"),
        ("点去冰来的是满冰，全糖", "meal", "这一餐的事"),
        ("网购的外套，相片是米白，收到是芥末黄", "goods", "外套的事"),
    ],
)
def test_where_nothing_is_sure_the_matter_is_still_named_and_asked_for(post, ask, about):
    found = named(post, "genuine")
    assert (found.issue, found.ask, found.about) == ("", ask, about)


def test_who_writes_of_wanting_to_die_is_answered_first():
    assert named("日记全被公开了，我现在想死的心都有", "privacy").despair

"""Who is hurt, where it happened and whether a thing was used: only where the post says so in the clause itself."""

from handlers.text.re2_patterns import pattern

CLAUSE = pattern(r"[^,，。.!！?？;；:：\n]+")
PEOPLE = {  # who is spoken of; the mother of "my mother" is not the author
    "child": pattern(
        r"孩子(?:[^他]|$)|宝宝(?:[^们]|$)|女儿|儿子|娃(?:[^娃]|$)|小孩|闺女|小朋友|外甥|侄"
        r"|\bmy (?:[\w-]+ )?(?:son|daughter|kids?|child|toddler|baby)\b|\b\d+.(?:year|month).old"
    ),
    "mother": pattern(r"我妈|老妈|妈妈(?:[^们]|$)|阿妈|家母|\bmy (?:mum|mom|mother)\b"),
    "father": pattern(r"我爸|老爸|爸爸|阿爸|家父|\bmy (?:dad|father)\b"),
    "elder": pattern(
        r"长辈|老人家|爷爷|奶奶|外婆|外公|姥姥|姥爷|婆婆|阿公|阿嬷|\bmy (?:grand(?:ma|pa|mother|father))\b"
    ),
    "family": pattern(
        r"老公|老婆|媳妇|女朋友|男朋友|表[姐弟妹哥]|舅|姑妈|嫂"
        r"|\bmy (?:wife|husband|nephew|niece|aunt|uncle|sister|brother|partner|cousin)\b"
    ),
    "other": pattern(r"顾客|客人|室友|同事|同学|学生|邻居|朋友|路人|老人|customer|guest|roommate|colleague|friend"),
}
ADDRESSED = pattern(r"(?:问|让|叫|给|回|跟|告诉|对|要|赔|骗|拉黑|说|劝|教|怪)我")  # spoken to, not hurt
SELF = pattern(
    r"我自己|本人|俺(?:[^家妈爸]|$)|我(?:[^妈爸女儿家们哥姐弟妹朋同的爷奶外婆公姥孩娃舅姑叔姨老]|$)|\bi\b|\bme\b|\bmyself\b"
)
SAID = {
    "mother": ("妈妈", "媽媽", "your mother"),
    "father": ("爸爸", "爸爸", "your father"),
    "child": ("孩子", "孩子", "your child"),
    "elder": ("家里长辈", "家裡長輩", "your grandparent"),
    "family": ("家人", "家人", "someone in your family"),
    "other": ("", "", "someone"),
    "unclear": ("", "", "someone"),
    "pet": ("", "", "your pet"),
    "self": ("", "", "you"),
}
UNBORN = pattern(r"孕|怀着|胎|预产|pregnan|unborn")
USED_BEFORE = pattern(
    r"(?:用|吃|喝|穿|戴|敷|涂|擦|抹|搽|玩|骑|食|饮|染|喂|试)(?:了|完|过|着|上|的|的是)?[^,，。]{0,14}$"
    r"|\b(?:us(?:ed?|ing)|ate|eat(?:ing)?|drank|drink(?:ing)?|wore|wear(?:ing)?|appl(?:y|ied)|tried|had|fed|rode)\b"
    r"[^,.]{0,40}$"
)
USED_AFTER = pattern(
    r"^[^,，。]{0,10}(?:用|吃|喝|穿|戴|敷|涂|擦|抹|玩|骑|食|饮|泡|洗)(?:了|完|过|着|起来|到|[一两三半几\d])"
)
PLACES = {  # where it happened: asked when and where, never for a batch or a pack
    "trip": pattern(r"旅行团|徒步团|跟团|导游|报团|跟拼团|地接|\bguided tour\b|tour guide"),
    "ride": pattern(r"网约车|顺风车|打车|专车司机|叫的车|\bride.?share\b|\bmy (?:driver|cab|taxi)\b"),
    "flight": pattern(
        r"航司|航空公司|落地(?:后|就|才|让)|机场|行李(?:没|到|丢|延|转|托)|订票|航班|登机|值机|机票|飞机|托运|高铁(?:票|晚|上|座|延)|火车票|邮轮|\bflight\b"
        r"|boarding|luggage claim|layover"
    ),
    "hotel": pattern(
        r"酒店|民宿|客栈|湖景房|海景房|大床房|标间|入住|退房|没敲门|海景|房费|房号|客房|住客|\bhotel\b|deluxe king|check(?:ed)?.in\b"
    ),
    "gym": pattern(r"健身(?:房|馆|中心|会所|卡)|瑜伽馆|游泳馆|跑步机[^。]{0,30}前台|私教|\bgym\b|月费"),
    "app": pattern(r"\bapp\b|游戏|存档|小程序|app更新|闪退|注销账号|delete my account"),
    "traffic": pattern(
        r"(?:骑手|外卖员|配送员|快递车|快递员|司机)[^。]{0,16}撞|\b(?:rider|courier)\b.{0,30}\b(?:hit|knocked)"
    ),
    "telecom": pattern(
        r"手机套餐|套餐降|宽带|宽频|光纤|信号塔|流量包|话费|套餐费|携号|基站|光猫|断网|网速|\bbroadband\b|data plan|roaming"
    ),
    "car": pattern(
        r"4s店|提车|车门|车漆|发动机|变速箱|新车|试驾|车机|去保养|做保养|方向盘|续航里程|\bdealership\b|test drive"
    ),
    "hair": pattern(r"剪(?:个|头|刘海|坏)|理发|发型师|托尼|烫(?:头|发|卷)|美发|\bhaircut\b|hairdresser|salon"),
    "lesson": pattern(
        r"网课|雅思|托福|考研|英语课|辅导班|[\p{Han}]{2}班换|老师上课|录播|线上课程|终身会员|退课|课时|老师讲|补习班|才艺班|家教|培训(?:班|机构)|私教课|直播课|录播|驾校"
        r"|\blessons?\b|tutor"
    ),
    "money": pattern(
        r"年费|续费|会员费|自动扣|扣款|充值|充了(?:\d|[一二两三四五六七八九十百千])|储值|余额|保单|理赔|账单|\bsubscription\b|refund to my card"
    ),
    "clinic": pattern(
        r"医美|寄养|婚宴|汗蒸|技师|理疗师|美容师|美甲师|烫睫毛|嫁接睫毛|修复馆|拔罐|针灸|推拿|嫩肤|热玛吉|点痣|纹身|打耳洞|美容师|洗牙|拔牙|补牙|种牙|植发|正骨|宠物店|宠物医院|婚庆|婚礼|司仪"
        r"|跟妆|美容院"
        r"|纹眉|祛斑|水光针|脱毛卡|按摩|足疗|采耳|美甲(?:店|师)|光疗甲|做个?(?:指甲|美甲|美睫)|美睫|拍照套餐|写真|婚纱照|摄影师"
    ),
    "event": pattern(r"电影票|影院|演唱会|门票|场馆|音乐节|展览|主办|漫展|\bconcert\b|tickets?\b"),
    "housework": pattern(r"月嫂|保姆|家政|保洁阿姨|钟点工|搬家|维修师傅|\bcleaner\b"),
    "venue": pattern(
        r"电梯|温泉|泡汤|大巴|旋转木马|扶梯|地铁站|车站|商场|超市里|游乐场|乐园|泳池|蹦床|滑梯|停车场|\bplay area|playground|escalator|\bpool\b|\bmall\b"
    ),
    "fitting": pattern(r"试衣间|更衣室"),
    "meal": pattern(
        r"茶餐厅|侍应|服务员|团餐|餐厅|堂食|自助餐|上菜|枱|留位|全糖|去冰|等位|有位|店员[^。]{0,8}(?:杯|餐)"
        r"|\bwait(?:er|ress)\b|restaurant|\bbuffet\b|during dinner|for dinner|reserved table|bartender|\bthe server\b"
    ),
    "shop": pattern(r"导购|柜姐|柜台|专柜|收银|店员|门店|\bshop assistant|cashier"),
    "parcel": pattern(r"快递|预售|包裹|骑手|外卖员|已送达|\bparcel\b|courier"),
}
TREATED_AT = frozenset({"clinic", "hair"})  # where something is done to a body, and more of it may be planned
THERE = frozenset(  # places where people are, with nothing to put out of use and no pack to keep
    {
        "trip",
        "ride",
        "hotel",
        "gym",
        "meal",
        "flight",
        "hair",
        "clinic",
        "event",
        "fitting",
        "venue",
        "housework",
        "transit",
        "served",
    }
)


def clause_of(text: str, start: int) -> tuple[str, int]:
    """The clause around a place of the text, and where it begins."""
    for match in CLAUSE.finditer(text):
        if match.start() <= start < match.end():
            return text[match.start() : match.end()], match.start()
    return "", start


def who_is_hurt(text: str, start: int) -> str:
    """The one person that the clause of a harm speaks of, else the only one of the post; "unclear" for more."""
    for part in (clause_of(text, start)[0], text):
        found = {name for name, words in PEOPLE.items() if words.search(part)}
        if UNBORN.search(text):
            found -= {"child"}
        if len(found) == 1 and not (part is text and SELF.search(ADDRESSED.sub(" ", part))):
            return found.pop()
        if found:
            return "unclear"
        if SELF.search(part):
            return "self"
    return "self"


def is_used(text: str, start: int, end: int) -> bool:
    """True where a verb of use governs the thing in its own clause."""
    clause, begin = clause_of(text, start)
    before, after = clause[: start - begin], clause[end - begin :]
    return USED_BEFORE.search(before) is not None or USED_AFTER.search(after) is not None


def place_of(text: str) -> str:
    """Where the harm happened, as a kind of place; empty where the post does not say."""
    return next((name for name, words in PLACES.items() if words.search(text)), "")

"""Signs in the folded text of a post that the namer goes by: whom it happened to, what is denied."""

from handlers.text.re2_patterns import pattern

MAX_LENGTH = 2000  # code points of the post that are read
MAX_WORD = 4, 16  # characters of a name of a thing, in Chinese and in English
NEAR = 14  # code points between a part of the body and what happened to it
NEGATED = pattern(
    r"""
    (?:不|没|没有|没怎么|不会|不再|人都|我都|心态|整个人|迟早|早晚|赶紧|快点|等着|并没|没再|无|未|别|避免|防止|怕|担心|以防|不是|\bno|\bnot|n'?t
      without|avoid)\s?$
    """
)
CHILD = pattern(
    r"孩子|宝宝(?:[^们]|$)|女儿|儿子|娃(?:[^娃]|$)|小孩|闺女|小朋友|外甥|侄|\bmy (?:\w+ )?(?:son|daughter|kids?|child|toddler|baby)\b"
)
FAMILY = pattern(
    r"我妈|我爸|老妈|老爸|爷爷|奶奶|外婆|外公|老公|老婆|女朋友|男朋友|婆婆|\bmy (?:mum|mom|dad|wife|husband|mother|father)\b"
)
PREGNANT = pattern(r"孕妇|怀孕|孕期|孕\d|怀着|pregnan")
TREATED = pattern(
    r"""
        急诊  住院  住进  挂水  输液  吊瓶  挂号  缝(?:了)?[\d一二三四五六七八九十几两]+针  (?:去|到|送|在|进|入)(?:了)?[^,。]{0,6}医院  看了医生
        看(?:过|了)[^,。]{0,3}医  医生(?:说|让|建议|诊断|讲)
    """
    r"""
        皮肤科  眼科  诊断  抢救  洗胃  \ber\b  emergency room  \ba&e\b  in hospital  hospitali[sz]ed
        doctor (?:said|says|told|diagnosed)  (?:saw|went to)(?: \w+){0,3} (?:doctor|hospital|clinic)
    """
)
NOT_YET = pattern(
    r"""
    (?:要不要|该不该|不敢|还没|准备|打算|想|正要|明天|不想|没钱|没空|需要)[^,。]{0,4}(?:去|上
      看)?[^,。]{0,3}(?:医院|急诊|医生|看病)
    """
)
NEARLY = pattern(r"(?:差点(?:就|儿)?|险些|差一点|差些|\balmost|\bnearly)\s?$")
STILL_A_DANGER = frozenset({"foodchoke", "swallow"})  # told of where it nearly happened, too
HOT = pattern(r"热水|开水|滚水|热油|蒸汽|沸水|hot water|boiling|steam")
PET = pattern(r"猫|狗|毛孩子|\b(?:cat|dog|kitten|puppy)\b")
PERSON = pattern(r"我(?:被|的?手|一|自己|也)|孩子|宝宝|人被|\bme\b|\bmy (?:hand|arm|face)")
FINE = pattern(r"^[^,。!?]{0,3}(?:没事|没问题|挺好|还行|还可以|不错|没毛病|\b(?:is|was) fine)")
IN_HOSPITAL = pattern(r"住院|住进|入了?医院|抢救|icu|in hospital|hospitali[sz]ed")
MEAL = pattern(
    r"吃|喝|食|嚼|咬|咽|嘴里|饮|\b(?:ate|eat|eating|drank|drink|drinking|bit|bite|chew\w*|swallow\w*|meal)\b"
)
BOTTLED = pattern(r"瓶|罐|盒装|袋装|超市|便利店|\bbottled?\b|\bcans?\b|\bcarton\b|supermarket")
USES = {  # by the kind of thing: what one does with it
    **dict.fromkeys(("skin", "makeup", "device", "baby", "container", "home"), ("用", "using")),
    **{"drink": ("喝", "drinking"), "food": ("吃", "eating"), "packaged": ("吃", "eating"), "pet": ("吃", "eating")},
    **{
        "clothes": ("穿", "wearing"),
        "toy": ("玩", "playing with"),
        "worn": ("戴", "wearing"),
        "salon": ("做", "having"),
    },
}
DRUNK = frozenset({"soda", "water", "milk", "formula", "yogurt", "juice"})
ON_SKIN = frozenset({"skin", "makeup"})
EATEN = frozenset({"drink", "food", "packaged"})
SOURCES = frozenset(
    {"smell", "spoilt", "expired", "snapped", "shatter", "crack", "leak"}
)  # what was wrong with the thing before it did harm
VAGUE = frozenset(
    {"dead", "noeffect", "liveclaim", "taste", "awful", "general", "pricey", "waited"}
)  # said only where nothing more exact is
NOT_HEATED = frozenset(
    {"scorch", "swollen", "hot", "smoke", "explode", "sparks"}
)  # of a cream these words tell of the skin
GRAVEST_FIRST = (
    *("breath", "choke", "heart", "mouth", "shock", "cut", "burn", "fall", "fire", "flame", "pet", "eye", "group"),
    *("foreign", "dirt", "stomach", "skin", "smell"),
)
FEELING = {
    "fire": "danger",
    "shock": "danger",
    "choke": "danger",
    "foreign": "disgust",
    "dirt": "disgust",
    "pet": "pet",
}
ASKS = {"drink": "fresh", "food": "fresh", "device": "device", "service": "shop", "salon": "shop", "order": "order"}
NEEDS_SUBJECT = frozenset(
    "漏碎裂断斷坏壞掉晕暈冒起炸烧燒烫燙鼓洒灑塌散化融变變歪里裡收"
)  # 漏了 needs one, 泵头按不出来 has one
IN_A_SHOP = frozenset(
    {"snubbed", "rude", "pushy", "cheapoffer", "blamed", "sourface"}
)  # how people were treated in person
OF_A_MEAL = frozenset({"group", "stomach", "foreign", "dirt", "mouth"})

"""Signs in the folded text of a post that the namer goes by: whom it happened to, what is denied."""

from handlers.text.re2_patterns import pattern

MAX_LENGTH = 2000  # code points of the post that are read
MAX_WORD = 6, 16  # characters of a name of a thing, in Chinese and in English
BESIDE = 4  # code points between a part of the body and what happened to it alone
NEAR = 14  # code points between a part of the body and what happened to it
NEGATED = pattern(
    r"(?:不|没|没有|没怎么|不会|不再|人都|我都|心态|整个人|迟早|早晚|赶紧|快点|等着|并没|没再|无|未|别|避免|防止|怕|担心|以防|不是"
    r"|什么时候|房子|会不会|要是|万一|如果|肺都?气|(?:群里?|评论区|全网)都?|\bno|\bnot|n'?t|without|avoid)\s?$"
)
PREGNANT = pattern(r"孕妇|怀孕|孕期|孕\d|怀着|pregnan")
TREATED = pattern(
    r"""
        急诊  住院  住进  挂水  点滴  输液  吊瓶  挂号  缝(?:了)?[\d一二三四五六七八九十几两好]+针  (?:去|到|送|在|进|入)(?:了)?[^,。]{0,6}医院  看了医生
        看(?:过|了)[^,。]{0,3}医  医生(?:说|话|让|建议|诊断|讲)
    """
    r"""
        打针  手术  骨折  骨科  纱布  绷带  角膜  送医  在医院  叫的120  确诊  epipen  surgery  stitches  皮肤科  眼科  诊断  抢救  洗胃  \ber\b
        emergency room  \ba&e\b  in hospital  hospitali[sz]ed  doctor (?:said|says|told|diagnosed)
        \bvet\b  兽医(?:说|让|那|院)
        (?:saw|went to)(?: \w+){0,3} (?:doctor|hospital|clinic)
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
HOT = pattern(
    r"(?:水|汤)[^,。]{0,4}烫|滚烫|铁板|烤盘|刚出锅|热(?:柠|奶|红)?茶|热饮|热咖啡|热水|开水|滚水|热油|蒸汽|沸水|热奶|热汤|汤底|整锅|hot water|boiling|steam"
)
PET = pattern(
    r"猫|狗|毛孩子|鹦鹉|仓鼠|兔子|比熊|泰迪|柯基|金毛|布偶|英短|橘猫|龙猫|乌龟|宠物|\b(?:cat|dog|kitten|puppy)\b"
)
PERSON = pattern(r"我(?:被|的?手|一|自己|也)|孩子|宝宝|人被|\bme\b|\bmy (?:hand|arm|face)")
FINE = pattern(r"^[^,。!?]{0,3}(?:没事|没问题|挺好|还行|还可以|不错|没毛病|\b(?:is|was) fine)")
IN_HOSPITAL = pattern(r"住院|住进|(?:入|去|到)了?医院|抢救|icu|in hospital|hospitali[sz]ed")
MEAL = pattern(
    r"吃|喝|食|餐|麻辣[拌烫香]|[拌粉]里|牙缝|牙龈|咬下去|披萨|三明治|寿司|嚼|咬|咽|呕|[菜汤肉鸡鱼饭面粥]里|鸡块|嘴里|饮|杯子?里|碗里|菜里|汤里"
    r"|\b(?:ate|eat|eating|drank|drink|drinking|bit|bite|chew\w*|swallow\w*|meal)\b"
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
CONSUMED = EATEN | ON_SKIN | {"pet"}
OTHER_HEADS = frozenset("机器炉壶锅仪盆柜架店馆杯罐箱袋盒刀")  # a word that ends so is another thing
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
    *(
        "petdead",
        "door",
        "crash",
        "breath",
        "choke",
        "heart",
        "mouth",
        "shock",
        "cut",
        "burn",
        "fall",
        "fire",
        "flame",
        "pet",
        "eye",
        "group",
        "grave",
    ),
    *("petwound", "petskin", "ill", "foreign", "dirt", "stomach", "skin", "smell"),
)
CAN_HURT = frozenset(
    {"", "device", "baby", "toy", "skin", "makeup", "drink", "food", "packaged", "pet", "container", "goods"}
)
HAZARDS = frozenset(
    {"loose", "crack", "snapped", "fellapart", "shatter", "wheel", "wheels", "brake"}
)  # of what a child uses
DANGERS = frozenset({"shock", "choke", "breath", "burn", "door", "crash", "grave"})
INDEFINITE = frozenset({"allergy", "irritated", "warm", "red", "pain", "reaction"})  # said of much that is no harm
OF_SKIN_ALONE = frozenset(
    {"blister", "rash", "itch", "acne", "peel", "redspot", "reaction", "allergy", "tears", "shut", "pus"}
)
WEAK = frozenset(  # harms that our words tell less well than a clause of the post
    {"dizzy", "unwell", "stomach", "tooth", "hot", "scorch", "fall", "cut", "bleed", "fever", "smoke", "onfire"}
)
FEELING = {
    "battery": "danger",
    "grave": "grave",
    "fire": "danger",
    "shock": "danger",
    "choke": "danger",
    "foreign": "danger",
    "dirt": "disgust",
    "pet": "pet",
    "door": "danger",
    "ill": "body",
    "petskin": "pet",
    "petwound": "pet",
    "there": "danger",
    "flame": "danger",
    "scared": "uneasy",
    "smell": "uneasy",
}
ASKS = {"drink": "fresh", "food": "fresh", "device": "device", "service": "shop", "salon": "shop", "order": "order"}
NEEDS_SUBJECT = frozenset(
    "漏碎裂断斷坏壞掉晕暈冒起炸烧燒烫燙鼓洒灑塌散化融变變歪里裡收"
)  # 漏了 needs one, 泵头按不出来 has one
IN_A_SHOP = frozenset(
    {"snubbed", "rude", "pushy", "cheapoffer", "blamed", "sourface", "mocked"}
)  # how people were treated in person
OF_A_MEAL = frozenset({"group", "stomach", "foreign", "dirt", "mouth"})
STORED = pattern(r"(?:从|放(?:在|进|到)?|塞(?:在|进)|装(?:在|进)|存(?:在|进)|插(?:在|进|到))\s?$")  # a place, no thing
OFFERED = pattern(  # before what was offered to make up for it
    r"(?:送|赔|补|给)(?:了)?(?:我)?(?:们)?(?:[一两几]?(?:盘|杯|份|张|瓶|个|袋|盒|包))\s?$"
    r"|\b(?:handed|offered|gave) (?:me|us) (?:a|an|some)\s$"
)
LIVE = pattern(
    r"烟|火|焦|漏电|触电|电到|烧|燎|烫|炸|冒|鼓|糊|smok|fire|spark|burn|shock|hot|melt"
)  # of what runs on current
SICK = pattern(r"吐|呕|拉|泻|晕|恶心|不舒服|难受|肚|发烧|sick|ill|vomit|threw up|unwell|nausea")
FED = pattern(r"吃|喂|粮|罐|零食|冻干|棒|\b(?:ate|fed|food|treats?)\b")
STATED = pattern(  # harm in any category, said in words that are no figure of speech
    r"""
        (?:孩子|宝宝|娃|女儿|儿子|学生)[^。!?]{0,16}(?:撞到|摔|磕|卡住|吞|中暑|送医|受伤)  腰[^,。]{0,3}(?:闪|断)  崴[了到]  闪(?:到|了)腰
        拉伤  扭伤  起不来  中暑  感染  急症  送(?:了)?(?:医院|医|急诊)  晕倒  骨折  脱臼
        骨裂  缝了?[\d一二三四五六七八九十几两好]+针  (?:刷开|打开|闯进|进了)[^,。]{0,4}我?的?(?:房)?门
        heat ?stroke  broke my (?:arm|wrist|leg)  stranger who walked in
    """
)
NO_THING = pattern(  # words that end like a thing
    r"服机|机器人|容器|武器|瓷器|乐器|浏览器|服务器|处理器|仪式|司机|飞机|时机|危机|随机|投机|待机|登机|关机|开机|死机|有机|起床|上床|堵车|开车|打车|停车|坐车|上车|下车|刹车|菜单|账单|买单"
    r"|退货|外包|打包|上衣架"
)
SERVED = pattern(  # food that was made for the author, in a shop or brought from one
    r"叫(?:了|个)|店|餐|桌|服务员|侍应|菜|点了|点的|点单|外卖|堂食|杯|厨|老板|收银|排队|等位|吃完(?:你|他)们家|食堂|档|枱"
    r"|\b(?:restaurant|cafe|waiter|waitress|server|menu|table|ordered|takeaway|takeout|delivery|store|shop|branch"
    r"|counter)\b"
)
BOUGHT = pattern(r"买|超市|便利店|网购|下单|到手|\b(?:bought|supermarket|grocery)\b")
PACKED = pattern(r"拆开|开封|开袋|保存期限|保质期|包装|批号|\b(?:opened the pack|sealed|best before)\b")
NEAR_MISS = pattern(r"(?:差点|险些|差一点|差些|幸好|还好|\balmost|\bnearly)[^,。]{0,12}")
FALLING = pattern(
    r"滑了一跤|滑跤|甩到|摔|飞出|翻(?:车|下|倒)|跌|撞|滑倒|磕|\b(?:fell|slid|dropped|crashed|collapsed|sprained|threw me)\b"
)
GOODS = frozenset({"device", "home", "clothes", "worn", "baby", "toy", "goods"})  # what people buy and keep
FIXED = frozenset({"device", "home", "clothes", "container"})  # kinds of thing in which something else may be kept
SECOND_SIGN = {  # complaints that one word alone does not tell: what else their clause must say
    "noeffect": pattern(r"用|吃|喝|擦|敷|涂|坚持|效果|变化|\bus(?:ed|ing)\b|effect|difference|results"),
    "dirty": pattern(r"店|桌|地(?:上|板|面)|厕所|厨房|餐具|房间|床|卫生|place|table|floor|room|kitchen|restaurant"),
    "closed": pattern(r"卡|余额|储值|课|机构|门店|退钱|退款|balance|card|refund"),
    "botreply": pattern(r"客服|售后|回复|人工|support|agent|chat|service|repl|hotline|答"),
}
HURT = pattern(
    r"伤|疼|痛|肿|吐|呕|屙|拉肚|泻|烫|烧|燎|坠|烟|火|炸|爆开|血|晕|过敏|不舒服|对劲|难受|医院|医生|急诊|手术|骨|缝|磕|摔|撞|划"
    r"|割|削|扎|刺穿|夹到|崴|扭到|卡在|咳|虚脱|拉到|瘀|青了一|吃出|喝出|嚼到|咬到|着了|糊了|肿|鱼钩|针头|牙(?:疼|痛|崩|断|掉|碎|松|龈|缝|齿)|农药味|麻了"
    r"|痒|疹|红|烂|痘|泡|喘|吞|噎|中毒|触电|漏电|被电|发麻|虫|蟑|铁丝|玻璃|异物|刺激|脱皮|掉头发|角膜|没了|变质|馊|过期|发霉"
    r"|\b(?:hurt|pain|sick|ill|burn\w*|blood|bleed\w*|rash|allerg\w*|swell\w*|swollen|doctor|hospital|er|"
    r"shock\w*|smok\w*|fire|spark\w*|vomit\w*|threw up|injur\w*|cut|itch\w*|sting\w*|chok\w*|tomato"
    r"|glass|cockroach|expired|mou?ld\w*"
    r"|needle|blade|broken|bruis\w*|concuss\w*|sores?|gash|scar\w*|teeth|tooth"
    r"|slid out|handlebars|brakes? failed|blockage|shaving"
    r"|slipped|tripped|fell|broke my|wrist|ankle|faint\w*|hives|raw|unwell|dizzy)\b"
)
FLOODED = pattern(r"哭|心疼得|掉眼泪")  # tears of grief, no symptom
GROUP_POWER = frozenset({"power_bank", "scooter", "earphones", "watch", "phone"})  # things with a battery of their own
# categories in which a harm that is told is a harm by the product
OF_A_PRODUCT = frozenset({"genuine", "misuse", "coordinated", "trust_crisis", "kol_backlash", "extortion"})
OTHERS = frozenset({"cultural_misstep", "kol_scandal", "misinformation"})  # no fault of a thing is told
DESPAIR = pattern(r"想死|不想活|活不下去|自杀|轻生|kill myself|want to die|suicid|end my life")
PRIVATE = pattern(
    r"电话|手机号|身份证|信息|隐私|照片|地址|房号|住址|姓名|日记|主页|聊天记录|短信|贷款"
    r"|\b(?:profile|emails?|emailed|details|address|phone number|private|privacy|delete my)\b"
)
PARTS_OF_A_THING = frozenset({"socket", "charger"})  # the plug of an air fryer is no second thing

"""Names of people, schools, hospitals and illnesses in a text, in both scripts and in English (R167).

People are found by surname and given name. A word list tells a name from ordinary words, context and titles make up for
surnames that are ordinary words. Measured on tests/handlers/text/named_posts.toml.
"""

from collections.abc import Iterator

from handlers.text import common_words
from handlers.text.fold import fold
from handlers.text.illnesses import ILLNESS
from handlers.text.names_en import english_people, english_places
from handlers.text.re2_patterns import VARIANTS, pattern

COMMON_WORDS = common_words.COMMON_WORDS | frozenset(
    {
        "师傅",
        "顾问",
        "叶子",
        "水军",
        "周全",
        "门童",
        "安利",
        "童鞋",
        "童装",
        "全办",
        "柯基",
        "鲍鱼",
        "简直",
        "段时",
        "单亲",
        "庄园",
        "夏天",
    }
)
Place = tuple[int, int, str]  # start and end in code points of the text, and what it is

SURE = frozenset(
    "王李张刘陈杨赵吴周徐孙马朱胡郭何林罗郑梁宋唐许韩邓冯曹彭曾萧肖蔡蒋潘袁董余苏叶吕魏杜丁沈姜崔谭廖范汪陆姚卢傅钟邹熊陶邱侯薛"
    "贾韦秦阎闫龚邵钱汤黎贺尹郝孟戴莫欧夏樊葛邢岳翟殷詹倪庄聂柯凌裴霍骆辛靳鲍祁蒲戚岑柏瞿佟臧闵邬卞姬隋仇栾刁甄巩邝鄢冼阚阙"
)
UNSURE = frozenset(
    "谢付黄高田程任石金方江段雷龙史顾毛万武孔白康施文牛易乔伍庞颜章鲁耿关兰焦左柳甘祝包宁尚符舒阮纪梅童毕单季涂成苗谷盛曲翁冉蓝路"
    "温齐管柴蒙华喻房车项连简米宗全应沙荣桑丛仲明池麻官封惠乐储原燕楚申俞卫时于余严常喜"
)
DOUBLE = frozenset({"欧阳", "司马", "上官", "诸葛", "皇甫", "尉迟", "慕容", "夏侯", "司徒", "东方", "令狐", "端木"})
STRONG = frozenset(
    "伟芳娜秀英敏静丽磊勇艳杰娟涛超霞刚桂辉玲梅燕鹏慧斌宇浩轩涵梓怡欣晨佳琪诗婷雪琳颖莹晶倩瑶妍妮媛嘉俊凯博睿泽豪皓昊翔峰鑫琦雯蕾薇"
    "蓉菲萱彤彬珍凤莲翠雅淑贞惠伊诺熙曦晗晴旭昕炜烨煜灿铭锐锋钰锦宏弘鸿泓淼溪沐滨澜芝芸芬芷茜茹莉莎菁菊萌萍蓓蕊栋楠楷榕樱杉晟智曼枫"
    "珂珊琛瑾璇璐祥祯禾绮翎翰耀聪舒良荔蓝赫轶逸邦雁霄霏霖露靖韬韵馨骁骏鸣鹃鹤麒麟国军强洋建华志明红兰平娥婵嫣婉娇姗姣妙妤娴婧嫦冬霆"
    "岚岩峻崇巍川帆庭弦彦彪德恒恺悦惟慈懿承振捷擎政敬斐昌昭晓普景朗杨柏桐桦梁森楚欢武毅江沁沛泉波洁浦淳添清渝湘源滢漪潇灵炎焕然熠爱"
    "玉玥珏珠理琴琼瑜瑞瑛璟甫甜田畅盈盼真睦砚礼福秋科竹笑筱筠素紫纯维绍缘羽育胜腾航舟艺苑苒若荣莺菡葵蒙蔓虎虹蝶衡裕西诚谦贤贵赟越"
    "美桐欧玲跃辰达迪远选进逢郁采铁银锡镇闻阳隽雄雨雷青韦音颂飞香骅鲁黎龙宁安春云月丹乔亮仁伦佩依侠信俞俪倪健全冉冰利力劲励勋千升卉卓卿双"
    "叶君吉启哲唯善喆喜园坚坤城培堃增夏天奇奕奎如姝婕子孝季宜宝家宸寒寿尧山岳峥嵘帅庆康廷义之乐乾书亚亦京仪于晏缇凝念幼碧绿巧苹莺岱沅彧秦禹楚洛溥钧钊铮锴铠奥"
)
WEAK = frozenset("一文心语言思新成光生立长春东海林木本花星风小大天中民正永有少世万水火石金广友开先其向同自行道方元")
RARE = frozenset(
    "尔斯公王人宗克师老夫伯特二学三士忠兵儿哥拉氏爷庄汉叔兴祖帝相尼树见保恩格南河襄基主布州才松朝可县高纳剑引卫臣连仲顺村罗希塔守洪弟娘泰继延侯马兄时章传定皇勒发权白复尚治四誉李僧府至湖堂知初入根寨法卡圣掌"
    "令将姐门巴登仙领阿莱化群陵桥应官威通蒂齐怀丁五加寺路兆瓦禄逊震望代年名宣郎郡修图炳梦晋姆总冲乃显亭声命任周富经孙盛重性钟北常汝宫派听起冠女托茂直曾叹草济功原堡贝孟岭黄温龄塞封史润区举司鱼监谷厚古隆母者"
    "右宪营献柱业儒部岛朱九六玄哈辅勤萨亲刘宋扬便秉能烈居百多赛日无诸丰微昆教兹抚神非内忙转合甲鼎密怒作头旗从征提姊阁观庙渊魏必婆奉湾台殿毛式则耶统佐张满存皮益备攻姑洞尉彩乘唐钦制占津恭奔吴校顿沙米网凡御索"
    "亨容典深贯战桑摇宾柔因孔妹爵纪遂留茶楼列分肃允放体苏集陈斗问辛口旺均嗣渡妈颜联改沟末久七关洲佛端著首眉麦策死桢乡宽节表帮戈夷刀衣库步农回藻环赵站吾岗切致室尊耳注易胡圆觉坦丝惊廉精卢临召翼归运迎奏傅板实"
    "再欲柳训果点象坡横敦澄卒驹干麻巾记班忽野族艾父范破陶丘努纲弼律豫陆弗玛养拔穆照贾比伐抢尹管肇载枝标未池含土慎谢伏谏仆率凌申镜渠牛身称鹿寅坪霸羊藩耕嘴潮何拜印庚抱仓汗燮赞慕线舜面带眼屯左植丕赐壮督介求挺"
    "意离院乌摩仕昂约霍谋度徵解败坝默奶舍八背汤斋粉取街药烟巨井冷历淮"
    "徽因爽棠荷优超群石白寰翡骥驰骢骞霈霁"
)
GIVEN = STRONG | WEAK | RARE
AFTER = frozenset(
    "的说是在给和跟也都把被让就去来到又很太没不有要会用了买吃收做帮告找看退回拿接打写问骂推处答承态我你他她这那今昨明从对叫讲表只还却"
    "因但于并为向与及、先刚后前早已却您以曾住带送出当代得拿旁抢偷偏拉躲骗闹哭笑两三等正现进出只能刚居竟真亲跑回"
)
TITLES = (
    "老先生|老太太|小朋友|先生|女士|小姐|老师|医生|大夫|主任|院长|护士|护士长|教授|经理|总监|总|店长|同学|阿姨|叔叔|叔|姨|哥|姐|师傅|律师|警官|老板|太太|奶奶|爷爷|"
    "妈妈|爸爸|教练|校长|园长|博士|法官|主管|队长|伯伯|大姐|大哥|医师|药师|技师|会计|秘书|同志|女仕"
)
TITLE = pattern(rf"^(?:{TITLES})")
BEFORE = pattern(
    r"(?:叫做?|名字是|姓名(?:是|:)?|真名|名叫|客服|店员|医生|医师|大夫|老师|护士|导购|经理|店长|主任|院长|校长|园长|教练|女儿|儿子|孩子|宝宝|同学|妈妈|爸爸"
    r"|我妈|我爸|老公|老婆|闺蜜|朋友|同事|主播|患者|病人|记者|律师|顾问|美容师|技师|收件人|联系人|负责人|老板|司机|骑手|快递员|学生|表妹|表姐|弟弟|妹妹|姐姐|哥哥"
    r"|我[姐哥弟妹爷奶婆姨姑舅]|邻居|外婆|外公|奶奶|爷爷|室友|班主任|本人|我是|我系|署名|投诉人|当事人|博主|达人|店主|签名|先生|女士|@|——|:)[ :,“\"「'是叫]?\z"
)
NICKNAME = pattern(
    r"(?:^|[^\p{Han}]|[是叫找跟和给对问让的听被把]|客服|店员|导购|经理|师傅|同事|邻居|主播|朋友)([老阿小][\p{Han}])(?:$|[^\p{Han}]|[说的给是在和跟把也就回让答告没不又])"
)
NOT_NICKNAMES = frozenset(
    map(
        "".join,
        zip(
            *[
                iter(
                    "小心小时小孩小区小票小样小红小店小程小于小吃小气小姐小型小白小众小点小事小伙小米小哥小妹小朋小说小的小给小是小在小和小不小没小又小也小就小把小学小票小包小盒小瓶小罐小块小片小份小号小件小狗小猫小卖老是老板老师老公老婆老人老家老客老说老用老给老让老子老爸老妈老铁老款老顾老的老不老没老又老也老就老把老在老和老了老品老店阿姨阿胶阿里"
                )
            ]
            * 2,
            strict=True,
        ),
    )
)
SPACED = pattern(r"(\p{Han} {1,3}\p{Han}(?: {1,3}\p{Han})?)")
CHILD_NAME = pattern(r"(?:宝宝|孩子|女儿|儿子|闺女|小孩|叫)([\p{Han}]{2})")
SCHOOL = pattern(
    r"([\p{Han}a-z0-9]{2,12}?(?:幼儿园|幼稚园|托儿所|托育中心|早教中心|小学|中学|初中|高中|附小|附中|学校|大学|学院|书院|国中|国小))",
    r"(\p{Han}{2,4}(?:第?[一二三四五六七八九十]中|外国语|实小|一小|二小))(?:$|[^\p{Han}]|[的读上老学念门校旁附对])",
)
HOSPITAL = pattern(
    r"([\p{Han}a-z0-9]{2,14}?(?:医院|卫生院|诊所|保健院|妇保院|门诊部|卫生服务中心|医疗美容|医美中心|疗养院|养老院))",
    r"((?:协和|华西|瑞金|湘雅|同济|华山|中山|齐鲁|西京|仁济|301|养和|长庚|荣总|台大)(?:医院|皮肤科|急诊|儿科|门诊)?)(?:看|住|挂|检|查|做|的医|医生|急诊|门诊)",
)
CUT = pattern(
    r".*(?:[我你他她它们的在去到是了从读送跟被给这那个家所某有把为往找进叫带问离住由对就又都再系喺]|附近|医生说|今天|昨天|上的|念的|旁边)"
)
GENERIC = frozenset(
    [
        "三甲",
        "公立",
        "私立",
        "附近",
        "当地",
        "正规",
        "全国",
        "一所",
        "重点",
        "大型",
        "国际",
        "公办",
        "民办",
        "各大",
        "医学",
        "专科",
        "普通",
        "小区",
        "社区",
        "其他",
        "别的",
        "几家",
        "两家",
        "整个",
        "什么",
        "哪家",
        "美容",
        "综合",
        "对面",
        "一些",
        "很多",
        "中医",
        "西医",
        "宠物",
        "本地",
        "任何",
        "县里",
        "市里",
        "镇上",
        "镇里",
        "城里",
        "村里",
        "外面",
        "楼下",
        "知名",
        "著名",
        "网络",
        "驾驶",
        "大牌",
        "学生",
        "孩子",
        "毕业",
    ]
)
SUFFIXES = pattern(
    r"(?:幼儿园|幼稚园|托儿所|托育中心|早教中心|小学|中学|初中|高中|附小|附中|学校|大学|学院|书院|国中|国小|医院|卫生院|诊所|保健院|妇保院|门诊部|卫生服务中心|医疗美容|医美中心|疗养院|养老院)\z"
)


def names_in(text: str) -> Iterator[Place]:
    """Yield names of people (`name`), schools (`school`), hospitals (`hospital`) and illnesses (`illness`)."""
    text = text.translate(VARIANTS)  # half characters, which re2 refuses, become signs; lengths stay
    folded = fold(text)
    plain = folded.text
    for kind, shape in (("school", SCHOOL), ("hospital", HOSPITAL)):
        for match in shape.finditer(plain):
            group = next(g for g in (1, 2) if match.group(g))
            if (start := _own_name(plain, match.start(group), match.end(group))) >= 0:
                yield *folded.span(start, match.end(group)), kind
    for match in ILLNESS.finditer(plain):
        yield *folded.span(match.start(), match.end()), "illness"
    for start, end in _chinese_people(plain):
        yield *folded.span(start, end), "name"
    for start, end in english_people(text):
        yield start, end, "name"
    yield from english_places(text)


def _own_name(plain: str, start: int, end: int) -> int:
    """Where a place's own name begins; -1 when it is any school or any hospital."""
    cut = CUT.match(plain[start:end])
    start += cut.end() if cut else 0
    own = SUFFIXES.search(plain[start:end])
    proper = plain[start : start + own.start()] if own else plain[start:end]
    return start if len(proper) >= 2 and proper not in GENERIC else -1


def _chinese_people(plain: str) -> Iterator[tuple[int, int]]:
    at = 0
    while at < len(plain):
        length = _name_length(plain, at) if "一" <= plain[at] <= "鿿" else 0
        if length:
            yield at, at + length
        at += max(length, 1)
    for match in SPACED.finditer(plain):  # 张 丽 华
        if _name_length((match.group(1) or "").replace(" ", "") + ",", 0):
            yield match.start(1), match.end(1)
    for match in CHILD_NAME.finditer(plain):
        if (name := match.group(1) or "")[0] == name[1]:
            yield match.start(1), match.end(1)
    for match in NICKNAME.finditer(plain):
        if match.group(1) not in NOT_NICKNAMES:
            yield match.start(1), match.end(1)


def _name_length(plain: str, at: int) -> int:
    """How many characters a name has that begins here; 0 when none does."""
    if plain[at : at + 2] in DOUBLE:
        given = plain[at + 2 : at + 4]
        named = given and "一" <= given[0] <= "鿿" and given[0] not in AFTER
        return 2 + _given(given, plain[at + 4 : at + 5]) if named else 0
    if plain[at] not in SURE and plain[at] not in UNSURE:
        return 0
    introduced = bool(BEFORE.search(plain[max(0, at - 8) : at]))
    if not introduced and plain[max(0, at - 1) : at + 1] in COMMON_WORDS:
        return 0
    return _titled(plain, at) or _full(plain, at, introduced)


def _titled(plain: str, at: int) -> int:
    """A surname, or a full name, before a title: the title stays."""
    for length in (3, 2, 1):
        given = plain[at + 1 : at + length]
        rest = plain[at + length : at + length + 4]
        if len(given) == length - 1 and all(char in GIVEN for char in given) and TITLE.search(rest):
            if length == 1 and plain[at] in UNSURE and rest[:1] in "总叔姨哥姐":
                continue
            return length
    return 0


def _full(plain: str, at: int, introduced: bool) -> int:
    """A full name: by its characters, and by what stands before and after it."""
    first, second, third = (plain[at + n : at + n + 1] for n in (1, 2, 3))
    ordinary = plain[at : at + 2] in COMMON_WORDS
    if not first or first not in GIVEN or first == plain[at] or (plain[at] in UNSURE and ordinary):
        return 0
    three = second in GIVEN and (first in STRONG or second in STRONG) and second != ""
    crosses = second + third in COMMON_WORDS and first + second not in COMMON_WORDS
    strong = first in STRONG and second in STRONG
    rare = first in GIVEN and second in GIVEN and first + second not in COMMON_WORDS
    ends_here = not third or not "一" <= third <= "鿿" or third in AFTER
    if rare and not crosses and not ordinary and (introduced or (plain[at] in SURE and ends_here)):
        return 3
    if (
        three
        and not crosses
        and (
            introduced
            or (strong and (not ordinary or first + second not in COMMON_WORDS))
            or (not ordinary and plain[at] in SURE)
        )
    ):
        return 3
    two = first in STRONG and not ordinary and first + second not in COMMON_WORDS and (introduced or first != "子")
    alone = plain[at] in SURE or not "一" <= plain[max(0, at - 1) : at] <= "鿿"
    two = two or (introduced and first in GIVEN and not ordinary and first + second not in COMMON_WORDS)
    ends = not second or not "一" <= second <= "鿿" or second in AFTER
    if two and ends and (introduced or alone):
        return 2
    return 2 if introduced and not ordinary and ends else 0


def _given(given: str, after: str) -> int:
    return 2 if len(given) == 2 and given[1] in GIVEN and given[1] + after not in COMMON_WORDS else 1

"""Names of people, schools, hospitals and illnesses in a text, in both scripts and in English (R167).

People are found by surname and given name. A word list tells a name from ordinary words, context and titles make up for
surnames that are ordinary words. Measured on tests/handlers/text/named_posts.toml.
"""

from collections.abc import Iterator

from handlers.text import common_words
from handlers.text.fold import fold
from handlers.text.illnesses import ILLNESS
from handlers.text.name_characters import DOUBLE_SURNAMES, GIVEN, ORDINARY_SURNAMES, STRONG, SURNAMES
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
# Words that "little", "old" and "Ah" make, which are no nicknames.
NOT_NICKNAMES_TEXT = """
小心 小时 小孩 小区 小票 小样 小红 小店 小程 小于 小吃 小气 小姐 小型 小白 小众 小点 小事 小伙 小米 小哥 小妹 小朋 小说 小的 小给 小是 小在 小和 小不 小没 小又 小也 小就 小把 小学
小票 小包 小盒 小瓶 小罐 小块 小片 小份 小号 小件 小狗 小猫 小卖 老是 老板 老师 老公 老婆 老人 老家 老客 老说 老用 老给 老让 老子 老爸 老妈 老铁 老款 老顾 老的 老不 老没 老又 老也
老就 老把 老在 老和 老了 老品 老店 阿姨 阿胶 阿里
"""
NOT_NICKNAMES = frozenset(NOT_NICKNAMES_TEXT.split())
# 周三回我 names a weekday, 你张八达通 and 呢张单 a measure word.
WEEKDAY_OR_MEASURE = pattern(r"周[一二三四五六日天末]\z|^[你您我他这那呢嗰几两哪每][张支]")
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
GENERIC_TEXT = """
三甲 公立 私立 附近 当地 正规 全国 一所 重点 大型 国际 公办 民办 各大 医学 专科 普通 小区 社区 其他 别的 几家 两家 整个 什么 哪家 美容 综合 对面 一些 很多 中医 西医 宠物 本地 任何 县里
市里 镇上 镇里 城里 村里 外面 楼下 知名 著名 网络 驾驶 大牌 学生 孩子 毕业
"""
GENERIC = frozenset(GENERIC_TEXT.split())
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
    if plain[at : at + 2] in DOUBLE_SURNAMES:
        given = plain[at + 2 : at + 4]
        named = given and "一" <= given[0] <= "鿿" and given[0] not in AFTER
        return 2 + _given(given, plain[at + 4 : at + 5]) if named else 0
    if plain[at] not in SURNAMES and plain[at] not in ORDINARY_SURNAMES:
        return 0
    if WEEKDAY_OR_MEASURE.search(plain[max(0, at - 1) : at + 2]):
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
            if length == 1 and plain[at] in ORDINARY_SURNAMES and rest[:1] in "总叔姨哥姐":
                continue
            return length
    return 0


def _full(plain: str, at: int, introduced: bool) -> int:
    """A full name: by its characters, and by what stands before and after it."""
    first, second, third = (plain[at + n : at + n + 1] for n in (1, 2, 3))
    ordinary = plain[at : at + 2] in COMMON_WORDS
    if not first or first not in GIVEN or first == plain[at] or (plain[at] in ORDINARY_SURNAMES and ordinary):
        return 0
    three = second in GIVEN and (first in STRONG or second in STRONG) and second != ""
    crosses = second + third in COMMON_WORDS and first + second not in COMMON_WORDS
    strong = first in STRONG and second in STRONG
    rare = first in GIVEN and second in GIVEN and first + second not in COMMON_WORDS
    ends_here = not third or not "一" <= third <= "鿿" or third in AFTER
    if rare and not crosses and not ordinary and (introduced or (plain[at] in SURNAMES and ends_here)):
        return 3
    if (
        three
        and not crosses
        and (
            introduced
            or (strong and (not ordinary or first + second not in COMMON_WORDS))
            or (not ordinary and plain[at] in SURNAMES)
        )
    ):
        return 3
    two = first in STRONG and not ordinary and first + second not in COMMON_WORDS and (introduced or first != "子")
    alone = plain[at] in SURNAMES or not "一" <= plain[max(0, at - 1) : at] <= "鿿"
    two = two or (introduced and first in GIVEN and not ordinary and first + second not in COMMON_WORDS)
    ends = not second or not "一" <= second <= "鿿" or second in AFTER
    if two and ends and (introduced or alone):
        return 2
    return 2 if introduced and not ordinary and ends else 0


def _given(given: str, after: str) -> int:
    return 2 if len(given) == 2 and given[1] in GIVEN and given[1] + after not in COMMON_WORDS else 1

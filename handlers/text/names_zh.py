"""Full names of people in folded Chinese text: surname and given name, or a surname before a title."""

from collections.abc import Iterator

from handlers.text.brand_names import is_brand
from handlers.text.name_characters import DOUBLE_SURNAMES, GIVEN, ORDINARY_SURNAMES, STRONG, SURNAMES
from handlers.text.ordinary_words import ORDINARY_WORDS
from handlers.text.re2_patterns import pattern

AFTER = frozenset(
    "的说是在给和跟也都把被让就去来到又很太没不有要会用了买吃收做帮告找看退回拿接打写问骂推处答承态我你他她这那今昨明从对叫讲表只还却"
    "因但于并为向与及、先刚后前早已却您以曾住带送出当代得拿旁抢偷偏拉躲骗闹哭笑两三等正现进出只能刚居竟真亲跑回"
)
TITLES = (
    "老先生|老太太|小朋友|先生|女士|小姐|老师|医生|大夫|主任|院长|护士|护士长|教授|经理|总监|总|店长|同学|阿姨|叔叔|叔|姨|哥|姐|师傅|律师|警官|老板|太太|奶奶|爷爷|"
    "妈妈|爸爸|教练|校长|园长|博士|法官|主管|队长|伯伯|大姐|大哥|医师|药师|技师|会计|秘书|同志|女仕|班长|组长|站长|区长|局长|处长|科长|部长|董事长|老板娘|婆婆|姑娘|督导|副总|导购|柜姐|"
    "大爷|大叔|大娘|姑妈|姨妈|大伯|老爷子|阿婆|阿公|嫂|婶|伯|舅|婆|公子|sir|miss|工程师"
)
TITLE = pattern(rf"^(?:{TITLES})")
BEFORE = pattern(
    r"(?:叫做?|名字是|小哥|收银员|顾客|消费者|群主|舍友|外孙|主管|员工|店长|班上的|班里的|同组的|我们组的|值班的是|拍视频的是|签收的是"
    r"|姓名(?:是|:)?|真名|名叫|客服|店员|医生|医师|大夫|老师|护士|导购|经理|店长|主任|院长|校长|园长|教练|女儿|儿子|孩子|宝宝|同学|妈妈|爸爸"
    r"|我妈|我爸|老公|老婆|闺蜜|朋友|同事|主播|患者|病人|记者|律师|顾问|美容师|技师|收件人|收货人(?:写的是|写的|写|是)?|联系人|负责人|老板|司机|骑手|快递员|学生|表妹|表姐|弟弟|妹妹|姐姐|哥哥"
    r"|我[姐哥弟妹爷奶婆姨姑舅]|邻居|外婆|外公|奶奶|爷爷|室友|班主任|本人|我是|我系|署名|投诉人|当事人|博主|达人|店主|签名|先生|女士|@|——|:)[ :,“\"「'是叫]?\z"
)
# 周三回我 names a weekday, 你张八达通 and 呢张单 a measure word.
WEEKDAY_OR_MEASURE = pattern(r"周[一二三四五六日天末]\z|^[你您我他这那呢嗰几两哪每][张支]")
# Of a whole name and a person's title, whatever the given name: 张子墨同学.
PERSON = pattern(
    r"^(?:同学|小朋友|女士|先生|小姐|老师|医生|阿姨|叔叔|律师|教授|护士|店长|经理|主任|校长|园长|妈妈|爸爸|奶奶|爷爷)"
)
HONG_KONG = pattern(r"^(?:[生太][话说讲覆同系话,.!? ]|[工导董队处][说讲话来让跟和给,.!? 、也就不没])")  # 陈生话
ALL_OF_THEM = frozenset("全均已可未")
NOT_PERSONS = frozenset(
    {"总是", "总的", "总之", "总部", "总算", "总共", "总会", "总说", "哥们", "姐妹", "姐们", "公子哥", "伯仲"}
)
ELSEWHERE = pattern(
    r"((?:古丽|阿依|阿卜|努尔|买买提|吐尔|艾力|艾尼|木合|米热|帕提|热依|迪丽|卓玛|扎西|次仁|多吉|央金|格桑|旺堆|巴特尔|其其格|乌云|斯琴)[^\P{Han}在说的是给和跟也都阿]{0,2})"
    r"(?:$|[^\p{Han}]|[在说的是给和跟也都阿把被])",
)
# Whom we speak to on somebody's behalf, whatever words the name begins with: 向你女儿尚可欣道个歉.
TO_KIN = pattern(
    r"[向给跟对和][你您他她]的?(?:女儿|儿子|孩子|宝宝|母亲|父亲|妈妈|爸爸|先生|太太|爱人|老公|老婆|家人)(\p{Han}{2,3}?)"
    r"(?:道个?歉|致歉|赔个?不是|说声?对不起|问好)"
)
PLACES_TOO = frozenset(
    {"东方", "长孙", "南宫", "濮阳", "百里", "西门", "鲜于"}
)  # and words: a title or an introduction tells
# What is whose: 把明道远的地址写在外面.
OWNER = pattern(
    r"[把将拿用](\p{Han}{2,4}?)的(?:家庭)?(?:地址|电话|手机号?|身份证|真名|住址|联系方式|病历|微信|姓名|号码|隐私|名字)"
)
# 甘露是我妈的名字
NAME_OF = pattern(
    r"(?:^|[^\p{Han}])(\p{Han}{2,4})(?:是|系|就是|才是)[我他她你您]\p{Han}{0,3}?的?(?:名字|本名|真名|姓名|大名)"
)
SPACED = pattern(r"(\p{Han} {1,3}\p{Han}(?: {1,3}\p{Han})?)")


def full_names(plain: str) -> Iterator[tuple[int, int]]:
    """Yield names with a surname, once each."""
    at = 0
    while at < len(plain):
        length = _name_length(plain, at) if "一" <= plain[at] <= "鿿" else 0
        if length:
            yield at, at + length
        at += max(length, 1)
    for match in SPACED.finditer(plain):  # 张 丽 华
        if (match.group(1) or "")[0] in SURNAMES and _name_length((match.group(1) or "").replace(" ", "") + ",", 0):
            yield match.start(1), match.end(1)
    for match in TO_KIN.finditer(plain):
        name = match.group(1) or ""
        if name[0] in SURNAMES or name[0] in ORDINARY_SURNAMES:
            yield match.start(1), match.end(1)
    for match in NAME_OF.finditer(plain):
        if match.group(1) not in ("号码", "账号", "暗号", "密码"):
            yield match.start(1), match.end(1)
    for match in OWNER.finditer(plain):
        name = match.group(1) or ""
        if name not in ORDINARY_WORDS and name[0] in SURNAMES | ORDINARY_SURNAMES and name[-1] in GIVEN:
            yield match.start(1), match.end(1)
    for match in ELSEWHERE.finditer(plain):  # of peoples whose names have no surname
        yield match.start(1), match.end(1)


def _name_length(plain: str, at: int) -> int:
    """How many characters a name has that begins here; 0 when none does."""
    if plain[at : at + 2] in DOUBLE_SURNAMES:
        given = plain[at + 2 : at + 4]
        titled = TITLE.search(plain[at + 3 : at + 7]) or TITLE.search(plain[at + 4 : at + 8]) or TITLE.search(given)
        if TITLE.search(given):
            return 2
        ordinary = plain[at : at + 2] in PLACES_TOO
        known = not ordinary or titled or BEFORE.search(plain[max(0, at - 8) : at])
        named = known and given and "一" <= given[0] <= "鿿" and (titled or given[0] not in AFTER)
        return 2 + _given(given, plain[at + 4 : at + 5]) if named else 0
    if plain[at] not in SURNAMES and plain[at] not in ORDINARY_SURNAMES:
        return 0
    if is_brand(plain, at):
        return 0
    if WEEKDAY_OR_MEASURE.search(plain[max(0, at - 1) : at + 2]):
        return 0
    introduced = bool(BEFORE.search(plain[max(0, at - 8) : at])) and plain[max(0, at - 2) : at + 1] != "老师傅"
    if not introduced and plain[max(0, at - 1) : at + 1] in ORDINARY_WORDS:
        return 0
    return _titled(plain, at) or _full(plain, at, introduced)


def _titled(plain: str, at: int) -> int:
    """A surname, or a full name, before a title: the title stays."""
    for length in (3, 2, 1):
        given = plain[at + 1 : at + length]
        rest = plain[at + length : at + length + 4]
        if len(given) < length - 1 or rest[:2] in NOT_PERSONS or rest[:1] in (given[-1:], rest[1:2]):
            continue
        fits = all(char in GIVEN for char in given) or (length == 3 and _whole(plain, at) and PERSON.search(rest))
        if (fits and TITLE.search(rest)) or (length == 1 and plain[at] in SURNAMES and HONG_KONG.search(rest)):
            if length == 1 and plain[at] in ORDINARY_SURNAMES and rest[:1] in "总叔姨哥姐":
                continue
            return length
    return 0


def _whole(plain: str, at: int) -> bool:
    """True for a surname that is no word's beginning and two characters that make no word."""
    pair = plain[at + 1 : at + 3]
    return (
        plain[at] in SURNAMES
        and plain[at : at + 2] not in ORDINARY_WORDS
        and pair not in ORDINARY_WORDS
        and all("一" <= char <= "鿿" and char not in AFTER for char in pair)
    )


def _full(plain: str, at: int, introduced: bool) -> int:
    """A full name: by its characters, and by what stands before and after it."""
    first, second, third = (plain[at + n : at + n + 1] for n in (1, 2, 3))
    ordinary = plain[at : at + 2] in ORDINARY_WORDS
    if not first or first not in GIVEN or first == plain[at] or (plain[at] in ORDINARY_SURNAMES and ordinary):
        return 0
    if plain[at] in ORDINARY_SURNAMES and first + second in ORDINARY_WORDS and not introduced:
        return 0
    if ordinary and second in ALL_OF_THEM and not introduced:  # 叶子全散了
        return 0
    if first == second and first not in STRONG:
        return 0
    three = second in GIVEN and (first in STRONG or second in STRONG) and second != ""
    crosses = second + third in ORDINARY_WORDS and first + second not in ORDINARY_WORDS
    strong = first in STRONG and second in STRONG
    rare = first in GIVEN and second in GIVEN and first + second not in ORDINARY_WORDS
    ends_here = not third or not "一" <= third <= "鿿" or third in AFTER
    if rare and not crosses and not ordinary and (introduced or (plain[at] in SURNAMES and ends_here)):
        return 3
    if (
        three
        and not crosses
        and (
            introduced
            or (strong and (not ordinary or first + second not in ORDINARY_WORDS))
            or (not ordinary and plain[at] in SURNAMES)
        )
    ):
        return 3
    two = first in STRONG and not ordinary and first + second not in ORDINARY_WORDS and (introduced or first != "子")
    alone = plain[at] in SURNAMES or not "一" <= plain[max(0, at - 1) : at] <= "鿿"
    two = two or (introduced and first in GIVEN and not ordinary and first + second not in ORDINARY_WORDS)
    ends = not second or not "一" <= second <= "鿿" or second in AFTER
    if two and ends and (introduced or alone):
        return 2
    return 2 if introduced and not ordinary and ends else 0


def _given(given: str, after: str) -> int:
    return 2 if len(given) == 2 and given[1] in GIVEN and given[1] + after not in ORDINARY_WORDS else 1

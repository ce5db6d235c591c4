"""Schools, classes and hospitals that have a name of their own, in folded Chinese text."""

from collections.abc import Iterator

from handlers.text.re2_patterns import pattern
from handlers.text.short_places import short_places

Place = tuple[int, int, str]  # start and end in code points of the text, and what it is
SCHOOLS = "幼儿园|幼稚园|托儿所|托育中心|早教中心|小学|中学|重学|初中|高中|附小|附中|学校|大学|学院|书院|国中|国小|高职|高工|职高|中专|技校|补习班|安亲班|月子会所"
HOSPITALS = "医院|卫生院|诊所|保健院|妇保院|妇幼|门诊部|卫生服务中心|医疗美容|医美中心|疗养院|养老院|护理院|医学中心|医疗中心|体检中心|中医馆|齿科|月子中心|康复中心"
SCHOOL = pattern(
    rf"([\p{{Han}}a-z0-9]{{2,12}}?(?:{SCHOOLS}))",
    r"([^\P{Han}在读上去到我你他她的]{2,4}(?:第?[一二三四五六七八九十]中|外国语|实小|一小|二小))(?:$|[^\p{Han}]|[的读上老学念门校旁附对住就当任毕])",
)
CLASS = pattern(
    r"[一二三四五六七八九][(]\d{1,2}[)]班",
    r"(?:[小初高][一二三四五六]|[一二三四五六七八九1-9]年级?|[大中小]\p{Han}?班)?[(]?[一二三四五六七八九十甲乙丙丁忠孝仁爱\d]{1,3}[)]?班",
    r"[小初高中][一二三四五六](?:年级)?[(]?[一二三四五六七八九十甲乙丙丁\da-e]{1,3}[)]?班",
    r"\b(?:grade|year|form|class|primary|kindergarten) ?[1-9]{1,2} ?[a-h]\b",
)
HOSPITAL = pattern(
    rf"([\p{{Han}}a-z0-9]{{2,14}}?(?:{HOSPITALS}))",
    r"((?:台北|台中|高雄)?(?:荣总|长庚|马偕)|协和医院)(?:$|[^\p{Han}]|[的急住看挂门病])",
    r"((?:协和|华西|瑞金|湘雅|同济|华山|中山|齐鲁|西京|仁济|301|养和|长庚|荣总|台大|北医三院|邵逸夫|玛丽|伊利沙伯|威尔斯|广华|仁安|马偕|童综合)(?:医院|皮肤科|急诊|儿科|门诊)?)"
    r"(?:看|住|挂|检|查|做|的医|医生|急诊|门诊|吊|打针|开的)",
    r"((?:中日友好|[省市区县]妇幼|儿研所|北大人民|北医三院))(?:$|[^\p{Han}]|[急住看挂门病就检的查儿产])",
    r"(?:去|在|到|送|从|进|转|挂|住|了)((?:儿研所|儿医|妇儿|市[一二三四五六]院|省[一二三]院|[附医]大?[一二三]院|\p{Han}{2,3}[一二三四五六]院|省人医|市人医|市妇幼|"
    r"区妇幼|北大[一三]院|"
    r"\p{Han}{1,2}附[一二三])(?:院)?)",
)
CUT = pattern(
    r".*(?:[我你您他她它们的在去到是了从读送跟被给这那个家所某有把为往找进叫带问离住由对就又都再系喺紧咗完间入过上念转考至于向]|附近|医生说|今天|昨天|旁边|朋友|孩子|[^妇]女儿|儿子|细路)"
)
GENERIC_TEXT = """
三甲 公立 私立 附近 当地 正规 全国 一所 重点 大型 国际 公办 民办 各大 医学 专科 普通 小区 社区 其他 别的 几家 两家 整个 什么 哪家 美容 综合 对面 一些 很多 中医 西医 宠物 本地 任何 县里
市里 镇上 镇里 城里 村里 外面 楼下 知名 著名 网络 驾驶 大牌 学生 孩子 毕业 人民 市级 省级 县级 区级 二甲 最近 就近 专业 权威 那家 这家 每家 儿童 妇产 定点 合作 三级 中心 各级 各类 所有
"""
GENERIC = frozenset(GENERIC_TEXT.split())
SUFFIXES = pattern(rf"(?:{SCHOOLS}|{HOSPITALS})\z")


def chinese_places(plain: str) -> Iterator[Place]:
    """Yield schools, classes and hospitals of folded text; any school or any hospital is none."""
    # 建国中学 is no 国中, and nobody goes 上 to 上海
    plain = plain.replace("国中学", "国重学").replace("上海", "沪海")
    for kind, shape in (("school", SCHOOL), ("hospital", HOSPITAL)):
        for match in shape.finditer(plain):
            group = next(g for g in range(1, shape.groups + 1) if match.group(g))
            own = _own_name(plain, match.start(group), match.end(group)) if group == 1 else match.start(group)
            end = match.end(group)
            if own >= 0:
                yield own, end, kind
    yield from short_places(plain)
    for match in CLASS.finditer(plain):
        if "年" in (said := match.group(0) or "") or "(" in said or said[0] in "小初高中" or said[0].isascii():
            yield match.start(), match.end(), "school"


def _own_name(plain: str, start: int, end: int) -> int:
    """Where a place's own name begins; -1 when it is any school or any hospital."""
    cut = CUT.match(plain[start : end - 1])
    start += cut.end() if cut else 0
    own = SUFFIXES.search(plain[start:end])
    proper = plain[start : start + own.start()] if own else plain[start:end]
    if plain[start:end] in ("省妇幼", "市妇幼", "区妇幼", "县妇幼"):
        return start
    return start if len(proper) >= 2 and proper not in GENERIC else -1

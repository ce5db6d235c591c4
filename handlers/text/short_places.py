"""Schools and hospitals by the short names people call them, in folded Chinese text: 杭二中, 湘雅二, 挂九院的号.

A short name is an ordinary word as often as not: what tells is its shape, or the sentence around it.
"""

from collections.abc import Iterator

from handlers.text.re2_patterns import pattern

# One character, or two, by which a city or a province is called; 上海 stands here as 沪海 (see `places`).
ONE = "京津沪渝杭宁甬温嘉绍苏锡常通扬镇徐芜厦榕泉漳福赣济青烟潍郑洛汉武宜长深广佛莞珠惠邕桂蓉绵贵昆兰银沈哈石保唐太呼琼"
TWO = (
    "北京|天津|沪海|重庆|杭州|南京|苏州|无锡|常州|宁波|温州|绍兴|嘉兴|合肥|福州|厦门|泉州|南昌|济南|青岛|烟台|郑州|洛阳|武汉|长沙|广州|深圳|佛山|"
    "东莞|珠海|南宁|桂林|海口|成都|绵阳|贵阳|昆明|西安|兰州|西宁|银川|沈阳|大连|长春|太原|保定|唐山"
)
DIGIT = "[一二三四五六七八九十]"
NORMAL = "北华南首陕川浙东西湖河山安福广云贵海沈天"  # 师大 of these
UNIVERSITY = "人大|清华|北大|交大|复旦|同济|川大|武大|中大|华工|厦大|南大|浙大|西交|东师|南医大|北京大学|清华大学"
SCHOOL = pattern(
    rf"((?:{TWO})(?:市|第)?{DIGIT}中)",
    rf"([{ONE}]{DIGIT}中)(?:$|[^\p{{Han}}]|[的读上老学念门校旁附对住就当任毕食家高初同])",
    rf"((?:[{NORMAL}]{{0,2}}师(?:大|范)?|{UNIVERSITY})(?:实验|{DIGIT}?附[中小属]|{DIGIT}附))",
    rf"((?:{UNIVERSITY}|[{NORMAL}]师大?)附)[上读念门的住]",
    rf"([{NORMAL}]师大?[一二三]?)(?:$|[^\p{{Han}}]|[的读上学念门校附就毕])",
    r"([深成杭上南武重厦苏广福济郑石西北]外)(?:国语)?[读住念校的学订]",
)
HOSPITAL = pattern(
    rf"((?:{TWO})(?:市|第)?{DIGIT}{{1,2}}院)",
    r"(湘雅[一二三附])",
    rf"((?:{TWO})市?(?:儿童|妇儿|妇幼|肿瘤|胸科|协和|同济|口腔))(?:$|[^\p{{Han}}]|[急门住看挂查的])",
    rf"((?:{TWO})市?(?:人民|中心|中医|中西医))(?:急诊|门诊|住院|挂号|看病)",
    r"(?:住|在|到|送|从|转|挂)了?(协和|瑞金|湘雅|华西|仁济|西京|齐鲁|邵逸夫|积水潭|阜外|安贞|[浙广协]医?[一二])(?:$|[^\p{Han}]|[一二三的住两几急看了做])",
)
# Whatever stands between these words is a school, is a hospital.
AT_SCHOOL = pattern(
    r"(?:儿子|女儿|孩子|闺女|小孩|[我她他]家?娃)(?:读的?|念的?|就读于?|考[上进]了?)(\p{Han}{2,6}?)(?:$|[^\p{Han}]|[高初][一二三])",
    r"(?:在|上|考[进上了]|念|读|就读于?)(\p{Han}{2,6}?)(?:读[书初高一二三四五六]|上学|念书|住校|寄宿|上[初高]中|上小学|上幼儿园)",
)
AT_HOSPITAL = pattern(
    r"(?:送[到去了]?|转[到院去]{0,2}|在|去|到|住)(\p{Han}{2,6}?)(?:的?(?:急诊|急救|儿科|皮肤科|眼科|烧伤科|妇产科|住院|抢救|挂急诊|挂号|挂了|洗胃|输液|吊水|打点滴|打吊))",
    r"挂(?:了|的)?(\p{Han}{2,6}?)(?:的(?:专家)?号|\p{Han}科的?号)",
)
# What stands in such a frame and names nothing: where everybody is, any school, any hospital.
NOWHERE_TEXT = """
国外 国内 外地 外省 本地 当地 老家 家里 家中 附近 楼下 外面 城里 县城 县里 市里 镇上 村里 乡下 线上 网上 这里 那里 哪里 那边 这边 学校 小学 中学 初中 高中 大学
医院 诊所 门诊 急诊 夜间 凌晨 晚上 早上 今天 昨天 昨晚 当天 半夜 第一 现在 一直 已经 正在 马上 立即 及时 尽快 还在 就在 同一 三甲 大医院 省城 隔壁 对面 公立 私立 不同
中国 美国 英国 日本 韩国 法国 德国 加拿大 澳洲 新加坡 香港 澳门 台湾 台北 沪海 广东 浙江 江苏 四川 山东 河南 河北 湖南 湖北 福建 安徽 江西 陕西 云南 贵州 广西 海南
专家 幼儿园 一年级 二年级 三年级 六年级 高一 高二 高三 初一 初二 初三 大班 中班 小班 托班 寄宿 走读 普通 皮肤 儿童 内科 外科 骨科 眼科 口腔 急诊科 皮肤科
"""
NOWHERE = frozenset((*NOWHERE_TEXT.split(), *TWO.split("|")))
LOOSE = pattern(
    r"[我你您他她它们的了这那哪个家店是说有没不还看去到该可专业正规相关先请就也都再要会能把被给跟和与去来过到在年月天时后前里]"
)


def short_places(plain: str) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and kind of each; what is said of everywhere names no place."""
    for kind, shape, framed in (
        ("school", SCHOOL, False),
        ("hospital", HOSPITAL, False),
        ("school", AT_SCHOOL, True),
        ("hospital", AT_HOSPITAL, True),
    ):
        for match in shape.finditer(plain):
            group = next(g for g in range(1, shape.groups + 1) if match.group(g))
            name = match.group(group) or ""
            if not (framed and (name in NOWHERE or LOOSE.search(name))):
                yield match.start(group), match.end(group), kind

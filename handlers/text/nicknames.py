"""Names without a surname: 小刘, 阿珍, 老郑, 乐乐妈妈, 室友慧慧, 小美和小雅, in folded Chinese text."""

from collections.abc import Iterator

from handlers.text.brand_names import is_brand
from handlers.text.name_characters import GIVEN, STRONG, SURNAMES
from handlers.text.ordinary_words import ORDINARY_WORDS
from handlers.text.re2_patterns import pattern

ROLES = (
    "室友|闺蜜|女儿|儿子|闺女|孩子|宝宝|同学|同桌|表弟|表妹|表哥|表姐|堂弟|堂妹|弟弟|妹妹|侄女|侄子|外甥|外甥女|孙女|孙子|前台|导购|客服|店员|柜姐|同事|邻居|朋友|主播|代购|班长"
    "|我家|家里的?|小朋友|阿姨|护士|美甲师|美容师|技师|师傅|顾问|助理|店长|经理|主管|保姆|月嫂|老公|老婆|女友|男友|对象|细路|囡囡|个仔|个女|嗰个|叫做?"
)
AFTER_ROLE = pattern(rf"(?:{ROLES})(\p{{Han}})(\p{{Han}})")
# A given name alone, where somebody acts: 佳怡刚发消息说.
ALONE = pattern(
    r"(?:^|[,.!?;:~ \n、])(\p{Han})(\p{Han})(?:说|话|讲|刚|今天|昨天|昨晚|前天|今早|跟我|同我|和我|给我|让我|帮我|告诉|借我|也|都|她|他|问|来|去|回|在|"
    r"买|用|吃|喝|发|打|把|被)"
)
GIVEN_ALONE = frozenset(
    "梓涵轩怡欣婷琪琳颖倩瑶妍媛睿皓昊翔鑫琦雯蕾薇蓉菲萱彤彬琛瑾璇璐炜烨煜铭锐钰泓淼茜茹莉莎菁楠榕樱珂珊芸芬芷娜娟芳磊涛杰斌佳嘉子思雨语诗梦若宇浩俊志家"
    "泽沐辰晨桐悦宸玥婧妤妘翊祺晗昀昱屹骞奕弈妮伟强敏静丽勇艳刚霞军洋辉鹏飞超玲桂英华慧巧美秀文雅洁雪博鸿远航熙曦睦芯馨柔蕊凡然朗瑞翰晖晓筱可依"
)
KIN = "妈妈|爸爸|妈咪|奶奶|爷爷|外婆|外公|姥姥|姐姐|哥哥|妹妹|弟弟|同学|小朋友|阿姨|麻麻|粑粑|妈|爸"
OF_KIN = pattern(rf"(\p{{Han}})(\p{{Han}})(?:{KIN})")
SHORT = pattern(r"([小老阿])(\p{Han})")
# Surnames that are words too and yet make a nickname: 小顾, 老曹.
NICKNAMED = frozenset("付谢高程任方段雷史顾万武孔康施乔伍庞颜章鲁耿焦柳祝尚符舒阮纪童毕涂翁冉齐柴桑喻詹游宁房查解")
PET_CHARACTERS = frozenset(
    "乐豆果糖朵团圆点妞牛毛亮丽多贝米宝球星月安天阳辰晨西可可心朗康壮浩慧苗萌美媛娜莉婷琳芳玲燕红霞强明军伟刚平文宁航轩涵梓欣悦洋洋洋帅童彤蕊晴雯雪冰瑶瑞"
)
BEFORE_SHORT = frozenset(
    "是叫找跟和同与给对问让的听被把服员购理傅事居播友家个等但因就连有拉带陪告嫌骂催逼到、长台师姐哥弟妹儿工总管"
)
ADDRESSED = frozenset("叫找跟给问让听被服员")
AFTER_SHORT = frozenset(
    "才姨婶伯叔嫂确"
    "的说是在给和跟也都把被让就去来到又很太没不有要会用了买吃收做帮告找看退回拿接打写问骂推处答我你他她它这那今昨明从对叫讲只还却因但于并为与及、先刚后前早已您以曾住带送出当"
    "知借穿戴抹涂喝发住在昨今话知同话系唔冇仲建始根信电发请教劝约陪骗吵嫌怪敷冷阴转态服讲覆一直竟居硬非死坚承拍主亲上下过自各全经偏向老姐哥总叫"
)
NOT_LITTLE_TEXT = """
小心 小时 小孩 小区 小票 小样 小红 小店 小程 小于 小吃 小气 小姐 小型 小白 小众 小点 小事 小伙 小米 小哥 小妹 小朋 小说 小的 小王子 小苏打 小叶 小马 小熊 小钱 小胡 小朱 小姜 小汤 小陶 小余
小夏 小麦 小杜
小贾 小阎 小钟 小盖 小曲 小鹿 小花 小草 小雨 小雪 小月 小年 小辈 小鱼 小丑 小强 小黄 小蓝 小绿 小灰 小云 小星 小石 小路 小江 小河 小海 小山 小天 小春 小卡 小城 小楼 小家 小兔 小猫 小狗 小鸡 小鸭
小牛 小龙 小虎
小蔡鸡 小罗汉 小聪 小文 小本 小生 小新 小清 小甜 小美好 小可 小明 小飞 小冰 小爱 小度 小艺 小布 小众 小玉 小奶 小包 小金
老是 老板 老师 老公 老婆 老人 老家 老客 老子 老爸 老妈 老铁 老款 老顾 老品 老店 老钱 老江 老汤 老陶 老夏 老姜 老叶 老余 老马 老鲍 老钟 老康 老干 老年 老外 老鼠 老虎 老乡 老牌 老粉 老油 老母
老头 老太 老爷
老百 老毛 老坛 老酒 老字 老房 老旧 老化 老城 老街 老式 老派 老土 老实 老练 老早 老几 老本 老底 老规 老套 老路 老友 老同 老弟 老哥 老姐 老妹 老幼 老少 老总 老窖 老醋 老面 老抽 老火 老婆 老冰 老花
老朋 老奶 老莫 老北
老上 老广 老成 老吴家 老卤 老赖 老中 老美 老小 老大 老二 老三 老四 老妇 老伯 老伴 老汉
阿姨 阿胶 阿里 阿斯 阿莫 阿尔 阿拉 阿富 阿根 阿玛 阿司 阿奇 阿迪 阿甘 阿飘 阿嬷 阿公 阿婆 阿爸 阿妈 阿哥 阿弟 阿妹 阿爷 阿叔 阿伯 阿仔 阿女 阿飞 阿拉 阿凡 阿宽 阿狸 阿芙 阿道 阿华 阿姐 阿嫂 阿奶
阿嫲 阿么 阿托
阿那 阿普 阿立 阿卡 阿达 阿非 阿法 阿基 阿修 阿弥 阿联 阿鼻 阿谀 阿訇 阿门 阿萨 阿克 阿富 阿布 阿兹 阿波 阿米 阿们 阿巴 阿伦 阿维 阿贝 阿奴 阿比 阿什 阿胶 阿魏 阿是 阿仙 阿昔 阿苯 阿德 阿糖 阿替
阿扎 阿瑞
"""
NOT_LITTLE = frozenset(NOT_LITTLE_TEXT.split())
NOT_PETS = frozenset(
    "慢渐刚常天偏明频默处往仅纷多好早轻深偷悄试看说用穿久统通白狠静稍恰每年人家事样时妈爸姐哥弟妹爷奶叔婆公太宝囡娃星点毛亮高红大小长短"
)


def nicknames(plain: str) -> Iterator[tuple[int, int]]:
    """Yield names without a surname."""
    for match in SHORT.finditer(plain):
        if _is_short_name(plain, match.start()):
            yield match.start(), match.start() + 2
    for match in AFTER_ROLE.finditer(plain):
        start, pair = match.start(1), (match.group(1) or "") + (match.group(2) or "")
        little = pair[0] == "小" and pair not in NOT_LITTLE and pair not in ORDINARY_WORDS
        little = little and plain[start + 1 : start + 3] not in ORDINARY_WORDS
        if (little or _is_given(pair) or (pair[0] == pair[1] and pair[0] in PET_CHARACTERS)) and _ends(
            plain, start + 2
        ):
            yield start, start + 2
    for match in ALONE.finditer(plain):
        start, pair = match.start(1), (match.group(1) or "") + (match.group(2) or "")
        if pair[0] != pair[1] and pair[0] in GIVEN_ALONE and pair[1] in GIVEN_ALONE and pair not in ORDINARY_WORDS:
            yield start, start + 2
    for match in OF_KIN.finditer(plain):
        pair = (match.group(1) or "") + (match.group(2) or "")
        if _is_given(pair) and not is_brand(plain, match.start()):
            yield match.start(), match.start() + 2


def joined_after(plain: str, end: int) -> tuple[int, int] | None:
    """The given name that is joined to a name that ends at `end`: 阿珍同欣怡, 林沐阳和梓涵."""
    if plain[end : end + 1] not in frozenset("同和跟与及、&"):
        return None
    pair = plain[end + 1 : end + 3]
    given = len(pair) == 2 and pair not in ORDINARY_WORDS and (all(char in GIVEN for char in pair) or _is_given(pair))
    if given and (_ends(plain, end + 3) or plain[end + 3] in "两三几"):
        return end + 1, end + 3
    return None


def _is_given(pair: str) -> bool:
    if pair in ORDINARY_WORDS:
        return False
    if pair[0] == pair[1]:
        return pair[0] in PET_CHARACTERS or (pair[0] in STRONG and pair[0] not in NOT_PETS)
    return pair[0] in STRONG and pair[1] in STRONG


def _ends(plain: str, at: int) -> bool:
    after = plain[at : at + 1]
    return not after or not "一" <= after <= "鿿" or after in AFTER_SHORT or after in "一二三四五六七八九十两半"


def _is_short_name(plain: str, at: int) -> bool:
    """小, 老 or 阿 with a surname or a given name's character, where a person fits."""
    kind, own, before = plain[at], plain[at + 1], plain[max(0, at - 1) : at]
    if plain[at : at + 2] in NOT_LITTLE or plain[at : at + 3] in NOT_LITTLE or is_brand(plain, at):
        return False
    asked = own in SURNAMES and bool(before) and before in ADDRESSED  # 跟小曾确认: what follows may be anything
    if (not asked and not _ends(plain, at + 2)) or plain[at + 1 : at + 3] in ORDINARY_WORDS:
        return False
    free = not before or not "一" <= before <= "鿿" or before in BEFORE_SHORT
    if before + kind in ORDINARY_WORDS and before not in BEFORE_SHORT:
        return False
    if kind == "阿":
        return own in GIVEN or own in SURNAMES or own in "强珍胖瘦肥黑狗猫"
    return free and (own in SURNAMES or own in NICKNAMED or (kind == "小" and own in STRONG))

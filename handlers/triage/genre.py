"""Posts that only speak of harm: a job offer, a second-hand sale, an explanation, a story, a raffle, a question."""

from collections.abc import Iterator

from handlers.text.term_patterns import compile_finder, en_terms, zh_terms
from handlers.triage.features import Features

JOB = r"""
    诚聘 急聘 高薪聘 (?:^|[^会可该])招聘[:：，,一若启岗信中]?~6(?:员|师|岗|人|工) 招募~6(?:员|者|人) 岗位职责 任职要求 投(?:递)?简历 月薪~4[0-9k千万] 五险一金 内推 校招 社招
    招~2(?:夜班|全职|兼职|急)?~2(?:护士|医生|[安质]全?员|工程师|技师|店员|服务员|侍应|焊工|电工|锅炉工|理货|司机|文员|律师|法务|公关|厨师|导购) 征才 徵才 求职 应聘
"""
JOB_EN = """
    hiring, we're hiring, now hiring, job opening, apply (?:via|now|here|at|by),
    send (?:your )?(?:cv|resume), vacancy, salary
"""
RESALE = r"""
    (?:^|[^被])转让(?:全新|闲置|一|两|自用|未) 出闲置 闲置出 闲置转 低价转 全新未拆 仅拆封 [0-9]+(?:包邮|带走|不刀) 可小刀 (?:^|[,，。!])出一[个支瓶台件套只双]
    闲鱼 打包出 放售 (?:^|[,，。!])平放 自用~2转 转手
"""
RESALE_EN = "for sale, selling my, wts, pick up only, brand new in box, bnib, asking price"
EXPLAINER = r"""
    [一三五1-9十]~1(?:分钟|个动作|步|招)~2(?:学会|教会|搞懂|看懂|教你|分辨|判断|搞定) 正确的?(?:急救|处理|打开|使用)方[法式] 家长必看
    (?:烫伤|烧伤|噎住|触电|中毒|过敏)(?:之?后)?(?:怎么办|怎么处理|第一时间|该怎么|应该怎么|急救)
    科普 一文[看读]懂 [一三五1-5]分钟[看了读]懂 [一二三四五六七八九十0-9]招~2(?:教|学|搞|避|防|辨) 冷知识 小知识 知识点 你知道(?:吗|为什么)
    (?:为什么|为何|怎么|如何)(?:会|能)?~8(?:原理|看懂|避免|预防|分辨|挑选|选购|自救|急救) 教你[如怎几一三五] 安全提示 消防提示 安全小贴士
    (?:医生|专家|律师|工程师|消防员)(?:提醒|建议|解读|科普)[:,，：]
    讲座 公开课 原理(?:是|:|：) 消防演[习练] 安全演[习练] 应急演[习练]
"""
EXPLAINER_EN = r"""
    explained, what you need to know, how to (?:avoid|prevent|tell|choose|treat|recogni[sz]e), safety tips,
    a guide to, webinar, drill,
    why do \w+ ~4 (?:explode|swell|burn|crack), first aid
"""
STORY = r"""
    (?:小说|剧|电影|番|片子?|动漫|游戏)[里中] 连载 第[一二三四五六七八九十百0-9]+[章回集话](?:[:,，。 ]|更新) 剧情 剧透 番剧 男主 女主 反派 副本 boss 打本 段位 抽卡 剧本杀
    恐怖片 cos(?:服|妆) 特效妆 伤效妆
"""
STORY_EN = r"""
    chapter [0-9]+, novel, episode [0-9]+, spoiler, fan ?fic\w*,
    in the (?:movie|film|show|game), boss fight, gameplay, season [0-9]+
"""
RAFFLE = "抽奖 转发(?:抽|送|这条|本条)~8 转评赞 关注[+＋和并]转发 揪[0-9一二三]位 送出[0-9]+份 宠粉福利 直播预告 今晚[0-9八九七]点直播 新品发布"
RAFFLE_EN = "giveaway, to win, raffle, retweet to, live stream tonight, now in stores"
QUESTION = r"""
    (?:求问|请问|想问|问一下|问下|求助|有没有人|有人[用买吃喝]过|有冇人|大家觉得|姐妹们?觉得|蹲一个)[^。!\n]{0,30}(?:吗|么|嘛|呢|咩|\?|$)
    (?:会不会|能不能|可不可以|适不适合|适合)[^。!\n]{0,16}(?:吗|么|呢|\?)
    (?:孕妇|宝宝|敏感肌|小朋友|孩子|老人)[^。!\n]{0,8}(?:能用|能吃|能喝|可以用|可以吃|适合用)[^。!\n]{0,4}(?:吗|么|嘛|\?)
"""
QUESTION_EN = r"""
    (?:is|are) (?:this|it|these|they) ~3 (?:safe|ok|okay|good) (?:for|to|during)[^?]{0,40}\?,
    (?:does|do|will|can) (?:anyone|anybody|this|it)[^?]{0,60}\?
"""

# First hand: what was lived through is a report, whatever the post is besides.
LIVED = r"""
    (?:我|俺|咱|老公|老婆|女儿|儿子|孩子|宝宝|爸|妈|室友|朋友|同事)[^。!?\n]{0,14}(?:烫|伤|肿|疼|痛|吐|拉|晕|住院|急诊|医院|流血|窒息|卡住|电到|过敏了|起疹|烧|炸)
    (?:用|吃|喝|涂|抹|敷|穿|戴|洗|充)(?:了|完|过|着)[^。!?\n]{0,14}(?:烫|伤|肿|疼|痛|吐|拉|晕|医院|流血|烂|红|痒|炸|烧|冒烟|电)
"""
HURT = r"burn(?:ed|t)?|hurt|cut|swoll?en|vomit\w*|sick|hospital|choked|bled|bleeding|fell|injured|rash|shocked"
LIVED_EN = rf"(?:i|we|my|our) (?:\w+ ){{0,5}}(?:{HURT})"

_GENRES = {
    "job": (JOB, JOB_EN),
    "resale": (RESALE, RESALE_EN),
    "raffle": (RAFFLE, RAFFLE_EN),
    "story": (STORY, STORY_EN),
    "explainer": (EXPLAINER, EXPLAINER_EN),
    "question": (QUESTION, QUESTION_EN),
}
_finders = {
    name: compile_finder(f"{zh_terms(chinese)}|{en_terms(english)}") for name, (chinese, english) in _GENRES.items()
}
_find_lived = compile_finder(f"{zh_terms(LIVED)}|{en_terms(LIVED_EN)}")
# A genre says nothing about a post that also complains of these.
GRAVE = (
    "taken_doctor",
    "doctor",
    "authority",
    "extortion",
    "privacy",
    "watched",
    "rights",
    "silenced",
    "boycott",
    "attack",
)


# An offer that says so at once stays one, even with a word of complaint: why it is sold, what the job is about.
OFFERS, OPENING = ("job", "resale", "explainer"), 12
ASKS = "question"  # a question about a product is answered, not dismissed


def elsewhere(features: Features) -> str:
    """The genre of a post that reports nothing of its own; empty for every other post."""
    if features.is_wordless or any(name in features.signals for name in GRAVE) or _find_lived(features.folded):
        return ""
    plain = not features.displeasure and features.reservations < 2
    return next((name for name, place in _genres(features) if plain or (name in OFFERS and place < OPENING)), "")


def _genres(features: Features) -> Iterator[tuple[str, int]]:
    """Every genre whose words the post has, and where they begin."""
    found = ((name, find(features.folded)) for name, find in _finders.items())
    return ((name, span[0]) for name, span in found if span)

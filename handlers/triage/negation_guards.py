"""Blanks out what a post only denies, fears, asks or jokes about, at its own length, before signals are matched."""

from functools import reduce

from handlers.text.term_patterns import compile_blanker, en_terms, zh_terms
from handlers.triage.terms.benign import BENIGN

AILMENT = """
    过敏 烂脸 毁容 红肿 泛红 发红 起疹子? 皮疹 红疹 疹子 湿疹 荨麻疹 爆痘 闷痘 长痘 灼伤 灼烧感? 刺痛感? 刺激感? 脱皮
    中毒 拉肚子
    肚子?[痛疼] 胃痛 腹泻 呕吐 瘙痒 发痒 敏感 (?:头皮|皮肤|脸)?[发泛又]?[痒疼痛红]感? 掉头发 掉发 脱发 不适 不舒服
    烫伤 割伤 头晕 流血 出血 水肿 肿胀 肿 爆炸 起火 着火 触电 漏电 自燃 冒烟
"""
FAULT = """
    异物 虫子? 蟑螂 苍蝇 头发 发霉 霉味 变质 馊 过期 甲醛 致癌物? 农药 重金属 荧光剂 激素 异味 怪味 臭味 假货 假的
    仿品 冒牌 高仿 山寨
    色差 掉色 褪色 开线 发黄 漏[液油水]? 坏掉 坏 破损? 碎 起球 变形 缩水 卡[顿粉] 死机 搓泥 拔干 黏腻 粘腻 油?腻 刺鼻
    难闻 虚假宣传 欺骗
    骗[人我]? 呃 夸大 智商税 套路 避雷 踩?雷 踩坑 坑人? 拔草 差评 中?伏 歧视 辱华 抄袭 剽窃 丑化 侮辱 泄露 泄漏
    骚扰电话 投诉过? 失望 后悔
    难[吃喝食用看] 生气 嬲 敷衍 糟糕 恶心 贵 差 慢 硬 老 咸 腥 脏 甜 酸 辣 干[燥巴] 淡 油 韧 柴 肥 厚重 苦 涩 翻车
    问题 毛病 瑕疵 压力 不满意? 吐槽 抱怨 浪费 无聊 离谱 过分 夸张 缺点 划痕 推诿 缺斤少两 隐形消费 强制消费 不好 不妥
"""
NOT = "不 没有 没 冇 唔 无 未曾 未有 未 不是 唔系 看不到 见不到 闻不到 告别 远离"
FILLER = """
    会 再 怎么 有 [出发][现生]过? 产生 任何 什么 啥 咩 一点 一丝 半点 丝毫 明显 引起 导致 造成 感到 感觉 觉得 到 容?易
    太 很 [那这]么 咁 特别 算 是 存在 [接收]到过? 听到 一个 半个 闻到 发现 看到 见到 [吃遇买]到过? 系
    [令让使叫](?:你|您|大家|我们|人|我) 至于 含 添加
"""
AFTER_AILMENT, CONJUNCTION = "反应|现象|情况|症状|的情况|的感觉|的问题|成分", "[、/]|和|或者?|与|及|以及|跟"
DENIAL = "(?:<no><so>{0,3}(?:(?:<ailment>|<fault>)<tail>?<link>?)+)+"

RELIEF = """
    缓解 改善 舒缓 修[复护] 减少 降低 减轻 针对 治疗 专治 消除 去除 解决 预防 防止 避免 以防 防治 应对 对付 拯救 摆脱
    抑制 镇静 安抚 调理
"""
RELIEF_OF = "皮肤 脸部 面部 脸上 头皮 肌肤 换季 敏感肌? 宝宝 孩子 我的 我 你的 你 您 各种 轻微 季节性 产后 的 严重 日常"
CURED = "好了 消了 退了 没了 消失 缓解 改善 不见了 减轻 舒缓 褪了 消下去 好转 变少 少了 下去了 治好 降下来"
FOOD = """
    海鲜 虾 蟹 花生 牛奶 乳糖 奶制品 花粉 酒精 坚果 芒果 菠萝 鸡?蛋 麸质 面筋 猫毛? 狗毛? 尘螨 青霉素
    香菜 贝类 大豆 小麦
"""
PURPOSE = """
    (?:<ease>)(?:<whose>){0,3}(?:<ailment>)
    [防抗祛除灭杀驱消止治](?:过敏|脱发?|掉发|头皮屑|敏感?|痒|红|痘|肿|水肿|虫|蟑螂|霉|螨|甲醛|异味|臭味?|爆炸?|漏|火|痛|疼|泛红|刺痛)
    去(?:痘|红血丝|肿|火|螨|霉|甲醛|异味|臭|头皮屑) [零低无](?:过敏|敏感|刺激)
    (?:希望|怕|担心|害怕|生怕|以为会|万一|如果|假如|若是?|要是|一旦|以免|免得|是否|会不会|有没有|有无|能不能)~6(?:<ailment>|防?脱|假货|踩雷|踩坑|翻车)
    (?:<ailment>)(?:肌|体质|肤质|源|原[体检测]|性?鼻炎|性体质|测试|期|人群|季|皮(?:也|能|可|用|的)|星人)
    (?:<ailment>)(?:也?(?:能|可以?)(?:放心)?[用吃涂]|者|专用|必备|救星|克星|修[复护]|膏|药|也不怕)
    (?:<ailment>)的?(?:都|也|就|全|很快|已经|慢慢|明显|基本)?(?:<cured>)
    (?:<ailment>)~4[，,]?(?:所以|就|才|特意|专门|想着?|打算|准备|听说)[^，。,.!?不别]{0,4}[买试囤]
    (?:<ailment>)的(?:宝宝|孩子|小孩|小朋友|婴儿|人|老人|朋友|姐妹|狗|猫)~4(?:能|可以|适合|可唔可以|喝|吃|用)~8[吗么嘛？?]
    (?:产后|熬夜|换季|压力大|遗传|天生|常年|本来|本身|从小)[^，。,.!?用吃喝涂敷擦]{0,4}(?:掉头发|掉发|脱发|泛红|脱皮|过敏|爆痘|长痘)
    (?:以前|之前|原来|原本|过去)[^，。,.!?用吃喝涂敷擦]{0,6}(?:<ailment>)~~16(?:好多了|好了|改善|不再|没再|少了|缓解|[没不]掉)
    (?:生理期|经期|例假|姨妈|痛经|感冒)~4(?:<ailment>) (?:<ailment>)(?:的时候|时|期间)~2[喝用敷涂吃擦贴来]
    (?:对|对于)(?:<food>)类?(?:会|有|严重)?过敏 (?:海鲜|花粉|芒果|乳糖|酒精|猫毛|花生)过敏
    (?:隔壁|别家|别人家|友商|竞品|(?:别的|其他|其它)(?:牌子|品牌|店|家))[^，。,.!?你我这就]{0,8}(?:<ailment>)
    [用换试][了过]?(?:别的|其他|其它|别家|人家|旧的|以前的?)~8(?:<ailment>)
"""
QUESTION = r"(?:会|请问|想问|求问|问问|有人|有没有人|有冇人|大家)~10(?:<ailment>|假货|正品)~3(?:吗|么|嘛|呢\?|咩|\?)"

JOYS = "好[吃喝食饮味看听笑闻用香] 可爱 漂亮 快乐 满足 激动 感动 幸福 惊艳 上头 便宜 开心"
JOY = f"{JOYS} 笑 美 香 帅 甜 爽 嗨 萌 鲜 仙 正"
EXAGGERATION = """
    中毒 拉肚子 呕吐 爆炸 炸裂 炸了 起火 着火 窒息 休克 昏迷 晕[倒厥] 抽筋 冒烟 吐 流鼻血 流血 肚子?[痛疼] 胃痛 触电
    断裂 飞起 爆了 毁容 犯罪 报警 投诉 打人 骂人 哭 死 崩溃 跺脚 住院 要命
"""
JOKE = """
    (?:(?:<joy>)[到得]|(?:<joys>)的)(?:让人|令人|让?我|人)?(?:想要?|快?要|直接|差点|都)?(?:<wild>) 像中毒[一似般]
    中毒[太很]?深 中毒[般性]
    (?:味道?|香味?|旋律|歌曲?|剧|舞|声线|声音|颜值|笑容)[^，。,.!?吃喝闻用涂]{0,5}中毒 [看听刷][到得]中毒 令人窒息
    窒息(?:的|般|感|操作|美)
    (?:感觉自己|彻底|深度|上瘾|洗脑|循环|魔性|颜值|嗑|磕)(?:真的|快?要|快|都|已经|就|有点|是|像)?中毒
    (?:脾气|火气|心态)~2爆炸 (?:网络|电脑|手机|系统|u盘|机器)~~10中毒 触电(?:般|的感觉|感|似)
    爆炸(?:好|多|性|头|般|糖|鸡|薯|酱|虾|蛋|芝士|奶|美|香|甜|辣|可爱|推荐|式|力|盐|贴|级|的(?:香|汁|口感|美味|味|好))
    (?:口感|味道|味蕾|汁水?|口中|嘴里|口腔|人气|颜值|幸福感?|信息|知识|心态|情绪|香味|奶香|满足感|宇宙|人口|数据|流量|订单|单量|热度|好评|生意|评论区|元气|能量|头)~3爆炸
    (?:差|抵|贵|多|平|嬲|烦|挤|迫|慢|气|惊|油|咸|辣|满|忙|丑|土|难食|难吃)[到得]爆炸 天气?~4热到~2(?:爆炸|冒烟)
"""

# Matched before the guards: each shields words that a guard would misread.
SHIELDED = r"""
    不得不 不能不 不止 不仅 不只 不光 不单 不但 不久 难道不 不是[^，。,.!?]{0,6}(?:是什么|是啥|吗|么) 不可不 无法不
    恨不得 忍不住 可怕
    恐怕 哪怕 如果不是 要不是 若不是 要是早 如果早 早知道 食物中毒 酒精中毒 是不是 系咪 没想到 想不到 没有不 不是不 无良
    有人(?:和|跟|同)?我?(?:也|一样) 会(?:和|跟)我一样
    不过(?:过|会|有|后|现|确|真|实|是|用|味|质|包|客|物|服|价|最|脸|皮)
    (?:从不|从来不|从没|从来没有?)过敏的?~8(?:都|也|竟|居然|却)(?:过敏|中招|烂|红|爆|起|扛不住|受不了)
"""
SHIELDED_EN = "not only, if it weren't, never (?:had|got|experienced|seen|broken out) ~6 (?:until|before|like this)"

NOT_EN = r"""
    no, not, never, without, nor, non, zero, isn't, wasn't, don't, doesn't, didn't, won't, hasn't, haven't, hadn't,
    can't, free of, free from, prevents?, preventing, prevention of, reduc(?:e|es|ed|ing), sooth(?:e|es|ed|ing),
    reliev(?:e|es|ed|ing), calm(?:s|ed|ing)?,
    treat(?:s|ed|ing)?, stops, stopped, (?:great|good|perfect|best|works|ideal|designed|made|recommended) for,
    helps?(?: with)?, fights?,
    against, if you (?:are|get|have), in case of, afraid of, worried about, cleared(?: up)?, cured, heal(?:s|ed)?
"""
FILLER_EN = """
    any, a, an, the, my, your, have, had, been, causes?, caused, get, got, feel, felt, single, signs?, of, more, even,
    be, give, gave, me,
    contain, slightest, or, and, skin, is, see, seen, saw, noticed?, leave, kind, experienced?, all, to, sort, issues,
    with, prone, disappointed, really, at, that, so, as
"""
AILMENT_EN = r"""
    allerg(?:y|ic|ies), anaphyla\w+, rash(?:es)?, hives, broke out, break(?:ing )?outs?, swollen, swelling, swelled,
    itchy, welts, pain,
    itch(?:es|ed|ing), blister(?:s|ed)?, (?:food )?poison(?:ing|ed), vomit(?:s|ed|ing)?, throwing up, threw up,
    diarrh?o?ea, bleeding,
    stomach(?: )?(?:ache|cramps?|pains?), nausea, nauseous, sting(?:s|ing), stung, redness, infect(?:ed|ion), fainted,
    passed out, chok(?:ed|ing), burning sensation, burns?, hair loss, irritat(?:ion|ed)
"""
FAULT_EN = r"""
    bad, disappoint(?:ed|ing|s)?, regret(?:ted|s)?, complaints?, complain, problems?, issues?, fakes?, counterfeit,
    scam, overpriced,
    expensive, greasy, broken, leak(?:s|ing|ed|age)?, smell, expired, mou?ld, cracked, damaged, rude, slow, worse,
    poor, hate, hairs?,
    foreign (?:object|body), plastic, formaldehyde, pesticides?, heavy metals?, gimmick, racist, misleading,
    fail(?:s|ed)?, wrong
"""
_ail, _fault = en_terms(AILMENT_EN), en_terms(FAULT_EN)
DENIAL_EN = (
    rf"{en_terms(NOT_EN)}(?:[ -]{en_terms(FILLER_EN)}){{0,4}}[ -](?:{_ail}|{_fault})"
    rf"(?:(?:, ?| or | and |, or | nor )(?:{_ail}))*"
)
QUESTION_EN = rf"\b(?:does|do|will|would|can|could)\b[^.?!\n]{{0,50}}(?:{_ail})[^.?!\n]{{0,20}}\?"
GONE_EN = "(?:(?:is|are|has|have|was) )?(?:all |now |completely )?(?:gone|disappeared|cleared|went away|improved)"
ABOUT_EN = (
    rf"(?:{_ail})[ -]"
    rf"(?:free|prone|relief|treatment|season|sufferers?|tested|friendly|cream|skin type|control|safe|{GONE_EN})\b"
)

_ailment = zh_terms(AILMENT)
_guards = (
    zh_terms(JOKE, joy=zh_terms(JOY), joys=zh_terms(JOYS), wild=zh_terms(EXAGGERATION)),
    *BENIGN,
    zh_terms(
        PURPOSE,
        ease=zh_terms(RELIEF),
        whose=zh_terms(RELIEF_OF),
        ailment=_ailment,
        cured=zh_terms(CURED),
        food=zh_terms(FOOD),
    ),
    zh_terms(QUESTION, ailment=_ailment),
    zh_terms(
        DENIAL,
        no=zh_terms(NOT),
        so=zh_terms(FILLER),
        ailment=_ailment,
        fault=zh_terms(FAULT),
        tail=AFTER_AILMENT,
        link=CONJUNCTION,
    ),
    f"{DENIAL_EN}|{QUESTION_EN}|{ABOUT_EN}",
)
_blankers = [compile_blanker(f"{zh_terms(SHIELDED)}|{en_terms(SHIELDED_EN)}", guard) for guard in _guards]


def blank_benign(text: str) -> str:
    """Return folded text of the same length with everything benign blanked out."""
    return reduce(lambda left, blank_out: blank_out(left), _blankers, text)

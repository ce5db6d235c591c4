"""Words of creators in trouble and of hearsay (R28, R40)."""

from handlers.text.term_patterns import en_terms, zh_terms

STAR = "代言人 代言 品牌大使 形象大使 博主 主播 明星 艺人 偶像 爱豆 顶流 达人 网红 带货 up主 kol"
DOWNFALL = """
    塌房 翻车 出轨 劈腿 偷税 逃税 漏税 被抓 被捕 被拘 吸毒 嫖娼 家暴 打人 斗殴 劣迹 封杀 丑闻 睡粉 诈捐 醉驾 酒驾 性侵
    学术造假 判刑 入狱 带走 拘留 通缉 人设崩 塌[了成得] 通报 锤了 被锤
"""
STAGED = """
    (?:根本|从来|压根|其实)~2[没冇](?:用|吃|喝|穿|试|住|去)过? 自己~4不(?:用|吃|喝|穿) (?:给|发)~2个?稿~4念 照(?:着稿)?念 念的?~3稿 都是稿子?
    (?:喝|用|吃|穿)的?~4(?:根本)?不是(?:你|这|她|他) 剧本 摆拍 刷(?:量|单|数据) 买的?粉
"""
SCANDAL = "塌房 <star>~~16<downfall> <star>~~24<staged> <downfall>~~10<star> (?:解约|换掉|撤掉|终止|取消)~6代言"
STAR_EN = r"ambassador|endorser|spokes(?:person|man|woman|model)|influencer|celebrity|idol|streamer"
SCANDAL_EN = r"""
    (?:<star>) ~8 (?:arrest(?:ed)?|scandal|cheat(?:ed|ing)|tax evasion|drunk driving|assault|abuse|cancell?ed),
    (?:scandal|arrest(?:ed)?|tax evasion) ~6 (?:<star>), drop (?:your|the) (?:ambassador|endorser)
"""

HEARSAY = """
    听说 据说 网传 传言 传闻 谣传 有人爆料 有人说 内部员工 内部人 朋友说 听讲 坊间
    疯传 传疯 群里说 都在(?:传|转) 在传 传开 前员工 小道消息 员工爆料 有网友爆
"""
CLAIM = """
    工业 明胶 塑化剂 地沟油 色素 三无 添加 成分 配方 代工 贴牌 激素 致癌 有毒 倒闭 破产 跑路 召回 被查 被罚 罚款 造假
    假的 工业原料 过期 回收 勾兑 转基因 防腐剂 动物实验
    下个?月要?[收关倒] 要收了 收档 执笠 关门 死猪 病死 查封 关停 罂粟 僵尸肉 预制 用的是 其实是 是假 没有备案 无证 不合格
"""
HEARSAY_EN = (
    "i heard|rumou?r has it|rumou?rs?|apparently|allegedly|word is|someone told me|an insider|a former employee"
)
CLAIM_EN = (
    "recall(?:ed)?|bankrupt|fake|banned|toxic|cancer|illegal|shut(?:ting)? down|hormones?|"
    "animal testing|made in|owned by"
)
RUMOUR_EN = r"""
    (?:<hearsay>) ~9 <claim>, (?:<hearsay>) ~4 tests? on animals
"""

_scandal = {"star": zh_terms(STAR), "downfall": zh_terms(DOWNFALL), "staged": zh_terms(STAGED)}
_rumour = zh_terms("<hearsay>~~20<claim>", hearsay=zh_terms(HEARSAY), claim=zh_terms(CLAIM))

SIGNALS = {
    "scandal": f"{zh_terms(SCANDAL, **_scandal)}|{en_terms(SCANDAL_EN, star=STAR_EN)}",
    "rumour": f"{_rumour}|{en_terms(RUMOUR_EN, hearsay=HEARSAY_EN, claim=CLAIM_EN)}",
}

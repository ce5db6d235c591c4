"""Cheerful emoji where a person is harmed, and too many of any (EMOJI_TONE); the names of platforms' stickers."""

from collections.abc import Iterator

from handlers.checks.model import Finding, Level
from handlers.checks.parsed_draft import ParsedDraft
from handlers.text.re2_patterns import pattern

PICTURES = pattern(
    r"[\x{1F300}-\x{1F3FA}\x{1F400}-\x{1FAFF}\x{2600}-\x{27BF}\x{2B50}\x{2B55}\x{231A}-\x{23FF}]|\[[^\[\]\s]{1,10}\]"
)
CHEERFUL = pattern(r"""
    [😂🤣😄😆😁😃😀🎉🥳😘✨😜🤪😎]|\[(?:笑哭|偷笑|派对|哈哈|嘻嘻|憨笑|笑cry|doge|吃瓜|大笑|庆祝|礼花|得意|色|飞吻|酷
      坏笑|奸笑)[rh]?\]
""")
CUTE = pattern(r"[哦呢呀哒啦]\s*~+")
MAX_IF_GRAVE, MAX_OTHERWISE = 2, 3
# Xiaohongshu ends its names with R or H ("[哭惹R]"), Bilibili puts the set before an underscore ("[热词系列_好耶]").
STICKER_PATTERN = pattern(r"^\[(?:[^\]]*\p{Han}[rh]|[^\]]{1,8}_[^\]]{1,8}|[^\p{Han}a-z]{1,4})\]$")

_STICKER_NAMES = """
    泪 心 抱抱 蜡烛 作揖 微笑 哭 大哭 流泪 笑哭 笑cry 允悲 悲伤 伤心 心碎 爱心 比心 玫瑰 鲜花 花 拥抱 握手 合十 抱拳
    祈祷
    双手合十 拜托 求 给力 赞 强 棒 鼓掌 加油 奋斗 努力 胜利 耶 好的 ok 好 弱 差劲 拳头 doge 二哈 吃瓜 吃惊 惊讶 惊恐
    惊 疑问
    疑惑 思考 白眼 翻白眼 捂脸 捂脸哭 裂开 苦涩 破涕为笑 害羞 脸红 尴尬 汗 流汗 冷汗 擦汗 黑线 晕 衰 吐 恶心 生病 口罩
    怒 怒骂
    生气 发怒 愤怒 抓狂 崩溃 委屈 可怜 可爱 嘻嘻 哈哈 偷笑 憨笑 呲牙 呲牙笑 坏笑 奸笑 阴险 得意 调皮 撇嘴 发呆 呆 色
    花心 亲亲
    飞吻 么么哒 鄙视 哼 左哼哼 右哼哼 嘘 闭嘴 困 睡 打哈欠 哈欠 傲慢 骷髅 敲打 再见 拜拜 挖鼻 鼓励 酷 酷拽 机智 皱眉
    失望 无奈
    无语 跪了 摊手 囧 费解 笑而不语 星星眼 互粉 礼物 礼花 蛋糕 庆祝 烟花 太阳 月亮 凋谢 咖啡 奶茶 干杯 福 红包 发财
    666 good
    感谢 谢谢 爱你 想你 送心 点赞 赞啊 鲜花开 绝望 哭泣 酸了 嘿哈 旺柴 叹气 让我看看 emm 打脸 天啊 哇 加油加油
    社会社会 翻滚 保护 嫌弃 心动 悠闲 期待 憧憬 灵光一闪 墨镜 大笑 歪嘴 喜极而泣 妙啊 辣眼睛 微感动 感动 舔屏 看
"""
STICKERS = frozenset(_STICKER_NAMES.split())


def emoji_tone(parsed: ParsedDraft) -> Iterator[Finding]:
    """Yield cheerful emoji in grave cases and "哦~" where a person may be harmed, else one emoji too many."""
    context, text = parsed.context, parsed.text
    unfit = [
        *(CHEERFUL.finditer(text) if context.is_grave else ()),
        *(CUTE.finditer(text) if context.may_involve_harm else ()),
    ]
    for match in unfit[:MAX_OTHERWISE]:
        yield parsed.finding("EMOJI_TONE", Level.WARN, match.start(), match.end())
    limit = MAX_IF_GRAVE if context.is_grave else MAX_OTHERWISE
    pictures = [match for _, match in zip(range(limit + 1), PICTURES.finditer(text), strict=False)]
    if len(pictures) > limit and not unfit:
        yield parsed.finding("EMOJI_TONE", Level.WARN, pictures[limit].start(), pictures[limit].end(), str(limit))


def is_sticker(bracket: str) -> bool:
    """True for a folded "[name]" that a platform shows as a picture."""
    return bracket[1:-1] in STICKERS or bool(STICKER_PATTERN.match(bracket))

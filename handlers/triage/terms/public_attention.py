"""Who is watching: trending lists, media, regulators (R32, R33)."""

from handlers.text.term_patterns import en_terms, zh_terms

TRENDING = """
    热搜 热榜 上推荐了 首页都是 首页推荐了 全网都在(?:骂|说|传)
    (?:话题|全网|评论区|笔记|帖子|这事|微博|视频|词条)~3爆了 (?:视频|话题|词条|帖子|笔记|这事)~4上榜 爆上(?:热门|首页) 上了?热门 热门第
"""
TRENDING_EN = r"""
    trending (?:on|now|topic|number|at|[0-9]), already trending, (?:is|are|was|it's|now) trending,
    go(?:ne|ing|es)? viral, went viral, hot search
"""

PRESS = "央视 中央台 cctv 电视台 央媒 新华社 人民日报 焦点访谈 每周质量报告 记者"
COVERAGE = "发文 痛批 批评 锐评 来拍 来了 的人来 报道 曝光 点名 采访 暗访 播出 调查 揭露 打假 介入 跟进 关注"
MEDIA = r"""
    <press>~4<coverage> 记者(?:来|已|联系|问|您好|你好) 记者~3(?:打|来)~3电话 记者~8(?:来拍|上门|过来)
    (?:联系|找|告诉|通知|叫|请|爆料|投给|我们?是|有|被|让|等|捅给?|打给|打电话给)~4<press>
    (?:联系|找|爆料给?|曝光给?|通知|惊动|告诉|捅给?|投稿给?)~4媒体 (?:多家|官方)媒体 媒体<coverage> (?:上|登)了?新闻
    新闻(?:报道|曝光|里播|播了) \b315晚会 (?:上|等着|被|见)了?315\b \b315(?:曝光|见|点名|打假) 3[·.]15晚会 被通报
    官方通报 通报(?:不合格|处罚)
"""
REGULATOR = """
    药监 食药监 食药局 药品监督 市场监管 市场监督 市监局 质监 质检总局 网信办 食环署 卫生局 卫健委 卫生部门 疾控
    海关总署 工信部 监管部门 监管介入 有关部门介入 (?:市场|药|法院|公安|警方|部门)~6立案 约谈 食安署 食安中心 食药署
"""
MEDIA_EN = r"""
    journalists?, reporters?, (?:the|local|national) (?:press|news|media), news (?:station|outlet|crew|channel)s?,
    recall notice,
    (?:contact(?:ed|ing)?|tell|told|call(?:ed|ing)?) the media, cctv (?:news|report|exposed), regulators?,
    under investigation,
    (?:report(?:ed|ing)?|complain(?:ed|ing|t)?) ~3 (?:fda|samr|nmpa|health department|food safety),
    health (?:department|inspector), fda (?:warning|recall|investigation)
"""

WATCHED = f"{zh_terms(MEDIA, press=zh_terms(PRESS), coverage=zh_terms(COVERAGE))}|{zh_terms(REGULATOR)}"

# Somebody says that many accounts post one text: of what these claim, nothing is the author's.
SAME_TEXT = "同一段 同一句 同样一?段? 一模一样 一字不差 一个字都?不改? 复制粘贴 复制 照抄"
ACCOUNTS = """
    [几数0-9两二三四五六七八九十百]{1,4}多?个~2(?:账?号|小号|人|用户|id) (?:一堆|一批|成堆|好多|一排)~4(?:账?号|小号|新号|id) 都是(?:昨天|今天|刚|新)~2注册
"""
COPIES = "(?:<same>)~~20(?:<accounts>) (?:<accounts>)~~20(?:<same>)"
COPIES_EN = r"""
    (?:same|identical|copy[- ]?pasted?) (?:text|comment|words|review|message|paragraph)s? ~8 (?:accounts|profiles),
    (?:accounts|profiles) ~8 (?:same|identical) (?:text|comment|words|review|message|paragraph)s?
"""

_copies = {"same": zh_terms(SAME_TEXT), "accounts": zh_terms(ACCOUNTS)}

SIGNALS = {
    "copies": f"{zh_terms(COPIES, **_copies)}|{en_terms(COPIES_EN)}",
    "trending": f"{zh_terms(TRENDING)}|{en_terms(TRENDING_EN)}",
    "watched": f"{WATCHED}|{en_terms(MEDIA_EN)}",
}

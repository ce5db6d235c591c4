"""No lawyers, police, platforms or publicity held against the customer (R87, X7)."""

from handlers.checks.model import Level
from handlers.checks.word_rule import YOU, S, word_rule

THREAT = (
    word_rule(
        "THREAT",
        Level.BLOCK,
        rf"""
        律师[函信]  起诉  诉讼  追究{S}{{0,6}}责任  报警  举报{YOU}  法律(?:责任|后果|途径|手段|武器)  后果自负
        后果由{YOU}  已(?:经)?(?:将|把)?{S}{{0,8}}(?:反馈|反映|举报|提交|上报)(?:给|至|到)?{S}{{0,8}}平台
        保留{S}{{0,4}}追究  走法律  法庭见  我们的?律师  取证{S}{{0,4}}(?:完成|固定)  法律追诉  追诉权  法律顾问
        追究到底  律师{S}{{0,4}}(?:准备|收集|整理|起草)  报案  触法  法院见
        (?:请|望)(?:你|您)?自重  侵权行为  有权{S}{{0,4}}追究
        法务(?:部)?已{S}{{0,3}}(?:介入|跟进|知悉)  (?:向|跟|找)平台{S}{{0,4}}(?:申诉|投诉|举报|反映)
        (?:你|您|请|要){S}{{0,3}}(?:对|为)(?:自己|你|您){S}{{0,3}}(?:话|言论|言行)(?:负责|承担)
        (?:诽谤|造谣|诬告){S}{{0,6}}(?:坐牢|判刑|犯法|违法|入刑|责任)  (?:公开|公布|晒出|贴出)(?:你|您
          我们)?的?(?:聊天|通话|对话)记录
        警(?:方|察)(?:会|将|来|找)  法务(?:部|同事)?(?:会|来|将)?(?:处理|跟进|介入|联系|找)
        (?:投诉|举报|检举){YOU}?的?(?:这|那|此)?{S}{{0,2}}(?:笔记|帖|评论|账号|视频|内容|贴文)
        平台{S}{{0,4}}(?:处理|封|处罚|限制|下架){S}{{0,3}}(?:你|您|账号|笔记)  负{S}{{0,3}}法律  我们知道{YOU}(?:是谁
          在哪|住|的)
        (?:已经?|都|全部?){S}{{0,4}}(?:截图|录屏|存证|公证|取证)  (?:截图|录屏|证据){S}{{0,4}}(?:都|已经?)?(?:保存
          保留|固定|存证)
        """,
        allowed_if_after=rf"""
        (?:不会|不用|绝不|从没想|没有?要|无意|不想){S}{{0,4}}  烟雾  一氧化碳
        {YOU}{S}{{0,8}}(?:说|想|要|会|有权|可以|打算|完全可以|先|尽管){S}{{0,4}}  建议{S}{{0,4}}
        (?:我们|该我们){S}{{0,6}}承担{S}{{0,8}}  (?:内部|涉事|员工|门店|供应商){S}{{0,8}}
        """,
        allowed_if_before=r"(?:编?号|回执|证明|单|记录|流程|时|需要|我们(?:都|也)?配合)|"
        r"器|(?:转|交|发)(?:给|到)(?:品控|同事|研发|工厂|质检|仓库|物流|门店|客服)|平台(?:客服)?(?:仲裁|介入|赔付|退款)|我们(?:都|也)?(?:认|接受|配合)",
        allowed_if_near=rf"""
        (?:我们|品牌|该){S}{{0,6}}(?:承担|负){S}{{0,6}}(?:法律)?责任  内部追究
        (?:需要|想|要|可以|打算)报警{S}{{0,6}}(?:我们|全程|都)?(?:配合|支持|陪|给)
        追究{S}{{0,6}}(?:内部|员工|供应商|门店|我们自己|相关人员)  对(?:内部|涉事|员工|门店|供应商)
        (?:全程)?配合{S}{{0,4}}(?:警方|调查|$)|报警{S}{{0,4}}我们{S}{{0,2}}(?:全程)?配合
        """,
    ),
    word_rule(  # what the customer has to fear, whether or not the text says who acts
        "THREAT",
        Level.BLOCK,
        rf"""
        {YOU}[^,。!?\n]{{0,8}}(?:要|得|须|需|将){S}{{0,4}}(?:负|承担){S}{{0,4}}法律  (?:找|交给|委托|请)(?:我们的?)?律师
        律师(?:会|来|将)?(?:处理|跟进|介入|函)  提告  (?:告|告上){YOU}(?:们)?(?:的|$|[,。!])
        """,
        allowed_if_after=rf"(?:不会|不用|绝不|没有?要|无意|不想){S}{{0,4}}|{YOU}(?:可以|有权|完全可以|尽管|想|也能){S}{{0,4}}",
    ),
    word_rule(
        "THREAT",
        Level.BLOCK,
        r"""
        legal (?:action|consequences|steps|measures)  (?:taken|saved|kept) (?:the )?screenshots?  or we (?:will
          ['’]ll) (?:act|take|have to)
        stop (?:spreading|posting) (?:lies|this|rumou?rs|false)  (?:our|a|the) (?:lawyers?|attorneys?) (?:has|have|will)
        take (?:this|you) to court  \b(?:sue|suing) you  lawsuit
        (?:our|my) (?:lawyers?|attorneys?|legal (?:team|department|counsel))  cease and desist
        report(?:ed|ing)? (?:you|your (?:account|post)|this (?:post|account))  call the police
        """,
        allowed_if_after=r"you(?:['’]re| are)? (?:\w+ ){0,3}",
    ),
)

"""What a kind of text must and may not say, by category and assessment.

R55, R71, R72, R84, R90, R147, X8, X12, and the "forbidden" column of the rubric.
"""

from collections.abc import Iterator

from handlers.checks.model import Finding, Level
from handlers.checks.parsed_draft import ParsedDraft
from handlers.checks.word_rule import YOU, S, apply_rules, word_rule
from handlers.text.re2_patterns import pattern

FORBIDDEN_BY_CATEGORY = {  # per category, whatever the words mean elsewhere
    "safety": (
        word_rule(
            "WRONG_FOR_CATEGORY",
            Level.BLOCK,
            rf"""
            (?:可以|能|放心|请|建议|坚持|接着)(?:先)?(?:继续|接着|坚持)(?:使用|用|吃|涂)  不用停(?:用)?
            (?:可以|先|建议|不如|要不|改成?|换成?){S}{{0,4}}(?:隔(?:天|几天|一?段)|减量|少量|少涂
              降低频率){S}{{0,3}}(?:再|试|使?用|涂|吃)
            (?:再|先)(?:继续)?(?:使?用|试|观察)(?:几天|两天|一?段时间|一?阵|用?看|试看)  再(?:试试|用用看|观察观察)
            (?:刺痛|泛红|发红|痒|脱皮|爆痘|闷痘|刺激|反应|辣|热){S}{{0,8}}(?:属于|都?是|算|很|挺)(?:比较)?(?:正常|常见)
            (?:属于|都?是|算)(?:很)?正常(?:的|$|[,。!~])  (?:说明|代表|证明|是){S}{{0,6}}(?:起效|起作用|生效|吸收|有效)
            (?:确定|会不会|是不是|有没有可能)(?:不是)?{S}{{0,3}}(?:吃|喝|碰|熬)了?{S}{{0,4}}(?:海鲜|辣|酒|夜|坏|别的)
            (?:正常|排毒|好转)(?:的)?(?:反应|现象)  适应期  建立耐受  过(?:几|两|三)天(?:自然)?(?:就|会)(?:好|消)
            (?:[几一二两三四五六七半\d]+|一?段)(?:天|周|晚|个?小时|个?星期|个月|时间){S}{{0,4}}(?:就|会
              能){S}{{0,2}}(?:好|没事|消|恢复
              缓解|痊愈)
            (?:自己|自然|自行|慢慢|很快)(?:就|会|能)(?:会|能)?(?:好|消|退|痊愈|恢复)
            (?:不用|没必要|不需要)(?:去)?(?:医院|就医|看医生)
            个例  (?:就|只有|就只)(?:你|您)(?:一个|一位|自己)  {YOU}(?:确定|真的)(?:是)?(?:用|吃)(?:的)?我们  (?:keep
              continue) using
            (?:totally |perfectly )?normal reaction
            (?:sting\w*|redness|tingling|itch\w*|peeling|reaction) (?:\w+ ){{0,2}}(?:is|are) (?:\w+ ){{0,2}}(?:normal
              common|expected)
            no need to see a doctor
            """,
            allowed_if_after=rf"(?:不(?:要|能|可以|建议|是|该)|别|千万别|先别|请勿|并非|医生{S}{{0,6}}|就算|即使|哪怕){S}{{0,6}}",
            allowed_if_before=r"(?:吗|前)",
            allowed_if_near=r"医嘱|医生|大夫|医院开|不是正常|不该|不应该|不能说|哪里",
        ),
    ),
    "cultural_misstep": (
        word_rule(
            "WRONG_FOR_CATEGORY",
            Level.BLOCK,
            rf"""
            误解  误会  误读  曲解  过度解读  想太多  断章取义  上纲上线  (?:太|过于|别太?|不要太?)敏感  敏感了
            (?:理解|解读)(?:错|偏|有误)  (?:没有?|并无)(?:那个|这个|别的|任何|恶|不好)的?(?:意思|意图|含义)
            初衷(?:是|并非|不是|只是)  艺术(?:表达|创作|手法)  {YOU}没(?:看懂|理解)
            本意(?:并非|不是|是)  misunderst  misinterpret  taken out of context  overreact
            """,
            allowed_if_after=rf"(?:不是|没有|并非|不能说是|不会说是|谈不上|绝不是){S}{{0,4}}",
        ),
        word_rule("EMOJI_TONE", Level.WARN, r"[😂🤣😄😆😜🤪😎🎉]|哈哈|嘻嘻|~"),
    ),
    "extortion": (
        word_rule(
            "WRONG_FOR_CATEGORY",
            Level.BLOCK,
            rf"""
            (?:给|付|转)(?:{YOU})?{S}{{0,6}}(?:红包|合作费|好处|一笔)  (?:要|开)多少钱  多少钱(?:可以|能|才|合适)
            什么价
            开个价  报个价  谈(?:一?下|谈)?(?:合作|价|条件)  (?:出|给|付)(?:你|您)?一?(?:笔|些|点)(?:费|钱|补偿费)
            (?:补偿|赔偿|费用){S}{{0,4}}{YOU}看(?:多少|怎么)
            商量(?:一?下)?{S}{{0,4}}(?:价|钱|金额|费用)  勒索  敲诈  要挟  威胁我们  合作(?:机会|名额)  extort
            blackmail  name your price
            """,
        ),
    ),
    "coordinated": (
        word_rule(
            "WRONG_FOR_CATEGORY",
            Level.BLOCK,
            r"小号|刷屏|同一批人|组团|有组织|雇(?:佣|人|来)?|僵尸号|机器人|刷的|有人指使|bots?\b|paid (?:posts|"
            r"accounts)",
            allowed_if_after=r"不是|不会说(?:是|您是)?",
        ),
    ),
    "misinformation": (
        word_rule(
            "WRONG_FOR_CATEGORY",
            Level.BLOCK,
            r"以讹传讹|动动脑子|常识|智商|无知|可笑|荒唐|无稽之谈|胡编|瞎编|[这你您]也信|nonsense|ridiculous|"
            r"spreading (?:rumou?rs|lies)",
        ),
        word_rule("WRONG_FOR_CATEGORY", Level.ACK, r"谣言|辟谣"),
    ),
    "kol_scandal": (
        word_rule(
            "WRONG_FOR_CATEGORY",
            Level.BLOCK,
            r"(?:相信|支持|力挺)(?:他|她|ta|代言人)|清者自清|劣迹|塌房|人品|品行|道德败坏|活该|罪有应得|"
            r"stand by (?:him|her)",
            r"(?:他|她|代言人)的?私事|私生活|付出(?:了)?代价",
        ),
    ),
}

FORBIDDEN_IN_FIRST_ACK = (  # a first acknowledgement comes before the facts: no cause, no money (X12)
    word_rule(
        "FIRST_ACK_CAUSE",
        Level.BLOCK,
        rf"""
        (?:是|因为|由于|因){S}{{0,14}}(?:导致|造成|引起|所致)
        (?:因为|由于)(?:我们)?{S}{{0,4}}(?:批次|配方|仓库|物流|快递|系统|员工|天气|活动|大促|供应商|工厂|操作|包装
          运输|原料)
        原因(?:是|在于)  (?:经|已)(?:核实|查明|调查|确认)  caused by  due to (?:a|an|the|our)
        """,
        allowed_if_near=r"是不是|是否|到底|还不|查清|核完|弄清",
    ),
    word_rule(
        "FIRST_ACK_MONEY",
        Level.BLOCK,
        rf"""
        (?:全额|全款|双倍|[一二两三四五六七八九十\d]+倍)?(?:退款|退钱|赔偿|赔付|补偿|赔{YOU}|免单|返现)
        退一?赔[一二三四五六七八九十\d]  假一赔  [\d一二两三四五六七八九十百千]+(?:元|块钱?)  优惠券  代金券
        (?:full |a )?refund  compensat  voucher
        """,
        allowed_if_near=r"没|不|拖|说好的|投诉|申请|流程|进度|的事|问题|扣|手续费|一直|still|never|refus|n[o']t\b",
    ),
)

STATEMENT_PARTS = {  # what a public statement holds (R90)
    "what_happened": pattern(
        r"事情|经过|发生|\d+月\d+日|\d+日|接到|收到|发现|反映|出现|投诉|on \w+ \d+|happened|received|found"
    ),
    "apology": pattern(r"道歉|抱歉|对不起|致歉|apologi|sorry"),
    "remedy": pattern(
        r"退款|退货|退还|赔|补偿|召回|换|下架|停售|暂停|停用|救治|承担|免费|refund|recall|replace|compensat"
    ),
    "prevention": pattern(
        r"改进|整改|整顿|加强|培训|流程|今后|以后|避免|防止|杜绝|复检|增加|检查|improve|prevent|training|from now on"
    ),
    "next_update": pattern(r"公布|更新|同步|通报|告知|公开|\d+日前|下一次|update|publish|report back"),
}
ADMISSION = pattern(r"""
    是我们(?:的?(?:错|问题|疏忽|责任|失误)|没|不对|做得|搞)|我们(?:的)?(?:没做好|没做到|做错|错了|搞错|疏忽|失误|责任)
      (?:确实|的确|真的?)(?:是我们|不该|不应该|没做好|没做到)|我们(?:认|漏|弄错|发错)|our (?:fault|mistake|error)
      we (?:got|made|failed|messed|let)
""")
ACTION_TAKEN = pattern(r"""
    已(?:经)?(?:给|为|帮)?(?:你|您)?(?:安排|补发|退|换|寄|下架|停|送检|联系)|(?:have|has|'ve) (?:already )?(?:refunded
      sent|replaced|stopped)
""")
FAULT = pattern(
    r"是我们的?(?:错|问题|责任|失误|疏忽|不对)|我们的(?:错|责任|失误|疏忽)|(?:责任|错|问题)(?:全|都)?在(?:于)?我们|我们(?:做错|搞错|弄错|全责|负全责)"
    r"|我们(?:认错|的锅)|怪我们|our (?:fault|mistake|error|responsibility)|we (?:got (?:it|this) wrong|messed up|"
    r"failed you|take full)"
)
NOT_OURS = pattern(r"(?:不|并非|未必|谁说|到底|是不是|不一定|不全)\s*\z|\b(?:not|n['’]t)(?: \w+)? \z")
HARM_ACCEPTED = pattern(
    r"抱歉|对不起|道歉|致歉|承担|赔|补偿|医疗费|是我们的?(?:错|问题|责任)|\bsorry\b|apologi|compensat|our fault"
)
THANKS = pattern(r"谢谢|感谢|多谢|thank")


def forbidden_in_category(parsed: ParsedDraft) -> Iterator[Finding]:
    """Yield words that the incident's category forbids."""
    cause = (
        "safety"
        if parsed.context.may_involve_harm and parsed.context.base_category not in FORBIDDEN_BY_CATEGORY
        else parsed.context.base_category
    )
    yield from apply_rules(FORBIDDEN_BY_CATEGORY.get(cause, ()), parsed)


def required_of_kind(parsed: ParsedDraft) -> Iterator[Finding]:
    """Yield cause or money in a first acknowledgement, and what a statement lacks of its five parts."""
    if parsed.context.kind == "first_ack":
        yield from apply_rules(FORBIDDEN_IN_FIRST_ACK, parsed)
    if parsed.context.kind == "statement":
        for part, signs in STATEMENT_PARTS.items():
            if not signs.search(parsed.text):
                yield parsed.finding_on_whole("STATEMENT_MISSING", Level.BLOCK, part)


def required_by_assessment(parsed: ParsedDraft) -> Iterator[Finding]:
    """Yield what contradicts the assessment or a platform report already filed, and what it calls for."""
    context, text = parsed.context, parsed.text
    harm = HARM_ACCEPTED.search(text)
    if context.fabricated_report_filed and harm:
        yield parsed.finding("CONTRADICTS_REPORT", Level.BLOCK, harm.start(), harm.end())
    if context.validity == "valid" and context.kind in ("resolution", "statement", "private_message"):
        if not ADMISSION.search(text):
            yield parsed.finding_on_whole("ADMISSION_MISSING", Level.ACK, "admission")
        if not parsed.promises and not ACTION_TAKEN.search(text):
            yield parsed.finding_on_whole("ADMISSION_MISSING", Level.ACK, "action")
    fault = FAULT.search(text)
    if fault and context.validity in ("invalid", "unclear") and not NOT_OURS.search(text[: fault.start()]):
        rule = "OVER_APOLOGY" if context.validity == "invalid" else "ADMISSION_UNFOUNDED"
        yield parsed.finding(rule, Level.ACK, fault.start(), fault.end())
    if context.climate == "defend" and context.surface.public and not THANKS.search(text):
        yield parsed.finding_on_whole("THANK_DEFENDERS", Level.ACK)

"""How a colleague words a request: of whom, about what; and what makes it none: a "do not", a question about others."""

from handlers.text.re2_patterns import Match, pattern

POST = r"(?:帖子?|贴(?:子|文)?|笔记|文章|评论|留言|差评|负评|负面|黑稿|视频|影片|内容|热搜|词条|搜索(?:结果)?|截图|它|这(?:条|篇|个)|那(?:条|篇|个))"
THEM = r"(?:他们?|她们?|ta|对方|博主|作者|楼主|用户|顾客|客人|客户|消费者|网友|发帖人?|当事人|[这那]个人|那[男女]的)"
OURS = r"(?:我们|咱们?|自己|自家|官方|品牌|正面|好的)"
HARM = r"(?:过敏|烂脸|红肿|受伤|[烫烧灼]伤|住院|中毒|送医|就医|安全|隐患|召回|批次|不良反应|副作用|超标|起火|自燃|爆炸|漏电|伤人|进了?(?:医院|急诊|icu)|出事|烧坏)"
S = r"[^。!?！？;；\n]"
A_POST = r"(?:posts?|notes?|reviews?|comments?|videos?|threads?|articles?|results?|hashtags?|trend\w*|it|this|that)"
A_PERSON = r"(?:him|her|them|the (?:author|poster|blogger|customer|user|creator|reviewer|woman|man|girl|guy))"

# "Can it be …" asks for the act; "check whether others …" asks what is so.
_WISHED = pattern(
    r"""
    (?:是不是|是否|有没有|会不会|有无)(?:可以|能够?|要|该|办法|可能|渠道|关系|途径|人(?:能|可以))  能不能  可不可以  要不要  可以不可以  行不行
    \b(?:whether|if) (?:we|you|someone|anyone|the platform) (?:can|could)\b
    """
)
_WISHED_OF_THEM = pattern(
    r"\b(?:ask|asked|asking|wonder\w*|beg\w*|urg\w*)\b[^.!?\n]{0,24}?\b(?:whether|if) (?:she|he|they) (?:would|"
    r"could|can|will)\b"
)
_INQUIRED = pattern(
    rf"(?:查|核实|了解|看|问|弄清|确认|监测|留意|排查|调查|判断|分析|识别)(?:一下|下|清楚|看看)?{S}{{0,8}}(?:是不是|有没有|是否|会不会|有无|是谁)"
    rf"  (?:查|核实|了解|看|问|确认|留意)(?:一下|下|清楚|看看|看)?{S}{{0,12}}(?:没有|了没|了吗|没)(?:$|[,。?])"
)
_POLITE = pattern("是不是  有没有")
_PART_OF_DRAFT = pattern(
    r"""
    (?:句|表情|字眼?|词|段|行|开头|结尾|称呼|标点|emoji|链接|号码|空格|感叹号|问号|落款|签名|草稿|版本)
    \b(?:sentences?|lines?|words?|emojis?|paragraphs?|phrases?|greeting|ending|parts?|links?|drafts?|comma
        exclamation)\b
    """
)
_NOT_ASKED = pattern(
    r"""
    (?:别|不要|不能|不可以|不可|不许|不准|不得|禁止|严禁|不会|不该|不应|拒绝|反对|不是|没有|没|不用|不必|千万别|绝不|从不|谁|为什么|有人|他们在?|对手|竞品|防止|防|怕|避免|收到
        停止|取消|暂停|停掉|制止|说我们|质疑我们|指我们|谁在|对方要求?){S}{0,5}$
    不$  (?:她们?|他们?|ta|对方|顾客|用户|客户|博主|作者)(?:还|也|又|来)?问{S}{0,3}$
    \b(?:don'?t|do not|never|not|no|without|cannot|can'?t|won'?t|must not|should not|refuse to|avoid|stop|prevent
        they|someone|he|she|who|why)\b[^.!?\n]{0,12}$
    """.replace("{S}", S)
)
_ABOUT_OTHERS = pattern(
    rf"""
    (?:查|识别|排查|举报|统计|分析|核实|应对|记录|收集|怀疑|疑似|判断|监测|取证|揭露|像是?|遇到|被){S}{{0,5}}$
    \b(?:whether|if|detect|identify|suspect\w*|count|report|investigate|rival\w*|competitors?|others)\b[^.!?\n]{{0,24}}$
    """
)


# What runs already is to end, or ebbs by itself.
_ENDED = pattern(
    rf"^{S}{{0,6}}(?:暂停|停掉|停了|停发|停下|下线|取消|中止|撤下)|^[^.!?\n]{{0,16}}\b(?:pause|stop|cancel)"
)
_EBBS = pattern(rf"(?:等|待|等到|随着|直到){S}{{0,6}}$")
_HARM_FIRST = pattern(rf"^{HARM}")
# A "do not" inside the words found, where no aim of the kind is worded as one.
_FORBIDS = pattern(r"不要  别(?:再|去)?  切勿  请勿  \b(?:not|never|\w+n't)\b")
_OTHER_CONTENT = pattern(r"手机号  身份证  隐私  个人信息  广告  海报  \b(?:ads?|label|banner|phone|personal)\b")
_OF_THEM = pattern(rf"{THEM}|{A_PERSON}")
_REMINDED = pattern(r"忘|漏|忽略|省略|forget|leave out")
_HIDES = pattern(r"^(?:别|不|先|勿|避免|暂|瞒着|绕过|避开|don|do not|never|avoid|without|stop|no need)")


def as_wish(folded: str) -> str:
    """A folded text in which a polite question, such as "can we …", asks for its act."""
    return _WISHED.sub("请", _WISHED_OF_THEM.sub("ask her to", folded))


def as_request(folded: str) -> str:
    """The same, and a question about others is one."""
    return _POLITE.sub("请", _INQUIRED.sub(" who ", as_wish(folded)))


def is_asked(kind: str, folded: str, hit: Match) -> bool:
    """True unless the words before it say not to or ask about others, or it is a part of a draft that is to go."""
    part = kind == "delete" and _PART_OF_DRAFT.search(folded[hit.start() : hit.end() + 12])
    if part and not _OF_THEM.search(folded[hit.start() : hit.end()]):
        return False
    if kind == "delete" and _OTHER_CONTENT.search(folded[max(0, hit.start() - 12) : hit.end() + 12]):
        return False
    before, act = folded[max(0, hit.start() - 40) : hit.start()], folded[hit.start() : hit.end()]
    if kind in ("fake_reviews", "boost", "as_consumer", "bury", "auto_post"):
        ebbs = kind == "bury" and _EBBS.search(before)
        if kind != "bury" and _FORBIDS.search(act):
            return False
        if _ABOUT_OTHERS.search(before) or _ENDED.search(folded[hit.end() :]) or ebbs:
            return False
    if kind == "hide_safety" and (_HIDES.search(act) or _HARM_FIRST.search(act)):  # the "do not" is part of the act
        return not _REMINDED.search(act)
    return not _NOT_ASKED.search(before[-24:])

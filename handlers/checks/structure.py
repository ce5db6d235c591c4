"""How a reply is built: the person first, their own matter, one way to go on, no longer than the platform allows
(R63, R64, R70, R73, R79)."""

import unicodedata
from collections.abc import Iterator

from handlers.checks.issue_overlap import addresses_issue
from handlers.checks.model import Finding, Level, Surface
from handlers.checks.parsed_draft import ParsedDraft
from handlers.checks.placeholders import PLACEHOLDERS
from handlers.text.re2_patterns import pattern

ANSWER_KINDS = frozenset({"first_ack", "resolution", "private_message", "kol_outreach"})  # kinds that answer one person
PUBLIC_ANSWER_KINDS = frozenset({"first_ack", "resolution"})
CATEGORIES_WITH_EMPATHY = frozenset(
    {"genuine", "safety", "kol_backlash", "misuse", "privacy", "cultural_misstep", "trust_crisis"}
)
CATEGORIES_WITHOUT_INVITE = frozenset(
    {"cultural_misstep", "kol_scandal", "trending"}
)  # answered to everybody, not to one customer

ACKNOWLEDGEMENT = pattern(
    r"""
    抱歉  对不起  对不住  对唔住  不好意思  道歉  心疼  看(?:到|见|完|了)  刷到  读完  认真(?:看|读)  听(?:到|你|您)
    (?:能|很|太|完全|特别|非常|都)理解  理解(?:你|您|大家|这种|那种)  换(?:做|作|成)?(?:我|谁|是我)  难受  糟心  辛苦
    委屈  抱抱  闹心  气人  添堵  遭罪  受罪  受惊  吓(?:到|坏|人|一跳)  失望  着急  扫兴  恼火  火大  憋屈  膈应
    不应该  (?:确实|真的?|的确|实在|太)不该  是我们(?:的?错|没|不对|不好|疏忽|做得|太|搞|的问题)
    我们(?:没做好|做得不好|做得不够|错了|搞砸|疏忽|没做到|认)  怪我们  换谁  谁都(?:会|受不了|不)
    放(?:在)?我(?:们)?身上  不能接受  说不过去  一肚子火  太离谱  太过分
    让(?:你|您|大家)[^,。!?;\n]{0,8}(?:了|受|等|白)  久等
    (?:谢谢|感谢)(?:你|您)(?:愿意|把|花|提醒|指出|告诉|说|讲|反映|肯|认真|这么|专门|特意)  (?:你|您)说[的得](?:对|没错
      是)  \bsorry\b
    apologi[sz]e  (?:must|can) (?:have been|be|feel) \w+  understand(?:ably)? (?:how|why|your|that)
    \bhear (?:that|this|about)  thank(?:s| you) for (?:telling|letting|flagging|raising|showing)
    that['’]?s (?:awful|terrible|not (?:ok|okay|good|right|acceptable))  our fault
    we (?:messed|got this wrong|let you down)  \bsaw (?:your|that)
    """,
)
# Care without a set phrase: what it feels like, that they are right, what is safest now.
CARE = pattern(
    r"""
    疼  痛  慌  害怕  吓  担心  [很真太好多]烦  急人  急死  惨  狼狈  窝火  扎心  折磨  咽不下  崩溃  惭愧  反胃  糟  生气  气(?:笑|死|炸)  冤  嬲  扫兴  可惜  倒胃口
    不好受  没耐心  坐不住
    不怪(?:你|您)  (?:先|马上|立刻|赶紧|请)[^,。!?]{0,4}(?:停|别|去医院|就医|去看)  (?:站不住|越线|不对|不像话|说什么理由|点讲都)
    (?:谁|边个|任何人)[^,。!?]{0,4}(?:都|也)  (?:人|孩子|宝宝|老人)没事吧  好点没
    \b(?:awful|wrong|rotten|miserable|frightening|scary|painful|horrible|unacceptable|frustrating|sick|poor|not what
      should(?:n['’]t| not| never) have|right now|on us|glad)\b
    """
)
EXPLANATION = pattern(
    r"""
    因为  由于  其实  但是  但(?:我们|这|请|产品|经)  然而  (?:^|[,。!?\s])不过[^分头关瘾敏来去期如是]  均?(?:已)?通过
    检测  测试
    我们的?产品  (?:正确|规范)(?:的)?(?:使用)?(?:方法|用法|步骤|方式)  核实  并未  没有?查到  配方  成分  生产标准
    工艺  \b(?:because|due to|however|actually|our products?|tested|ingredients?)\b
    """,
)
WORD = pattern(r"[\p{L}\p{N}]")
HAN = pattern(r"\p{Han}")
FAR_TOO_LONG = 1.5  # times the limit
OPENING_LENGTH, OPENING_LENGTH_EN = 40, 120  # code points in which the person must be met

INVITE = pattern(
    r"""
    私[信讯我聊戳]  后台(?:留言|找|滴|告诉|联系)  \bdms?\b  戳(?:一?下)?(?:我|头像|主页)
    点(?:我们?)?(?:的)?(?:头像|主页)  (?:订单|站内|店铺|在线|平台|店里)(?:的)?(?:客服|消息)  发(?:个|条)?消息  站内信
    小窗  滴滴我们  \binbox\b  message us  direct message  private message
    """,
)
ADMISSION = pattern(
    r"""
    抱歉  对不起  是我们(?:的?错|没|不对|疏忽|的问题|的责任|做得)  我们(?:的)?(?:没做好|没做到|错了|疏忽|责任|问题)
    our (?:fault|mistake)  \bsorry\b
    """,
)
QUALIFICATION = pattern(
    r"""
    ^[^。!?\n]{0,20}?((?:但是?|不过|可是|只是)(?:我们|这|产品|其实|毕竟|一般|通常|正常|物流|快递|天气|最近|活动|也请
      也希望|您|你)|由于|因为|毕竟|\bbut (?:we|our|you|the)\b|\bhowever\b|\bdue to\b)
    """,
)
QUESTION = pattern(r"\?+|(?:吗|呢|么|没有?)(?:[,。!~\n]|$)")


def ack_first(parsed: ParsedDraft) -> Iterator[Finding]:
    """The person's experience comes before any explanation, within the first 40 code points (120 in English).

    Form, so a tick at most; an opening that takes up their matter without a word of feeling gets a hint.
    """
    if parsed.context.kind not in ANSWER_KINDS or parsed.context.base_category not in CATEGORIES_WITH_EMPATHY:
        return
    first = OPENING_LENGTH if HAN.search(parsed.text) else OPENING_LENGTH_EN
    ack, defence = ACKNOWLEDGEMENT.search(parsed.text), EXPLANATION.search(parsed.text)
    begins = ack.start() if ack else first + len(parsed.text)
    opening = parsed.text[: min(first, defence.start() if defence else first)]
    if begins > 0 and CARE.search(opening):
        return
    if begins > 0 and parsed.post and addresses_issue(opening, parsed.post):
        if not ack:
            yield parsed.finding_on_whole("ACK_FIRST", Level.WARN)
    elif defence and defence.start() < begins:
        yield parsed.finding("ACK_FIRST", Level.ACK, defence.start(), defence.end())
    elif begins >= first:
        yield parsed.finding_on_whole("ACK_FIRST", Level.WARN if ack else Level.ACK)


def specific_issue(parsed: ParsedDraft) -> Iterator[Finding]:
    """The reply takes up what the post is about; a blank for it does not count."""
    if parsed.context.kind in ANSWER_KINDS and not addresses_issue(
        PLACEHOLDERS[0].words.sub(" ", parsed.text), parsed.post
    ):
        said = WORD.search(parsed.text)
        yield parsed.finding_on_whole("SPECIFIC_ISSUE", Level.ACK if said else Level.BLOCK)


def dm_invite(parsed: ParsedDraft) -> Iterator[Finding]:
    """A public answer invites to private messages; one that says when it goes on in public only gets a hint."""
    context = parsed.context
    wanted = (
        context.surface.dm_invite
        and context.surface.public
        and context.kind in PUBLIC_ANSWER_KINDS
        and context.base_category not in CATEGORIES_WITHOUT_INVITE
    )
    if wanted and not INVITE.search(parsed.text):
        dated = any(promise.due for promise in parsed.promises)
        yield parsed.finding_on_whole("DM_INVITE", Level.WARN if dated else Level.ACK)


def length_of(text: str, unit: str) -> float:
    """Length in the platform's unit: code_points (NFC), bytes (UTF-8), or han, where two ASCII signs make one."""
    text = unicodedata.normalize("NFC", text)
    if unit == "bytes":
        return len(text.encode(errors="replace"))
    return sum(0.5 if char.isascii() else 1 for char in text) if unit == "han" else len(text)


def length(parsed: ParsedDraft) -> Iterator[Finding]:
    """Yield what is beyond the place's limit: a tick, since most limits are guesses; half as much again is blocked."""
    surface, draft = parsed.context.surface, parsed.original
    size = length_of(draft, surface.unit)
    if size > surface.limit:
        start = _fitting_length(draft, surface)
        level = Level.BLOCK if size > surface.limit * FAR_TOO_LONG else Level.ACK
        yield Finding("LENGTH", level, start, len(draft), draft[start:], f"{size:g}/{surface.limit}")


def _fitting_length(draft: str, surface: Surface) -> int:
    """Return how many code points of the draft fit."""
    low, high = 0, len(draft)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if length_of(draft[:middle], surface.unit) <= surface.limit else (low, middle - 1)
    return low


def opening_alone(parsed: ParsedDraft) -> Iterator[Finding]:
    """Yield what stands behind "more": readers of a feed decide on the part before it."""
    shown, draft = parsed.context.surface.opening, parsed.original
    if shown and len(draft) > shown:
        yield Finding("OPENING_ALONE", Level.INFO, shown, len(draft), draft[shown:], f"{shown}")


def reply_closed(parsed: ParsedDraft) -> Iterator[Finding]:
    """The platform takes no reply to a post as old as this: a tick, since its page is what decides."""
    until = parsed.context.surface.reply_until
    if until and parsed.context.posting_at > until:
        yield parsed.finding_on_whole("REPLY_CLOSED", Level.ACK)


def buried_admission(parsed: ParsedDraft) -> Iterator[Finding]:
    """An admission is not followed at once by a qualification (R73)."""
    admission = ADMISSION.search(parsed.text)
    match = QUALIFICATION.search(parsed.text[admission.end() : admission.end() + 32]) if admission else None
    if admission and match:
        yield parsed.finding(
            "BURIED_ADMISSION", Level.WARN, admission.end() + match.start(1), admission.end() + match.end(1)
        )


def question_pile(parsed: ParsedDraft) -> Iterator[Finding]:
    """No more than two questions to the customer in public; the third one is marked."""
    asked = [match for _, match in zip(range(3), QUESTION.finditer(parsed.text), strict=False)]
    if len(asked) == 3 and parsed.context.surface.public:
        yield parsed.finding("QUESTION_PILE", Level.INFO, asked[2].start(), asked[2].end())

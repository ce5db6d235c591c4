"""When words that would be a violation are none: denied, quoted, taken back, or told as what others did."""

from handlers.checks.parsed_draft import ParsedDraft
from handlers.text.re2_patterns import pattern

REACH = 14  # code points after, and twice as many before (English words are long), within which an excuse counts

# "不会请您删", "没有让您找快递", "别把电话发出来"; not the 不 of 对不起, 要不 or 能不能.
DENIED = pattern(
    r"""
    (?:^|[^对要差好能可是会行用])不(?:会|用|必|要|需要?|该|应该?|能|可以|求|想|敢|是|算|让|许|准|再|打算|拿|把|怪|说
      觉得|等于|代表|去|找|劝|请|收|关|想着|配|至于|得|可能|应当|为了)[^,。!?;\n]{0,9}\z
    (?:^|[^能可])(?:别|没(?:有|想|要|让|叫|说|打算|人|把|拿|觉得|怪|做)|无需|绝不|绝|从不|从没|并非|未|请勿|切勿|千万|甭|免得|以免|避免|谨防
      拒绝|哪能|哪会|哪敢|怎么能|怎么会|怎么敢|怎能|谁说|轮不到|毋须|无须|凭什么)[^,。!?;\n]{0,9}\z
    没[^,。!?;\n]?\z
    \b(?:not|\w+n't|cannot|never|no need to|without|rather than|instead of|nobody|no one|won't)(?: [\w']+){0,4} \z
    """
)
# "不乱讲", "不扫码": denied by the word right before; not the 不 of 对不起, 要不 or 能不能.
DENIED_AT_ONCE = pattern(r"(?:^|[^对要差好能可是会行用还])不(?:再|去|加|做)?\z")
# An act of ours that the draft takes back somewhere: "收到律师函…这封函我们已经书面撤回".
WITHDRAWN = pattern(
    r"""
    (?:函|起诉|诉讼|投诉|举报|报警|拉黑|处罚|告|要求|决定|那条|这条)[^。!?;\n]{0,12}(?:撤(?:回|销|掉|诉|了)|收回|作废|取消|解除|放出来)
    (?:撤(?:回|销|掉|诉|了)|收回|作废|取消|解除)(?:了)?[^。!?;\n]{0,8}(?:函|起诉|诉讼|投诉|举报|报警|拉黑|处罚)
    (?:letter|claim|complaint|case|block|ban|report)(?: \w+){0,4} (?:withdrawn|dropped|lifted|taken back|retracted)
    (?:withdrawn|withdrew|dropped|lifted|retracted)(?: \w+){0,4} (?:letter|claim|complaint|case|block|ban|report)
    """
)
# What follows at once and takes it back: "发律师函这件事做错了".
TAKEN_BACK = pattern(
    r"""
    ^[^,。!?;\n]{0,6}(?:这|那)?(?:种|句|样|件|个|回)?(?:话|事|说法|做法|回复|要求|规定|条款)?[^,。!?;\n]{0,8}(?:不对|不该
      不应该|做错|说错|写错|错了|是错|伤人|撤回|收回|撤销|作废|不妥|欠妥|不合适|不合理|没道理|站不住|说不过去|很糟|离谱
      不算数|取消|行不通|不成立|道歉|摘(?:了|掉)|拿掉)
    ^[^,。!?;\n]{0,10},(?:这|那)(?:种|句|样|件|个|条)?(?:话|事|说法|做法|要求)?[^,。!?;\n]{0,4}(?:不对|不该|是我们|错
      不应该|做错|说错|道歉|撤)
    ^[^,.!?;\n]{0,20} (?:was|were|is) (?:wrong|unacceptable|not (?:ok|okay|right|acceptable)|a mistake|out of line)
    """
)
REGRETTED = pattern(
    r"(?:不该|不应该|本不该|怪我们|错在|收回|撤回|撤销|取消|改掉|改正|删掉|纠正|道歉的是)[^,。!?;\n]{0,6}\z"
)
# "同事还让您自己找快递": somebody else's words, which the reply does not make its own.
REPORTED = pattern(
    r"""
    (?:客服|同事|店员|员工|店里|店长|现场|师傅|经理|前台|导购|柜台|柜姐|服务员|老师|教练|司机|他们|对方|机器人|小编)[^,。!?;\n]{0,5}(?:还|却|居然|竟|当时|一直
      老|只|就)?(?:让|叫|说|回|推|甩|要求|劝|逼|拿|用)[^,。!?;\n]{0,8}\z
    (?:还|却|居然|竟然?|反而|反倒)(?:被)?(?:让|叫|说|回|推|甩|要|怪|嫌|劝)(?:你|您)[^,。!?;\n]{0,6}\z
    (?:看到|听到|听说|遇到|碰到|有人)(?:说)?(?:要|叫|让|喊)(?:你|您)?(?:先|去)?\z
    (?:还|却|居然|竟然?|反而)(?:被)?要(?:求)?(?:先|去)?[^,。!?;\n]{0,4}\z  (?:冒充|假冒|自称)[^,。!?;\n]{0,12}\z
    被[^,。!?;\n]{0,6}(?:说|当|叫|催|让|怪|要求|骂|问)(?:成|作|是)?[^,。!?;\n]{0,4}\z
    (?:你|您)(?:说|写|提到|讲|问|觉得|担心|怀疑|怕|遇到|碰到|经历)[^,。!?;\n]{0,10}\z
    \b(?:told|asked|made|heard|hearing|hear|called)(?: [\w']+){0,4} \z
    """
)


# Words of the post that a reply reports: "…还说拆了不换".
SAID = pattern(
    r"(?:还|却|居然|竟然?|就|又|都)?(?:被)?(?:说|讲|回|答)(?:是|着)?[“\"「]?\z|\b(?:said|says|saying|told \w+)(?: that)? \z"
)


def is_excused(parsed: ParsedDraft, start: int, end: int) -> bool:
    """True when a span of `text` is not said as the brand's own act."""
    before, after = parsed.text[max(0, start - 2 * REACH) : start], parsed.text[end : end + 2 * REACH]
    taken_back = parsed.text[start:end] in parsed.post and WITHDRAWN.search(parsed.text)
    return bool(
        DENIED.search(before)
        or DENIED_AT_ONCE.search(before)
        or taken_back
        or REGRETTED.search(before)
        or REPORTED.search(before)
        or (parsed.text[start:end] in parsed.post and SAID.search(before))
        or TAKEN_BACK.search(after)
        or parsed.is_quoted(start, end)
    )

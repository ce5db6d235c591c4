"""Names of people, schools and hospitals, and illnesses, never stand in a public text (R80, R167).

The poster's own words are no excuse: what they said of themselves on their own page is not ours to repeat. A colleague
may sign with a short name; a warning to all who have an illness tells of no person.
"""

from collections.abc import Iterator

from handlers.checks.model import Finding, Level
from handlers.checks.parsed_draft import ParsedDraft
from handlers.text.names import names_in
from handlers.text.re2_patterns import normalize, pattern

NICKNAMES = ("小", "老", "阿")
MAX_SIGNATURE = 14  # code points before a name that may introduce our colleague
# How a colleague signs: 客服小林会回你, 我是小林, ——小林, Amy from the care team.
STAFF = pattern(
    r"(?:客服|小编|店长|经理|主管|专员|顾问|负责人|售后|品控|同事|工程师|品牌方|团队的?|我们的?|我们家的?|本店的?|公关|营养师|药师|管家|督导|总监|创始人)(?:是|叫|:|,|——|-)?\z"
)
SIGNS = pattern(
    r"(?:我是|我叫|我系|这里是|呢度系|——|—|--|–)(?:\p{Han}{0,6})[ ]?\z  \b(?:i['’]?m|this is|it['’]?s|my name is|love|best|"
    r"regards|yours|from|-|~)[, \n]{1,2}\z"
)
ACTS_FOR_US = pattern(
    r"^(?:会|来|在(?:这|线|跟|负|为|私)|将|为(?:你|您)|负责|亲自|已经?在|正在|马上|全程|跟进|给(?:你|您)|帮(?:你|您)|陪(?:你|您)|等(?:你|您)|带(?:你|您)|"
    r"\s?(?:敬上|上|留|拜上))  "
    r"^,? (?:from|at|here|with|will|is|on) "
)
EVERYBODY = pattern(
    r"^[^。.!?;,\n]{0,10}(?:人群|患者|病人|人士|的?朋友们?|的?妈妈们?|女性|体质|期间|慎用|慎食|禁用|忌用|禁食|不宜|勿用|可用|能用|适用|群体|人员)"
)
ALL_WITH = pattern(
    r"\b(?:people|anyone|anybody|everyone|those|customers|shoppers|users|if you (?:have|are)|for) (?:with |"
    r"who (?:are|have) )?\z"
)
SOMEBODY = pattern(r"(?:你|您|妳|他|她|家(?:人|里)|孩子|宝宝|妈妈?的|太太|老公|老婆|先生|小姐|女士|这位|那位)")

# Whose name follows: 你女儿, 您的母亲, 小朋友; and what only a name stands before.
THEIRS = pattern(
    r"(?:[你您妳他她](?:们|家)?的?|你们家的?)(?:女儿|儿子|孩子|宝宝|宝贝|闺女|妈妈?|爸爸?|母亲|父亲|奶奶|爷爷|外婆|外公|先生|太太|老公|老婆|"
    r"爱人|家人|朋友|同事|同学|妹妹|弟弟|姐姐|哥哥)\z  (?:小朋友|患者|顾客|伤者|投诉人|当事人)\z"
)
TITLED = pattern(r"^(?:小朋友|小同学|同学|女士|小姐|先生|宝宝|妈妈|爸爸|奶奶|爷爷|阿姨)")


def named_in_public(parsed: ParsedDraft) -> Iterator[Finding]:
    """Yield every name and illness, unless fact or brand sheet have it: a founder who signs, a product like a name."""
    if not parsed.context.surface.public:
        return
    facts = "\n".join(parsed.context.facts or ())
    for start, end, kind in names_in(parsed.original, parsed.context.own_names):
        name = parsed.original[start:end]
        if name in facts:
            continue
        if kind == "name" and is_signature(parsed.original, start, end):
            continue
        before = normalize(parsed.original[max(0, start - MAX_SIGNATURE) : start]).text
        if kind == "illness" and _said_to_all(before, parsed.text_after(end, MAX_SIGNATURE)):
            continue
        yield Finding("PRIVATE_DATA", Level.BLOCK, start, end, name)


def surely_theirs(text: str, name: str) -> bool:
    """True where a name in a draft follows a word for who is theirs, or stands before a title."""
    start = text.find(name)
    before = normalize(text[max(0, start - MAX_SIGNATURE) : start]).text
    after = normalize(text[start + len(name) : start + len(name) + MAX_SIGNATURE]).text
    return bool(THEIRS.search(before) or TITLED.match(after))


def is_signature(text: str, start: int, end: int) -> bool:
    """True where a name in a draft is the short one with which a colleague signs."""
    before, after = text[max(0, start - MAX_SIGNATURE) : start], text[end : end + MAX_SIGNATURE]
    return not _full(text[start:end]) and _signs(normalize(before).text, normalize(after).text)


def _full(name: str) -> bool:
    """True for a full name; a nickname, a first name or a surname alone may be how a colleague signs."""
    return " " in name if name.isascii() else len(name) >= 2 and not name.startswith(NICKNAMES)


def _signs(before: str, after: str) -> bool:
    """True where one of us is named: by a signature, or as the colleague who will see to it."""
    last = not after.strip(" .。!~")
    return bool(SIGNS.search(before) or (STAFF.search(before) and (last or ACTS_FOR_US.match(_past_title(after)))))


def _past_title(after: str) -> str:
    return (
        after[2:]
        if after[:2] in ("经理", "店长", "主管", "老师", "医生", "小姐", "先生", "女士")
        else after.removeprefix("总")
    )


def _said_to_all(before: str, after: str) -> bool:
    """True for a warning to everybody whom it concerns, which names no person in its clause."""
    clause = before.replace("。", ",").replace("!", ",").rpartition(",")[2]
    return bool((EVERYBODY.match(after) and not SOMEBODY.search(clause)) or ALL_WITH.search(before))

"""Where a person may be hurt, the first words say what to do now: stop, see a doctor, keep the thing (R63, X12)."""

from collections.abc import Iterator

from handlers.checks.model import Finding, Level
from handlers.checks.parsed_draft import ParsedDraft
from handlers.text.re2_patterns import pattern
from handlers.triage.features import extract_features

FIRST_WORDS = frozenset({"first_ack", "private_message"})  # kinds in which a person is told for the first time
DOCTOR = pattern(
    r"""
        医院  就医  就诊  求诊  看诊  复诊  医生  大夫  急诊  兽医  送医  救护车  打120  打119  打999
        \b(?:doctors?|hospital|ambulance|medical|vet|clinic|emergency|a&e|999|911)\b
    """
)
STOP = pattern(
    r"""
        停  (?:别|不要|勿|不用)(?:再|先|继续)?(?:用|吃|喝|碰|喂|戴|敷|涂|抹|插|充|玩|给|打开|拆|使用|食用|服用|让孩子)  放(?:到|在)?(?:一边|旁边)  断电
        断开  断了  拔  收(?:好|起来)
    """
    r"""
        \bstop\b  don['’]t (?:use|have|eat|drink|touch|feed|open|charge)
        do not (?:use|eat|drink|touch|feed)  put it (?:aside|away|out)  unplug  cut the power
        leave it alone
    """
)
KEEP = pattern(r"留|保存|保管|收好|别(?:扔|丢)|不要(?:扔|丢)|\bkeep\b|hold on to|don['’]t throw")
AT_THE_DOCTORS = pattern(
    r"""
        急诊  住院  住进  挂水  输液  吊瓶  缝了?[\d一二三四五六七八九十几两]+针  (?:去|到|送|在|进)了?[^,。]{0,6}医院  医生(?:说|让|建议|诊断)
        看(?:过|了)[^,。]{0,3}医  皮肤科  眼科  诊断  抢救
    """
    r"\b(?:er|a&e|hospital|hospitalised|hospitalized)\b|doctor (?:said|says|told)|saw (?:a|the) doctor"
)
MEAL = pattern(r"吃|喝|嚼|咬|餐|菜|\b(?:ate|eat|eating|drank|drink|drinking|meal|dish)\b")
DANGER = pattern(
    r"冒烟|起火|着火|自燃|爆炸|炸了|漏电|烧焦|冒火|鼓包|\b(?:spark\w*|smok\w*|fire|burning|explod\w*|unplug\w*)\b"
)
FRAUD = pattern(
    r"冒充|假冒|诈骗|骗子|验证码|转账|(?:骗|转)走|三倍(?:退|赔)|\b(?:scam\w*|fraud\w*|imperson\w*|phish\w*)\b|pretend\w* to be"
)
NO_TRANSFER = pattern(
    r"""
        转账  转钱  汇款  验证码  链接  挂(?:断|掉)  96110  反诈  防骗  110  165  18222  报警  \btransfer  \bcodes?\b
        \blinks?\b  hang up  anti-fraud  police
    """
)


def safety_advice(parsed: ParsedDraft) -> Iterator[Finding]:
    """Yield what is missing of the advice. A trending topic takes none of it away; a visit to the doctor does."""
    context = parsed.context
    if context.kind not in FIRST_WORDS:
        return
    if context.base_category == "privacy" and FRAUD.search(parsed.post) and not NO_TRANSFER.search(parsed.text):
        yield parsed.finding_on_whole("ADVICE_MISSING", Level.ACK, "fraud")
    if not context.may_involve_harm:
        return
    features = extract_features(parsed.post)
    seen = AT_THE_DOCTORS.search(parsed.post) is not None
    wounded = any(name in features.signals for name in ("wound", "accident", "ingested", "taken_doctor"))
    hurt = wounded or not (features.danger_words or DANGER.search(parsed.post))
    if hurt and not seen and not DOCTOR.search(parsed.text):
        yield parsed.finding_on_whole("ADVICE_MISSING", Level.ACK, "doctor")
    if not STOP.search(parsed.text):
        level = Level.WARN if MEAL.search(parsed.post) and DOCTOR.search(parsed.text) else Level.ACK
        yield parsed.finding_on_whole("ADVICE_MISSING", level, "stop")
    if not KEEP.search(parsed.text):
        yield parsed.finding_on_whole("ADVICE_MISSING", Level.WARN, "keep")

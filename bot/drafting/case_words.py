"""A case told to the model in words: the platform and its rules, what was said and promised, what was found out."""

from collections.abc import Iterable
from zoneinfo import ZoneInfo

import prompts
from bot.i18n import Locale
from handlers.case.case_file import CaseFile
from handlers.case.decision import WriteDraft
from handlers.case.drafts import DraftState
from handlers.case.policy import ResponsePolicy
from handlers.case.tasks import TaskState
from handlers.drafts.check_draft import surface
from handlers.drafts.notes import NOTE_KINDS

CHINESE = Locale("zh-Hans")
UNITS = {"code_points": "个字符", "bytes": "个字节（UTF-8，一个汉字三个）", "han": "个汉字（两个半角字符算一个）"}
VALIDITY = {"valid": "属实", "unclear": "还不清楚", "invalid": "不属实"}
CLIMATES = {
    "agree": "评论多在附和",
    "mixed": "评论有附和也有质疑",
    "defend": "评论里有人替品牌说话：用一句话谢谢他们，不号召任何行动",
}
MAX_REPLIES, MAX_COMMENTS, MAX_LINE = 4, 8, 200  # newest ones that are told, and code points of each


def place_words(library: prompts.Library, file: CaseFile, kind: str, policy: ResponsePolicy, language: str) -> str:
    """The platform by name, its limit in its unit, how its private messages are called, whether one reply is all."""
    platform = policy.platforms.get(file.post.platform)
    name = platform.names["zh-Hans"] if platform else file.post.platform
    place, length = surface(file, kind, policy), library.kinds[kind].length
    own = library.platform_words.get(file.post.platform, library.platform_words["default"]).words
    lines = [f"{name}，最多 {place.limit} {UNITS[place.unit]}，宜 {length[0]}–{length[1]} 个字符"]
    if place.dm_invite:
        lines.append(f"私下联系写作“{own['dm'][language]}”，结果写作“{own['back'][language]}”告诉对方")
    if place.off_platform_forbidden:
        lines.append("平台外的联系方式一律不写")
    if platform and (answers := platform.surface(file.post.kind)) and answers.one_shot and kind not in NOTE_KINDS:
        lines.append("只能回这一次，回了不能改：要说的都在这一条里")
    if place.opening:
        lines.append(f"折叠前只看得到前 {place.opening} 个字符，要紧的放在前面")
    return "；".join(lines)


def said_before(file: CaseFile, policy: ResponsePolicy) -> str:
    """Our own replies that are public, oldest first."""
    zone = ZoneInfo(policy.zone)
    replies = file.public_replies()[-MAX_REPLIES:]
    return _listed(
        f"{reply.at.astimezone(zone):%m月%d日%H:%M} {CHINESE.word(f'kind.{reply.kind}')}：{reply.text}"
        for reply in replies
    )


def promised_before(file: CaseFile, policy: ResponsePolicy) -> str:
    """Promises that still bind us, with the time they are due."""
    zone = ZoneInfo(policy.zone)
    return _listed(
        f"{one.text}（{f'{one.due.astimezone(zone):%m月%d日%H:%M} 到期' if one.due else '没有写明时间'}）"
        for one in file.open_promises()
    )


def found_out(file: CaseFile) -> str:
    """Findings of the assessment and of tasks that are done, each with how sure it is."""
    known = file.assessment
    lines = (
        [f"{known.findings}（投诉{VALIDITY.get(known.validity, '是否属实还没有定')}）"]
        if known and known.findings
        else []
    )
    done = [task for task in file.tasks if task.state is TaskState.DONE and (task.findings or task.note)]
    for task in done[-MAX_REPLIES:]:
        title = task.title if isinstance(task.title, str) else task.title.get("zh-Hans", "")
        said = "，".join([*task.findings.values(), *([task.note] if task.note else [])])
        lines.append(f"{title}：{said}（已办完）")
    return _listed(lines)


def comments_under(file: CaseFile) -> str:
    """The newest comments under the post."""
    return _listed(comment.text for comment in file.comments[-MAX_COMMENTS:] if comment.text)


def climate(file: CaseFile) -> str:
    """How the comments stand, where it was looked at (R55)."""
    return CLIMATES.get(file.assessment.climate, "") if file.assessment else ""


def sent_back_for(file: CaseFile, task: WriteDraft) -> str:
    """Why a reviewer sent the last version back; empty when they did not."""
    last = next((d for d in reversed(file.drafts) if d.key == (task.kind, task.recipient)), None)
    return " ".join(last.reason.split())[:300] if last and last.state is DraftState.SENT_BACK else ""


def _listed(lines: Iterable[str]) -> str:
    return "\n".join(f"- {' '.join(line.split())[:MAX_LINE]}" for line in lines)

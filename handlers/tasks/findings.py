"""What a finding must say, by what its task asks for; and how it reads (R12, R37, R56, R57, R113, R115)."""

import re
from collections.abc import Mapping

from handlers.case.card import LocalizedText, msg
from handlers.case.tasks import Task
from handlers.text.fold import fold
from handlers.text.purchase_claims import (
    claims_more_than_found,
    concludes_too_much,
    read_channels,
    says_no_order,
    split_channels,
)

ORDERS, FINDING, WATCH, SEARCH = "orders", "finding", "watch", "search"
PAUSE, LIFT, PROOF, PARTNERS, TICKET = "pause", "lift", "proof", "partners", "ticket"
# The results to choose from, by what a task asks for.
RESULTS: Mapping[str, tuple[str, ...]] = {
    ORDERS: ("found", "not_found"),
    SEARCH: ("clear", "remains", "worse"),
    PAUSE: ("paused", "none_planned"),
    LIFT: ("resumed", "cancelled", "stays"),
}
CLIMATES = ("agree", "mixed", "defend")
NOTE_NEEDED = frozenset({FINDING, PAUSE, LIFT, PROOF, PARTNERS, ""})
# Here nothing may be called made up; elsewhere a document may refute a claim.
STRICT = frozenset({"investigate.orders", "investigate.account", "investigate.batch"})
INVESTIGATIONS = frozenset({ORDERS, FINDING})

# What a note of proof names: something another person can look at (R115).
PROVES = re.compile(
    r"截图|截屏|照片|图片|录音|录像|录屏|视频|聊天|私信|记录|回执|单号|订单|快递|小票|发票|链接|报告|合同|验收|邮件|证据|凭据|凭证|文件|转账|流水|签收|"
    r"https?://|#\d"
    r"|screenshot|photo|picture|recording|video|chat|message|record|receipt|"
    r"invoice|tracking|link|report|contract|e-?mail|evidence|proof"
)
Findings = dict[str, str]


def read_finding(task: Task, given: Mapping[str, str]) -> Findings | LocalizedText:
    """The typed values of a settled task, or the sentence that says what is missing or may not be claimed."""
    for words in (given.get("text", ""), given.get("channels", "")):
        if refusal := claims_refused(task, words, given.get("number", "")):
            return refusal
    if task.asks == ORDERS:
        return _orders(task, given)
    if task.asks == WATCH:
        return _watch(task, given)
    if task.asks in RESULTS:
        return _result(task, given)
    if task.asks == PROOF and given.get("text") and not PROVES.search(fold(given["text"]).text):
        return msg("rejection.task_no_proof", number=given.get("number", ""), id=task.id)
    return {}


def claims_refused(task: Task, words: str, number: int | str) -> LocalizedText | None:
    """Why these words may not stand as what an investigation found: they claim more than a search can show (R57)."""
    claims = claims_more_than_found if task.key in STRICT else concludes_too_much
    claim = claims(words) if task.asks in INVESTIGATIONS else ""
    return msg("rejection.claims_too_much", given=claim[:40], number=number, id=task.id) if claim else None


def _orders(task: Task, given: Mapping[str, str]) -> Findings | LocalizedText:
    """Found or not found, and always in which channels: a search that does not say where is no finding."""
    note, result = given.get("text", ""), given.get("result", "")
    if not result and says_no_order(note):
        result = "not_found"
    if result not in RESULTS[ORDERS]:
        return msg("rejection.order_result", number=given.get("number", ""), id=task.id)
    channels = split_channels(given.get("channels", "")) or read_channels(note)
    if not channels:
        return msg("rejection.channels_needed", number=given.get("number", ""), id=task.id)
    return {"result": result, "channels": ", ".join(channels)}


def _watch(task: Task, given: Mapping[str, str]) -> Findings | LocalizedText:
    """Whether a private message came, and how the comments stand (R113)."""
    dm, climate = given.get("dm", ""), given.get("climate", "")
    if dm not in ("yes", "no") or climate not in CLIMATES:
        return msg("rejection.watch_needs", number=given.get("number", ""), id=task.id)
    return {"dm": dm, "climate": climate}


def _result(task: Task, given: Mapping[str, str]) -> Findings | LocalizedText:
    result = given.get("result", "")
    if result not in RESULTS[task.asks]:
        options = tuple(msg(f"task_result.{name}") for name in RESULTS[task.asks])
        return msg("rejection.result_needed", number=given.get("number", ""), id=task.id, options=options)
    return {"result": result}


def finding_texts(findings: Mapping[str, str]) -> tuple[LocalizedText, ...]:
    """A finding in words. "No order found" always carries its channels and what stays open."""
    said = []
    if channels := findings.get("channels"):
        said.append(msg(f"finding.{'order_' + findings.get('result', 'not_found')}", channels=channels))
    elif result := findings.get("result"):
        said.append(msg(f"task_result.{result}"))
    if dm := findings.get("dm"):
        said.append(msg(f"finding.{'dm_' + dm}"))
    if climate := findings.get("climate"):
        said.append(msg("finding.climate", climate=climate))
    if ticket := findings.get("ticket"):
        said.append(msg("finding.ticket", ticket=ticket))
    return tuple(said)

"""Every text that is stored, by the class that says how long it is kept; a new one without a class fails here."""

import importlib
import pkgutil
from dataclasses import fields, is_dataclass
from enum import Enum
from pathlib import Path
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

from sqlalchemy import JSON, String
from sqlmodel import AutoString

import handlers
from bot.chat import discover
from handlers.case.case_file import CaseFile
from handlers.case.event import Event
from handlers.closing.lasting import LASTING
from handlers.overview.events import EVENTS
from storage.migrate import METADATA, TABLE_MODULES

# What may stay in an event for good: fixed words, ids of our own people, our own brands, platforms, tools and hashes.
CODES = {
    "kind",
    "ground",
    "scope",
    "party",
    "covered",
    "severity",
    "category",
    "flags",
    "subtypes",
    "state",
    "form",
    "what",
    "reader",
    "platform",
    "clock_source",
    "window",
    "stages",
    "step",
    "scenario",
    "command",
    "proposal",
    "basis",
    "acknowledged",
    "note",
    "hash",
    "sha256",
    "model",
    "validity",
    "climate",
    "language",
    "failed",
    "playbook",
    "key",
    "asks",
    "version",
    "readers",
    "absent",
    "stale",
    "appeal_result",
    "report_channel",
    "content",  # "post", or a hash
    "measure",
    "shot",  # a hash
    "account",  # a hash
    "proof_kind",
    "media_type",
    "page_state",
    "clock",
    "manifest",  # a hash
    "chain_link",  # a hash
    "authority",
    "problem",  # a status, or the kind of an error
    "token",  # an authority's answer about a hash
    "lawsuit",
    "legal_step",
    "heading",
    "cause",
    "facts",  # codes, counts and lengths of time
}
OUR_PEOPLE = {
    "role",
    "person",
    "owner",
    "author",
    "by",
    "contributors",
    "asked_by",
    "proposed_by",
    "reported_by",
    "for_role",
    "added_by",
    "settled_by",
    "covers",
    "passed",
    "asked",
    "invited",
    "decider",
}
OUR_THINGS = {"brand", "receipt"}
PLAYBOOK = {("TasksAdded", "tasks")}  # the playbook's own words
STAYS = CODES | OUR_PEOPLE | OUR_THINGS

# What goes from a case file with the texts, by class.
EXPIRES = {
    "CaseFile": "common_line matched_terms reasons no_reply close_reason retro held watch_risk not_reported",
    "Post": "own_post page parent native_id short_code url title text",
    "Author": "name",
    "Assessment": "spread big_accounts findings waived",
    "Draft": "emergency sent text target reason others recipient why missing",
    "Alternative": "why",
    "Translation": "text findings risks",
    "DraftRequest": "recipient instruction",
    "Finding": "text detail",
    "PlannedPromise": "text amount",
    "Reply": "link text where recipient wrong",
    "Promise": "text amount proof",
    "Contact": "name channel text",
    "Consent": "proof",
    "Proposal": "reason args why",
    "HandReport": "text",
    "Task": "title done_when note findings taken_back",
    "RetroLine": "text",
    "RootCause": "text",
    "RetroShare": "whom",
    "Comment": "id author text",
    "EvidenceItem": "name note original address captured_by tool receipt",
    "Appeal": "fact said clause others details receipt note contested",
    "Moderation": "reason said differs_because",
    "PreModeration": "reason",
    "HeldComment": "said why",
    "LegalTrack": "notary parts recipients holding trigger",
}

# Every column of text, by table: how it goes.
WITH_ITS_INCIDENT = {
    "incident": "file",
    "timeline": "personal",
    "post_key": "key",
    "text_minhash": "band",
    "approved_reply": "text",
    "house_style": "before outcome",
    "platform_appeal": "content",
    "outbox": "payload error",
    "console_message": "card says",
}
BY_AGE = {
    "alert_delivery": "source key media_type state problems",
    "outbox": "queue kind card_key",
    "outbox_queue": "queue token",
    "idempotency_key": "key digest answer",
    "restricted_read": "person what",
    "console_session": "key person email",
    "sign_in": "person outcome",
    "person_request": "id author platform right_name reason by agreed",
    "wecom_card": "task code",
    "industry_note": "brand link text by",
    "wecom_dialog": "person question",
    "wecom_sent_message": "target",
    "wecom_queued_message": "target text",
}
ONCE_TAKEN_OFF = {
    "creator": "brand platform account link relationship used disclosure by dropped_by",
    "fact_sheet": "brand product text document dated expires by dropped_by",
    "brand_sheet": "brand sheet by",
}
FOR_GOOD = {
    "incident": "status severity category platform brand product owner approver timeline_head",
    "timeline": "by kind data hash",
    "restricted_read": "hash",
    "posted_card": "card_key chat place digest ref",
    "approved_reply": "platform",
    "wecom_group": "room chat",
    "counts_taken": "counts",
    "incident_fact": "facts",
    "daily_head": "changed head signature numbers reads",
    "head_timestamp": "authority token problem",
    "house_style": "what brand category kind platform by text contributors promoted_by",
    "person_state": "person language",
    "chat_link": "chat identity person email",
    "incident_channel": "chat channel",
    "periodic_job": "name",
    "chat_revision": "chat revision",
    "console_message": "key place",
    "chat_token": "app token rejected rejected_why",
    "platform_appeal": "ground brand result",
    "comment_decision": "brand ground measure shows account",
    "alert_source_day": "source",
    "mailbox": "mailbox",
    "mailbox_mail": "mailbox",
}


def holds_text(kind: Any) -> bool:
    """Whether values of this type hold words: not numbers, times and fixed vocabularies."""
    if get_origin(kind) is not None:
        return any(holds_text(each) for each in get_args(kind) if each is not Ellipsis)
    if isinstance(kind, type) and is_dataclass(kind):
        return any(map(holds_text, get_type_hints(kind).values()))
    return (
        kind is Any
        or kind is object
        or (isinstance(kind, type) and issubclass(kind, str) and not issubclass(kind, Enum))
    )


def test_every_text_of_an_event_expires_or_is_a_code_an_id_of_ours_or_a_thing_of_ours():
    without = [
        (code, field.name)
        for code, event in EVENTS.items()
        for field in fields(event)
        if (code, field.name) not in PLAYBOOK
        if field.name not in event.personal
        and holds_text(get_type_hints(event)[field.name])
        and field.name not in STAYS
    ]
    assert without == []


def test_every_event_of_every_practice_is_known_by_its_code():
    ours = {
        importlib.import_module(found.name).__name__ for found in pkgutil.walk_packages(handlers.__path__, "handlers.")
    }
    kinds = [kind for kind in Event.__subclasses__() if kind.__module__ in ours]  # other tests make some of their own
    assert [kind.__name__ for kind in kinds if EVENTS.get(kind.code) is not kind] == []


def classes_of(kind: Any, found: dict[str, type]) -> dict[str, type]:
    """Every dataclass that a case file is made of."""
    for each in get_args(kind):
        classes_of(each, found)
    if isinstance(kind, type) and is_dataclass(kind) and kind.__name__ not in found:
        found[kind.__name__] = kind
        for hint in get_type_hints(kind).values():
            classes_of(hint, found)
    return found


def test_every_text_of_a_case_file_lasts_or_expires():
    def nested(hint: Any) -> bool:
        return bool(classes_of(hint, {}))

    wrong = []
    for name, kind in classes_of(CaseFile, {}).items():
        for field, hint in get_type_hints(kind).items():
            lasts, goes = field in LASTING.get(kind, ()), field in EXPIRES.get(name, "").split()
            if holds_text(hint) and not nested(hint) and lasts is goes:
                wrong.append((name, field))
    assert (wrong, NoneType) == ([], NoneType)


def test_every_column_of_text_is_in_a_class():
    chats = [table for chat in discover() for table in chat.tables()]
    ours = {table.name for table in chats} | {table for table in METADATA.tables if _is_ours(table)}
    classed: dict[str, set[str]] = {}
    for group in (WITH_ITS_INCIDENT, BY_AGE, ONCE_TAKEN_OFF, FOR_GOOD):
        for table, columns in group.items():
            classed.setdefault(table, set()).update(columns.split())
    stored = {
        name: {c.name for c in METADATA.tables[name].columns if isinstance(c.type, JSON | String | AutoString)}
        for name in ours
    }
    assert {name: columns for name, columns in stored.items() if columns} == classed


def _is_ours(name: str) -> bool:
    modules = {module.__name__ for module in TABLE_MODULES}
    return any(mapper.local_table.name == name and mapper.class_.__module__ in modules for mapper in _mappers())


def _mappers() -> Any:
    from sqlmodel.main import default_registry

    return default_registry.mappers


def test_the_record_of_processing_names_every_table():
    record = Path("bot/reports/PRIVACY.md").read_text(encoding="utf-8")
    assert [
        name for group in (WITH_ITS_INCIDENT, BY_AGE, ONCE_TAKEN_OFF) for name in group if f"`{name}`" not in record
    ] == []

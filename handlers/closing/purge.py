"""What is taken out of a case file when its time is over, or when the person asks (PIPL art. 6, 47).

Whatever is not in LASTING goes with the texts: a field that is added later expires unless it is named here.
"""

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any

from handlers.case.case_file import CaseFile
from handlers.case.drafts import Draft
from handlers.case.removal import Appeal
from handlers.case.reports import product_typed_by
from handlers.case.retro import RETRO_TASKS
from handlers.case.tasks import Task
from handlers.closing.lasting import LASTING
from handlers.posts.post import Author

# What a tool is called, or a person of ours who reported; a table may have anything in that column.
TOOL = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:-]{0,39}")
AUTHOR, NAMES, TEXTS = "author", "names", "texts"  # of an idle case; first after closing; last


def without_author(file: CaseFile) -> CaseFile:
    """Without author and their numbers; drafts that still wait for a decision or for posting keep whom they answer."""
    drafts = tuple(draft if draft.live and file.open else _aimless(draft) for draft in file.drafts)
    comments = tuple(replace(comment, author="") for comment in file.comments)
    return replace(file, post=replace(file.post, author=Author()), drafts=drafts, comments=comments)


def without_names(file: CaseFile) -> CaseFile:
    """Without names of outsiders: the author, recipients, contacts, who gave a consent."""
    nameless = replace(file.post.author, name="")
    return replace(
        file,
        post=replace(file.post, author=nameless),
        drafts=tuple(map(_aimless, file.drafts)),
        replies=tuple(replace(reply, recipient="") for reply in file.replies),
        contacts=tuple(replace(contact, name="") for contact in file.contacts),
        consents=tuple(replace(consent, proof="") for consent in file.consents),
        comments=tuple(replace(comment, author="") for comment in file.comments),
        appeals=tuple(map(_nameless, file.appeals)),
        legal_track=replace(file.legal_track, parts={}, recipients=()) if file.legal_track else None,
    )


def _nameless(appeal: Appeal) -> Appeal:
    """An appeal without what names the author or those they wrote of; ground, decision and result stay."""
    contested = "-" if appeal.contested else ""
    return replace(appeal, fact="", said="", clause="", others=(), details={}, contested=contested)


def without_texts(file: CaseFile) -> CaseFile:
    """Without any word of or about outsiders, and without link and ids that lead to them; codes and hashes stay."""
    sealed = replace(file, drafts=tuple(map(_aimless, file.drafts)))
    emptied: CaseFile = _without_texts(sealed)
    return replace(emptied, held=file.held)


def _aimless(draft: Draft) -> Draft:
    """A draft's target names the author it answers; what an approval was bound to stays as a hash."""
    return replace(draft, sealed=draft.hash, target="", recipient="")


def _without_texts(value: Any) -> Any:
    lasting = LASTING.get(type(value), frozenset())
    if isinstance(value, Task):
        # The playbook's words stay, not a person's; the key of a ticket once held what somebody typed.
        typed = value.key.startswith("ticket.")
        worded = value.key and not value.key.startswith(RETRO_TASKS)
        lasting = lasting - {"key"} if typed else lasting | {"title"} if worded else lasting
    if isinstance(value, CaseFile) and product_typed_by(value.product_by, value.source):
        lasting -= {"product"}  # a person's words, whatever they were meant for
    if isinstance(value, CaseFile) and not TOOL.fullmatch(value.source):
        lasting -= {"source"}
    gone = {f.name: _emptied(getattr(value, f.name)) for f in fields(value) if f.name not in lasting}
    return replace(value, **gone)


def _emptied(value: Any) -> Any:
    """Without texts: of a collection only what is no text stays."""
    if isinstance(value, Author):
        return Author()
    if is_dataclass(value):
        return _without_texts(value)
    if isinstance(value, Enum) or not isinstance(value, str | tuple | frozenset | Mapping):
        return value
    if isinstance(value, Mapping):
        return {key: _without_texts(each) for key, each in value.items() if is_dataclass(each)}
    if isinstance(value, str):
        return ""
    return type(value)(_emptied(each) for each in value if is_dataclass(each) or isinstance(each, Enum))


def with_other_name(file: CaseFile, name: str, instead: str) -> CaseFile:
    """The file with `instead` wherever an outsider's name stands in a text; what approvals were bound to stays."""
    sealed = tuple(
        replace(draft, sealed=draft.hash) if name in draft.target + draft.text else draft for draft in file.drafts
    )
    renamed: CaseFile = _renamed(replace(file, drafts=sealed), name, instead)
    return renamed


def _renamed(value: Any, name: str, instead: str) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        lasting = LASTING.get(type(value), frozenset())
        if isinstance(value, CaseFile) and product_typed_by(value.product_by, value.source):
            lasting -= {"product"}
        texts = [f.name for f in fields(value) if f.name not in lasting]
        return replace(value, **{field: _renamed(getattr(value, field), name, instead) for field in texts})
    if isinstance(value, Enum) or not isinstance(value, str | tuple | Mapping):
        return value
    if isinstance(value, str):
        return value.replace(name, instead)
    if isinstance(value, Mapping):
        return {key: _renamed(each, name, instead) for key, each in value.items()}
    return tuple(_renamed(each, name, instead) for each in value)

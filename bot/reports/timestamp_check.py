"""Checks daily heads offline, from what is kept: their time stamps, and the copy of them beside the database."""

import base64
from collections.abc import Sequence
from pathlib import Path

from cryptography.x509 import Certificate
from sqlalchemy import Connection

from bot.ops import timestamps
from bot.ops.timestamps import WrongTimestamp
from handlers.case.card import LocalizedText, msg
from storage.incidents import anchors, head_timestamps


def check_timestamps(
    connection: Connection, authorities: Sequence[str], roots: Sequence[Certificate]
) -> tuple[list[LocalizedText], list[LocalizedText]]:
    """Return what is wrong with stamps, and of each authority its last stamp or that it has not stamped yet."""
    heads = {head.id: head for head in anchors.heads(connection)}
    wrong: list[LocalizedText] = []
    good: dict[str, LocalizedText] = {}
    for kept in head_timestamps.every(connection):
        if not kept.token:
            good[kept.authority] = msg(
                "export.not_stamped", id=kept.head, authority=kept.authority, problem=kept.problem
            )
            continue
        try:
            text = heads[kept.head].head.encode() if kept.head in heads else b""
            read = timestamps.read(base64.b64decode(kept.token), text, roots)
        except (WrongTimestamp, ValueError) as why:
            wrong.append(msg("export.stamp_wrong", id=kept.head, authority=kept.authority, problem=str(why)))
            continue
        good[kept.authority] = msg(
            "export.stamped", id=kept.head, authority=kept.authority, at=read.at, rooted=read.rooted
        )
    newest = max(heads, default=0)
    asked = {(kept.head, kept.authority) for kept in head_timestamps.every(connection)}
    missing = [each for each in authorities if newest and (newest, each) not in asked]
    pending = [msg("export.not_stamped", id=newest, authority=each, problem="") for each in missing]
    return wrong, [*good.values(), *pending]


def missing_from_database(copy: Path, known: set[str]) -> list[int]:
    """Numbers of heads that stand in the copy and not in the database."""
    if not copy.is_file():
        return []
    lines = [line.split() for line in copy.read_text("ascii", errors="replace").splitlines()]
    return [int(words[0]) for words in lines if len(words) == 4 and words[2] not in known]

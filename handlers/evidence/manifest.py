"""The manifest of a piece of evidence: what is known of it when it is handed in, as one text that can be stamped.

A time stamp on it proves that the text existed then, not where the file came from.
"""

import hashlib
import json

from handlers.case.evidence import EvidenceItem

FORMAT = "dingfengbo evidence 1"


def manifest_text(incident: int, item: EvidenceItem) -> str:
    """Return name, size, hash, who, address and times as canonical JSON; kind and note may be changed later."""
    said = {
        "format": FORMAT,
        "incident": incident,
        "evidence": item.id,
        "name": item.original,
        "sha256": item.sha256,
        "size": item.size,
        "type": item.media_type,
        "by": item.by,
        "received": item.at.isoformat(),
        "address": item.address,
        "page": item.page_state,
        "captured": item.captured_at.isoformat() if item.captured_at else "",
        "captured_by": item.captured_by,
        "tool": item.tool,
        "clock": item.clock,
    }
    return json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def digest(text: str) -> str:
    """Return the SHA-256 of a text, in hex."""
    return hashlib.sha256(text.encode()).hexdigest()


def link_after(previous: str, manifest: str) -> str:
    """Return the link of a piece: SHA-256 over the link of the piece before (empty for the first) and its manifest's
    hash. A piece that is changed, left out or put in between breaks every link after it."""
    return digest(f"{previous}\n{manifest}")

"""Pictures that versions before 0.3 kept by their hash alone get their place in the list of evidence.

Without it the first piece that comes in afterwards would take the number of the first old one.
"""

import json
from datetime import UTC
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"

OLD = sa.text("SELECT number, file FROM incident WHERE file LIKE '%\"evidence\":[\"%' ORDER BY number")
LINES = sa.text(
    "SELECT by, at, data, personal FROM timeline WHERE incident = :n AND kind = 'EvidenceAdded' ORDER BY seq"
).columns(at=sa.DateTime(timezone=True))
SAVE = sa.text("UPDATE incident SET file = :file WHERE number = :n")


def upgrade() -> None:
    """List what the timeline names, in incidents whose list is empty."""
    for number, stored in op.get_bind().execute(OLD).all():
        file = json.loads(stored)
        if not file.get("evidence_items"):
            lines = op.get_bind().execute(LINES, {"n": number}).all()
            file["evidence_items"] = [piece(at, line) for at, line in enumerate(lines, 1)]
            written = json.dumps(file, separators=(",", ":"), ensure_ascii=False)
            op.get_bind().execute(SAVE, {"file": written, "n": number})


def piece(number: int, line: Any) -> dict[str, Any]:
    """A piece as the line makes it; where its words have expired, without the name of its file."""
    said = json.loads(line.data) | json.loads(line.personal or "{}")
    known = {name: said[name] for name in ("sha256", "size", "name") if name in said}
    # PostgreSQL gives the time with its zone, SQLite without: both keep UTC, which a case file writes with a Z.
    at = line.at if line.at.tzinfo else line.at.replace(tzinfo=UTC)
    written = at.astimezone(UTC).isoformat().replace("+00:00", "Z")
    return {"id": number, "kind": "screenshot", "by": line.by, "at": written, **known}

"""The receipt of a person's request: what was found where, what was done about it, and what stays and why."""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path


@dataclass
class Receipt:
    """What was found where, what was done about it, and what stays and why. The person's name is not in it."""

    receipt: str
    at: str
    found: list[str] = field(default_factory=list)
    done: list[str] = field(default_factory=list)
    stays: list[str] = field(default_factory=list)
    by: str = ""
    agreed: str = ""  # the second person
    reason: str = ""
    texts: dict[str, dict[str, int]] = field(default_factory=dict)  # by table, how many are `done` and how many stay

    def count(self, table: str, what: str) -> None:
        """Count one text of a table as erased or as left."""
        of_table = self.texts.setdefault(table, {})
        of_table[what] = of_table.get(what, 0) + 1


def write_receipt(folder: Path, receipt: Receipt) -> Path:
    """Keep the receipt below the data directory; its file."""
    file = folder / "receipts" / f"{receipt.receipt}.json"
    file.parent.mkdir(mode=0o700, exist_ok=True)
    file.write_text(json.dumps(asdict(receipt), ensure_ascii=False, indent=1), encoding="utf-8")
    file.chmod(0o600)
    return file

"""An honest line of an older version is no alarm; a line that was made to look like one is."""

from dataclasses import replace

from bot.reports.evidence_check import EvidenceCheck
from handlers.case.event import EventMeta
from handlers.evidence.events import EvidenceAdded
from handlers.evidence.manifest import digest, link_after, manifest_text
from storage.incidents import timeline
from storage.incidents.audit_chain import ChainEntry
from tests.people import NOON

OLD = EvidenceAdded(name="evidence/INC-1/01.jpg", sha256="1" * 64, size=9)


def chained(number: int, previous: str) -> EvidenceAdded:
    """A piece as it is put on record today."""
    bare = EvidenceAdded(name=f"evidence/INC-1/{number}.png", sha256=f"{number:064x}", size=9, media_type="image/png")
    manifest = digest(manifest_text(1, bare.item(number, EventMeta(NOON, "mei"))))
    return replace(bare, manifest=manifest, chain_link=link_after(previous, manifest))


def faults(*events: EvidenceAdded) -> list[int]:
    """The numbers of pieces that the check finds wrong."""
    rows = timeline.rows(1, 0, timeline.GENESIS, events, EventMeta(NOON, "mei"))
    names = ("seq", "at", "by", "kind", "data", "personal", "hash")
    lines = [ChainEntry(**{name: row[name] for name in names}, previous="") for row in rows]
    return [problem.args["id"] for problem in EvidenceCheck(1).read(lines).problems]


def test_a_line_of_an_older_version_comes_first_and_is_no_alarm():
    second = chained(2, "")
    assert faults(OLD, second, chained(3, second.chain_link)) == []


def test_a_line_that_lost_its_manifest_is_found():
    first = chained(1, "")
    assert faults(first, OLD) == [2]


def test_a_piece_that_was_put_in_between_is_found():
    first = chained(1, "")
    assert faults(first, chained(2, ""), chained(3, first.chain_link)) == [2, 3]

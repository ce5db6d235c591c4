"""What of a case file is kept for good, class by class: whatever is not named here expires with the texts."""

from collections.abc import Mapping

from handlers.case.assessment import Assessment
from handlers.case.assignment import Assignment
from handlers.case.case_file import CaseFile
from handlers.case.drafts import Draft, DraftRequest, Finding, Promise, Reply
from handlers.case.drill import CoachLine, Drill, Expectation
from handlers.case.evidence import EvidenceItem, TrustedTimestamp
from handlers.case.outreach import Consent, Contact
from handlers.case.proposals import Proposal
from handlers.case.removal import Appeal, LegalTrack, Moderation, PreModeration
from handlers.case.reports import HandReport
from handlers.case.retro import ClimateSeen, Retro, RetroFacts, RetroLine, RetroShare, RootCause
from handlers.case.tasks import Task
from handlers.case.translation import Translation
from handlers.posts.post import Post
from handlers.posts.watch_terms import WatchTerm

# By class: codes, ids of our own people, names of our own brands and products, hashes. No words of or about outsiders.
LASTING: Mapping[type, frozenset[str]] = {
    CaseFile: frozenset(
        [
            "brand",
            "product",
            "source",
            "playbook",
            "subtypes",
            "regraded_by",
            "lowered_by",
            "product_by",
            "drafting",
            "reports",
            "reminders",
            "author_step",
            "evidence",
            "gone_by",
            "channel",
            "asked_for",
            "read_by_model",
            "not_read_by_model",
            "before_merge",
            "took_part",
        ]
    ),
    ClimateSeen: frozenset({"climate"}),
    Retro: frozenset({"invited", "silent", "reviewed_by"}),
    RetroFacts: frozenset(["latencies", "windows", "promises", "climate_before", "climate_after", "version", "lines"]),
    RetroLine: frozenset({"by", "heading"}),
    RootCause: frozenset({"by", "cause"}),
    RetroShare: frozenset({"by"}),
    Assignment: frozenset({"person", "covers", "passed"}),
    Assessment: frozenset({"by", "climate", "validity", "findings_by"}),
    Drill: frozenset({"scenario", "steps", "waits", "only_if"}),
    Expectation: frozenset({"what", "value"}),
    CoachLine: frozenset({"text", "rows"}),
    Post: frozenset({"platform"}),
    WatchTerm: frozenset({"kind", "word"}),
    Draft: frozenset(
        [
            "kind",
            "author",
            "legal",
            "contributors",
            "deputies_asked",
            "reviewers",
            "decided_by",
            "acknowledged",
            "note",
            "asked_by",
            "seen_by",
            "sealed",
            "emergency_by",
            "ratified_by",
            "read_by",
            "not_read_by",
            "foreign_readers",
        ]
    ),
    DraftRequest: frozenset({"kind", "asked_by"}),
    Translation: frozenset({"language", "model", "failed"}),
    Finding: frozenset({"rule", "level"}),
    Reply: frozenset({"kind", "stale", "by"}),
    Promise: frozenset({"owner"}),
    HandReport: frozenset({"by"}),
    Contact: frozenset({"party", "by", "covered"}),
    Consent: frozenset({"scope", "by"}),
    Task: frozenset({"role", "key", "version", "added_by", "owner", "asks", "settled_by"}),
    EvidenceItem: frozenset(
        ["kind", "by", "sha256", "media_type", "page_state", "clock", "manifest", "chain_link", "not_timestamped"]
    ),
    TrustedTimestamp: frozenset({"authority"}),
    Appeal: frozenset(
        ["ground", "drafted_by", "content", "approved_by", "channel", "filed_by", "result", "packs", "evidence"]
    ),
    Moderation: frozenset({"measure", "ground", "shot", "decided_by", "account"}),
    PreModeration: frozenset({"by"}),
    LegalTrack: frozenset({"false_confirmed_by", "lawsuit", "fixation"}),
    Proposal: frozenset({"command", "proposal", "by", "basis", "decided_by", "asked"}),
}

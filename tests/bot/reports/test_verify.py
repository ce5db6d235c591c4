"""A change anywhere in an export is found from its own files, and the first wrong line of a timeline is named."""

import hashlib
import json
import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update

from bot.incidents.incidents import Incidents
from bot.reports import verify_database, verify_export, write_export
from bot.workers.retention import Retention
from handlers.case.event import EventMeta
from storage.database import Database
from storage.incidents.timeline import TABLE, canonical
from tests.fakes.settings import app_settings
from tests.people import HOUR, NOON

Document = dict[str, Any]


def forge(folder: Path, change: Callable[[Document], object]) -> None:
    """Change the document as a forger would who also puts the manifest right."""
    document = json.loads((folder / "incident.json").read_text("utf-8"))
    change(document)
    (folder / "incident.json").write_text(canonical(document) + "\n", "utf-8")
    relist(folder)


def relist(folder: Path) -> None:
    files = sorted(file for file in folder.iterdir() if file.name != "manifest.sha256")
    listed = "".join(f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in files)
    (folder / "manifest.sha256").write_text(listed, "utf-8")


def test_an_untouched_export_is_whole(copy: Path) -> None:
    document = json.loads((copy / "incident.json").read_text("utf-8"))
    verification = verify_export(copy)
    assert verification.ok
    assert (
        verification.text("en")
        == f"The file of incident 1 is whole: 18 lines, hash of the last {document['chain']['head']}"
    )


def test_the_folder_it_was_exported_to_may_be_given_instead(copy: Path) -> None:
    assert verify_export(copy.parent) == verify_export(copy)
    shutil.copytree(copy, copy.with_name("INC-2"))
    (copy.with_name("INC-2") / "report.md").write_text("", "utf-8")
    assert verify_export(copy.parent).text("en") == "The file report.md does not have the hash that the manifest gives"


def test_sha256sum_reads_the_manifest(copy: Path) -> None:
    listed = dict(line.split("  ")[::-1] for line in (copy / "manifest.sha256").read_text("utf-8").splitlines())
    assert listed == {
        n: hashlib.sha256((copy / n).read_bytes()).hexdigest()
        for n in sorted(file.name for file in copy.iterdir() if file.name != "manifest.sha256")
    }


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (lambda t: t["timeline"][6].update(by="lou"), "Line 7 of incident 1's timeline was changed"),
        (
            lambda t: t["timeline"][0].update(personal=t["timeline"][0]["personal"].replace("过敏", "好用")),
            "Line 1 of incident 1's timeline was changed",
        ),
        (lambda t: t["timeline"].pop(9), "Line 10 of incident 1's timeline was removed"),
        (lambda t: t["timeline"].pop(), "Line 18 of incident 1's timeline was removed"),
        (
            lambda t: t["timeline"].insert(4, dict(t["timeline"][4], by="lou")),
            "Something was inserted at line 5 of incident 1's timeline",
        ),
        (lambda t: t["timeline"].insert(4, t["timeline"].pop(5)), "Line 5 of incident 1's timeline was moved"),
        (lambda t: t["chain"].update(head="0" * 64), "Line 18 of incident 1's timeline was changed"),
        (lambda t: t["incident"].update(number=2), "Line 1 of incident 2's timeline was changed"),
        (lambda t: t["post"].update(text="很好用"), "The post differs from line 1 of the timeline"),
        (lambda t: t["post"]["author"].update(name="别人"), "The post differs from line 1 of the timeline"),
        (lambda t: t["drafts"][0].update(kind="statement"), "Draft version 1 differs from the timeline"),
        (lambda t: t["drafts"].clear(), "Draft version 1 differs from the timeline"),
        (lambda t: t["drafts"].append(dict(t["drafts"][0], version=2)), "Draft version 2 differs from the timeline"),
        (lambda t: t["drafts"][0].update(decided_by="lou"), "The approval of draft version 1 does not match its text"),
        (lambda t: t["drafts"][0].update(hash="0" * 64), "The approval of draft version 1 does not match its text"),
        (lambda t: t["replies"][0].update(link="https://elsewhere.cn"), "The replies posted differ from the timeline"),
        (lambda t: t["replies"][0].update(by="lou"), "The replies posted differ from the timeline"),
        (lambda t: t["replies"].clear(), "The replies posted differ from the timeline"),
        (lambda t: t["promises"][0].update(state="open"), "Promise 1 differs from the timeline"),
        (lambda t: t["promises"].clear(), "Promise 1 differs from the timeline"),
        (lambda t: t["exported"].update(by="lou"), "The timeline does not hold the line of this export"),
    ],
)
def test_a_forger_who_puts_the_manifest_right_is_found_out(
    copy: Path, change: Callable[[Document], object], found: str
) -> None:
    forge(copy, change)
    assert (verify_export(copy).ok, verify_export(copy).text("en").split("\n")[0]) == (False, found)


def test_a_changed_draft_is_found_with_its_approval(copy: Path) -> None:
    forge(copy, lambda document: document["drafts"][0].update(text="我们会赔偿十万元。"))
    assert verify_export(copy).text("en").split("\n") == [
        "Draft version 1 differs from the timeline",
        "The approval of draft version 1 does not match its text",
    ]


@pytest.mark.parametrize("name", ["incident.json", "report.md", "timeline.csv"])
def test_a_changed_file_is_named(copy: Path, name: str) -> None:
    (copy / name).write_bytes((copy / name).read_bytes() + b" ")
    assert (
        verify_export(copy).text("en").split("\n")[-1]
        == f"The file {name} does not have the hash that the manifest gives"
    )


def test_files_that_are_missing_or_new_are_named(copy: Path) -> None:
    (copy / "report.md").unlink()
    (copy / "photo.jpg").write_bytes(b"")
    assert verify_export(copy).text("en").split("\n") == [
        "The file photo.jpg is not in the manifest",
        "The file report.md is in the manifest but not here",
    ]


def test_a_document_that_says_a_thing_twice_is_not_as_exported(copy: Path) -> None:
    raw = (copy / "incident.json").read_text("utf-8")
    (copy / "incident.json").write_text(
        raw.replace('{"assessment":', '{"assessment":"everything is fine","assessment":', 1), "utf-8"
    )
    relist(copy)
    assert verify_export(copy).text("en") == "incident.json is not written the way it was exported; somebody edited it"


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"[]",
        b"{}",
        b"\xff\xfe",
        b'{"timeline": 1}',
        b"[" * 100_000,
        b'{"a": "\\ud800"}',
        b"NaN",
        b'{"incident":{"number":[]}}',
    ],
)
def test_rubbish_is_called_unreadable_and_nothing_breaks(copy: Path, raw: bytes) -> None:
    (copy / "incident.json").write_bytes(raw)
    relist(copy)
    assert verify_export(copy).text("en").startswith("incident.json cannot be read: ")


@pytest.mark.parametrize("data", ["[]", "null", "not JSON", '{"version":[]}', '{"version":null,"id":{}}'])
def test_a_forger_who_hashes_rubbish_is_answered_too(copy: Path, data: str) -> None:
    def change(document: Document) -> None:
        previous = "0" * 64
        for one in document["timeline"]:
            one.update(data=data, personal=None, previous=previous)
            hashed = [previous, "1", str(one["seq"]), one["at"], one["by"], one["kind"], data]
            previous = one["hash"] = hashlib.sha256("\n".join(hashed).encode()).hexdigest()
        document["chain"]["head"] = previous

    forge(copy, change)
    assert verify_export(copy).text("en").startswith("Draft version 1 differs from the timeline\n")


def test_a_rubbish_manifest_is_named(copy: Path) -> None:
    (copy / "manifest.sha256").write_bytes(b"\xff no manifest")
    assert verify_export(copy).text("en").startswith("manifest.sha256 cannot be read: ")


def test_a_folder_without_an_export_is_no_proof(tmp_path: Path) -> None:
    assert (verify_export(tmp_path).ok, verify_export(tmp_path / "nowhere").ok) == (False, False)


def test_what_has_expired_is_no_fault_in_the_database_nor_in_an_export(
    desk: Incidents, purged: Database, tmp_path: Path
) -> None:
    assert (verify_database(purged).ok, verify_database(desk.database).ok) == (True, True)
    telling = Incidents(purged, desk.people, desk.policy, desk.messages, desk.playbook_version)
    write_export(telling, 1, tmp_path, EventMeta(NOON + 5 * HOUR, "mei"))
    assert verify_export(tmp_path).text("en").endswith("; personal data of 13 lines has expired")


def test_a_change_in_the_database_is_named_with_its_incident(purged: Database) -> None:
    with purged.transaction() as connection:
        connection.execute(update(TABLE).where(TABLE.c.incident == 1, TABLE.c.seq == 3).values(by="lou"))
    assert verify_database(purged).text("en") == "Line 3 of incident 1's timeline was changed"


@pytest.fixture
def purged(desk: Incidents, tmp_path: Path) -> Database:
    """A copy of the desk's database half a year later, after its purge."""
    with desk.database.read_transaction() as connection:
        connection.exec_driver_sql("ROLLBACK")
        connection.exec_driver_sql(f"VACUUM INTO '{tmp_path / 'copy.db'}'")
        connection.exec_driver_sql("BEGIN")
    database = Database(f"sqlite:///{tmp_path / 'copy.db'}")
    retention, later = Retention(database, desk.policy, app_settings(data_dir=tmp_path)[0]), NOON + timedelta(days=181)
    for number, stage, what in tuple(retention.due(later)):
        retention.purge(number, stage, what, later)
    return database

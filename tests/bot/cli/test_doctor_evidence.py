"""The doctor and the folder with evidence: made where it is ours alone, asked for where machines share it."""

from pathlib import Path

from bot import app
from bot.cli.doctor_evidence import check_evidence
from bot.incidents.evidence.intake import HandedIn
from handlers.posts.post import Alert, Post
from tests.fakes.settings import app_settings
from tests.people import NOON


def wrong(settings, now=NOON) -> dict[str, str]:
    """What is wrong, as it was found."""
    return {check.name: check.found for check in check_evidence(settings, now) if not check.ok}


def found(settings) -> list[str]:
    return [check.found for check in check_evidence(settings, NOON)]


def test_a_new_desk_gets_its_folder_and_a_shared_one_that_is_not_mounted_is_named(tmp_path: Path):
    settings, _ = app_settings(data_dir=tmp_path / "data")
    assert (wrong(settings), (tmp_path / "data/evidence").stat().st_mode & 0o777) == ({}, 0o700)
    shared, _ = app_settings(data_dir=tmp_path / "data", evidence_dir=tmp_path / "nfs")
    assert wrong(shared) == {"evidence folder": f"there is no {tmp_path / 'nfs'}"}


def test_a_folder_that_others_may_read_and_a_full_one_are_wrong(tmp_path: Path):
    folder = tmp_path / "nfs"
    folder.mkdir()
    folder.chmod(0o755)
    shared, _ = app_settings(data_dir=tmp_path / "data", evidence_dir=folder)
    assert wrong(shared) == {"evidence folder": f"{folder}: rights 755"}
    folder.chmod(0o700)
    assert wrong(shared) == {}
    huge = shared.model_copy(update={"evidence_max_mb": 10**9})
    assert list(wrong(huge)) == ["evidence folder"]


def test_a_machine_with_another_folder_misses_what_was_taken_in(tmp_path: Path):
    (folder := tmp_path / "nfs").mkdir(0o700)
    (other := tmp_path / "local").mkdir(0o700)
    settings, chats = app_settings(data_dir=tmp_path / "data", evidence_dir=folder)
    desk = app.build(settings, chats)
    desk.incidents.receive_alert(Alert("test", Post(platform="xiaohongshu", text="GlowSkin用了一次就过敏"), NOON))
    seen = tmp_path / "seen.txt"
    seen.write_text("the comment")
    assert desk.dispatcher.evidence.intake.add(1, "mei", HandedIn(seen), NOON).id == 1
    assert found(settings)[1] == "1 of the newest 1 are there"
    apart, _ = app_settings(data_dir=tmp_path / "data", evidence_dir=other)
    assert wrong(apart) == {"evidence files": "0 of the newest 1 are there"}
    desk.database.close()

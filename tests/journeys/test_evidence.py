"""A picture comes in as evidence, is stamped by an authority outside, leaves with the export, and goes by schedule."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from PIL import Image

from bot.incidents.evidence.intake import HandedIn
from bot.ops.timestamps import read_roots
from bot.reports import verify_database, verify_export, write_export
from bot.workers.evidence_timestamps import EvidenceTimestamps
from bot.workers.retention import Retention
from handlers.case.event import EventMeta
from handlers.closing.purge import TEXTS
from handlers.evidence.manifest import digest
from storage.incidents import cases
from storage.incidents import retention as forgotten
from storage.incidents.cases import NextTimes
from tests.fakes.settings import app_settings
from tests.fakes.tsa import Authority, authority
from tests.journeys.stage import Stage
from tests.people import NOON

GLOW = "跟风买的GlowSkin急救精华，用了一次就过敏，满脸通红，大家快拔草"
LATER = NOON + timedelta(days=200)


def picture(color: str = "red") -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (400, 800), color).save(written, "PNG")
    return written.getvalue()


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    stage = Stage(tmp_path, NOON)
    stage.alert(platform="xiaohongshu", native_id="69200c80000000000500001a", text=GLOW, brand="GlowSkin")
    yield stage
    stage.database.close()


@pytest.fixture
def tsa(tmp_path: Path, stage: Stage) -> Iterator[Authority]:
    """An authority that the desk asks."""
    with authority(tmp_path / "tsa") as known:
        stage.outbox_dispatcher.evidence_timestamps = EvidenceTimestamps(stage.desk, (known.url,))
        yield known


def hand_over(stage: Stage, person: str, content: bytes, called: str = "p.png", incident: int = 1, **said: str) -> str:
    """A person hands in a file for an incident; what they hear."""
    file = stage.evidence.folder() / called
    file.write_bytes(content)
    done = stage.evidence.add(incident, person, HandedIn(file, called, said), stage.now)
    stage.carry()
    return stage.words(done.answer)


def closed(stage: Stage) -> None:
    """No public answer, and closed with the steps of the playbook undone: both take two."""
    for command in ("no-reply 1 已私下沟通", "close 1 已处理 override=已私下解决"):
        stage.says("ken", command)
        for proposal in stage.desk.read(1).proposals:
            if proposal.state == "pending":
                stage.says("ada", f"confirm 1 {proposal.id}")
    assert not stage.desk.read(1).open


def test_a_piece_is_listed_on_the_card_and_shown_to_who_may_read_the_incident(stage: Stage):
    assert "已存为事件 1 的证据 1（截图）" in hand_over(stage, "mei", picture(), text="评论全屏")
    assert "证据：1 件，1 件没有时间戳" in stage.reads("room:GlowSkin", 1, "case")
    assert "评论全屏" in repr(stage.hears("mei", "证据 1").card)
    shown = stage.hears("mei", "证据 1 1")
    assert "由人提供" in stage.words(shown.card.parts[-1].text)
    [copy] = shown.files
    with Image.open(stage.evidence.incoming.parent / "exports" / copy) as drawn:
        assert (drawn.format, drawn.size) == ("JPEG", (400, 800))
    assert stage.hears("lou", "证据 1").card is None


def test_the_same_file_twice_a_program_and_a_bomb_are_not_kept(stage: Stage):
    hand_over(stage, "mei", picture())
    assert "没有重复存" in hand_over(stage, "jun", picture())
    assert "程序" in hand_over(stage, "mei", b"MZ\x90\0" + b"\0" * 90, "照片.png")
    bomb = io.BytesIO()
    Image.new("1", (16000, 16000)).save(bomb, "PNG")
    assert "过大" in hand_over(stage, "mei", bomb.getvalue())
    assert "空的" in hand_over(stage, "mei", b"")
    assert "超过" in hand_over(stage, "mei", b"x" * (stage.evidence.max_bytes + 1))
    assert len(stage.desk.read(1).evidence_items) == 1


def test_a_medical_paper_makes_the_matter_as_grave_as_it_is_r13(stage: Stage):
    before = stage.desk.read(1).severity
    hand_over(stage, "mei", picture(), proof_kind="medical")
    after = stage.desk.read(1)
    assert (before.value, after.severity.value, "strong_evidence" in after.flags) == ("L2", "L3", True)
    assert "含个人信息" in stage.words(stage.hears("mei", "证据 1").card.parts[0].text)


def test_an_authority_that_is_away_is_asked_again_and_people_hear_of_it(stage: Stage, tsa: Authority):
    tsa.instead += [(500, b"")] * 3
    hand_over(stage, "jun", picture())
    for _ in range(4):
        stage.now += timedelta(minutes=10)
        stage.carry()
    assert any("还没有盖上" in line for line in stage.heard("person:jun"))
    [item] = stage.desk.read(1).evidence_items
    assert (tsa.asked, [t.authority for t in item.timestamps], item.not_timestamped) == (4, [tsa.url], "")
    assert "，时间戳 2" in stage.words(stage.hears("mei", "证据 1").card.parts[0].text).replace(" · ", "，")


def test_stamps_and_files_are_verified_offline_and_a_change_is_found(stage: Stage, tsa: Authority):
    hand_over(stage, "mei", picture(), address="https://www.xiaohongshu.com/explore/1")
    hand_over(stage, "mei", picture("blue"), "q.png")
    roots, store = read_roots(tsa.root), stage.evidence.store
    good = verify_database(stage.database, authorities=(tsa.url,), roots=roots, evidence=store)
    assert (good.ok, "没有时间戳" in good.text()) == (True, False)
    path = store.path(stage.desk.read(1).evidence_items[0].name)
    path.write_bytes(picture("green"))
    swap_hash(stage, picture("green"))
    bad = verify_database(stage.database, roots=roots, evidence=store)
    assert (bad.ok, bad.text().splitlines()[-1]) == (False, "事件 1 证据 1 的文件不是交来的那个")


def swap_hash(stage: Stage, content: bytes) -> None:
    """Somebody with the database writes the hash of another file into the state, which no chain holds."""
    with stage.database.transaction() as connection:
        stored = cases.load(connection, 1)
        first, *others = stored.file.evidence_items
        items = (replace(first, sha256=sha256(content).hexdigest()), *others)
        cases.save(connection, replace(stored, file=replace(stored.file, evidence_items=items)), NextTimes(None, None))


def test_a_hash_given_with_a_file_is_compared_with_it(stage: Stage):
    right = sha256(picture()).hexdigest()
    assert "没有存" in hand_over(stage, "mei", picture("blue"), sha256=right)
    assert "已存为事件 1 的证据 1" in hand_over(stage, "mei", picture(), sha256=right.upper())


def test_a_full_export_has_files_manifests_and_stamps_and_a_redacted_one_none(stage: Stage, tsa: Authority, tmp_path):
    hand_over(stage, "mei", picture(), "评论.png", text="<b>评论</b>", receipt="公证 118")
    folder, meta = tmp_path / "out", EventMeta(stage.now, "ada")
    write_export(stage.desk, 1, folder, meta, evidence=stage.evidence.store)
    evidence = folder / "INC-1" / "evidence"
    assert sorted(file.name for file in evidence.iterdir()) == [
        "1-1.tsr",
        "1-manifest.json",
        "1-screenshot.png",
        "index.html",
    ]
    assert (evidence / "1-screenshot.png").read_bytes() == picture()
    manifest, index = (evidence / "1-manifest.json").read_text("utf-8"), (evidence / "index.html").read_bytes()
    assert b"&lt;b&gt;" in index and b"data:image/jpeg" in index
    assert digest(manifest) == stage.desk.read(1).evidence_items[0].manifest
    assert verify_export(folder, read_roots(tsa.root)).ok
    write_export(stage.desk, 1, folder, meta, evidence=stage.evidence.store, redacted=True)
    redacted = folder / "INC-1-redacted"
    assert not (redacted / "evidence").exists() and "评论" not in (redacted / "report.md").read_text("utf-8")
    assert verify_export(redacted, read_roots(tsa.root)).ok


FLOOD = "急救精华千万别买，烂脸警告，评论区都是水军刷的好评，姐妹们快跑"
OTHERS = " ".join(f"https://www.xiaohongshu.com/explore/69200c80000000000500{n}a" for n in ("002", "003"))


def test_papers_for_a_platform_enclose_what_it_may_see_and_counsel_gets_the_proof(stage: Stage, tsa: Authority):
    n = stage.alert(platform="xiaohongshu", native_id="69200c80000000000500001b", text=FLOOD, brand="GlowSkin")
    for color, kind in (("red", "screenshot"), ("blue", "medical"), ("white", "license")):
        hand_over(stage, "jun", picture(color), incident=n, proof_kind=kind)
    stage.says("jun", f"举报 {n} 刷屏 三个账号十分钟内发同一段文字 others={OTHERS} evidence=1,2")
    stage.says("ken", f"申诉进展 {n} 1 同意")
    proof = ["evidence/1-manifest.json", "evidence/1-1.tsr", "evidence/2-medical.png"]
    assert enclosed(stage, "jun", n, "form") == ["evidence/1-screenshot.png"]
    assert enclosed(stage, "jun", n, "email") == ["evidence/1-screenshot.png", "evidence/3-license.png"]
    assert enclosed(stage, "rui", n, "counsel")[:4] == ["evidence/1-screenshot.png", *proof]


def enclosed(stage: Stage, person: str, number: int, channel: str) -> list[str]:
    """What lies in the zip of the papers beside the letter."""
    names = stage.hears(person, f"pack {number} 1 {channel}").files
    [papers] = [name for name in names if name.endswith(".zip")]
    with zipfile.ZipFile(stage.evidence.incoming.parent / "exports" / papers) as archive:
        return [name for name in archive.namelist() if name.startswith("evidence/")]


def test_another_file_among_the_evidence_of_an_export_is_found(stage: Stage, tmp_path):
    hand_over(stage, "mei", picture())
    folder = tmp_path / "out"
    write_export(stage.desk, 1, folder, EventMeta(stage.now, "ada"), evidence=stage.evidence.store)
    (folder / "INC-1" / "evidence" / "1-screenshot.png").write_bytes(picture("green"))
    assert "不是交来的那个" in verify_export(folder).text()


def test_the_bytes_go_with_the_texts_and_what_proves_them_stays(stage: Stage, tsa: Authority, tmp_path):
    hand_over(stage, "mei", picture(), "小美的脸.png", text="小美的脸", address="https://xhs.cn/1")
    closed(stage)
    settings, _ = app_settings(data_dir=tmp_path)
    rules = Retention(stage.database, stage.desk.policy, settings, evidence=stage.evidence.store)
    assert rules.purge(1, forgotten.ALL_TEXTS, TEXTS, LATER)
    [item] = stage.desk.read(1).evidence_items
    assert list(stage.evidence.store.names()) == []
    assert (item.name, item.original, item.note, item.address) == ("", "", "", "")
    assert (item.kind, item.media_type, len(item.timestamps), bool(item.chain_link)) == (
        "screenshot",
        "image/png",
        1,
        True,
    )
    assert verify_database(stage.database, roots=read_roots(tsa.root), evidence=stage.evidence.store).ok


def test_a_hold_keeps_the_files(stage: Stage, tmp_path):
    hand_over(stage, "mei", picture())
    closed(stage)
    stage.says("rui", "hold 1 on 诉讼")
    settings, _ = app_settings(data_dir=tmp_path)
    rules = Retention(stage.database, stage.desk.policy, settings, evidence=stage.evidence.store)
    assert not rules.purge(1, forgotten.ALL_TEXTS, TEXTS, LATER)
    assert stage.evidence.store.path(stage.desk.read(1).evidence_items[0].name).read_bytes() == picture()


def test_that_the_post_is_gone_stands_on_the_card_until_somebody_finds_it_again(stage: Stage):
    assert [field.name for field in stage.hears("mei", "gone 1").form.fields] == ["text"]
    stage.says("mei", "帖子没了 1 App 和网页都打不开")
    assert "原帖已不在" in " ".join(stage.reads("room:GlowSkin", 1, "case"))
    stage.says("jun", "帖子没了 1 恢复 网页又能打开")
    assert "原帖已不在" not in " ".join(stage.reads("room:GlowSkin", 1, "case"))

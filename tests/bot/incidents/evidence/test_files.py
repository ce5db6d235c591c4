"""What a file is by its bytes, what is drawn anew of a picture, and where and how it is kept."""

import io
import stat
import zipfile

import pytest
from PIL import Image

from bot.incidents.evidence import EvidenceStore
from bot.incidents.evidence.content import type_of
from bot.incidents.evidence.previews import DecompressionBomb, previews_of

MP4 = b"\0\0\0\x20ftypisom\0\0\2\0isomiso2avc1mp41" + b"\0" * 200


def picture(form: str = "PNG", size: tuple[int, int] = (40, 20), **more: object) -> bytes:
    written = io.BytesIO()
    Image.new("RGB", size, "red").save(written, form, **more)
    return written.getvalue()


def zipped(*names: str) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name in names:
            archive.writestr(name, "x" * 50)
    return written.getvalue()


@pytest.mark.parametrize(
    ("content", "called", "ending"),
    [
        (picture(), "p.html", "png"),
        (picture("JPEG"), "", "jpg"),
        (picture("WEBP"), "p.txt", "webp"),
        (b"\xff\xd8\xff\xe0" + b"broken" * 10, "", "jpg"),
        (MP4, "", "mp4"),
        (b"#!AMR\n" + b"\0" * 90, "", "amr"),
        (b"%PDF-1.7\n%....\n", "", "pdf"),
        (zipped("datapackage.json", "archive/data.warc.gz"), "page.wacz", "zip"),
        (zipped("[Content_Types].xml", "word/document.xml"), "报告.docx", "docx"),
        (b"<!DOCTYPE html><html><script>alert(1)</script>", "p.png", "html"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>", "p.png", "svg"),
        ("聊天记录：明天退款".encode(), "p.exe", "txt"),
        (bytes(range(256)), "p.png", "bin"),
    ],
)
def test_the_type_is_told_by_the_bytes(tmp_path, content, called, ending):
    (tmp_path / "f").write_bytes(content)
    assert type_of(tmp_path / "f", called).ending == ending


@pytest.mark.parametrize("head", [b"MZ\x90\0", b"\x7fELF\2", b"\xcf\xfa\xed\xfe", b"#!/bin/sh\n"])
def test_a_program_is_known_whatever_it_is_called(tmp_path, head):
    (tmp_path / "f").write_bytes(head + b"\0" * 200)
    assert type_of(tmp_path / "f", "p.png").program


def test_a_picture_is_drawn_anew_without_what_the_camera_wrote(tmp_path):
    exif = Image.Exif()
    exif[0x010E] = "SECRET PLACE"
    exif[0x8825] = {1: "N", 2: (31.0, 13.0, 0.0)}
    (tmp_path / "f").write_bytes(picture("JPEG", (3000, 1500), exif=exif))
    found = previews_of(tmp_path / "f")
    assert found and b"SECRET" in (tmp_path / "f").read_bytes()
    display, small = (Image.open(io.BytesIO(each)) for each in (found.display, found.thumbnail))
    assert (display.format, display.size, dict(display.getexif())) == ("JPEG", (2000, 1000), {})
    assert (small.size, b"SECRET" in found.display, b"SECRET" in found.thumbnail) == ((240, 120), False, False)


def test_a_decompression_bomb_is_refused_and_what_is_broken_has_no_copy(tmp_path):
    bomb = io.BytesIO()
    Image.new("1", (16000, 16000)).save(bomb, "PNG")
    (tmp_path / "bomb").write_bytes(bomb.getvalue())
    assert len(bomb.getvalue()) < 100_000
    with pytest.raises(DecompressionBomb):
        previews_of(tmp_path / "bomb")
    (tmp_path / "broken").write_bytes(picture()[:40])
    assert previews_of(tmp_path / "broken") is None


def test_files_are_kept_for_their_owner_only_and_removed_with_their_copies(tmp_path):
    store, name = EvidenceStore(tmp_path / "evidence"), "evidence/INC-1/00ff.png"
    store.keep(name, b"bytes")
    store.keep(name + ".thumb.jpg", b"small")
    path = store.path(name)
    assert path and (path.read_bytes(), stat.S_IMODE(path.stat().st_mode)) == (b"bytes", 0o600)
    assert list(store.names()) == [name, name + ".thumb.jpg"]
    store.remove(name)
    assert list(store.names()) == []


@pytest.mark.parametrize("name", ["evidence/../../etc/passwd", "/etc/passwd", "evidence/", "exports/INC-1/x", ""])
def test_no_name_reaches_beyond_the_folder(tmp_path, name):
    store = EvidenceStore(tmp_path / "evidence")
    assert store.path(name) is None
    with pytest.raises(ValueError, match="not a name"):
        store.keep(name, b"x")
    store.remove(name)

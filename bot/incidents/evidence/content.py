"""What a file is, by its bytes: never by its name, nor by what the sender says. Programs are refused."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import puremagic

HEAD = 64 * 1024  # bytes that are looked at
TYPES = {
    **{"jpg": "image/jpeg", "png": "image/png", "gif": "image/gif", "webp": "image/webp", "bmp": "image/bmp"},
    **{"tiff": "image/tiff", "heif": "image/heif", "avif": "image/avif", "svg": "image/svg+xml"},
    **{"mp4": "video/mp4", "mov": "video/quicktime", "webm": "video/webm", "avi": "video/x-msvideo"},
    **{"mp3": "audio/mpeg", "wav": "audio/wav", "ogg": "audio/ogg", "amr": "audio/amr", "m4a": "audio/mp4"},
    **{"pdf": "application/pdf", "zip": "application/zip", "html": "text/html", "txt": "text/plain"},
    **{"docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
    **{"xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
    **{"pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation"},
    **{"doc": "application/msword", "rtf": "application/rtf", "eml": "message/rfc822", "xml": "application/xml"},
    **{"json": "application/json", "gz": "application/gzip", "7z": "application/x-7z-compressed", "bin": ""},
}
# Names that the library has for the same, and containers whose inside only the name tells: all of them are zip.
SAME = {"jfif": "jpg", "jpeg": "jpg", "jpe": "jpg", "tif": "tiff", "htm": "html", "opus": "ogg", "oga": "ogg"}
SAME |= {"dib": "bmp", "heic": "heif", "mkv": "webm"}
IN_ZIP = frozenset({"docx", "xlsx", "pptx", "zip"})
PROGRAMS = (b"MZ", b"\x7fELF", b"\xfe\xed\xfa", b"\xcf\xfa\xed\xfe", b"\xce\xfa\xed\xfe", b"\xca\xfe\xba\xbe")
VOICE = (b"#!AMR", b"#!SILK", b"\x02#!SILK")


@dataclass(frozen=True)
class ContentType:
    """The ending a file is kept under, and its media type; `program`: it could be run."""

    ending: str
    media_type: str
    program: bool = False

    @property
    def picture(self) -> bool:
        """True for what is drawn in points; SVG is markup."""
        return self.media_type.startswith("image/") and self.ending != "svg"


def type_of(file: Path, called: str = "") -> ContentType:
    """Return the type of a file by its content; `called`, its name, only tells formats apart that are all zip."""
    with file.open("rb") as opened:
        head = opened.read(HEAD)
    if head.startswith(VOICE):
        return ContentType("amr", TYPES["amr"])
    if head.startswith((*PROGRAMS, b"#!")):
        return ContentType("bin", "application/octet-stream", program=True)
    found = list(_candidates(head))
    if IN_ZIP & set(found):
        ending = called.lower().rpartition(".")[2]
        found = [ending if ending in IN_ZIP else "zip"]
    ending = found[0] if found else "txt" if _is_text(head) else "bin"
    return ContentType(ending, TYPES[ending] or "application/octet-stream")


def _candidates(head: bytes) -> Iterator[str]:
    """The endings that the bytes may have, the likeliest first."""
    try:
        matches = puremagic.magic_string(head)
    except (puremagic.PureError, ValueError):  # nothing known, or nothing there
        return
    for match in matches:
        bare = match.extension.lstrip(".").lower()
        ending = SAME.get(bare, bare)
        if ending in TYPES:
            yield ending


def _is_text(head: bytes) -> bool:
    try:
        head[: len(head) - 3 if len(head) == HEAD else None].decode("utf-8")
    except UnicodeDecodeError:
        return False
    return b"\0" not in head

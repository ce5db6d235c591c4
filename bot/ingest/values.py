"""The single value of a cell, freed of what spreadsheets and tools wrap around it."""

from datetime import date, time

# What exports write where they know nothing; errors of a spreadsheet count too.
UNKNOWN = frozenset(
    (
        *(
            "",
            "-",
            "--",
            "—",
            "——",
            "/",
            "n/a",
            "null",
            "none",
            "nan",
            "nat",
            "undefined",
            "暂无",
            "暂无数据",
            "无",
            "未知",
            "暫無",
            "無",
        ),
        *("#n/a", "#ref!", "#value!", "#name?", "#null!", "#div/0!", "#num!", "[]", "{}", "\\n"),
    )
)
INVISIBLE = "\ufeff\u200b\u200c\u200d\u2060"
MEDIA_ENDINGS_LIST = (
    ".mp4 .m3u8 .mov .flv .avi .webm .mp3 .m4a .jpg .jpeg .png .gif .webp .heic .avif .svg .bmp .zip .css .js"
)
MEDIA_ENDINGS = tuple(MEDIA_ENDINGS_LIST.split())
MEDIA_HOSTS_LIST = (  # files that platforms serve; none is the address of a post
    "douyinvod. douyinpic. douyinstatic. xhscdn. ci.xiaohongshu.com sns-video sns-webpic sns-img hdslb. bilivideo."
    " sinaimg. weibocdn. kwimgs. kwcdn. ndcimgs. alicdn. tiktokcdn. cdninstagram. fbcdn. ytimg. twimg. zhimg. qpic."
    " bdstatic. googleusercontent.com gstatic.com 360buyimg. meituan.net pddpic."
)
MEDIA_HOSTS = tuple(MEDIA_HOSTS_LIST.split())


class LinkedText(str):
    """The text of a cell that a link lies under."""

    target: str


def linked(text: object, target: str) -> LinkedText:
    """A cell's text with the address that opens when it is clicked."""
    value = LinkedText(str(text))
    value.target = target
    return value


def clean(value: object) -> object | None:
    """The value without spaces, apostrophes and `="…"`; None where a tool says that it knows nothing."""
    if not isinstance(value, str):
        return None if value is None or value != value or value in ([], {}) else value  # NaN is not itself
    bare = value.strip(f" \t\r\n\xa0\u3000{INVISIBLE}")
    if bare.startswith('="') and bare.endswith('"'):
        bare = bare[2:-1].strip()
    if bare.startswith("'") and bare[1:2].isalnum() and not bare.endswith("'"):
        bare = bare[1:]
    if len(bare) < 10 and bare.lower() in UNKNOWN:
        return linked("", value.target) if isinstance(value, LinkedText) else None
    return linked(bare, value.target) if isinstance(value, LinkedText) else bare


def is_empty(value: object) -> bool:
    """True for a cell without a value, or with a word for unknown in its place."""
    return clean(value) is None


def is_media(link: str) -> bool:
    """True for the address of a file, such as a video's on a content network, which is never the post's address."""
    rest = link.partition("://")[2].lower() or link.lower()
    address = rest.partition("?")[0]
    host = address.partition("/")[0]
    return address.endswith(MEDIA_ENDINGS) or any(part in host for part in MEDIA_HOSTS)


def as_text(value: object) -> str:
    """A cell as text; a spreadsheet keeps even ids as numbers with a decimal point."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value.isoformat() if isinstance(value, date | time) else str(value)


def as_list(value: object) -> list[object]:
    """The values of a field that may have several."""
    return value if isinstance(value, list) else [] if value is None else [value]

"""Where a platform lets us write, how long, how often and until when (section 3.3 of the sources)."""

from dataclasses import dataclass

from handlers.posts.fields import Table, one, only, texts
from handlers.posts.post import Kind

UNITS = ("code_points", "bytes", "han")  # bytes of UTF-8; han: Chinese characters, two ASCII signs weigh as one


@dataclass(frozen=True)
class Surface:
    """One place to write in. All lengths are in `unit`, one of UNITS."""

    name: str
    limit: int  # longer is refused there
    unit: str
    target: tuple[int, int]  # reads well between these
    source: str  # where the limit comes from
    answers: tuple[Kind, ...]  # replies to such posts are written here
    opening: int  # the first so many must stand alone, since the rest is folded away; 0 when nothing is
    one_shot: bool  # a second reply is not possible
    eligible_days: int  # no reply is possible later than this after publication; 0 when there is no end
    spacing_seconds: int  # between two replies, or the platform calls them too many
    label_ai: bool  # text that a model helped to write has to be marked

    @classmethod
    def from_mapping(cls, table: Table, where: str) -> "Surface":
        """A surface from what tomllib read; ValueError says what is wrong."""
        where = f"{where}, surface {one(table, 'name', str, where)}"
        only(table, cls.__dataclass_fields__, where)
        unit = one(table, "unit", str, where, "code_points")
        limit, target = one(table, "limit", int, where), one(table, "target", list, where)
        if unit not in UNITS:
            raise ValueError(f"{where}: 'unit' is one of {', '.join(UNITS)}")
        if len(target) != 2 or not 0 < target[0] <= target[1] <= limit:
            raise ValueError(f"{where}: 'target' should be two numbers, rising, within the limit")
        if wrong := set(texts(table, "answers", where)) - set(Kind):
            raise ValueError(f"{where}: 'answers' are of {', '.join(Kind)}, not {', '.join(sorted(wrong))}")
        return cls(
            name=one(table, "name", str, where),
            limit=limit,
            unit=unit,
            target=(target[0], target[1]),
            source=one(table, "source", str, where),
            answers=tuple(Kind(kind) for kind in texts(table, "answers", where)),
            opening=one(table, "opening", int, where, 0),
            one_shot=one(table, "one_shot", bool, where, False),
            eligible_days=one(table, "eligible_days", int, where, 0),
            spacing_seconds=one(table, "spacing_seconds", int, where, 0),
            label_ai=one(table, "label_ai", bool, where, False),
        )

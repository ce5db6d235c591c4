"""The drawings of a report as SVG: the incident on one time axis, and its numbers over time.

Shapes and strokes tell things apart, not colours alone: a page printed in grey says the same. Every text is escaped.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape

WIDTH, LEFT, RIGHT, ROW = 960, 240, 30, 30  # px of the drawing, its label column, its margin, the height of a track
FONT = "'Noto Sans CJK SC','Noto Sans CJK TC','PingFang SC','Microsoft YaHei',sans-serif"
INK, GRID, DARK, LIGHT = "#1c2733", "#c9d1d9", "#1f4e79", "#dce6f0"
DASHES = ("", "7 4", "2 3", "10 3 2 3", "1 4", "12 5")  # by line of a chart
TICKS = 6


@dataclass(frozen=True)
class Bar:
    """A stretch of time: `met`, `late`, `missed` or `open` says how it is filled; `mark` is when it was met."""

    start: datetime
    end: datetime
    state: str
    mark: datetime | None = None


@dataclass(frozen=True)
class Track:
    """One row of the axis: its label, stretches of time, and moments with a word that shows when pointed at."""

    label: str
    bars: tuple[Bar, ...] = ()
    moments: tuple[tuple[datetime, str], ...] = ()


@dataclass(frozen=True)
class Scale:
    """Where a time stands between two others, in px."""

    first: datetime
    last: datetime

    def x(self, at: datetime) -> float:
        """Return the place of a time."""
        whole = (self.last - self.first).total_seconds() or 1
        return round(LEFT + (WIDTH - LEFT - RIGHT) * (at - self.first).total_seconds() / whole, 1)

    def ticks(self) -> list[datetime]:
        """Return the times that are written under the axis."""
        return [self.first + (self.last - self.first) * n / (TICKS - 1) for n in range(TICKS)]


def axis_chart(tracks: Sequence[Track], shown: Callable[[datetime], str], title: str) -> str:
    """Return tracks one below the other on one axis, empty without any; `shown` writes a time in the reader's zone."""
    times = [at for track in tracks for at in _times(track)]
    if not times:
        return ""
    scale, bottom = Scale(min(times), max(times)), ROW * len(tracks) + 10
    parts = [*_grid(scale, bottom, shown)]
    for number, track in enumerate(tracks):
        parts += _track(track, scale, number * ROW + ROW // 2 + 6, shown)
    return _svg(bottom + 26, parts, title)


def line_chart(
    series: Sequence[tuple[datetime, Mapping[str, int]]],
    names: Mapping[str, str],
    marks: Sequence[tuple[datetime, str]],
    shown: Callable[[datetime], str],
    title: str,
) -> str:
    """Return counts over time, a line for each name, with `marks` as uprights. Empty with less than two captures."""
    if len(series) < 2:
        return ""
    times = [at for at, _ in series] + [at for at, _ in marks]
    scale, top, bottom = Scale(min(times), max(times)), 24, 250
    highest = max((n for _, counts in series for n in counts.values()), default=0) or 1
    parts = [
        *_grid(scale, bottom, shown),
        _text(LEFT - 8, top + 4, f"{highest:,}", "end"),
        _text(LEFT - 8, bottom, "0", "end"),
    ]
    for number, (name, word) in enumerate(names.items()):
        points = [
            (scale.x(at), round(bottom - (bottom - top) * counts[name] / highest, 1))
            for at, counts in series
            if name in counts
        ]
        parts += _line(points, word, DASHES[number % len(DASHES)], number)
    for at, word in marks:
        x = scale.x(at)
        parts.append(f'<line x1="{x}" x2="{x}" y1="{top - 8}" y2="{bottom}" stroke="{INK}" stroke-width="1.5"/>')
        parts.append(_text(x, top - 11, word, "middle"))
    return _svg(bottom + 26, parts, title)


def _line(points: Sequence[tuple[float, float]], word: str, dash: str, number: int) -> Iterator[str]:
    """A line with its word in the label column, beside a piece of its own stroke."""
    if not points:
        return
    stroke = f'fill="none" stroke="{DARK}" stroke-width="2" stroke-dasharray="{dash}"'
    yield f'<polyline {stroke} points="{" ".join(f"{x},{y}" for x, y in points)}"/>'
    height = 60 + 22 * number
    yield f'<line {stroke} x1="8" x2="48" y1="{height}" y2="{height}"/>'
    yield _text(56, height + 4, word)


def _times(track: Track) -> Iterator[datetime]:
    yield from (at for at, _ in track.moments)
    for bar in track.bars:
        yield from (bar.start, bar.end, *([bar.mark] if bar.mark else []))


def _track(track: Track, scale: Scale, middle: int, shown: Callable[[datetime], str]) -> Iterator[str]:
    yield _text(0, middle + 4, track.label)
    for bar in track.bars:
        yield from _bar(bar, scale, middle)
    for at, word in track.moments:
        title = f"<title>{escape(f'{word} {shown(at)}')}</title>"
        yield f'<circle cx="{scale.x(at)}" cy="{middle}" r="6" fill="{DARK}" stroke="#fff">{title}</circle>'


def _bar(bar: Bar, scale: Scale, middle: int) -> Iterator[str]:
    """Full when it was met, hatched when late, an empty frame with a cross when missed, a thin one while open."""
    x, width = scale.x(bar.start), max(2.0, round(scale.x(bar.end) - scale.x(bar.start), 1))
    fill = {"met": LIGHT, "late": "url(#hatch)"}.get(bar.state, "none")
    weight = 2 if bar.state == "missed" else 1
    look = f'fill="{fill}" stroke="{DARK}" stroke-width="{weight}"'
    yield f'<rect x="{x}" y="{middle - 8}" width="{width}" height="16" {look}/>'
    if bar.mark:
        at = scale.x(bar.mark)
        yield f'<path d="M{at} {middle - 9}l6 9l-6 9l-6 -9z" fill="{DARK}" stroke="#fff"/>'
    elif bar.state == "missed":
        end = x + width
        yield f'<path d="M{end - 6} {middle - 6}l12 12m0 -12l-12 12" stroke="{INK}" stroke-width="2.5"/>'


def _grid(scale: Scale, bottom: int, shown: Callable[[datetime], str]) -> Iterator[str]:
    for at in scale.ticks():
        x = scale.x(at)
        yield f'<line x1="{x}" x2="{x}" y1="4" y2="{bottom}" stroke="{GRID}"/>'
        anchor = "end" if at == scale.last else "middle"
        yield _text(x, bottom + 16, shown(at), anchor)


def _text(x: float, y: float, said: str, anchor: str = "start") -> str:
    return f'<text x="{x}" y="{y}" text-anchor="{anchor}">{escape(said)}</text>'


def _svg(height: int, parts: Sequence[str], title: str) -> str:
    hatch = (
        '<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        f'<line x1="0" x2="0" y1="0" y2="6" stroke="{DARK}" stroke-width="2"/></pattern></defs>'
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" '
        f'aria-label="{escape(title)}" '
        f'font-family="{FONT}" font-size="13" fill="{INK}">{hatch}{"".join(parts)}</svg>'
    )

"""What one open page shows, as its address and cookies say: person, place, thread, language, light or dark."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from fastapi import Request, Response

from bot.i18n import LANGUAGES
from handlers.case.people import Team

THEMES = ("auto", "light", "dark")
PERSON, LANGUAGE, THEME = "dingfengbo_person", "dingfengbo_language", "dingfengbo_theme"
BOARD, INCIDENT = "board", "incident:"  # places that are pages and no stream of messages
YEAR = 365 * 24 * 3600


@dataclass(frozen=True)
class View:
    """What the page shows: `place` is empty for the first room, `thread` is an incident (0: none).

    `before` and `thread_before` are the message numbers to page back from (0: none).
    """

    person: str
    language: str
    theme: str = "auto"
    place: str = ""
    thread: int = 0
    before: int = 0
    thread_before: int = 0
    level: str = ""  # what the board is narrowed to: level, brand, own incidents, words
    brand: str = ""
    mine: bool = False
    words: str = ""
    fixed: bool = False  # signed in: nobody else can be chosen

    @property
    def incident(self) -> int:
        """The incident whose page it is; 0 for none."""
        return number(self.place.removeprefix(INCIDENT)) if self.place.startswith(INCIDENT) else 0

    def link(self, **changes: str | int) -> str:
        """The address of the same page with something changed."""
        new = replace(self, **changes)  # type: ignore[arg-type]
        numbers = {"thread": new.thread, "before": new.before, "thread_before": new.thread_before}
        asked = {
            "as": "" if self.fixed else new.person,
            "place": new.place,
            **{name: n for name, n in numbers.items() if n},
            **({"level": new.level, "brand": new.brand, "words": new.words} if new.place == BOARD else {}),
            "mine": "1" if new.mine and new.place == BOARD else "",
        }
        looks = {name: changes[name] for name in ("language", "theme") if name in changes}
        return "/console?" + urlencode({name: value for name, value in (asked | looks).items() if value})


def view_of(request: Request, team: Team, person: str = "") -> View:
    """The view a request asks for; whatever it gets wrong falls back to something sensible."""
    asked, kept = request.query_params, request.cookies
    wishes = (person, asked.get("as", ""), kept.get(PERSON, ""))
    who = next((wish for wish in wishes if wish in team.people), next(iter(team.people), ""))
    own = team.people[who].language if who else ""
    place = asked.get("place", "")
    return View(
        person=who,
        language=_known(LANGUAGES, asked.get("language"), kept.get(LANGUAGE), own),
        theme=_known(THEMES, asked.get("theme"), kept.get(THEME)),
        place=f"person:{who}" if place.startswith("person:") else place,
        thread=number(asked.get("thread", "")),
        before=number(asked.get("before", "")),
        thread_before=number(asked.get("thread_before", "")),
        level=asked.get("level", "")[:20],
        brand=asked.get("brand", "")[:100],
        mine=bool(asked.get("mine")),
        words=asked.get("words", "")[:100],
    )


def remember(answer: Response, view: View, language: str = "") -> Response:
    """Keep who the page is for, and how they like it, in this browser."""
    for name, value in ((PERSON, view.person), (LANGUAGE, language), (THEME, view.theme)):
        if value:
            answer.set_cookie(name, value, max_age=YEAR, path="/console", samesite="strict")
    return answer


def number(text: str) -> int:
    """A row or incident number; 0 for anything else."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 16 else 0


def _known(words: tuple[str, ...], *wishes: str | None) -> str:
    return next((wish for wish in wishes if wish in words), words[0])

"""Commands about the whole desk rather than one incident: new, list, status, mine, export, check, drill, away, language, help."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from bot.incidents.drills import Drills
from bot.incidents.fact_sheet import fact
from bot.incidents.incidents import Desk, NoSuchIncident
from bot.incidents.overviews import board, mine
from bot.incidents.requests import Form, Heard, Request
from bot.ingest.schema import alert_from_text
from handlers.case.card import Card, Line, Say, say
from handlers.case.case_file import CaseFile
from handlers.case.decision import time_to_come
from handlers.case.drafts import Draft
from handlers.case.event import Stamp
from handlers.case.people import Role
from handlers.commands.forms import LANGUAGE, NEW, TEXT
from handlers.commands.registry import BY_NAME, VERBS
from handlers.drafts.card import draft_parts
from handlers.drafts.check_draft import checked
from handlers.overview.board import status_card
from handlers.overview.cards import quiet
from handlers.posts import Platform, find_posts
from handlers.posts.post import Post
from storage.incidents.cases import Damaged

LONG_AWAY = "14d"
DEFAULT_PLATFORM = "xiaohongshu"

Export = Callable[[int, Stamp, str], tuple[str, ...]]  # incident, who and when, request: the files' names below the data directory


class Answers:
    """Carries out the desk's own commands, straight back to who asked."""

    def __init__(self, desk: Desk, platforms: Sequence[Platform], drills: Drills, export: Export) -> None:
        self.desk, self.platforms, self.drills, self.export = desk, platforms, drills, export
        self._by_name: Mapping[str, Callable[[Request], Heard]] = {
            "new": self._new, "list": self._board, "status": self._status, "mine": self._mine, "export": self._export,
            "drill": self._drill, "away": self._away, "language": self._language, "help": self._help, "check": self._check,
            "fact": lambda asked: fact(desk, asked),
        }  # fmt: skip

    def answer(self, verb: str, asked: Request) -> Heard:
        """Carry out one of the desk's commands."""
        try:
            return self._by_name[verb](asked)
        except NoSuchIncident as missing:
            return Heard(False, (say("objection.no_such_incident", number=missing.number),))
        except Damaged as damaged:
            return Heard(False, (say("objection.damaged", number=int(str(damaged))),))

    def words(self, text: str, asked: Request) -> Heard | None:
        """A post's link or share text, pasted without a command, opens an incident; anything else is not understood."""
        posts = [f for f in find_posts(text, self.platforms, asked.now) if f.makes or f.kind == "short"]
        return self._new(replace(asked, values={"text": text})) if posts else None

    def _new(self, asked: Request) -> Heard:
        values = asked.values
        if not values.get("text", "").strip():
            return Heard(False, form=Form("new", say("form.new"), NEW))
        try:
            brand, product = values.get("brand", ""), values.get("product", "")
            alert = alert_from_text(values["text"], asked.person, self.platforms, asked.now, brand, product)
        except ValueError as error:
            return Heard(False, (say("objection.not_a_post", problem=problem(error)),))
        received = self.desk.receive(alert, once=asked.once)
        if not received.new:
            return Heard(True, (say("answer.joined", number=received.number),))
        on_record = quiet(self.desk.read(received.number))
        return Heard(True, (say("answer.on_record" if on_record else "answer.opened", number=received.number),))

    def _board(self, asked: Request) -> Heard:
        return Heard(True, card=board(self.desk, asked.now))

    def _status(self, asked: Request) -> Heard:
        return (
            Heard(True, card=status_card(self.desk.read(asked.number), self.desk.house, asked.now)) if asked.number else self._board(asked)
        )

    def _mine(self, asked: Request) -> Heard:
        return Heard(True, card=mine(self.desk, asked.person, asked.now))

    def _export(self, asked: Request) -> Heard:
        number, person = asked.number, asked.person
        if not number:
            return Heard(False, (say("objection.which_incident", example=say("example.export")),))
        if not self.desk.people.team().people[person].roles:
            return Heard(False, (say("objection.not_on_duty", person=person),))
        names = self.export(number, Stamp(asked.now, person), asked.once)
        return Heard(True, (say("answer.exported", number=number),), files=names)

    def _drill(self, asked: Request) -> Heard:
        if not self.desk.people.team().people[asked.person].roles:
            return Heard(False, (say("objection.not_on_duty", person=asked.person),))
        scenario = asked.values.get("scenario", "").strip().lower()
        if scenario not in self.drills.names():
            return Heard(False, (say("objection.no_such_drill", given=scenario, names=", ".join(self.drills.names())),))
        return Heard(True, (say("answer.drill", number=self.drills.start(self.desk, scenario, asked.now, asked.once)),))

    def _away(self, asked: Request) -> Heard:
        given, person, now = asked.values.get("until", "").strip() or LONG_AWAY, asked.person, asked.now
        if given.lower() in ("off", "back", "回来", "回來"):
            self.desk.people.set_away(person, now)
            return Heard(True, (say("answer.back"),))
        time = time_to_come(given, now, self.desk.house.zone)
        if isinstance(time, Say):
            return Heard(False, (time,))
        self.desk.people.set_away(person, time.ends)  # away until Friday: back on Saturday
        return Heard(True, (say("answer.away", until=time.ends),))

    def _language(self, asked: Request) -> Heard:
        known = {value.lower(): value for value, _ in LANGUAGE.options}
        language = known.get(asked.values.get("language", "").strip().lower())
        if language is None:
            return Heard(False, form=Form("language", say("form.language"), (LANGUAGE,)))
        self.desk.people.set_language(asked.person, language)
        return Heard(True, (say("answer.language", language=language),))

    def _help(self, asked: Request) -> Heard:
        roles = self.desk.people.team().people[asked.person].roles
        lines = [Line(_typed(v.name), say(f"help.{v.name}", aliases=" ".join(v.aliases[:2]))) for v in VERBS]
        mine_first = Line(say("help.you"), say("plain.list", items=tuple(say(f"role.{r}") for r in Role if r in roles)))
        return Heard(True, card=Card(say("help.title"), parts=(mine_first, *lines)))

    def _check(self, asked: Request) -> Heard:
        """A text through the same gate that drafts go through, as a public reply on the first platform of the list."""
        text, now = asked.values.get("text", ""), asked.now
        if not text.strip():
            return Heard(False, form=Form("check", say("form.check"), (TEXT,)))
        file = CaseFile(0, Post(platform=DEFAULT_PLATFORM, published_at=now), now)
        findings, promises = checked(text, file, "resolution", self.desk.house, now)
        draft = Draft(1, "resolution", text, "", asked.person, now, findings=findings, promises=promises)
        verdict = "block" if any(f.level == "block" for f in findings) else "ack" if any(f.level == "ack" for f in findings) else "pass"
        return Heard(True, card=Card(say("check.title", verdict=say(f"verdict.{verdict}")), parts=draft_parts(draft)[1:]))


def _typed(verb: str) -> Say:
    """A line that can be typed as it is, in the reader's words; where there are no slash commands, without the opener."""
    return say("help.typed", opener="/incident", line=say(f"example.{verb}"))


def usage(verb: str) -> str:
    """How a command is typed, from the registry."""
    known = BY_NAME[verb]
    needs_number = known.handler is not None
    return " ".join(["/incident", known.name, *(["N"] if needs_number else []), *(f"[{name}]" for name in known.takes)])


def problem(error: ValueError) -> str:
    """The sentence of a refused alert, without the program's own words around it."""
    errors = getattr(error, "errors", None)
    return "; ".join(str(e["msg"]) for e in errors()) if callable(errors) else str(error)

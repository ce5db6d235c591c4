"""What a command asks for when it was typed, or is on a button, without it."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from handlers.assessment.search import search_parts
from handlers.case.card import Field, Form, InputType, LocalizedText, Part, Quote, msg
from handlers.case.case_file import CaseFile
from handlers.case.people import Team
from handlers.commands.command import Command
from handlers.commands.form_fields import Fields, draft_meant
from handlers.commands.learning_commands import retro_needs_form
from handlers.commands.parser import ParsedCommand
from handlers.commands.task_fields import task_needs_form
from handlers.drafts.draft_parts import draft_parts
from handlers.drafts.rules import stale_to_post
from handlers.posts.platform import Platform
from handlers.removal.card import gate_parts
from handlers.tasks.actions import tasks_given

MAX_CHOICES_NAMED = 12
PEOPLE = frozenset({"person", "owner"})  # fields in which a name may stand for an id
NO_PLATFORMS: Mapping[str, Platform] = MappingProxyType({})


def needs_form(command: Command, values: Mapping[str, str]) -> bool:
    """True when a typed line lacks what its form asks for. One value is enough of an assessment, and of a watch."""
    enough = command.name in ("assess", "watch") and any(values.values())
    if command.name == "task":
        return task_needs_form(values)
    if command.name == "retro":
        return retro_needs_form(values)
    return not enough and any(not values.get(name, "").strip() for name in command.required)


def button_form(
    asked: ParsedCommand, file: CaseFile | None, team: Team, platforms: Mapping[str, Platform] = NO_PLATFORMS
) -> Form | None:
    """The form that a button with this code opens; None when its command is carried out as it is.

    `file` is the case file as it is now, never as an old message shows it; None for a command about no incident.
    """
    form = form_for(asked.command, file, team, asked.values, platforms) if asked.command else None
    return form if form and not _complete(form.fields, asked.values) else None


def form_for(
    command: Command,
    file: CaseFile | None,
    team: Team,
    values: Mapping[str, str],
    platforms: Mapping[str, Platform] = NO_PLATFORMS,
) -> Form | None:
    """The form of a command, filled with what was typed; None when it asks for nothing, or too late to be of use.

    An assessment has links that search the `platforms`.
    """
    if file is None:
        static = command.form if isinstance(command.form, tuple) and command.handler is None else ()
        return Form(command.name, msg(f"form.{command.name}"), _filled(static, values)) if static else None
    if command.handler is None:
        asked = form_for(command, None, team, {"brand": file.brand, "product": file.product, **values})
        about = asked and "number" in command.positional
        return replace(asked, code=f"{command.name} {file.number}") if asked and about else asked
    if _too_late(command, file, values):
        return None
    fields = command.form(file, team, values) if callable(command.form) else command.form
    draft = draft_meant(file, values) if values.get("version") and "version" in command.positional else None
    title = msg("form.title", command=command.name, number=file.number, version=draft.version if draft else None)
    code = _code(command, file, fields, values)
    to_read = search_parts(file, platforms) if command.name == "assess" else _to_read(command, file, fields, values)
    return Form(code, title, _filled(fields, values), to_read) if fields else None


def _too_late(command: Command, file: CaseFile, values: Mapping[str, str]) -> bool:
    """True when the incident, the draft or the promise has moved on: the handler refuses any values, and says why."""
    if command.status not in (None, file.status):
        return True
    if values.get("version"):
        draft = draft_meant(file, values)
        again = draft is not None and command.name == "approve" and bool(stale_to_post(file, draft))
        return draft is None or (draft.state not in command.draft_states and not again)
    if "version" in command.positional and sum(d.state in command.draft_states for d in file.drafts) > 1:
        return True  # the handler asks which one
    if command.name == "task":
        return bool(values.get("id")) and not tasks_given(file, values["id"])
    known = file.open_promises()
    return bool(values.get("id")) and values["id"].lstrip("#") not in {str(each.id) for each in known}


def _complete(fields: Fields, values: Mapping[str, str]) -> bool:
    """True when every required field is given; of a form that requires none, any."""
    required = [field.name for field in fields if field.required]
    return all(map(values.get, required)) if required else any(values.get(field.name) for field in fields)


def _code(command: Command, file: CaseFile, fields: Fields, values: Mapping[str, str]) -> str:
    """The command with its number and those values that the form does not ask for."""
    asked = {field.name for field in fields}
    places = [values[name] for name in dict.fromkeys(command.positional) if values.get(name) and name not in asked]
    named = [name for name in command.named if values.get(name) and name not in (*asked, *command.positional)]
    pairs = [f"{name}={values[name]}" for name in named if not any(map(str.isspace, values[name]))]
    return " ".join([command.name, str(file.number), *places, *pairs])


def _to_read(command: Command, file: CaseFile, fields: Fields, values: Mapping[str, str]) -> tuple[Part, ...]:
    """What is ticked off must be in sight; a person who edits sees what was found, one who reports the warning."""
    if command.name == "report":
        return gate_parts(file)
    ticks = any(field.input is InputType.TICK for field in fields)
    draft = draft_meant(file, values) if ticks or (command.name == "edit" and values.get("version")) else None
    parts = draft_parts(draft) if draft else ()
    return parts if ticks else tuple(part for part in parts if not isinstance(part, Quote))


def wrong_choices(form: Form, values: Mapping[str, str]) -> tuple[LocalizedText, ...]:
    """Say of each value given for a choice that it is none of its options, which are named."""
    chosen = [(field, values.get(field.name, "")) for field in form.fields if field.input is InputType.CHOICE]
    return tuple(
        msg(
            "rejection.no_such_choice",
            field=field.label,
            given=given[:40],
            names=", ".join(value for value, _ in field.options[:MAX_CHOICES_NAMED]),
        )
        for field, given in chosen
        if given and field.name not in PEOPLE and given not in dict(field.options)
    )


def _filled(fields: Fields, values: Mapping[str, str]) -> tuple[Field, ...]:
    return tuple(replace(field, value=values.get(field.name, field.value)) for field in fields)

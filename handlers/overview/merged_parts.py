"""What the cards of two merged incidents say of each other: who acts, what binds on (R187)."""

from handlers.case.card import Part, Row, msg
from handlers.case.case_file import CaseFile
from handlers.case.people import ASSIGNABLE_ROLES
from handlers.tasks.rules import open_tasks

MAX_SHOWN = 6  # promises and tasks each; all are on the other's own card


def merged_parts(file: CaseFile) -> tuple[Part, ...]:
    """The incidents that were merged into this one, or the one that goes on in its place."""
    if file.merged_into:
        return (Row(msg("card.merged_into"), msg("card.merged_into_is", number=file.merged_into)),)
    numbers = tuple(msg("plain.text", text=f"#{number}") for number in file.merged)
    return (Row(msg("card.merged"), msg("plain.list", items=numbers)),) if numbers else ()


def matters_of(other: CaseFile) -> tuple[Part, ...]:
    """Roles, open promises and open tasks of the other incident, as they are now."""
    roles = tuple(
        msg("merged.role", role=role, person=other.person(role)) for role in ASSIGNABLE_ROLES if other.person(role)
    )
    promises = tuple(msg("merged.promise", id=p.id, text=p.text, due=p.due) for p in other.open_promises()[:MAX_SHOWN])
    tasks = tuple(msg("task.number", id=t.id, title=t.title) for t in open_tasks(other)[:MAX_SHOWN])
    kinds = (("merged.roles", roles), ("merged.promises", promises), ("merged.tasks", tasks))
    rows = [Row(msg(key, number=other.number), msg("plain.list", items=items)) for key, items in kinds if items]
    return tuple(rows) or (Row(msg("merged.roles", number=other.number), msg("merged.nothing")),)

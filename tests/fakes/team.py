"""The team of every fake as its roster file: the same people, reachable where a test says."""

from collections.abc import Mapping

TEAM = {
    "mei": ("Mei", ["owner", "publisher", "monitor"]),
    "ken": ("Ken", ["approver", "owner"]),
    "ada": ("Ada", ["manager", "approver", "executive"]),
    "rui": ("Rui", ["legal"]),
    "lou": ("Lou", []),
}


def roster(reached: Mapping[str, Mapping[str, str]]) -> str:
    """TOML of these people of the team, each with the given addresses and language."""
    lines = []
    for id_, more in reached.items():
        name, roles = TEAM[id_]
        listed = ", ".join(f'"{role}"' for role in roles)
        lines += [
            f"[person.{id_}]",
            f'name = "{name}"',
            f"roles = [{listed}]",
            *(f'{key} = "{value}"' for key, value in more.items()),
        ]
    return "\n" + "\n".join(lines) + "\n"

"""The compensation policy: who may promise what, and each brand's trade. Read again whenever it is saved; a faulty one never counts."""

import logging
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bot.ops import metrics
from handlers.case.people import Role
from handlers.case.policy import PromiseLimit
from handlers.checks.check import STRICT_TRADES
from handlers.errors import UserError

log = logging.getLogger(__name__)
EXAMPLE = Path(__file__).with_name("policy.example.toml")


class BadPolicy(UserError):
    """Every fault of the file, one line each, with what to write."""


@dataclass(frozen=True)
class Policy:
    """Caps from the least to the most powerful role, as in the file; brand to trade; words that are somebody else's (R4)."""

    caps: tuple[PromiseLimit, ...] = ()
    verticals: Mapping[str, str] = field(default_factory=dict)
    competitors: frozenset[str] = frozenset()


def read(text: str) -> Policy:
    """The policy; BadPolicy lists every fault at once."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadPolicy(f"not valid TOML: {error}") from None
    faults = [f"{name}: there are [promise.<role>] and [brand.<name>]" for name in table if name not in ("promise", "brand")]
    promise, brands = (_tables(table.get(name, {}), name, faults) for name in ("promise", "brand"))
    for role, cap in promise.items():
        if role not in [r.value for r in Role]:
            faults.append(f"[promise.{role}]: no such role; there are {', '.join(Role)}")
        faults += [f"[promise.{role}] {key}: write a number from 0 up, as yuan or times" for key, n in cap.items() if not _amount(key, n)]
    for brand, known in brands.items():
        if known.get("vertical", "") not in ("", *STRICT_TRADES):
            faults.append(f"[brand.{brand}] vertical: write one of {', '.join(sorted(STRICT_TRADES))}, or leave it out")
        if not _words(known.get("competitors", [])):
            faults.append(f'[brand.{brand}] competitors: write a list of their watch terms, such as ["LunaTea"]')
    if faults:
        raise BadPolicy("\n".join(faults))
    caps = tuple(PromiseLimit(role, float(str(cap.get("yuan", 0))), float(str(cap.get("times", 1)))) for role, cap in promise.items())
    rivals = frozenset(str(term) for known in brands.values() for term in known.get("competitors", []))  # type: ignore[attr-defined]
    return Policy(caps, {brand: str(known.get("vertical", "")) for brand, known in brands.items()}, rivals)


def _words(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(word, str) for word in value)


def _tables(value: object, name: str, faults: list[str]) -> Mapping[str, Mapping[str, object]]:
    if isinstance(value, dict) and all(isinstance(one, dict) for one in value.values()):
        return value
    faults.append(f"{name}: write tables such as [{name}.<name>]")
    return {}


def _amount(key: str, value: object) -> bool:
    return key in ("yuan", "times") and isinstance(value, int | float) and not isinstance(value, bool) and value >= 0


class PolicyFile:
    """The file on disk, read again when it changes. While `fault` says what is wrong with its newest version, the last good one counts."""

    def __init__(self, path: Path) -> None:
        """BadPolicy when what is there from the start is faulty: there is no good one yet that could count."""
        self.path, self.fault = path, ""
        self._mark = self._marked()
        self._policy = self._read() if self._mark else Policy()

    def current(self) -> Policy:
        """The policy as of now. A file that is gone frees nobody: an empty one does."""
        mark = self._marked()
        if mark != self._mark:
            self._mark = mark
            try:
                self._policy, self.fault = self._read(), ""
            except (BadPolicy, OSError) as error:
                self.fault = str(error) if mark else f"{self.path} is gone; write it again, empty if nothing is to be capped"
                metrics.FAULTS.labels("policy").inc()
                log.error("the policy is faulty, the last good one counts: %s", self.fault)
        return self._policy

    def _read(self) -> Policy:
        try:
            return read(self.path.read_text(encoding="utf-8"))
        except UnicodeDecodeError:
            raise BadPolicy(f"{self.path}: save it as UTF-8") from None

    def _marked(self) -> tuple[int, int] | None:
        try:
            stat = self.path.stat()
        except FileNotFoundError:
            return None
        return stat.st_mtime_ns, stat.st_size

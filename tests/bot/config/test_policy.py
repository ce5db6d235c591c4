"""The compensation policy: every fault named with what to write, and a faulty file never counts nor frees anybody."""

import logging
import os
from pathlib import Path

import pytest

from bot.config.policy import EXAMPLE, PolicyFile, TeamPolicy, read
from handlers.case.errors import InvalidFile
from handlers.case.policy import PromiseLimit

GOOD = """
[promise.approver]
yuan = 200
[promise.executive]
yuan = 5000
times = 3
[brand.GlowSkin]
vertical = "cosmetics"
competitors = ["LunaTea", "月茶"]
[brand.Tea]
"""
WHOLE = TeamPolicy(
    (PromiseLimit("approver", 200.0, 1.0), PromiseLimit("executive", 5000.0, 3.0)),
    {"GlowSkin": "cosmetics", "Tea": ""},
    frozenset({"LunaTea", "月茶"}),
)


def test_caps_keep_their_order_and_brands_name_their_trade_and_competitors():
    assert read(GOOD) == WHOLE


def test_the_example_caps_what_one_person_may_give():
    caps = (PromiseLimit("approver", 200.0, 1.0), PromiseLimit("executive", 5000.0, 3.0))
    assert read(EXAMPLE.read_text("utf-8")) == TeamPolicy(caps=caps)


def test_the_example_filled_in_is_good():
    lines = [line.removeprefix("# ") for line in EXAMPLE.read_text("utf-8").splitlines()]
    told = read("\n".join(line for line in lines if line.startswith("[") or " = " in line))
    assert (len(told.caps), told.verticals, told.competitors) == (2, {"GlowSkin": "cosmetics"}, frozenset({"LunaTea"}))


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("[promise", "TOML"),
        ("[prices.owner]\nyuan = 1", "prices: there are [promise.<role>] and [brand.<name>]"),
        ("[promise.boss]\nyuan = 1", "[promise.boss]: no such role"),
        ("[promise.owner]\nyuan = -1", "[promise.owner] yuan"),
        ("[promise.owner]\nyuan = nan", "[promise.owner] yuan"),
        ("[promise.owner]\nyuan = true", "[promise.owner] yuan"),
        ('[promise.owner]\nyuan = "200"', "[promise.owner] yuan"),
        ("[promise.owner]\ndollars = 5", "[promise.owner] dollars"),
        ("promise = 5", "promise: write tables"),
        ("[promise]\nowner = 5", "promise: write tables"),
        ('[brand.X]\nvertical = "shoes"', "[brand.X] vertical: write one of"),
        ("[brand.X]\nvertical = 5", "[brand.X] vertical: write one of"),
        ("[brand.X]\nvertical = []", "[brand.X] vertical: write one of"),
        ('[brand.X]\ncompetitors = "LunaTea"', "[brand.X] competitors: write a list"),
    ],
)
def test_each_fault_says_what_to_write(text, named):
    with pytest.raises(InvalidFile) as bad:
        read(text)
    assert named in str(bad.value)


def test_all_faults_are_named_at_once():
    with pytest.raises(InvalidFile) as bad:
        read("[promise.boss]\nyuan = -1\n[brand.X]\nvertical = 'shoes'\n[more]")
    assert len(str(bad.value).splitlines()) == 4


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "policy.toml").write_text(GOOD, "utf-8")
    return tmp_path / "policy.toml"


def save(path: Path, content: bytes) -> None:
    """As an editor saves it, a second later."""
    stat = path.stat()
    path.write_bytes(content)
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns + 10**9))


def test_what_is_saved_counts_from_then_on(path):
    file = PolicyFile(path)
    assert file.current() == WHOLE
    save(path, b"")
    assert (file.current(), file.fault) == (TeamPolicy(), "")


@pytest.mark.parametrize("broken", [b"[promise.boss]\nyuan = 1", b"[promise", "[brand.\u6708]".encode("gb18030")])
def test_a_faulty_file_is_told_once_and_the_last_good_one_counts_until_it_is_mended(path, broken, caplog):
    file = PolicyFile(path)
    save(path, broken)
    with caplog.at_level(logging.ERROR):
        assert [file.current(), file.current()] == [WHOLE, WHOLE]
    assert file.fault and [record.levelname for record in caplog.records] == ["ERROR"]
    save(path, b"")
    assert (file.current(), file.fault) == (TeamPolicy(), "")


def test_a_file_that_is_gone_frees_nobody(path):
    file = PolicyFile(path)
    path.unlink()
    assert (file.current(), "is gone" in file.fault) == (WHOLE, True)


def test_nothing_starts_with_a_faulty_policy(path):
    save(path, b"[promise.boss]\nyuan = 1")
    with pytest.raises(InvalidFile, match="no such role"):
        PolicyFile(path)

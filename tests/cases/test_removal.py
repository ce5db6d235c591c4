"""Posts sorted by the gate: a true ground is let through, and no opinion is offered for removal (R135)."""

import tomllib
from pathlib import Path

import pytest

from handlers.case.evidence import EvidenceItem
from handlers.removal.actions import report
from handlers.removal.grounds import GROUNDS
from handlers.removal.sorter import tells_experience
from tests.people import NOON, POST, RUI, act, case

CASES = Path(__file__).parent / "removal"
MAX_WRONG = 3  # of 60


def read(name):
    return tomllib.loads((CASES / f"{name}.toml").read_text("utf-8"))["case"]


def file_of(each, *kinds):
    """A case about this post, with a screenshot and papers on file."""
    kinds = ("screenshot", *kinds, *each.get("evidence", ()))
    items = tuple(EvidenceItem(n, kind, "mei", NOON, f"{n:064x}") for n, kind in enumerate(kinds, 1))
    return case(post=POST.__class__(platform="xiaohongshu", native_id="a1", text=each["text"]), evidence_items=items)


def offered(each, *kinds):
    """The grounds on which legal, who may use all of them, gets an appeal drafted."""
    given = {"reason": "见第一条证据", "quote": each["text"], "others": each.get("others", "")}
    given |= {"work": each["work"]} if "work" in each else {}
    file = file_of(each, *kinds)
    return [g for g in GROUNDS if report(file, act(RUI, ground=g, **given), NOON).rejection is None]


@pytest.mark.parametrize("name", ["first", "second", "third"])
def test_a_true_ground_is_let_through(name):
    wrong = [
        (each["text"], each["ground"]) for each in read(name) if each["ground"] and each["ground"] not in offered(each)
    ]
    assert len(wrong) <= MAX_WRONG, wrong


@pytest.mark.parametrize("name", ["first", "second", "third"])
def test_no_opinion_is_offered_for_removal_whatever_is_on_file_r126_r135(name):
    opinions = [each for each in read(name) if not each["ground"]]
    assert {each["text"]: found for each in opinions if (found := offered(each, "ownership", "receipt"))} == {}
    beside_a_report = [each for each in opinions if not tells_experience(each["text"])]  # those are legal's to decide
    assert {each["text"]: found for each in beside_a_report if (found := offered(each, "test_report"))} == {}

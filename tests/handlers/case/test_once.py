"""What a rule found about a case file is kept beside its fields, and nothing that people see or store knows of it."""

from dataclasses import replace

from pydantic import TypeAdapter

from handlers.case.case_file import CaseFile
from handlers.case.once import once
from tests.people import case


@once
def alerts_per(file, people):
    """A new list each time it is worked out."""
    return [file.alerts / each for each in people]


def test_an_answer_is_kept_for_the_same_file_and_the_same_people():
    file, people = case(alerts=6), (2, 3)
    first = alerts_per(file, people)
    assert first == [3, 2]
    assert alerts_per(file, people) is first


def test_another_file_or_other_people_are_asked_anew():
    file, people = case(alerts=6), (2, 3)
    assert alerts_per(file, people) == [3, 2]
    assert alerts_per(file, (6,)) == [1]
    assert alerts_per(file, people=(3,)) == [2]
    assert alerts_per(replace(file, alerts=12), people) == [6, 4]


def test_a_kept_answer_is_no_part_of_the_file():
    file, other, stored = case(alerts=6), case(alerts=6), TypeAdapter(CaseFile)
    alerts_per(file, (2,))
    assert (file, repr(file), stored.dump_json(file)) == (other, repr(other), stored.dump_json(other))

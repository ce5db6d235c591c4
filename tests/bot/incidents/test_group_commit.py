"""Jobs that many ask for at once: done together, each with its own result, and no bad one spoils another."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.incidents.group_commit import MAX_BATCH, GroupCommit
from tests.waiting import PATIENCE, until


class Desk:
    """Doubles numbers, many at once. The first job waits for the others, so that they come group."""

    def __init__(self) -> None:
        self.batches: list[list[int]] = []
        self.go_on = threading.Event()

    def work(self, jobs):
        """Negative numbers are their callers' faults, zero breaks everything it is done with."""
        self.batches.append(list(jobs))
        if 1 in jobs:
            self.go_on.wait(PATIENCE)
        if 0 in jobs:
            raise RuntimeError("disk on fire")
        return [ValueError(job) if job < 0 else 2 * job for job in jobs]


def asked(desk: Desk, jobs: list[int]) -> list[object]:
    """What each caller gets: 1 first, the others while it is under way."""
    group = GroupCommit(desk.work)

    def result(job: int) -> object:
        try:
            return group.do(job)
        except (ValueError, RuntimeError) as error:
            return error.args[0]

    with ThreadPoolExecutor(len(jobs) + 1) as pool:
        first = pool.submit(result, 1)
        until(lambda: desk.batches)
        others = [pool.submit(result, job) for job in jobs]
        until(lambda: len(group._waiting) == len(jobs))
        desk.go_on.set()
        told = [first.result(PATIENCE), *(other.result(PATIENCE) for other in others)]
    assert group.no_pending.is_set()
    return told


def test_what_waits_is_done_together_and_everybody_gets_their_own() -> None:
    desk = Desk()
    assert asked(desk, [2, -3, 4]) == [2, 4, -3, 8]
    assert [sorted(batch) for batch in desk.batches] == [[1], [-3, 2, 4]]


def test_one_that_breaks_everything_is_left_alone_and_the_others_are_done() -> None:
    desk = Desk()
    assert asked(desk, [2, 0, 4]) == [2, 4, "disk on fire", 8]
    assert [sorted(batch) for batch in desk.batches[:2]] == [[1], [0, 2, 4]]
    assert sorted(desk.batches[2:]) == [[0], [2], [4]]


def test_more_than_fit_into_one_commit_are_done_in_several() -> None:
    desk = Desk()
    assert asked(desk, list(range(2, MAX_BATCH + 12))) == [2 * n for n in range(1, MAX_BATCH + 12)]
    assert [len(batch) for batch in desk.batches] == [1, MAX_BATCH, 10]


def test_an_error_of_one_alone_is_its_own() -> None:
    group = GroupCommit(Desk().work)
    with pytest.raises(RuntimeError, match="disk on fire"):
        group.do(0)
    with pytest.raises(ValueError, match=r"^-1$"):
        group.do(-1)
    assert group.do(5) == 10


def test_whoever_dies_while_doing_everybodys_work_leaves_nobody_waiting() -> None:
    go_on, begun = threading.Event(), threading.Event()

    def work(jobs):
        if 1 in jobs:
            begun.set()
            go_on.wait(PATIENCE)
        if 0 in jobs:
            raise SystemExit
        return [2 * job for job in jobs]

    group = GroupCommit(work)
    with ThreadPoolExecutor(4) as pool:
        first = pool.submit(group.do, 1)
        begun.wait(PATIENCE)
        doomed = pool.submit(group.do, 0)
        until(lambda: group._waiting)
        others = [pool.submit(group.do, job) for job in (2, 3)]
        until(lambda: len(group._waiting) == 3)
        go_on.set()
        assert [first.result(PATIENCE), *(other.result(PATIENCE) for other in others)] == [2, 4, 6]
        assert isinstance(doomed.exception(PATIENCE), SystemExit)
    assert (group.no_pending.is_set(), group.do(5)) == (True, 10)


def test_jobs_that_come_together_are_done_in_few_batches_in_their_order() -> None:
    desk = Desk()
    group = GroupCommit(desk.work, max_batch=4)
    told = [given.args[0] if isinstance(given, ValueError) else given for given in group.do_all([2, 3, -4, 5, 6, 7])]
    assert (told, desk.batches) == ([4, 6, -4, 10, 12, 14], [[2, 3, -4, 5], [6, 7]])
    assert (group.do_all([]), group.no_pending.is_set(), group.do(8)) == ([], True, 16)


def test_of_jobs_that_come_together_each_is_tried_by_itself_where_one_breaks_the_batch() -> None:
    desk = Desk()
    group = GroupCommit(desk.work)
    with pytest.raises(RuntimeError, match="disk on fire"):
        group.do_all([2, 3, 0, 5])
    assert (desk.batches, group.no_pending.is_set()) == ([[2, 3, 0, 5], [2], [3], [0]], True)

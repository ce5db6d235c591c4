"""The run file: whole, for its owner only, and worth nothing once its desk is gone."""

import pytest

from bot.ops.run_file import RunningDesk, announce, find


def test_a_desk_is_found_as_long_as_it_runs(tmp_path):
    assert find(tmp_path) is None
    desk = RunningDesk("127.0.0.1", 8321, "a secret")
    with announce(tmp_path, desk):
        assert find(tmp_path) == desk
    assert find(tmp_path) is None


def test_of_two_the_last_one_is_found_and_nothing_of_the_first_hides_that_it_is_gone(tmp_path):
    first, second = RunningDesk("127.0.0.1", 1, "a"), RunningDesk("127.0.0.1", 2, "b")
    with announce(tmp_path, first):
        with announce(tmp_path, second):
            assert find(tmp_path) == second
        assert find(tmp_path) is None
    assert [path.name for path in tmp_path.iterdir()] == ["running.json"]


@pytest.mark.parametrize(
    ("host", "asked"), [("0.0.0.0", "127.0.0.1"), ("", "127.0.0.1"), ("::", "::1"), ("192.0.2.7", "192.0.2.7")]
)
def test_a_desk_that_listens_everywhere_is_asked_on_this_machine(tmp_path, host, asked):
    with announce(tmp_path, RunningDesk(host, 8321, "a secret")):
        assert find(tmp_path).host == asked

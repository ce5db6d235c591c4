"""`python -m bot run`: who may have the data directory."""

import threading

import pytest

from bot.cli.run import lock_data_dir
from bot.ops.run_file import RunningDesk, announce
from bot.ops.single_instance import AlreadyRunning, acquire_single_instance


def test_a_desk_that_starts_waits_for_a_say_that_decides_just_now(tmp_path):
    deciding = acquire_single_instance(tmp_path)
    threading.Timer(0.3, deciding.close).start()
    with lock_data_dir(tmp_path), pytest.raises(AlreadyRunning):
        acquire_single_instance(tmp_path)


def test_beside_a_running_desk_none_starts(tmp_path):
    with (
        acquire_single_instance(tmp_path),
        announce(tmp_path, RunningDesk("127.0.0.1", 8321, "secret")),
        pytest.raises(AlreadyRunning),
    ):
        lock_data_dir(tmp_path)

"""SIGTERM: what is under way is finished or left to others within ten seconds, and nothing is lost."""

import time

from tests.faults.model import Asked, model_server
from tests.faults.running import Bot

POST = {"source": "t", "platform": "xiaohongshu", "native_id": "6a01a980" + "0" * 16, "text": "用了就过敏，满脸通红，避雷"}


def test_a_model_that_hangs_does_not_hold_up_the_end_and_its_draft_is_written_after_the_next_start(tmp_path):
    asked = Asked()
    with model_server(asked) as address:
        bot = Bot(tmp_path / "data", LLM_BASE_URL=address, LLM_MODEL="stand-in", LLM_API_KEY="key")
        bot.start()
        bot.post(POST)
        assert asked.came.wait(10)
        begun = time.monotonic()
        bot.stop()
        assert time.monotonic() - begun < 10
        asked.came.clear()
        asked.answering.set()
        bot.start()
        assert asked.came.wait(10)
        bot.stop()

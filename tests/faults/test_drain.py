"""SIGTERM: what is under way is finished or left to others, what hangs holds nothing up, and nothing is lost."""

from tests.faults.model import Asked, model_server
from tests.faults.running import Bot
from tests.waiting import PATIENCE

POST = {
    "source": "t",
    "platform": "xiaohongshu",
    "native_id": "6a01a980" + "0" * 16,
    "text": "用了就过敏，满脸通红，避雷",
}


def test_a_model_that_hangs_does_not_hold_up_the_end_and_its_draft_is_written_after_the_next_start(tmp_path):
    asked = Asked()
    with model_server(asked) as address:
        named = {"LLM_BASE_URL": address, "LLM_MODEL": "stand-in", "LLM_TRUST": "contracted"}
        model = {**named, "LLM_API_KEY": "key", "LLM_TIMEOUT": "300"}
        bot = Bot(tmp_path / "data", limits={"bot.workers.scheduler.DRAIN_SECONDS": 0.2}, **model)
        bot.start()
        bot.post(POST)
        assert asked.came.wait(PATIENCE)
        bot.stop()  # before anybody has answered, and long before the model's time is up
        asked.came.clear()
        asked.answering.set()
        bot.start()
        assert asked.came.wait(PATIENCE)
        bot.stop()

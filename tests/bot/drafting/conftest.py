"""A writer with a fake model behind real HTTP; a try lasts at most a second here."""

from collections.abc import Callable, Iterator

import pytest
from tenacity import wait_none

import prompts
from bot.config.content import open_rulebook
from bot.config.settings import Settings
from bot.drafting import Model, Writer
from handlers.case.decision import WriteDraft
from handlers.drafts.write import Written
from tests.fakes.model import FakeModel, model_server
from tests.people import NOON, case

LIBRARY = prompts.load()
HOUSE = open_rulebook(Settings(_env_file=None)).house  # type: ignore[call-arg]


@pytest.fixture
def model() -> Iterator[FakeModel]:
    """A server that answers as told."""
    with model_server() as fake:
        yield fake


@pytest.fixture
def write(model: FakeModel, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Written]:
    """A first acknowledgement for the post about a red face, by the model at that server."""
    monkeypatch.setattr("bot.drafting.llm.wait_random_exponential", lambda **limits: wait_none())  # no pause between tries

    def write(instruction: str = "", structured: str = "json_object", timeout: float = 1.0, **changes: object) -> Written:
        asked = Model(model.url, "sk-test", "fake-1", structured, timeout)
        return Writer(LIBRARY, asked).write(case(**changes), WriteDraft("first_ack", instruction, "mei"), HOUSE, NOON)

    return write

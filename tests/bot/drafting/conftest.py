"""A writer with a fake model behind real HTTP; a try lasts at most a second here."""

from collections.abc import Callable, Iterator

import pytest
from tenacity import wait_none

import prompts
from bot.drafting import Model, Writer
from bot.rulebook import open_rulebook
from bot.settings import Settings
from handlers.case.decision import WriteDraft
from handlers.drafts.write import WrittenDraft
from tests.fakes.model import FakeModel, model_server
from tests.people import NOON, case

LIBRARY = prompts.load()
HOUSE = open_rulebook(Settings(_env_file=None)).policy  # type: ignore[call-arg]


@pytest.fixture
def model() -> Iterator[FakeModel]:
    """A server that answers as told."""
    with model_server() as fake:
        yield fake


@pytest.fixture
def write(model: FakeModel, monkeypatch: pytest.MonkeyPatch) -> Callable[..., WrittenDraft]:
    """A first acknowledgement for the post about a red face, by the model at that server."""
    monkeypatch.setattr("bot.drafting.llm.wait_random_exponential", lambda **limits: wait_none())  # no pause between tries

    def write(instruction: str = "", structured: str = "json_object", timeout: float = 1.0, **changes: object) -> WrittenDraft:
        asked = Model(model.url, "sk-test", "fake-1", structured, timeout)
        return Writer(LIBRARY, asked).write(case(**changes), WriteDraft("first_ack", instruction, "mei"), HOUSE, NOON)

    return write

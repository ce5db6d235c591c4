"""A writer with a fake model behind real HTTP; pauses between tries are noted and not made."""

from collections.abc import Callable, Iterator, Mapping
from types import SimpleNamespace

import pytest

from bot.drafting import DraftWriter, Model
from handlers.case.decision import WriteDraft
from handlers.drafts.written import WrittenDraft
from tests import shipped
from tests.fakes.model import FakeModel, model_server
from tests.people import NOON, case
from tests.waiting import PATIENCE

LIBRARY = shipped.library()
POLICY = shipped.book().policy


@pytest.fixture
def model() -> Iterator[FakeModel]:
    """A server that answers as told."""
    with model_server() as fake:
        yield fake


@pytest.fixture
def write(model: FakeModel, monkeypatch: pytest.MonkeyPatch) -> Callable[..., WrittenDraft]:
    """A first acknowledgement for the post about a red face, by the model at that server; its `pauses` are seconds
    between tries.
    """
    pauses: list[float] = []
    monkeypatch.setattr("tenacity.nap.time", SimpleNamespace(sleep=pauses.append))

    def write(
        instruction: str = "",
        structured: str = "json_object",
        timeout: float = PATIENCE,
        trust: str = "contracted",
        max_tokens: int = 4000,
        extra_body: Mapping[str, object] | None = None,
        provider: str = "",
        **changes: object,
    ) -> WrittenDraft:
        asked = Model(model.url, "sk-test", "fake-1", structured, timeout, max_tokens, extra_body, provider)
        writer = DraftWriter(LIBRARY, asked, trust)
        task = WriteDraft("first_ack", instruction, "mei")
        write.again = lambda: writer.write(case(**changes), task, POLICY, NOON)
        return writer.write(case(**changes), task, POLICY, NOON)

    write.pauses = pauses
    return write

"""The room as it is, read once, and a copy of it that a test may spoil."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import prompts

ROOM = Path(prompts.__file__).parent


@pytest.fixture(scope="session")
def library() -> prompts.Library:
    return prompts.load()


@pytest.fixture
def problems(tmp_path: Path) -> Callable[[str, str, str], tuple[str, ...]]:
    """Copies the room, replaces one text in one file, and gives what the reader says to it."""

    def spoil(file: str, old: str, new: str) -> tuple[str, ...]:
        room = Path(shutil.copytree(ROOM, tmp_path / "room", ignore=shutil.ignore_patterns("*.py", "__pycache__")))
        text = (room / file).read_text("utf-8")
        assert old in text
        (room / file).write_text(text.replace(old, new, 1), "utf-8")
        with pytest.raises(prompts.PromptError) as error:
            prompts.load(room)
        return error.value.problems

    return spoil

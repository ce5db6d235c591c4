"""The folder as it is, read once, and a copy of it that a test may spoil."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import prompts

FOLDER = Path(prompts.__file__).parent


@pytest.fixture(scope="session")
def library() -> prompts.Library:
    return prompts.load()


@pytest.fixture
def problems(tmp_path: Path) -> Callable[[str, str, str], tuple[str, ...]]:
    """Copies the folder, replaces one text in one file, and gives what the reader says to it."""

    def spoil(file: str, old: str, new: str) -> tuple[str, ...]:
        folder = Path(
            shutil.copytree(FOLDER, tmp_path / "prompts", ignore=shutil.ignore_patterns("*.py", "__pycache__"))
        )
        text = (folder / file).read_text("utf-8")
        assert old in text
        (folder / file).write_text(text.replace(old, new, 1), "utf-8")
        with pytest.raises(prompts.PromptError) as error:
            prompts.load(folder)
        return error.value.problems

    return spoil

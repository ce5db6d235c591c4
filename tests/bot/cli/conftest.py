"""`python -m bot say`, as a script calls it."""

import json

import pytest

from bot.cli.commands import main


@pytest.fixture
def msg(capsys):
    """Give a command as a person and read the JSON that comes back; the exit code says the same as `ok`."""

    def give(person, *words):
        code = main(["say", "--as", person, "--json", *words])
        answer = json.loads(capsys.readouterr().out)
        assert code == (0 if answer["ok"] else 1)
        return answer

    return give

"""In an incident's thread a bare number is a version; another incident is acted on only when it is named as one."""

import pytest

from tests.journeys.test_glowskin import POST


@pytest.fixture
def two(stage):
    """Two incidents, each with a first acknowledgement before Ken."""
    stage.alert(**POST)
    stage.alert(**{**POST, "native_id": "6a01a6b0000000000500aa02", "product": "面霜", "text": "面霜过敏，满脸通红"})
    for n in (1, 2):
        stage.says("mei", f"take {n}")
    return stage


def types(stage, person, thread, line):
    """Somebody types a line in the thread of an incident; the sentence that comes back."""
    result = stage.dispatcher.dispatch(person, line, stage.now, {}, thread)
    stage.carry()
    return " ".join(stage.words(said) for said in result.says)


def states(stage):
    """The state of each incident's first draft."""
    return [stage.desk.read(n).drafts[0].state.value for n in (1, 2)]


@pytest.mark.parametrize("line", ["退回 1 语气不对", "send-back 1 tone", "退回第1版 语气不对", "打回1，语气不对"])
def test_the_number_is_a_version_of_the_threads_incident(two, line):
    assert "事件 2 的第 1 版" in types(two, "ken", 2, line)
    assert states(two) == ["waiting", "sent_back"]


@pytest.mark.parametrize("line", ["事件 1 退回 语气不对", "send-back inc-1 tone", "退回 #1 语气不对"])
def test_an_incident_that_is_named_as_one_is_meant(two, line):
    assert "事件 1 的第 1 版" in types(two, "ken", 2, line)
    assert states(two) == ["sent_back", "waiting"]


@pytest.mark.parametrize("line", ["关闭 1 已解决", "退回 1 1 语气不对", "no-reply 1 private"])
def test_a_bare_number_of_another_incident_does_nothing_and_says_how_to_name_it(two, line):
    assert "没有执行" in types(two, "ken", 2, line)
    assert states(two) == ["waiting", "waiting"] and two.desk.read(1).open


def test_the_threads_own_number_is_no_version_where_there_is_none(two):
    assert "事件 2 的第 1 版" in types(two, "ken", 2, "退回 2 语气不对")

"""The doctor tries each model of the chain with one short call, and says what to do about one that fails."""

from bot.cli.doctor_models import check_models
from bot.config.settings import Settings
from tests.fakes.model import Reply, model_server, refused, said
from tests.fakes.settings import settings_of


def test_each_model_of_the_chain_is_tried_with_one_short_call():
    with model_server() as good, model_server() as broken:
        good.replies = [Reply(said('{"answer": "ok"}'))]
        broken.replies = [refused(402, None, "", "Insufficient Balance")]
        given = {"llm_base_url": good.url, "llm_model": "one", "llm2_base_url": broken.url, "llm2_model": "two"}
        found = list(check_models(settings_of(Settings, **given)))
        assert [(check.name, check.ok) for check in found] == [("model one", True), ("model two", False)]
        assert ("Insufficient Balance" in found[1].found, found[1].repair) == (True, "top up the provider's account")
        assert (len(good.asked), len(broken.asked)) == (1, 1)


def test_a_model_that_does_not_answer_in_json_is_named():
    with model_server() as server:
        server.replies = [Reply(said("sure!"))]
        (check,) = check_models(settings_of(Settings, llm_base_url=server.url, llm_model="one"))
        assert (check.ok, "LLM_STRUCTURED" in check.repair) == (False, True)


def test_without_a_model_nothing_is_wrong():
    assert [check.ok for check in check_models(settings_of(Settings))] == [True]

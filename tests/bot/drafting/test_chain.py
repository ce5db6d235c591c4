"""Several providers in a row: one failing costs no draft, the day's money has an end, trust is each one's own."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from bot.config.settings import Settings
from bot.drafting import DraftWriter, open_model
from bot.drafting.chain import Budget, ModelChain
from handlers.case.decision import Notify, WriteDraft
from handlers.drafts.write import on_draft_written
from storage.database import Database
from storage.migrate import upgrade
from tests.bot.drafting.conftest import LIBRARY, POLICY
from tests.fakes.model import GOOD, Reply, drafts, model_server, refused, said
from tests.fakes.settings import settings_of
from tests.people import NOON, TEAM, case

OK = Reply(said(drafts(GOOD)))
NO_BALANCE = refused(402, None, "", "Insufficient Balance")


@pytest.fixture
def second():
    with model_server() as fake:
        yield fake


@pytest.fixture
def chain(model, second):
    """Two providers, both bound by contract."""

    def chain(database=None, now=lambda: NOON, **given):
        both = {
            "llm_base_url": model.url,
            "llm_model": "one",
            "llm_trust": "contracted",
            "llm2_base_url": second.url,
            "llm2_model": "two",
            "llm2_trust": "contracted",
        }
        found = open_model(settings_of(Settings, **{**both, **given}), database)
        found.budget.now = now
        return found

    return chain


def written_by(models, **changes):
    return DraftWriter(LIBRARY, models).write(case(**changes), WriteDraft("first_ack", "", "mei"), POLICY, NOON)


def test_the_second_writes_when_the_first_cannot_and_managers_hear_of_an_empty_account(model, second, chain):
    model.replies = [NO_BALANCE]
    written = written_by(chain())
    assert (written.text, written.note, written.failed) == (GOOD, "", (("one", "model_balance"),))
    told = on_draft_written(case(drafting="first_ack"), written, TEAM, POLICY, NOON).follow_ups
    (line,) = [f.says[0] for f in told if isinstance(f, Notify) and f.says[0].key == "tell.model_other"]
    assert line.args["model"] == "one"


def test_a_filter_is_passed_over_in_silence(model, chain):
    model.replies = [refused(400, "content_filter")]
    written = written_by(chain())
    told = on_draft_written(case(drafting="first_ack"), written, TEAM, POLICY, NOON).follow_ups
    keys = [f.says[0].key for f in told if isinstance(f, Notify)]
    assert (written.text, [key for key in keys if key.startswith("tell.model")]) == (GOOD, [])


def test_one_that_failed_rests_and_is_asked_after_the_others(model, second, chain):
    model.replies = [NO_BALANCE]
    both = chain()
    for _ in range(3):
        written_by(both)
    assert (len(model.asked), len(second.asked)) == (1, 3)
    second.replies = [NO_BALANCE]
    written_by(both)
    assert len(model.asked) == 2


def test_when_all_fail_the_reason_is_the_one_that_people_can_mend(model, second, chain):
    model.replies, second.replies = [refused(400, "content_filter")], [refused(401, "invalid_api_key")]
    written = written_by(chain())
    assert (written.author, written.note) == ("phrases", "model_key")


def test_a_first_one_that_hangs_leaves_time_to_the_second(model, second, chain):
    model.replies = [Reply(silent=True)]
    assert written_by(chain(llm_timeout=0.5)).text == GOOD


def test_the_days_money_ends_the_asking_until_the_next_day_also_after_a_restart(model, chain, tmp_path):
    database = Database(f"sqlite:///{tmp_path / 'desk.db'}")
    upgrade(database, [])
    prices = {"llm_price_in": 1000.0, "llm_price_out": 1000.0, "llm_day_budget": 0.9}  # one answer costs 0.98
    assert written_by(chain(database, **prices)).note == ""
    assert written_by(chain(database, **prices)).note == "model_budget"
    tomorrow = chain(database, now=lambda: NOON + timedelta(days=1), **prices)
    assert written_by(tomorrow).note == ""
    database.close()


def test_what_an_answer_cost_stands_on_its_line(chain):
    assert json.loads(written_by(chain(llm_price_in=2.0, llm_price_out=8.0)).model)["cost"] == 0.00244


def test_health_goes_only_to_those_who_are_trusted_with_it(model, second, chain):
    assert written_by(chain(llm_trust="none")).text == GOOD
    assert (len(model.asked), len(second.asked)) == (0, 1)
    assert written_by(chain(llm_trust="none", llm2_trust="none")).note == "model_untrusted_health"


def test_without_a_first_model_there_is_no_chain():
    assert open_model(settings_of(Settings, llm2_model="two")) is None


def test_the_day_is_that_of_the_desks_zone():
    late = datetime(2026, 11, 21, 15, 59, tzinfo=UTC)  # a minute before midnight in Shanghai
    budget = Budget(1, "Asia/Shanghai", now=lambda: late)
    budget.add(2)
    with pytest.raises(Exception, match="model_budget"):
        budget.check()
    budget.now = lambda: late + timedelta(minutes=2)
    budget.check()
    assert isinstance(open_model(settings_of(Settings, llm_model="x")), ModelChain)

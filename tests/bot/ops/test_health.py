"""What machines are told: alive, ready, and numbers; a hurt desk says where it hurts."""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families
from sqlalchemy import update
from starlette.testclient import TestClient

from bot.app import Application, build
from bot.ingest.signature import sign
from bot.ops import health, metrics
from bot.ops.clock import utc_now
from bot.ops.health import Health
from handlers.drafts.written import WrittenDraft
from storage.incidents.cases import TABLE
from tests.fakes.browsers import monitor_at
from tests.fakes.settings import app_settings

PARTS = ("database", "clock", "timers", "outbox", "console", "roster", "policy", "roles")
SECRET = "correct horse battery"
ALERT = (
    '{"source":"t","platform":"xiaohongshu","native_id":"69200c80000000000503c8d1","text":"用了就过敏，满脸通红，避雷"}'
)


@pytest.fixture
def application(tmp_path: Path) -> Iterator[Application]:
    application = build(*app_settings(data_dir=tmp_path, alerts_secret=SECRET))
    yield application
    application.database.close()


@pytest.fixture
def client(application: Application) -> TestClient:
    """The endpoints, with nothing running behind them."""
    return monitor_at(application)


def send(client: TestClient, body: str = ALERT) -> object:
    """A signed alert."""
    stamp = str(int(utc_now().timestamp()))
    headers = {
        "X-Dingfengbo-Timestamp": stamp,
        "X-Dingfengbo-Signature": sign(SECRET, stamp, body.encode()),
        "X-Request-Id": "r-1",
    }
    return client.post("/alerts", content=body.encode(), headers=headers)


def numbers(client: TestClient) -> dict[tuple[str, ...], float]:
    """Every sample of /metrics by its name and label values."""
    families = text_string_to_metric_families(client.get("/metrics").text)
    return {(sample.name, *sample.labels.values()): sample.value for family in families for sample in family.samples}


def test_a_healthy_desk_is_alive_and_ready(client):
    assert (client.get("/healthz").text, client.get("/readyz").status_code) == ("ok", 200)
    told = client.get("/readyz").json()
    told.pop("reader")  # loads or not as this machine has it
    assert told.pop("mail") == {"ok": True, "detail": "IMAP_HOST is not set"}
    assert told.pop("sources") == {"ok": True, "detail": ""}
    assert told.pop("timestamps") == {"ok": True, "detail": "TSA_URLS is not set"}
    assert told == {name: {"ok": True, "detail": ""} for name in PARTS}


def test_timers_that_nobody_rings_make_it_unready(application, client):
    assert send(client).status_code == 202
    with application.database.transaction() as connection:
        connection.execute(update(TABLE).values(next_timer_at=utc_now() - 2 * health.MAX_LAG))
    told = client.get("/readyz")
    assert (told.status_code, told.json()["timers"]["ok"], told.json()["database"]["ok"]) == (503, False, True)


def test_a_faulty_policy_is_told_but_nobody_is_taken_off_the_line_for_it(application, client):
    application.policy.path.write_text("[promise.boss]", "utf-8")
    told = client.get("/readyz")
    assert (told.status_code, "faulty" in told.json()["policy"]["detail"], "boss" in told.text) == (200, True, False)


def test_a_machine_whose_clock_differs_from_the_databases_is_not_ready(tmp_path, migrated_postgres):
    application = build(*app_settings(data_dir=tmp_path, database_url=migrated_postgres()))
    told = [
        health.check_all(application.database, {}, utc_now() + ahead)["clock"]
        for ahead in (timedelta(0), timedelta(hours=1), -2 * health.MAX_LAG)
    ]
    application.database.close()
    assert [part.ok for part in told] == [True, False, False]
    assert told[1].detail == "this machine's clock is 3600 s ahead of the database's"


def test_a_chat_that_is_away_is_named(application):
    told = health.check_all(application.database, {"slack": lambda: Health(False, "no socket")}, utc_now())
    assert {name for name, part in told.items() if not part.ok} == {"slack"}


def test_what_happens_is_counted(client):
    before = numbers(client)
    send(client)
    send(client, ALERT.replace("避雷", "避雷！"))
    send(client, "{}")
    after = numbers(client)
    grown = {
        key: after[key] - before.get(key, 0)
        for key in after
        if key[0] in ("dingfengbo_alerts_total", "dingfengbo_events_total")
    }
    assert (grown["dingfengbo_alerts_total", "opened"], grown["dingfengbo_alerts_total", "joined"]) == (1, 1)
    assert (grown["dingfengbo_alerts_total", "refused"], grown["dingfengbo_events_total", "Opened"]) == (1, 1)
    assert after["dingfengbo_outbox_waiting",] > 0


def test_the_models_time_tokens_and_cost_are_counted_by_what_came_of_it(client):
    before = numbers(client)
    line = json.dumps({"model": "m-1", "tokens": [3000, 500], "ms": 1200})
    for note in ("", "model_slow"):
        metrics.written(WrittenDraft("first_ack", "您好", "phrases" if note else "m-1", note, line), 1.3, (2, 8))
    after = numbers(client)
    grown = {key: after[key] - before.get(key, 0) for key in after if key[0].startswith("dingfengbo_model")}
    assert (
        grown["dingfengbo_model_tokens_total", "in", "m-1"],
        grown["dingfengbo_model_tokens_total", "out", "m-1"],
    ) == (6000, 1000)
    assert grown["dingfengbo_model_cost_total", "m-1"] == pytest.approx(0.02)
    assert (
        grown["dingfengbo_model_seconds_count", "written"],
        grown["dingfengbo_model_seconds_sum", "model_slow"],
    ) == (1, 1.2)


def test_an_answer_bears_the_name_of_its_request(client):
    assert send(client).headers["X-Request-Id"] == "r-1"
    assert len(client.get("/healthz", headers={"X-Request-Id": "a b\n"}).headers["X-Request-Id"]) == 16

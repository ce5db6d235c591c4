"""What machines are told: alive, ready, and numbers; a hurt desk says where it hurts."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families
from sqlalchemy import update
from starlette.testclient import TestClient

from bot import health
from bot.app import House, build, web
from bot.chat import Health
from bot.intake.signature import sign
from bot.now import utc_now
from bot.settings import Settings
from storage.case_files import TABLE

SECRET = "correct horse battery"
ALERT = '{"source":"t","platform":"xiaohongshu","native_id":"69200c80000000000503c8d1","text":"用了就过敏，满脸通红，避雷"}'


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    house = build(Settings(data_dir=tmp_path, alerts_secret=SECRET, _env_file=None))  # type: ignore[call-arg]
    yield house
    house.database.close()


@pytest.fixture
def client(house: House) -> TestClient:
    """The doors, with nothing running behind them."""
    return TestClient(web(house))


def send(client: TestClient, body: str = ALERT) -> object:
    """A signed alert."""
    stamp = str(int(utc_now().timestamp()))
    headers = {"X-Dingfengbo-Timestamp": stamp, "X-Dingfengbo-Signature": sign(SECRET, stamp, body.encode()), "X-Request-Id": "r-1"}
    return client.post("/alerts", content=body.encode(), headers=headers)


def numbers(client: TestClient) -> dict[tuple[str, ...], float]:
    """Every sample of /metrics by its name and label values."""
    families = text_string_to_metric_families(client.get("/metrics").text)
    return {(sample.name, *sample.labels.values()): sample.value for family in families for sample in family.samples}


def test_a_healthy_desk_is_alive_and_ready(client):
    assert (client.get("/healthz").text, client.get("/readyz").status_code) == ("ok", 200)
    assert client.get("/readyz").json() == {name: {"ok": True, "detail": ""} for name in ("database", "timers", "outbox", "console")}


def test_timers_that_nobody_rings_make_it_unready(house, client):
    assert send(client).status_code == 202
    with house.database.transaction() as connection:
        connection.execute(update(TABLE).values(rings_at=utc_now() - 2 * health.LATE))
    told = client.get("/readyz")
    assert (told.status_code, told.json()["timers"]["ok"], told.json()["database"]["ok"]) == (503, False, True)


def test_a_chat_that_is_away_is_named(house):
    told = health.parts(house.database, {"slack": lambda: Health(False, "no socket")}, utc_now())
    assert {name for name, part in told.items() if not part.ok} == {"slack"}


def test_what_happens_is_counted(client):
    before = numbers(client)
    send(client)
    send(client, ALERT.replace("避雷", "避雷！"))
    send(client, "{}")
    after = numbers(client)
    grown = {key: after[key] - before.get(key, 0) for key in after if key[0] in ("dingfengbo_alerts_total", "dingfengbo_facts_total")}
    assert (grown["dingfengbo_alerts_total", "opened"], grown["dingfengbo_alerts_total", "joined"]) == (1, 1)
    assert (grown["dingfengbo_alerts_total", "refused"], grown["dingfengbo_facts_total", "Opened"]) == (1, 1)
    assert after["dingfengbo_outbox_waiting",] > 0


def test_an_answer_bears_the_name_of_its_request(client):
    assert send(client).headers["X-Request-Id"] == "r-1"
    assert len(client.get("/healthz", headers={"X-Request-Id": "a b\n"}).headers["X-Request-Id"]) == 16

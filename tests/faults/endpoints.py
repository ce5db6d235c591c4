"""A desk in this process with its endpoints, for faults that are made from the inside."""

import json
from pathlib import Path

import httpx2

from bot.app import Application, build
from bot.ingest.signature import sign
from bot.ops.clock import utc_now
from tests.fakes.browsers import monitor_at
from tests.fakes.settings import app_settings

SECRET = "correct horse battery"


class Endpoints:
    """A desk whose clock does not run, and who knocks at it."""

    def __init__(self, folder: Path, database_url: str = "") -> None:
        chosen = app_settings(data_dir=folder, database_url=database_url, alerts_secret=SECRET)
        self.application: Application = build(*chosen)
        self.client = monitor_at(self.application, raise_server_exceptions=False)

    def send(self, n: int, text: str = "用了就过敏，满脸通红，避雷") -> httpx2.Response:
        """The nth post's alert, signed."""
        body = json.dumps(
            {"source": "t", "platform": "xiaohongshu", "native_id": f"6a01a980{n:016x}", "text": f"{text}{n}"}
        ).encode()
        stamp = str(int(utc_now().timestamp()))
        signed = {"X-Dingfengbo-Timestamp": stamp, "X-Dingfengbo-Signature": sign(SECRET, stamp, body)}
        return self.client.post("/alerts", content=body, headers=signed)

    def close(self) -> None:
        """Lock up."""
        self.application.database.close()


def refused_for_now(answer: httpx2.Response) -> bool:
    """A refusal that says it is not the sender's fault, and when to come back."""
    told = (answer.status_code, answer.headers.get("Content-Type"), answer.headers.get("Retry-After"))
    return told == (503, "application/problem+json", "5") and answer.json()["type"] == "/problems/storage-away"

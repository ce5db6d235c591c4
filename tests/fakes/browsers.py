"""Browsers on this machine, at the listener that the console is on; and programs at the public one."""

from typing import Any

from starlette.testclient import TestClient

from bot.app import Application, web
from bot.ops.run_file import console_token, monitor_token

PUBLIC, LOCAL = "http://127.0.0.1:8321", "http://127.0.0.1:8322"


def at_local(application: Application, **given: Any) -> TestClient:
    """Somebody on this machine who knows no token."""
    return TestClient(web(application), **{"base_url": LOCAL, "client": ("127.0.0.1", 50000), **given})


def monitor_at(application: Application, **given: Any) -> TestClient:
    """A monitor on this machine, with its token."""
    bearer = {"Authorization": f"Bearer {monitor_token(application.settings.data_dir)}"}
    return at_local(application, headers=bearer, **given)


def enter(client: TestClient, application: Application) -> TestClient:
    """The same, once they have opened the address that the start prints."""
    answer = client.get(
        "/console", params={"token": console_token(application.settings.data_dir)}, follow_redirects=False
    )
    assert (answer.status_code, answer.headers["location"]) == (303, f"{client.base_url}/console")
    return client


def browser_at(application: Application, **given: Any) -> TestClient:
    """A browser in which the console was opened with its token."""
    return enter(at_local(application, **given), application)

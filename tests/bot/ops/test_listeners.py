"""Issue 11: nobody comes in by the public listener without a signature, and nobody from elsewhere to the console."""

import shutil
import subprocess
from pathlib import Path

import httpx2
import pytest
from starlette.testclient import TestClient

from bot.app import Application, build, web
from bot.chat.endpoints import Check
from bot.cli.doctor import check_public_address
from bot.ops.listeners import LOCAL_MARK
from bot.ops.run_file import TOKEN_FILE, console_token, monitor_token
from tests.fakes.browsers import LOCAL, PUBLIC, at_local, browser_at, monitor_at
from tests.fakes.settings import app_settings
from tests.faults.processes import started
from tests.faults.running import Bot, free_port
from tests.waiting import until

UNSIGNED = (
    "/",
    "/console",
    "/console/live",
    "/console/say",
    "/docs",
    "/openapi.json",
    "/metrics",
    "/readyz",
    "/static-offline-docs/x",
)
PROXIES = [
    {"Forwarded": "for=192.0.2.7"},
    {"X-Forwarded-For": "192.0.2.7"},
    {"X-Forwarded-Host": "desk.example"},
    {"x-forwarded-proto": "https"},
    {"X-Real-IP": "192.0.2.7"},
    {"Via": "1.1 proxy"},
    {"CF-Connecting-IP": "192.0.2.7"},
    {"CF-Ray": "1"},
    {"True-Client-IP": "192.0.2.7"},
    {"X-Client-IP": "192.0.2.7"},
    {"X-Cluster-Client-IP": "192.0.2.7"},
    {"X-Original-URL": "/console"},
    {"X-Envoy-External-Address": "192.0.2.7"},
    {"Fastly-Client-IP": "192.0.2.7"},
    {"CDN-Loop": "cdn"},
    {"Ali-CDN-Real-IP": "192.0.2.7"},
    {"X_Forwarded_For": "192.0.2.7"},
    {"X-ProxyUser-Ip": "192.0.2.7"},
    {"X-Sucuri-ClientIP": "192.0.2.7"},
    {"X-Forward-For": "192.0.2.7"},
    {"Cloudfront-Viewer-Address": "192.0.2.7"},
    {"X-Whatever-Comes-Next": "192.0.2.7"},
    {"traceparent": "00-1-1-01"},
]


@pytest.fixture(scope="module")
def application(tmp_path_factory: pytest.TempPathFactory):
    application = build(*app_settings(data_dir=tmp_path_factory.mktemp("data"), alerts_secret="correct horse battery"))
    yield application
    application.database.close()


def test_the_public_listener_has_nothing_that_is_not_signed(application: Application) -> None:
    outside = TestClient(web(application), base_url=PUBLIC, client=("127.0.0.1", 50000))
    secret = {"token": console_token(application.settings.data_dir)}
    for path in UNSIGNED:
        for headers in ({}, {"Host": "127.0.0.1:8322"}, {"X-Forwarded-For": "127.0.0.1"}, {"Host": "localhost"}):
            answers = [outside.request(method, path, headers=headers, params=secret) for method in ("GET", "POST")]
            assert [answer.status_code for answer in answers] == [404, 404], path
    assert (outside.get("/healthz").text, outside.post("/alerts").status_code) == ("ok", 401)


@pytest.mark.parametrize("proxied", PROXIES, ids=lambda headers: next(iter(headers)))
def test_what_came_through_a_proxy_is_refused_even_with_the_token(
    application: Application, proxied: dict[str, str]
) -> None:
    browser = browser_at(application)
    assert browser.get("/console").status_code == browser.get("/metrics").status_code == 200
    for path in ("/console", "/docs", "/metrics", "/readyz", "/openapi.json"):
        refused = browser.get(path, headers={**proxied, "Accept-Language": "en"})
        assert (refused.status_code, "came through a proxy" in refused.text) == (403, True)


def test_the_refusal_is_in_the_readers_language(application: Application) -> None:
    stranger, asked = at_local(application), {"Via": "1.1 x"}
    told = [stranger.get("/docs", headers={**asked, "Accept-Language": at}).text for at in ("zh-CN", "zh-TW", "fr")]
    assert [text[:5] for text in told] == ["这个地址只", "這個位址只", "This "]


def test_another_account_of_this_machine_needs_the_token(application: Application) -> None:
    other = at_local(application, headers={"Accept-Language": "en"})
    for path in ("/", "/console", "/console/live", "/console/page/main.js", "/console?token=guess"):
        refused = other.get(path, follow_redirects=False)
        assert (refused.status_code, "token" in refused.text or "口令" in refused.text) == (403, True), path
    assert other.post("/console/hear", data={"person": "mei", "text": "help"}).status_code == 403
    for path in ("/docs", "/openapi.json", "/metrics", "/readyz", "/static-offline-docs/swagger-ui.css", "/x"):
        assert (other.get(path).status_code, other.get(f"{path}?token=guess").status_code) == (403, 403), path
    assert (other.get("/healthz").text, other.post("/alerts").status_code) == ("ok", 401)
    entered = browser_at(application).get("/console")
    assert (entered.status_code, console_token(application.settings.data_dir) in entered.text) == (200, False)


def test_a_monitor_has_a_token_of_its_own_which_opens_no_console(application: Application) -> None:
    monitor = monitor_at(application)
    assert [monitor.get(path).status_code for path in ("/metrics", "/readyz", "/console")] == [200, 200, 403]
    token = monitor_token(application.settings.data_dir)
    assert at_local(application).get("/console", params={"token": token}).status_code == 403
    assert browser_at(application).get("/docs").status_code == 200


def test_only_the_owner_of_the_data_directory_can_read_the_token_and_it_stays(tmp_path: Path) -> None:
    token = console_token(tmp_path)
    assert ((tmp_path / TOKEN_FILE).stat().st_mode & 0o777, len(token) >= 43) == (0o600, True)
    assert console_token(tmp_path) == token


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"CONSOLE_HOST": "0.0.0.0"}, "CONSOLE_HOST"),
        ({"CONSOLE_HOST": "192.0.2.1"}, "stays on this machine"),
        ({"CONSOLE_HOSTS": "desk.example"}, "has no sign-in"),
        ({"PORT": "8400", "CONSOLE_PORT": "8400"}, "may not be where the public address is"),
    ],
)
def test_a_console_beyond_this_machine_is_refused_with_a_sentence(
    tmp_path: Path, given: dict[str, str], told: str
) -> None:
    log = tmp_path / "log"
    ended = started("python -m bot", tmp_path, {"DATA_DIR": str(tmp_path), **given}, log).wait()
    said = log.read_text("utf-8")
    assert (ended, told in said, "Traceback" in said) == (2, True, False)


NGINX = """
daemon off; pid {folder}/nginx.pid; error_log {folder}/error.log; worker_processes 1;
events {{ worker_connections 64; }}
http {{
    access_log off;
    client_body_temp_path {folder}; proxy_temp_path {folder}; fastcgi_temp_path {folder}; uwsgi_temp_path {folder};
    scgi_temp_path {folder};
    server {{ listen 127.0.0.1:{to_public}; location / {{ proxy_pass http://127.0.0.1:{port}; }} }}
    server {{ listen 127.0.0.1:{to_local}; location / {{ proxy_pass http://127.0.0.1:{console_port}; }} }}
    server {{ listen 127.0.0.1:{as_is}; location / {{ proxy_http_version 1.1; proxy_set_header Connection "";
        proxy_pass http://127.0.0.1:{console_port}; }} }}
}}
"""


@pytest.mark.skipif(shutil.which("nginx") is None, reason="nginx is not installed here")
def test_behind_a_default_nginx_the_console_is_not_there(tmp_path: Path) -> None:
    desk, (to_public, to_local, as_is) = Bot(tmp_path / "data"), (free_port() for _ in range(3))
    desk.start()
    ports = {"to_public": to_public, "to_local": to_local, "as_is": as_is, "port": desk.port}
    (tmp_path / "nginx.conf").write_text(NGINX.format(folder=tmp_path, console_port=desk.console_port, **ports))
    proxy = subprocess.Popen(
        ["nginx", "-p", str(tmp_path), "-c", str(tmp_path / "nginx.conf")], stderr=subprocess.DEVNULL
    )
    try:
        until(lambda: _status(to_public, "/healthz") == 200)
        assert [_status(to_public, path) for path in UNSIGNED] == [404] * len(UNSIGNED)
        local_names = [{"Host": f"127.0.0.1:{desk.console_port}"}, {"Host": "localhost"}, {"X-Forwarded-Port": "1"}]
        assert {_status(to_public, "/console", headers) for headers in local_names} == {404}
        token = console_token(desk.folder)
        # even a proxy to the local listener itself opens nothing
        assert {_status(to_local, path) for path in ("/console", f"/console?token={token}", "/metrics")} == {403}
        assert {_status(as_is, path) for path in ("/console", "/console/live")} == {403}
        assert _status(desk.console_port, f"/console?token={token}") == 200
    finally:
        proxy.terminate()
        proxy.wait()
        desk.kill()


def test_the_doctor_tries_the_console_through_the_public_address(tmp_path: Path) -> None:
    desk = Bot(tmp_path / "data")
    desk.start()

    def told(port: int) -> Check:
        return check_public_address(app_settings(public_url=f"http://127.0.0.1:{port}/")[0])

    try:
        right, wrong, nothing = told(desk.port), told(desk.console_port), told(free_port())
    finally:
        desk.kill()
    assert (right.ok, right.found) == (True, "the console cannot be reached there")
    paths = "/console, /docs, /openapi.json, /metrics, /readyz"
    assert (wrong.ok, wrong.found) == (False, f"{paths} can be reached there")
    assert (nothing.ok, nothing.found) == (False, "does not answer (URLError)")


def _status(port: int, path: str, headers: dict[str, str] | None = None) -> int:
    try:
        with httpx2.Client(follow_redirects=True, trust_env=False) as client:
            return client.get(f"http://127.0.0.1:{port}{path}", headers=headers).status_code
    except httpx2.TransportError:
        return 0


def test_answers_of_the_local_listener_are_told_apart_from_outside(application: Application) -> None:
    marks = [
        TestClient(web(application), base_url=base).get("/healthz").headers.get(LOCAL_MARK) for base in (PUBLIC, LOCAL)
    ]
    assert marks == [None, "local"]

"""Issue 11: what is installed is what was locked, its parts are listed, and an audit says when it could not ask."""

import json
import os
import re
import subprocess
import sys
import tomllib
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import metadata
from pathlib import Path
from threading import Thread

import pytest

ROOT = Path(__file__).parents[2]
LOCK = (ROOT / ".ci/requirements.txt").read_text("utf-8")
LOCKED = dict(re.findall(r"^([\w.\-]+)(?:\[[^]]*])?==([^\s;\\]+)", LOCK, re.MULTILINE))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def plain(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def names(requirements):
    return {plain(re.match(r"[\w.\-]+", each)[0]) for each in requirements}


def test_the_lock_has_a_hash_for_everything_and_names_no_registry():
    blocks = re.split(r"^(?=[\w])", LOCK, flags=re.MULTILINE)[1:]
    assert [block.split()[0] for block in blocks if "--hash=sha256:" not in block] == []
    assert re.findall(r"https?://|file:|--index|--find-links|/opt/|/tmp/", LOCK) == []


def test_the_lock_has_what_runs_and_nothing_of_what_only_developers_need():
    assert names(PROJECT["dependencies"]) - set(map(plain, LOCKED)) == set()
    only_dev = (
        names(PROJECT["optional-dependencies"]["dev"]) - names(PROJECT["dependencies"]) - {"dingfengbo", "httpx2"}
    )
    assert only_dev & set(map(plain, LOCKED)) == set()


def test_the_lock_and_the_constraints_name_the_same_versions():
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    constrained = {plain(name): version for name, _, version in (line.partition("==") for line in lines)}
    elsewhere = {name for name in LOCKED if plain(name) not in constrained}
    assert elsewhere <= {"httpx2-jsfetch"}  # for a platform that is none of ours
    assert {n: v for n, v in LOCKED.items() if n not in elsewhere and constrained[plain(n)] != v} == {}


def run(script, *words, **environment):
    words = [sys.executable, str(ROOT / ".ci" / script), *words]
    return subprocess.run(words, capture_output=True, text=True, check=False, env={**os.environ, **environment})


def test_the_bill_of_materials_lists_every_locked_package_with_hashes_and_licence():
    bom = json.loads(run("sbom").stdout)
    assert (bom["bomFormat"], bom["specVersion"]) == ("CycloneDX", "1.6")
    assert {part["name"]: part["version"] for part in bom["components"]} == LOCKED
    assert [part["name"] for part in bom["components"] if not part["hashes"]] == []
    licences = {part["name"]: part["licenses"][0]["license"]["name"] for part in bom["components"]}
    installed = {plain(each.metadata["Name"]) for each in metadata.distributions()}
    assert {
        n for n, licence in licences.items() if plain(n) in installed and licence in ("unknown", "not installed here")
    } == set()


@pytest.mark.parametrize(
    ("answer", "code", "told"),
    [
        ([{"name": "a", "version": "1", "vulns": []}], 0, "All 1 packages were asked about"),
        ([{"name": "a", "skip_reason": "not found on PyPI"}], 3, "COULD NOT ASK about 1 of 1"),
        (
            [{"name": "a", "version": "1", "vulns": []}, {"name": "b", "skip_reason": "x"}],
            3,
            "COULD NOT ASK about 1 of 2",
        ),
        ([{"name": "a", "version": "1", "vulns": [{"id": "CVE-1", "fix_versions": ["2"]}]}], 1, "CVE-1, mended in 2"),
        ([], 3, "COULD NOT ASK"),
        (None, 3, "COULD NOT ASK"),
    ],
)
def test_the_audit_says_when_it_could_not_ask(tmp_path, answer, code, told):
    """pip-audit ends with 0 when it could ask about nothing."""
    said = "no network" if answer is None else json.dumps({"dependencies": answer})
    program = tmp_path / "pip-audit"
    program.write_text(f"#!/bin/sh\necho '{said}'\n")
    program.chmod(0o755)
    ended = run("audit", PIP_AUDIT=str(program))
    assert (ended.returncode, told in ended.stdout) == (code, True), ended.stdout
    assert run("audit", PIP_AUDIT=str(tmp_path / "missing")).returncode == 3


def test_containers_run_read_only_without_rights_and_install_by_hash():
    compose, made = (ROOT / "compose.yaml").read_text("utf-8"), (ROOT / "Dockerfile").read_text("utf-8")
    for service in (compose.partition("services:")[0], compose.partition("  database:\n")[2]):
        for line in ("read_only: true", "cap_drop: [ALL]", 'security_opt: ["no-new-privileges:true"]'):
            assert line in service
    assert "--require-hashes --requirement requirements.txt" in made and "\nUSER 1000\n" in made


DIGEST = re.compile(r"\b((?:python|postgres):[\w.-]+)@(sha256:[0-9a-f]{64})")


def test_images_are_named_by_digest_and_alike_in_both_files():
    """Row 14 of the audit."""
    made, compose = ((ROOT / name).read_text("utf-8") for name in ("Dockerfile", "compose.yaml"))
    assert len(DIGEST.findall(made)) == 1 and set(DIGEST.findall(made)) < set(DIGEST.findall(compose))
    assert re.findall(r"(?:python|postgres):[\w.-]+(?!@sha256)\b(?![@\w.-])", made + compose) == []


class Registry(BaseHTTPRequestHandler):
    """A registry that names a digest to who brings the token of its authority."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps({"token": self.path.rpartition("scope=")[2]}).encode())

    def do_HEAD(self) -> None:
        name, tag = self.path.split("/")[3], self.path.split("/")[5]
        allowed = self.headers["Authorization"] == f"Bearer repository:library/{name}:pull"
        self.send_response(200 if allowed and "image.index" in self.headers["Accept"] else 401)
        self.send_header("Docker-Content-Digest", f"sha256:{sha256(f'{name}:{tag}'.encode()).hexdigest()}")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Nothing."""


def test_digests_are_renewed_in_both_files_or_nothing_is_changed(tmp_path):
    for name in ("Dockerfile", "compose.yaml"):
        (tmp_path / name).write_text((ROOT / name).read_text("utf-8"), "utf-8")
    before = (tmp_path / "compose.yaml").read_text("utf-8")
    away = run("digests", FOLDER=str(tmp_path), REGISTRY="http://127.0.0.1:1", AUTHORITY="http://127.0.0.1:1/t?a=b")
    assert (away.returncode, "COULD NOT ASK" in away.stdout) == (3, True)
    assert (tmp_path / "compose.yaml").read_text("utf-8") == before
    with ThreadingHTTPServer(("127.0.0.1", 0), Registry) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        place = f"http://127.0.0.1:{server.server_port}"
        ended = run("digests", FOLDER=str(tmp_path), REGISTRY=place, AUTHORITY=f"{place}/token?service=x")
        server.shutdown()
    found = {n: set(DIGEST.findall((tmp_path / n).read_text("utf-8"))) for n in ("Dockerfile", "compose.yaml")}
    python, postgres = (
        (i, f"sha256:{sha256(i.encode()).hexdigest()}") for i in ("python:3.13-slim-trixie", "postgres:17")
    )
    assert (ended.returncode, found) == (0, {"Dockerfile": {python}, "compose.yaml": {python, postgres}}), ended.stdout

"""The server itself: its health address, and what happens when it cannot have the database."""

import http.client
import json
import re
import subprocess
import sys
import time
import urllib.error
import urllib.request
from urllib.parse import quote

import pytest
from accounts_for_tests import administrator
from playwright.sync_api import expect
from serving import ROOT, Server
from windows import opened

from monitoring import VERSION
from monitoring.screen.address import NAMES


def test_the_health_address_answers_with_the_version_of_the_data(shared_server):
    # The day's copy is made while the first visitors come.
    for _attempt in range(100):
        with urllib.request.urlopen(f"{shared_server.url}/health", timeout=5) as answer:
            health = json.load(answer)
        if health["last_copy"]:
            break
        time.sleep(0.1)
    assert (health["status"], health["problem"]) == ("ok", "")
    assert (health["version"], health["schema_version"] >= 6, health["data_version"] > 0) == (VERSION, True, True)
    assert health["last_submission"]["age"] >= health["last_copy"]["age"] >= 0
    assert health["last_copy"]["bytes"] > 100_000


def test_what_a_container_asks_finds_a_running_server_well(shared_server):
    command = [sys.executable, "-I", "-S", ROOT / "deploy" / "healthy.py", shared_server.url.rsplit(":")[-1]]
    asked = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (asked.returncode, asked.stdout) == (0, "ok \n")


def test_the_files_of_the_first_page_are_kept_by_the_browser_for_good(shared_server):
    with urllib.request.urlopen(f"{shared_server.url}/indicators?month=3", timeout=5) as answer:
        addresses = re.findall(r'"\.(/assets/[^"]+)"', answer.read().decode())
    assert len(addresses) == 5
    for address in addresses:
        with urllib.request.urlopen(shared_server.url + address, timeout=5) as answer:
            assert "immutable" in answer.headers["Cache-Control"]
            assert len(answer.read()) > 500


def test_a_second_server_on_the_same_database_stops_with_a_sentence(shared_server):
    second = Server(shared_server.folder)
    assert second.process.wait(30) == 1
    said = second.log.read_text(encoding="utf-8")
    assert "正被另一程序使用" in said
    assert "Traceback" not in said


def test_a_stopped_server_leaves_the_database_to_the_next_one(tmp_path):
    for _turn in range(2):
        running = Server(tmp_path)
        running.wait()
        running.stop()
    assert (tmp_path / "backups").is_dir()


def test_the_log_has_what_was_asked_for_and_nothing_that_was_typed(looking, shared_server):
    opened(looking, "/indicators?department=a-typed-secret&month=3")
    assert {"started", "request", "run"} <= {line["event"] for line in shared_server.events()}
    (run, *_others) = [line for line in shared_server.events() if line["event"] == "run"]
    assert run["duration_ms"] > 0
    written = shared_server.log.read_text(encoding="utf-8")
    assert not [word for word in ("a-typed-secret", "127.0.0.1", "?", "session") if word in written]


PICTURE = "![x](http://127.0.0.2:9/picture) <img src=http://127.0.0.2:9/tag>"


@pytest.mark.parametrize("page", ["", "indicators", "budget", "submit", "deviations", "targets", "methods"])
def test_nothing_in_an_address_becomes_a_picture(looking, page):
    """Every choice at once; ``looking`` fails at a request to anyone but the server."""
    wanted = "&".join(f"{name}={quote(PICTURE)}" for name in NAMES if name != "lang")
    opened(looking, f"/{page}?lang=en&{wanted}")
    expect(looking.get_by_text("which is not here").first).to_be_visible()
    assert looking.locator("img[src*='127.0.0.2']").count() == 0


def test_a_foreign_picture_is_not_even_asked_for(looking):
    opened(looking, "/")
    refused = looking.evaluate(
        """() => new Promise((tell) => {
            document.addEventListener("securitypolicyviolation", (event) => tell(event.blockedURI));
            document.body.append(Object.assign(new Image(), { src: "http://127.0.0.2:9/picture" }));
        })"""
    )
    assert refused == "http://127.0.0.2:9/picture"


@pytest.mark.parametrize(("host", "status"), [("evil.example", 400), ("localhost", 200), ("127.0.0.1", 200)])
def test_the_server_answers_to_its_own_names_only(shared_server, host, status):
    port = shared_server.url.rsplit(":")[-1]
    asked = http.client.HTTPConnection("localhost", int(port), timeout=5)
    asked.request("GET", "/", headers={"Host": f"{host}:{port}"})
    assert asked.getresponse().status == status


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/_stcore/agent/openapi.json", "/no_such_page"])
def test_what_is_no_page_is_not_there(shared_server, path):
    with pytest.raises(urllib.error.HTTPError, match="404"):
        urllib.request.urlopen(shared_server.url + path, timeout=5)


@pytest.mark.parametrize("address", ["0.0.0.0", "", "::"])
def test_without_sign_in_a_server_is_not_opened_to_the_network(tmp_path, address):
    refused = Server(tmp_path, "--server.address", address)
    assert refused.process.wait(30) == 1
    said = refused.log.read_text(encoding="utf-8")
    assert "add-user" in said
    assert "Traceback" not in said


def test_a_server_open_to_the_network_asks_nobody_for_its_address(tmp_path):
    administrator(tmp_path / Server.DATABASE)
    running = Server(tmp_path, "--server.address", "0.0.0.0")
    running.wait()
    running.stop()
    assert running.log.read_text(encoding="utf-8").startswith("看板地址：http://localhost:")


def test_an_address_that_a_header_claims_is_not_that_of_a_trusted_proxy(tmp_path, monkeypatch):
    """The server in front of ours would put it in the place of the real one, were it not told otherwise."""
    monkeypatch.setenv("FORWARDED_ALLOW_IPS", "none")
    monkeypatch.setenv("MONITORING_PROXY_FROM", "10.0.0.0/8")
    monkeypatch.setenv("MONITORING_PROXY_ROLES_HEADER", "X-Roles")
    monkeypatch.setenv("MONITORING_PROXY_ROLES", "administrator=all")
    claimed = {"X-Forwarded-For": "10.0.0.1", "X-Remote-User": "li", "X-Roles": "all"}
    with Server(tmp_path) as running:
        asked = urllib.request.Request(f"{running.url}/_stcore/host-config", headers=claimed)
        with pytest.raises(urllib.error.HTTPError, match="403"):
            urllib.request.urlopen(asked)
    monkeypatch.setenv("MONITORING_PROXY_FROM", "127.0.0.1")
    with Server(tmp_path) as running:
        asked = urllib.request.Request(f"{running.url}/_stcore/host-config", headers=claimed)
        with urllib.request.urlopen(asked) as answer:
            assert answer.status == 200

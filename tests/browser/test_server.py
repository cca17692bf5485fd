"""The server itself: its health address, and what happens when it cannot have the database."""

import json
import re
import urllib.request

import pytest
from serving import Server

pytestmark = pytest.mark.browser


def test_the_health_address_answers_with_the_version_of_the_data(shared_server):
    with urllib.request.urlopen(f"{shared_server.url}/health", timeout=5) as answer:
        health = json.load(answer)
    assert health["status"] == "ok"
    assert health["data_version"] > 0


def test_the_files_of_the_first_page_are_kept_by_the_browser_for_good(shared_server):
    with urllib.request.urlopen(f"{shared_server.url}/indicators?month=3", timeout=5) as answer:
        addresses = re.findall(r'"\.(/assets/[^"]+)"', answer.read().decode())
    assert len(addresses) == 3
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

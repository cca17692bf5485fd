"""What ``/health`` says of database, release, data and copies."""

import json
import shutil

import coroutines
import pytest

from monitoring import VERSION
from monitoring.screen import data, health


@pytest.fixture
def shown(tmp_path, sample_file, monkeypatch):
    """The sample, open as the server has it."""
    monkeypatch.setenv("MONITORING_DB", str(shutil.copyfile(sample_file, tmp_path / "shown.duckdb")))
    yield data.whole()
    data.close_databases()


def test_all_is_well_with_a_copy_of_today(shown):
    data.keep_copies()
    said = health.state()
    assert (said["status"], said["problem"], said["version"]) == ("ok", "", VERSION)
    assert (said["schema_version"], said["data_version"]) == (shown.schema_version, shown.version)
    assert said["last_submission"]["age"] >= said["last_copy"]["age"] >= 0
    assert said["last_copy"]["bytes"] > 100_000


def test_before_anything_is_submitted_there_is_no_age(tmp_path, empty_file, monkeypatch):
    monkeypatch.setenv("MONITORING_DB", str(shutil.copyfile(empty_file, tmp_path / "empty.duckdb")))
    monkeypatch.setenv("MONITORING_SAMPLE", "off")
    said = health.state()
    assert (said["last_submission"], said["last_copy"]) == (None, None)
    data.close_databases()


def test_a_copy_that_failed_is_told(shown):
    (shown.path.parent / "backups").write_text("a file where the folder should be")
    data.keep_copies()
    said = health.state()
    assert said["status"] == "no_copy"
    assert "cannot be written" in said["problem"]


def test_a_database_that_cannot_be_read_is_an_answer_that_a_monitor_notices(shown):
    shown.close()
    answered = coroutines.run(health.answer(None))
    said = json.loads(answered.body)
    assert (answered.status_code, said["status"]) == (503, "database_unreadable")
    assert "data_version" not in said


def test_whoever_has_no_session_is_told_the_status_and_nothing_more(shown):
    sent = []

    async def send(message):
        sent.append(message)

    for _turn in range(2):
        coroutines.run(health.brief({"type": "http"}, None, send))
        shown.close()
    assert [(one.get("status"), one.get("body")) for one in sent] == [
        (200, None),
        (None, b'{"status":"ok"}'),
        (503, None),
        (None, b'{"status":"database_unreadable"}'),
    ]

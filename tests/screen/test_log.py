"""The server's log: lines of JSON with what happened, and nothing of who it was or what was typed."""

import json
import logging
import sys

import pytest
import streamlit.logger

from monitoring.problems import MonitoringError
from monitoring.screen import log


def record(name: str, message: str, *values, error: Exception | None = None, **fields) -> logging.LogRecord:
    raised = (type(error), error, error.__traceback__) if error else None
    made = logging.LogRecord(name, logging.WARNING, "file.py", 1, message, values, raised)
    vars(made).update(fields)
    return made


def line(*about, with_messages: bool = False, **fields) -> dict:
    return json.loads(log.Lines(with_messages).format(record(*about, **fields)))


def raised() -> Exception:
    """A KeyError for something typed, which led to a ValueError that says it again."""
    try:
        try:
            {}["张三"]
        except KeyError as error:
            raise ValueError("张三") from error
    except ValueError as error:
        return error


def test_an_event_of_ours_has_time_level_and_its_fields():
    said = line("monitoring.screen.durations", "run", address="/budget", duration_ms=12.5)
    assert list(said) == ["time", "level", "event", "address", "duration_ms"]
    assert said["time"].endswith("+00:00")
    assert (said["level"], said["event"], said["address"], said["duration_ms"]) == ("warning", "run", "/budget", 12.5)


def test_of_a_library_its_own_text_is_written_and_no_value():
    said = line("uvicorn.error", "%s asked for %s", "10.1.2.3", "/?name=张三")
    assert said["event"] == "library"
    assert (said["logger"], said["text"]) == ("uvicorn.error", "%s asked for %s")
    assert "张三" not in json.dumps(said, ensure_ascii=False)
    assert "10.1.2.3" not in json.dumps(said)


def test_an_error_is_told_by_place_and_kind_without_its_words():
    told = line("monitoring.screen.failures", "failure", error=raised(), number="0a1b2c3d")
    assert told["number"] == "0a1b2c3d"
    lines = told["exc_info"].splitlines()
    assert [each for each in lines if not each.startswith(" ")] == ["KeyError", "which led to:", "ValueError"]
    assert sum("test_log.py" in each for each in lines) == 2


def test_the_words_of_an_error_are_added_where_that_is_asked_for():
    said = line("monitoring.screen.failures", "failure", error=raised(), with_messages=True)
    assert said["exc_info"].endswith("ValueError: 张三")


@pytest.fixture
def logging_as_before():
    """What ``log.begin`` changes for the whole process is put back."""
    root, ours = logging.root, logging.getLogger("monitoring")
    kept = root.handlers[:], root.level, ours.level, streamlit.logger.setup_formatter
    yield
    for handler in root.handlers:
        if handler not in kept[0]:
            handler.close()
    root.handlers[:], root.level, ours.level, streamlit.logger.setup_formatter = kept


def test_a_file_that_is_named_takes_the_log_and_its_owner_alone_reads_it(tmp_path, monkeypatch, logging_as_before):
    file = tmp_path / "logs" / "server.log"
    monkeypatch.setenv("MONITORING_LOG", str(file))
    monkeypatch.setenv("MONITORING_LOG_LEVEL", "error")
    log.begin()
    logging.getLogger("monitoring.some").error("seen")
    log.say("not seen")
    streamlit.logger.get_logger("streamlit.of.a.new.module").error("from %s", "Streamlit")
    said = [json.loads(text) for text in file.read_text(encoding="utf-8").splitlines()]
    assert [(each["event"], each.get("text")) for each in said] == [("seen", None), ("library", "from %s")]
    if sys.platform != "win32":
        assert file.stat().st_mode & 0o777 == 0o600


def test_a_file_that_cannot_be_written_is_said_in_a_sentence(tmp_path, monkeypatch, logging_as_before):
    (tmp_path / "taken").write_text("")
    monkeypatch.setenv("MONITORING_LOG", str(tmp_path / "taken" / "server.log"))
    with pytest.raises(MonitoringError, match="MONITORING_LOG names it"):
        log.begin()

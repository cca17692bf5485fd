"""What the database cannot do while pages run: its own sentence, and work goes on once it can again."""

import shutil

from streamlit.testing.v1 import AppTest

from monitoring.screen import data


def a_page_whose_database_fails():
    from monitoring.problems import DatabaseUnavailable
    from monitoring.screen import failures

    failures.say(DatabaseUnavailable("The disk is full, make room on it."))


def test_a_database_that_fails_under_a_page_says_its_own_sentence():
    shown = AppTest.from_function(a_page_whose_database_fails).run()
    assert [error.value for error in shown.error] == ["The disk is full, make room on it."]


def test_a_database_that_takes_no_more_work_is_opened_anew(sample_file, tmp_path, monkeypatch):
    monkeypatch.setenv("MONITORING_DB", str(shutil.copyfile(sample_file, tmp_path / "lost.duckdb")))
    before = data.whole()
    before.is_lost = True
    try:
        assert data.whole() is not before
        assert len(data.rows("submission_history")) == 3
    finally:
        data.close_databases()

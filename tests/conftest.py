"""What all tests share: the language, and a database in a folder of its own."""

import shutil

import installed
import pytest
from given import Given

from monitoring.actions import start
from monitoring.language import catalogue
from monitoring.store.database import Database


def pytest_terminal_summary(terminalreporter):
    """Say in a sentence where what is installed here is not what the lock names."""
    lock = installed.locked(installed.LOCK.read_text(encoding="utf-8"))
    if said := installed.sentence(installed.differences(lock)):
        terminalreporter.write_line(said, yellow=True)


@pytest.fixture(autouse=True)
def in_english():
    """Sentences are compared in English unless a test says otherwise."""
    catalogue.use("en")
    yield
    catalogue.use(None)


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory):
    """The file of an empty database: copying it is much faster than defining all its views again."""
    path = tmp_path_factory.mktemp("empty") / "empty.duckdb"
    Database(path).close()
    return path


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory):
    """The file of a database with the sample in it; who changes something takes a copy."""
    path = tmp_path_factory.mktemp("sample") / "sample.duckdb"
    database = Database(path)
    start.load_sample(database)
    database.close()
    return path


@pytest.fixture(scope="session")
def sample(sample_file):
    """An open database with the sample in it, for tests that only look."""
    database = Database(shutil.copyfile(sample_file, sample_file.with_name("looked_at.duckdb")))
    yield database
    database.close()


@pytest.fixture
def given(tmp_path, empty_database):
    """An empty database, and short ways to fill it."""
    path = shutil.copyfile(empty_database, tmp_path / "test.duckdb")
    database = Database(path)
    yield Given(database)
    database.close()

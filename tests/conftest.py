"""What all tests share: the language, and a database in a folder of its own."""

import shutil

import pytest
from given import Given

from monitoring import language
from monitoring.database import Database


@pytest.fixture(autouse=True)
def in_english():
    """Sentences are compared in English unless a test says otherwise."""
    language.use("en")
    yield
    language.use(None)


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory):
    """The file of an empty database: copying it is much faster than defining all its views again."""
    path = tmp_path_factory.mktemp("empty") / "empty.duckdb"
    Database(path).close()
    return path


@pytest.fixture
def given(tmp_path, empty_database):
    """An empty database, and short ways to fill it."""
    path = shutil.copyfile(empty_database, tmp_path / "test.duckdb")
    database = Database(path)
    yield Given(database)
    database.close()

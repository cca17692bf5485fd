"""What all tests share: the language, and a database in a folder of its own."""

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


@pytest.fixture
def given(tmp_path):
    """An empty database, and short ways to fill it."""
    database = Database(tmp_path / "test.duckdb")
    yield Given(database)
    database.close()

"""What all tests share: the language, and a database in a folder of its own."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import departments
import installed
import pytest
from given import Given

from monitoring.actions import start, target_forms
from monitoring.files import reader
from monitoring.forms import official_form
from monitoring.language import catalogue
from monitoring.store.database import CONFIGURATION, Database


def pytest_collection_modifyitems(items):
    """Every test of the folder ``browser`` needs one."""
    for item in items:
        if "browser" in item.path.parts:
            item.add_marker("browser")


def pytest_terminal_summary(terminalreporter):
    """Say in a sentence where what is installed here is not what the lock names, and what the audit found."""
    lock = installed.locked(installed.LOCK.read_text(encoding="utf-8"))
    if said := installed.sentence(installed.differences(lock)):
        terminalreporter.write_line(said, yellow=True)
    for report in terminalreporter.getreports("passed"):
        for said in (value for name, value in report.user_properties if name == "said_at_the_end"):
            terminalreporter.write_line(said)


@pytest.fixture(autouse=True)
def in_english():
    """Sentences are compared in English unless a test says otherwise."""
    catalogue.use("en")
    yield
    catalogue.use(None)


@pytest.fixture(scope="session", autouse=True)
def one_core_each():
    """The processes of the tests share the machine's cores: a database takes one, which costs less for small data."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(CONFIGURATION, "threads", "1")
        yield


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory):
    """The file of an empty database: copying it is much faster than defining all its views again."""
    path = tmp_path_factory.mktemp("databases") / "empty.duckdb"
    Database(path).close()
    return path


@pytest.fixture(scope="session")
def form_file(empty_file):
    """The file of a database with the published form and nothing else."""
    path = shutil.copyfile(empty_file, empty_file.with_name("form.duckdb"))
    database = Database(path)
    cells = reader.read(start.PUBLISHED_FORM.name, start.PUBLISHED_FORM.read_bytes())
    target_forms.import_form(database, cells, official_form.read(cells), "Li Min")
    database.close()
    return path


@pytest.fixture(scope="session")
def sample_file(empty_file):
    """The file of a database with the sample in it."""
    path = shutil.copyfile(empty_file, empty_file.with_name("sample.duckdb"))
    database = Database(path)
    start.load_sample(database)
    database.close()
    return path


@pytest.fixture(scope="session")
def three_departments_file(sample_file):
    """The file of a database with the sample and two further departments, which reported unlike amounts."""
    path = shutil.copyfile(sample_file, sample_file.with_name("departments.duckdb"))
    database = Database(path)
    departments.load(database, 2)
    database.close()
    return path


@pytest.fixture(scope="session")
def nothing(empty_file):
    """An open database that nothing was put into, for tests that only look."""
    yield from opened(empty_file)


@pytest.fixture(scope="session")
def form_only(form_file):
    """An open database with the published form alone, for tests that only look."""
    yield from opened(form_file)


@pytest.fixture(scope="session")
def sample(sample_file):
    """An open database with the sample in it, for tests that only look."""
    yield from opened(sample_file)


@pytest.fixture(scope="session")
def three_departments(three_departments_file):
    """An open database with three departments, for tests that only look."""
    yield from opened(three_departments_file)


def opened(file: Path) -> Iterator[Database]:
    """A copy of the file as an open database, closed in the end."""
    database = Database(shutil.copyfile(file, file.with_stem(f"{file.stem}_opened")))
    yield database
    database.close()


@pytest.fixture
def given(tmp_path, empty_file):
    """An empty database, and short ways to fill it."""
    database = Database(shutil.copyfile(empty_file, tmp_path / "test.duckdb"))
    yield Given(database)
    database.close()


@pytest.fixture(scope="module")
def given_once(tmp_path_factory, empty_file):
    """An empty database and short ways to fill it, for what all tests of a module look at."""
    database = Database(shutil.copyfile(empty_file, tmp_path_factory.mktemp("once") / "once.duckdb"))
    yield Given(database)
    database.close()

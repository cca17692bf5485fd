"""What the tests of the SQL share."""

import pytest
from given import Given


@pytest.fixture
def given(nothing):
    """Short ways to fill an empty database; what a test puts in is taken back at its end."""
    with nothing.rehearsal() as database:
        yield Given(database)

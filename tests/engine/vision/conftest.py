"""What the tests of vision share."""

import pytest

from engine.readers import shipped_reader
from engine.vision.reader import Reader


@pytest.fixture(scope="session")
def shipped() -> Reader:
    """The reader that the program ships: it is only asked, never changed."""
    return shipped_reader()

"""The list of export formats."""

import pytest

from engine.errors import StoreError
from engine.export.formats import FORMATS, format_named


def test_every_format_has_a_title_and_an_ending_of_its_own_name() -> None:
    assert all(known.title and known.suffix.startswith(".") for known in FORMATS.values())
    assert [name for name, known in FORMATS.items() if name != known.name] == []


def test_an_unknown_format_names_the_nearest() -> None:
    with pytest.raises(StoreError, match="no export format onxn; did you mean onnx"):
        format_named("onxn")

"""What every page keeps between two starts: its own record fits, and no crafted one keeps it from starting."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from engine.text.schema import fitting
from gui.pages import PAGES
from gui.pages.page import Page

KEYS = [entry.key for entry in PAGES]
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=6,
)


@pytest.fixture(scope="module")
def pages(qapp: QApplication) -> Iterator[dict[str, Page]]:
    made = {entry.key: entry.factory() for entry in PAGES}
    yield made
    for page in made.values():
        page.closing()
        page.deleteLater()


def crafted(plain: Any, draw: st.DataObject) -> Any:
    """The same record with one value in it replaced, however deep it is."""
    if isinstance(plain, dict) and plain and draw.draw(st.booleans()):
        name = draw.draw(st.sampled_from(sorted(plain)))
        return {**plain, name: crafted(plain[name], draw)}
    if isinstance(plain, list) and plain and draw.draw(st.booleans()):
        return [crafted(plain[0], draw), *plain[1:]]
    return draw.draw(VALUES)


@pytest.mark.parametrize("key", KEYS)
def test_what_a_page_keeps_fits_its_own_record(pages: dict[str, Page], key: str) -> None:
    page = pages[key]
    state = page.save_state()
    assert fitting(state, page.STATE) == (state, [])


@pytest.mark.parametrize("key", KEYS)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(draw=st.data())
def test_no_crafted_value_keeps_a_page_from_starting(pages: dict[str, Page], key: str, draw: st.DataObject) -> None:
    page = pages[key]
    state = page.save_state()
    found, damaged = fitting({name: crafted(value, draw) for name, value in state.items()}, page.STATE)
    page.restore_state(found)
    page.draw()
    assert set(found) | set(damaged) == set(state)
    assert fitting(page.save_state(), page.STATE)[1] == []

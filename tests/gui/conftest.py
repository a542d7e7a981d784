"""One dressed application for every test of the window."""

import pytest
from PySide6.QtWidgets import QApplication

from gui import i18n, theme


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> None:
    """Light and English, whatever the test before left."""
    if theme.current.choice != "light":
        theme.apply(qapp, "light")
    if i18n.language() != "en":
        i18n.set_language("en")

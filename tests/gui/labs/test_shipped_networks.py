"""The shipped networks have names that people read, in both languages."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from gui.i18n import engine_text, set_language
from gui.labs.shipped_networks import SHIPPED_WORDS
from gui.theme import ASSETS


def test_every_named_network_is_shipped() -> None:
    assert set(SHIPPED_WORDS) <= {path.stem for path in (ASSETS.parent / "weights").iterdir()}


@pytest.mark.parametrize(
    ("name", "korean"), [("postal-cnn", "우편번호 CNN"), ("deep-mlp", "깊은 MLP"), ("small-cnn", "작은 CNN")]
)
def test_they_have_korean_names(qtbot: QtBot, name: str, korean: str) -> None:
    set_language("ko")
    try:
        assert engine_text(SHIPPED_WORDS[name]) == korean
    finally:
        set_language("en")

"""How the Runs page names settings, and says whether a difference is luck."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from engine import recipes
from engine.analysis.sign_test import Difference
from engine.store.run_entry import differing, flattened
from gui import i18n
from gui.labs.runs.works import ReadingDifference
from gui.pages.runs.words import difference_rows, setting_name, setting_text, value_text, verdict_text

SPEC = recipes.load("three-layer").spec


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("optimizer.learning_rate", "Learning rate η"),
        ("optimizer.beta1", "Beta1 β₁"),
        ("loss.label_smoothing", "Label smoothing ε"),
        ("layers.3.units", "Layer 3"),
        ("clip_norm", "Clip norm"),
        ("no_such.thing", "no such.thing"),
    ],
)
def test_settings_are_named_as_the_forms_name_them(qtbot: QtBot, path: str, name: str) -> None:
    assert setting_name(path) == name


def test_every_setting_of_a_recipe_has_a_name_in_korean(qtbot: QtBot) -> None:
    paths = [path for path in flattened(SPEC.to_dict()) if not path.startswith(("layers.", "augmentation"))]
    i18n.set_language("ko")
    try:
        latin = [path for path in paths if setting_name(path).replace("_", " ") == path.replace("_", " ")]
    finally:
        i18n.set_language("en")
    assert latin == []


def test_layers_stand_beside_their_like(qtbot: QtBot) -> None:
    first = flattened(SPEC.to_dict())
    layers = [layer.to_dict() for layer in SPEC.layers]
    second = flattened({**SPEC.to_dict(), "layers": [*layers[:3], {"kind": "dropout", "ratio": 0.15}, *layers[3:]]})
    rows = difference_rows(first, second, differing(first, second))
    assert rows == [("Layer 4", "none", "Dropout 0.15")]


def test_values_are_said_in_words(qtbot: QtBot) -> None:
    assert [value_text(value) for value in (None, True, False, 0.001, "mnist")] == [
        "none",
        "yes",
        "no",
        "0.001",
        "mnist",
    ]
    assert setting_text("optimizer", "rmsprop") == "RMSprop"


@pytest.mark.parametrize(
    ("difference", "ending"),
    [
        (Difference(0, 0, 1.0), "Both read the same digits."),
        (Difference(98, 122, 1 / 8), "Luck alone does as much 1 time in 8."),
        (Difference(5, 6, 0.9), "That is no difference."),
        (Difference(0, 400, 1e-60), "less than 1 time in 1,000,000."),
    ],
)
def test_the_sign_test_is_said_in_words(qtbot: QtBot, difference: Difference, ending: str) -> None:
    text = verdict_text(ReadingDifference("a", "b", difference), ("Three layers", "Dropout"))
    assert text.endswith(ending)
    if difference.only_second > difference.only_first:
        assert text.startswith("Dropout reads")

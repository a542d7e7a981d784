"""How settings, choices, states and trials of a search are named in the language that holds now."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QCoreApplication

from engine.racing.variations import Variation, variations
from engine.spec import FAMILIES, ExperimentSpec
from gui.i18n import engine_text
from gui.labs.compare.trials import TrialBoard, TrialRow
from gui.pages.compare.race_words import variation_text
from gui.widgets.numbers import format_number

translate = QCoreApplication.translate
STATES = {"running": "good", "done": "text2", "stopped": "warning", "pruned": "warning", "failed": "error"}
SMALL = 1e-3  # numbers below it are written by their power of ten
RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
PLAIN = ("network", "augmentation")  # what a class varies besides settings


@lru_cache(maxsize=8)
def _known(spec: ExperimentSpec) -> dict[str, Variation]:
    return {variation.path: variation for variation in variations(spec)}


def setting_text(board: TrialBoard, path: str) -> str:
    """What varies: `Learning rate`, `Units, layer 2`."""
    found = _known(board.shown_spec).get(path)
    if found is not None:
        return variation_text(found)
    labels = {field.name: field.label for field in ExperimentSpec.settings()}
    if path in labels or path in PLAIN:
        return engine_text(labels.get(path, path.capitalize()))
    return path


def choice_text(path: str, value: object) -> str:
    """A choice by its label: `Adam` for adam."""
    family = FAMILIES.get("layers" if path.rpartition(".")[0] == "layers" else path)
    if family is not None and isinstance(value, str) and value in family:
        return engine_text(family.get(value).label())
    return engine_text(value) if value == "none" and isinstance(value, str) else str(value)


def value_text(path: str, value: object) -> str:
    """A value of the table: a short number, a choice by its label."""
    return short_number(value) if isinstance(value, float) else choice_text(path, value)


def short_number(value: float) -> str:
    """Three digits; what is very small by its power of ten: 1.2·10⁻⁶."""
    if not 0 < abs(value) < SMALL:
        return format_number(float(f"{value:.3g}" if abs(value) >= 0.1 else f"{value:.2g}"))
    digits, _, power = f"{value:.1e}".partition("e")
    raised = "10" + str(int(power)).translate(RAISED)
    return raised if digits == "1.0" else f"{digits.removesuffix('.0')}·{raised}"


def head_text(board: TrialBoard, path: str) -> str:
    """The title of a column: a Greek letter where the setting has one, else its first words."""
    found = _known(board.shown_spec).get(path)
    symbol = found.field.hyper.symbol if found is not None and found.field is not None else ""
    if symbol and not symbol.isascii():
        return symbol
    same = [s.path for s in board.space if s.path.rpartition(".")[2] == path.rpartition(".")[2]]
    return setting_text(board, path) if len(same) > 1 else setting_text(board, path).partition(",")[0]


def state_text(trial: TrialRow) -> str:
    """A trial's state in a word."""
    return {
        "running": translate("SearchWords", "running"),
        "done": translate("SearchWords", "done"),
        "stopped": translate("SearchWords", "stopped"),
        "pruned": translate("SearchWords", "pruned"),
        "failed": translate("SearchWords", "failed"),
    }[trial.state]


def trial_text(board: TrialBoard, trial: TrialRow) -> str:
    """A trial in a line: `trial 38`, or its student."""
    name = translate("SearchWords", "trial {number}").format(number=trial.number + 1)
    return f"{trial.student}, {name}" if trial.student else name

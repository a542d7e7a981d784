"""How settings, choices and states of a search are named in the language that holds now."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from engine.racing.variations import variations
from engine.spec import FAMILIES
from gui.i18n import engine_text
from gui.labs.compare.search_lab import SearchLab, Trial
from gui.pages.compare.race_words import variation_text

translate = QCoreApplication.translate
STATES = {"running": "good", "done": "", "pruned": "warning", "failed": "error"}


def setting_text(lab: SearchLab, path: str) -> str:
    """What varies: `Learning rate`, `Units, layer 2`."""
    found = next((v for v in variations(lab.spec) if v.path == path), None)
    return variation_text(found) if found is not None else path


def choice_text(path: str, value: object) -> str:
    """A choice by its label: `Adam` for adam."""
    family = FAMILIES.get(path)
    if family is not None and isinstance(value, str) and value in family:
        return engine_text(family.get(value).label())
    return str(value)


def state_text(trial: Trial) -> str:
    """A trial's state in a word."""
    return {
        "running": translate("SearchWords", "running"),
        "done": translate("SearchWords", "done"),
        "pruned": translate("SearchWords", "pruned"),
        "failed": translate("SearchWords", "failed"),
    }[trial.state]

"""How runs and what varies between them are named in the language that holds now."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from engine.racing.variations import Variation
from gui.i18n import engine_text

translate = QCoreApplication.translate


def run_text(name: str) -> str:
    """A run's name, part by part: `Adam, train`."""
    words = {
        "with": translate("RaceWords", "with"),
        "without": translate("RaceWords", "without"),
        "train": translate("RaceWords", "train"),
    }
    return ", ".join(words.get(part, engine_text(part)) for part in name.split(", "))


def variation_text(variation: Variation) -> str:
    """What varies: `Learning rate`, `Dropout, layer 4`."""
    words = {
        "optimizer": translate("RaceWords", "Optimizer"),
        "learning_rate": translate("RaceWords", "Learning rate"),
        "initializer": translate("RaceWords", "Initializer"),
        "batch_size": translate("RaceWords", "Batch size"),
        "weight_decay": translate("RaceWords", "Weight decay"),
        "loss": translate("RaceWords", "Loss"),
        "schedule": translate("RaceWords", "Schedule"),
        "activation": translate("RaceWords", "Activation"),
        "batch_norm": translate("RaceWords", "Batch normalization"),
        "ratio": translate("RaceWords", "Dropout"),
        "units": translate("RaceWords", "Units"),
    }
    parts = variation.path.split(".")
    text = words.get(parts[-1], engine_text(variation.title))
    if parts[0] != "layers":
        return text
    return translate("RaceWords", "{what}, layer {layer}").replace("{what}", text).replace("{layer}", parts[1])

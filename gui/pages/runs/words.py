"""How the Runs page names settings and figures, and says what was found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication

from engine.data.sources import SOURCES
from engine.initializers import initializers
from engine.layers import layers
from engine.losses import losses
from engine.optimizers import optimizers
from engine.registry import Registry, fields_of
from engine.schedules import schedules
from engine.spec import ExperimentSpec
from engine.store.run_entry import Value
from gui.i18n import engine_text
from gui.labs.runs.works import ReadingDifference
from gui.widgets.component_form import field_name
from gui.widgets.numbers import format_number

translate = QCoreApplication.translate
LAYER = re.compile(r"^layers\.(\d+)(\.|$)")
FAMILIES: dict[str, Registry[Any]] = {
    "optimizer": optimizers,
    "initializer": initializers,
    "loss": losses,
    "schedule": schedules,
    "layers": layers,
}
MAIN = ("units", "filters", "ratio", "kernel")  # what says most about a layer, the first that it has


def setting_name(path: str) -> str:
    """A setting as the panel names it; one without a name of its own keeps its path."""
    layer = LAYER.match(path)
    if layer is not None:
        return translate("RunWords", "Layer {number}").replace("{number}", layer[1])
    names = {
        "optimizer": translate("RunWords", "Optimizer"),
        "optimizer.learning_rate": translate("RunWords", "Learning rate η"),
        "optimizer.momentum": translate("RunWords", "Momentum"),
        "initializer": translate("RunWords", "First weights"),
        "initializer.sigma": translate("RunWords", "First weights, σ"),
        "loss": translate("RunWords", "Loss"),
        "schedule": translate("RunWords", "Schedule"),
        "batch_size": translate("RunWords", "Batch size"),
        "epochs": translate("RunWords", "Epochs"),
        "steps": translate("RunWords", "Steps"),
        "seed": translate("RunWords", "Seed"),
        "data": translate("RunWords", "Data"),
        "weight_decay": translate("RunWords", "Weight decay λ"),
        "validation": translate("RunWords", "Validation share"),
        "patience": translate("RunWords", "Patience"),
        "sampling": translate("RunWords", "Sampling"),
        "start": translate("RunWords", "Starts from"),
    }
    return names.get(path) or _field_name(path) or path.replace("_", " ")


def _field_name(path: str) -> str:
    """A setting as the forms name it; empty where none has it."""
    family, _, name = path.rpartition(".")
    classes: Iterable[type[Any]] = FAMILIES.get(family, ()) if family else (ExperimentSpec,)
    for cls in classes:
        for field in fields_of(cls):
            if field.name == name:
                return field_name(field)
    return ""


def value_text(value: Value | None) -> str:
    """A setting's value in a cell."""
    if value is None or value == "":
        return translate("RunWords", "none")
    if isinstance(value, bool):
        return translate("RunWords", "yes") if value else translate("RunWords", "no")
    return engine_text(value) if isinstance(value, str) else format_number(value)


def data_text(name: str) -> str:
    """Data as the lists show it: by its title, one's own by the name of its folder or file."""
    known = SOURCES.get(name)
    return engine_text(known.title) if known is not None else Path(name).name or name


def layer_text(settings: Mapping[str, Value], number: int) -> str:
    """A layer of a run in a word and its main number: `Dropout 0.15`."""
    kind = settings.get(f"layers.{number}")
    if kind is None:
        return translate("RunWords", "none")
    name = kind_text("layers", str(kind))
    main = next((settings[f"layers.{number}.{key}"] for key in MAIN if f"layers.{number}.{key}" in settings), None)
    return name if main is None else f"{name} {value_text(main)}"


def kind_text(family: str, kind: str) -> str:
    """A component by the name that its family's list shows."""
    registry = FAMILIES.get(family)
    return engine_text(registry.get(kind).label()) if registry is not None and kind in registry else kind


def setting_text(path: str, value: Value | None) -> str:
    """A setting's value in a cell; a component by its name."""
    if isinstance(value, str) and value:
        if path in FAMILIES:
            return kind_text(path, value)
        if path == "data":
            return data_text(value)
    return value_text(value)


def difference_rows(
    first: Mapping[str, Value], second: Mapping[str, Value], paths: Mapping[str, object]
) -> list[tuple[str, str, str]]:
    """What differs as rows of the panel, a name and two values: settings, then layers side by side."""
    rows = [
        (setting_name(path), setting_text(path, first.get(path)), setting_text(path, second.get(path)))
        for path in paths
        if not path.startswith("layers.")
        and ("." not in path or path.split(".")[0] not in paths or path == "optimizer.learning_rate")
    ]
    return [*rows, *_layer_rows(first, second)]


def _layer_rows(first: Mapping[str, Value], second: Mapping[str, Value]) -> list[tuple[str, str, str]]:
    """Layers that only one of them has, or that are set otherwise, each beside its like."""
    sides = [[layer_text(one, n) for n in range(1, _depth(one) + 1)] for one in (first, second)]
    none, rows = translate("RunWords", "none"), []
    for what, i, j, k, m in SequenceMatcher(a=sides[0], b=sides[1], autojunk=False).get_opcodes():
        if what == "equal":
            continue
        for offset in range(max(j - i, m - k)):
            a = sides[0][i + offset] if i + offset < j else none
            b = sides[1][k + offset] if k + offset < m else none
            number = (k if k + offset < m else i) + offset + 1
            rows.append((setting_name(f"layers.{number}"), a, b))
    return rows


def _depth(settings: Mapping[str, Value]) -> int:
    return max((int(found[1]) for path in settings if (found := LAYER.match(path))), default=0)


def verdict_text(verdict: ReadingDifference, names: tuple[str, str]) -> str:
    """Which digits only one of them reads, and how often luck alone does as much."""
    found = verdict.difference
    better = found.only_second >= found.only_first
    name = names[1] if better else names[0]
    more, fewer = (found.only_second, found.only_first) if better else (found.only_first, found.only_second)
    if not more and not fewer:
        return translate("RunWords", "Both read the same digits.")
    text = translate("RunWords", "{name} reads {more} digits that the other misses, and misses {fewer} that it reads.")
    text = text.replace("{name}", name).replace("{more}", f"{more:,}").replace("{fewer}", f"{fewer:,}")
    if found.luck >= 0.5:
        return text + " " + translate("RunWords", "That is no difference.")
    if found.luck < 1e-6:
        return text + " " + translate("RunWords", "Luck alone does as much less than 1 time in 1,000,000.")
    odds = translate("RunWords", "Luck alone does as much 1 time in {count}.")
    return text + " " + odds.replace("{count}", f"{round(1 / found.luck):,}")

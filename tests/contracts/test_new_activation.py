"""Adding an activation is one new file of under 60 lines: its layer says what it is, and every list follows."""

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

import engine.layers
from engine.analysis.gradient_check import check
from engine.fast.stack import can_stack
from engine.foreign.opening import open_network
from engine.initializers.xavier import Xavier
from engine.layers import Layer, layers
from engine.layers.dense import Dense
from engine.layers.dropout import Dropout
from engine.layers.flatten import Flatten
from engine.layers.sigmoid import Sigmoid
from engine.racing.race import Race
from engine.racing.variations import variations
from engine.registry import fields_of, load_family
from engine.rng import stream
from engine.spec import ExperimentSpec
from engine.training.probe import probe
from engine.training.trainer import Trainer
from gui.labs.initialize.init_lab import InitLab
from gui.labs.train.advice import with_dropout
from gui.pages.initialize.init_page import InitPage
from gui.pages.train.layers.layer_list import LayerList
from gui.runner import Runner
from tests.contracts import test_components, test_layers
from tests.contracts.walk import takers, variants
from tests.small import small_dataset

SQUEEZE = '''"""The squeeze."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.layers.base import Layer, Mode, Range, layers
from engine.registry import hyper
from engine.types import Array, Views


@layers.register("squeeze")
@dataclass(frozen=True, kw_only=True)
class Squeeze(Layer[Array]):
    """Squeezes any number into −1 to 1 as tanh does, but comes near its ends more slowly.

    y = βx / (1 + |βx|);  dx = β dy (1 − |y|)²

    Shapes: any → the same

    Source: Bergstra et al. 2009.
    """

    beta: float = hyper(1.0, low=0.01, high=100.0, log=True, symbol="β", help="steepness")
    elementwise: ClassVar[bool] = True
    activation: ClassVar[bool] = True
    output_range: ClassVar[Range | None] = (-1.0, 1.0)

    def forward(self, p: Views, x: Array, mode: Mode) -> tuple[Array, Array]:
        y = self.beta * x / (1 + np.abs(self.beta * x))
        return y, y

    def backward(self, p: Views, grad: Views, cache: Array, dy: Array) -> Array:
        y = cache
        dx: Array = self.beta * dy * (1 - np.abs(y)) ** 2
        return dx
'''


@pytest.fixture
def squeeze(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[type[Layer]]:
    """The new activation, from a file in a folder that the family's package also looks into."""
    (tmp_path / "squeeze.py").write_text(SQUEEZE, encoding="utf-8")
    monkeypatch.setattr(engine.layers, "__path__", [*engine.layers.__path__, str(tmp_path)])
    importlib.invalidate_caches()
    load_family(engine.layers)
    try:
        yield layers.get("squeeze")
    finally:
        del layers._known["squeeze"]
        del sys.modules["engine.layers.squeeze"]
        del engine.layers.squeeze  # type: ignore[attr-defined]


def network(cls: type[Layer]) -> tuple[Layer, ...]:
    return Flatten(), Dense(units=8), cls(), Dense(units=4)


def test_the_file_is_short() -> None:
    assert len(SQUEEZE.splitlines()) < 60


def test_every_contract_of_components_and_layers_covers_it(squeeze: type[Layer]) -> None:
    for function in vars(test_components).values():
        if arguments(function) == ["cls"]:
            function(squeeze)
        elif arguments(function) == ["cls", "field"]:
            for field in fields_of(squeeze):
                function(squeeze, field)
    of_layers = [f for f in vars(test_layers).values() if arguments(f) == ["layer", "shape"]]
    assert len(of_layers) >= 7, "the gradients against central differences among them"
    for layer in variants(squeeze):
        for shape in takers(layer):
            for function in of_layers:
                function(layer, shape)


def arguments(function: object) -> list[str]:
    code = getattr(function, "__code__", None)
    if code is None or not code.co_name.startswith("test_"):
        return []
    return list(code.co_varnames[: code.co_argcount])


def test_it_trains_and_its_network_passes_the_gradient_check(squeeze: type[Layer]) -> None:
    spec = ExperimentSpec(layers=network(squeeze), batch_size=20, epochs=30)
    data = small_dataset(60)
    trainer = Trainer(spec, data)
    before = trainer.evaluate(data.train)
    list(trainer.events())
    after = trainer.evaluate(data.train)
    assert before is not None
    assert after is not None
    assert after.loss < before.loss
    assert all(result.passed for result in check(spec, data))


def test_a_probe_counts_where_it_is_saturated(squeeze: type[Layer]) -> None:
    built = Trainer(ExperimentSpec(layers=network(squeeze)), small_dataset(20))
    built.parameters.theta *= 1e4
    split = built.dataset.train
    found = probe(built.network, built.parameters, built.spec.loss, split.images, split.labels)
    assert found[2].saturated > 0.9
    assert found[1].saturated == 0


def test_compare_varies_it_and_varies_to_it(squeeze: type[Layer]) -> None:
    own = ExperimentSpec(layers=network(squeeze))
    activation = next(v for v in variations(own) if v.path == "activation")
    assert activation.apply(own, Sigmoid()).layers == network(Sigmoid)
    assert activation.family is not None
    assert squeeze in list(activation.family)
    sigmoid = ExperimentSpec(layers=network(Sigmoid))
    assert activation.apply(sigmoid, squeeze()).layers == own.layers


def test_runs_with_it_are_computed_as_one(squeeze: type[Layer]) -> None:
    assert can_stack(network(squeeze))
    specs = [ExperimentSpec(layers=network(squeeze), seed=3, batch_size=20).replace(clip_norm=c) for c in (0.0, 1.0)]
    losses = []
    for stacked in (True, False):
        race = Race(specs, small_dataset(60), stacked=stacked)
        losses.append([event.to_dict()["loss"] for event in race.events() if event.to_dict()["event"] == "StepEnded"])
    np.testing.assert_allclose(losses[0], losses[1], rtol=1e-5)


def test_advice_puts_dropout_behind_it(squeeze: type[Layer]) -> None:
    first, second, third, last = network(squeeze)
    assert with_dropout(network(squeeze)) == (first, second, third, Dropout(ratio=0.2), last)


def test_a_file_of_another_program_may_have_been_trained_with_it(squeeze: type[Layer], tmp_path: Path) -> None:
    generator = stream(0, "weights")
    shapes = {"W1": (784, 12), "b1": (12,), "W2": (12, 10), "b2": (10,)}
    arrays = {name: generator.standard_normal(shape).astype(np.float32) for name, shape in shapes.items()}
    np.savez(tmp_path / "theirs.npz", **arrays)  # type: ignore[arg-type]  # numpy's stub takes names for switches
    found = open_network(tmp_path / "theirs.npz", activation="squeeze", pixels="unit")
    assert [layer.kind for layer in found.spec.layers] == ["flatten", "dense", "squeeze", "dense"]


def test_first_weights_can_be_studied_with_it(squeeze: type[Layer], qtbot: QtBot) -> None:
    lab = InitLab(load=lambda _: small_dataset(20))
    lab.edit(activation="squeeze", count=50, width=10)
    row = next(row for row in lab.rows if row.scheme == Xavier())
    assert (row.cells[0].low, row.cells[0].high) == (-1.0, 1.0)


def test_the_window_offers_it_where_layers_and_activations_are_chosen(squeeze: type[Layer], qtbot: QtBot) -> None:
    page = InitPage(InitLab(Runner(), load=lambda _: small_dataset(20)))
    qtbot.addWidget(page)
    assert page.activation.findData("squeeze") >= 0
    page.closing()
    rows = LayerList()
    qtbot.addWidget(rows)
    rows.add.click()
    assert "Squeeze" in [action.text() for action in rows.findChildren(QAction)]

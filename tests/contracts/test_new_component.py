"""Adding an optimizer is one new file of under 60 lines: nothing else is edited, and everything knows it."""

import importlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

import engine.optimizers
from engine.analysis.gradient_check import check
from engine.errors import SpecError
from engine.layers.dense import Dense
from engine.layers.flatten import Flatten
from engine.layers.tanh import Tanh
from engine.optimizers import Optimizer, optimizers
from engine.registry import fields_of, load_family
from engine.spec import ExperimentSpec
from engine.training.trainer import Trainer
from gui.widgets.component_form import ComponentForm
from tests.contracts import test_components, test_optimizers
from tests.contracts.walk import variants
from tests.small import small_dataset

SIGNED = '''"""Signed momentum."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.optimizers.base import Optimizer, optimizers
from engine.registry import hyper
from engine.types import Array, Memory


@optimizers.register("signed")
@dataclass(frozen=True, kw_only=True)
class Signed(Optimizer):
    """Every parameter takes a step of the same length, to where its gradients have lately pointed.

    m ← β m + (1 − β) g;  θ ← θ − η sign(m)

    Source: Bernstein et al. 2018, Algorithm 2.
    """

    beta: float = hyper(0.9, low=0.0, high=0.999, symbol="β", help="how long the mean gradient is remembered")
    memory: ClassVar[tuple[str, ...]] = ("m",)

    def update(self, theta: Array, grad: Array, memory: Memory, t: int) -> None:
        m = memory["m"]
        m *= self.beta
        grad *= 1 - self.beta
        m += grad
        theta -= self.learning_rate * np.sign(m)
'''


@pytest.fixture
def signed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[type[Optimizer]]:
    """The new optimizer, from a file in a folder that the family's package also looks into."""
    (tmp_path / "signed.py").write_text(SIGNED, encoding="utf-8")
    monkeypatch.setattr(engine.optimizers, "__path__", [*engine.optimizers.__path__, str(tmp_path)])
    importlib.invalidate_caches()
    load_family(engine.optimizers)
    try:
        yield optimizers.get("signed")
    finally:
        del optimizers._known["signed"]
        del sys.modules["engine.optimizers.signed"]
        del engine.optimizers.signed  # type: ignore[attr-defined]


def test_the_file_is_short() -> None:
    assert len(SIGNED.splitlines()) < 60


def test_the_registry_knows_it_and_suggests_it(signed: type[Optimizer]) -> None:
    assert signed in list(optimizers)
    assert optimizers.from_dict({"kind": "signed", "beta": 0.5}).to_dict() == {
        "kind": "signed",
        "learning_rate": 0.01,
        "beta": 0.5,
    }
    with pytest.raises(SpecError, match="did you mean signed"):
        optimizers.get("singed")


def test_every_contract_of_components_and_optimizers_covers_it(signed: type[Optimizer]) -> None:
    of_class = [f for n, f in vars(test_components).items() if n.startswith("test_") and takes(f) == ["cls"]]
    of_field = [f for n, f in vars(test_components).items() if n.startswith("test_") and takes(f) == ["cls", "field"]]
    assert len(of_class) >= 7
    assert len(of_field) >= 3
    for contract in of_class:
        contract(signed)
    for contract in of_field:
        for field in fields_of(signed):
            contract(signed, field)
    for name, contract in vars(test_optimizers).items():
        if name.startswith("test_") and takes(contract) == ["optimizer"]:
            for optimizer in variants(signed):
                contract(optimizer)
        elif name.startswith("test_"):
            contract(signed)


def takes(function: Any) -> list[str]:
    return list(function.__code__.co_varnames[: function.__code__.co_argcount])


def test_it_trains_and_its_network_passes_the_gradient_check(signed: type[Optimizer]) -> None:
    layers = (Flatten(), Dense(units=8), Tanh(), Dense(units=4))
    spec = ExperimentSpec(layers=layers, optimizer=signed(learning_rate=0.005), batch_size=20, epochs=40)
    data = small_dataset(60)
    trainer = Trainer(spec, data)
    before = trainer.evaluate(data.train)
    assert list(trainer.events())[-1].to_dict()["reason"] == "completed"
    after = trainer.evaluate(data.train)
    assert before is not None
    assert after is not None
    assert after.loss < 0.5 * before.loss
    assert all(result.passed for result in check(spec, data))


def test_the_command_line_takes_it(signed: type[Optimizer], capsys: pytest.CaptureFixture[str]) -> None:
    train = importlib.import_module("cli.commands.train")
    arguments = [
        "two-layer",
        "--data",
        "mnist-sample",
        "--steps",
        "2",
        "--set",
        "optimizer=signed",
        "optimizer.beta=0.5",
    ]
    assert train.run([*arguments, "--json"]) == 0
    events = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert events[0]["spec"]["optimizer"] == {"kind": "signed", "learning_rate": 0.01, "beta": 0.5}
    assert events[-1]["event"] == "Finished"


def test_the_window_offers_it_with_its_form_and_its_help(signed: type[Optimizer], qtbot: QtBot) -> None:
    form = ComponentForm(optimizers, optimizers.get("sgd")())
    qtbot.addWidget(form)
    form.show()
    with qtbot.waitSignal(form.edited) as edited:
        form.choice.chosen.emit("signed")
    assert edited.args == [signed()]
    assert list(form.rows) == ["learning_rate", "beta"]
    with qtbot.waitSignal(form.edited) as edited:
        form.rows["beta"].edited.emit("beta", 0.25)
    assert edited.args == [signed(beta=0.25)]  # type: ignore[call-arg]
    tips = " ".join(widget.toolTip() for widget in form.rows["beta"].findChildren(QWidget))
    assert "how long the mean gradient is remembered" in tips.lower()

"""How fast the studies of Inspect are, and whether their known answers hold."""

import numpy as np
import pytest

from benchmarks.speed import inspection
from engine import datasets
from engine.analysis.model import Model
from engine.store.weights import load_weights


def test_the_first_go_is_left_out() -> None:
    calls: list[int] = []
    assert inspection.took(lambda: calls.append(1), often=3) >= 0
    assert len(calls) == 3


def test_the_loss_of_a_share_of_nothing_is_finite() -> None:
    assert inspection._losses(np.array([1.0, 0.0])).tolist() == pytest.approx([0, 690.8], abs=0.1)


def test_answers_say_on_how_many_digits_the_loss_rises(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inspection, "ATTACKED", 20)
    monkeypatch.setattr(inspection, "climb", lambda model, k: iter([type("Seen", (), {"certainty": 1 - k / 100})]))
    data = datasets.load("mnist-sample")
    model = Model.of(load_weights(inspection.WEIGHTS / "deep-mlp.safetensors"), 10)
    inspection.answers(model, data)
    said = capsys.readouterr().out
    assert "the loss rises on 20 of 20 digits" in said
    assert "least certainty 91.00 % (class 9)" in said

"""What teaching did: how many of the user's digits the network reads now, and before."""

from pathlib import Path

import numpy as np
import pytest

from engine import datasets
from engine.data import drawings
from engine.handwriting import teaching
from engine.store.start import begin
from engine.store.weights import Metadata, save_weights
from gui.labs.postal.networks import origin
from gui.labs.postal.postal_lab import PostalLab
from tests import hand
from tests.gui.labs.postal.drawn import judge
from tests.gui.written import SPEC


def keep_hand(lab: PostalLab, times: int) -> None:
    rng = np.random.default_rng(3)
    for when in range(times):
        for label in hand.ODD:
            drawings.keep(hand.kept(label, rng, float(when)), lab.teaching.file)


def test_a_taught_network_reads_the_hand_and_says_so(
    lab: PostalLab, weights: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(teaching, "PICTURES", 300)
    monkeypatch.setattr(teaching, "REPLAY", 1000)
    keep_hand(lab, 3)
    spec = lab.teaching.experiment().spec
    data = teaching.dataset(datasets.load("mnist-sample").train, path=lab.teaching.file)
    trainer = begin(spec, data)
    list(trainer.events())
    assert lab.teaching.lesson is None
    lab.reader.offer("Own network", spec, trainer.parameters, 1.0, temperature=1.25)
    known = lab.reader.networks[-1]
    assert known.taught
    assert known.name == "small"
    assert lab.reader.network is not None
    assert lab.reader.network.temperature == 1.25
    lesson = judge(lab)
    assert lesson is not None
    lab.teaching.judge(bool)  # nothing is new
    assert lab.helper.state == "idle"
    assert (lesson.count, lesson.aside) == (15, 5)
    assert lesson.before < 10
    assert lesson.after >= 13
    assert lesson.aside_after >= lesson.aside_before + 1
    gone = lab.teaching.kept_drawings()[:1]
    lab.teaching.forget(gone)
    assert lab.teaching.lesson == lesson  # until the new one is found out
    again = judge(lab)
    assert again is not None
    assert again.count == 14
    lab.teaching.keep(gone)
    assert lab.teaching.count == 15
    lab.reader.choose(str(weights))
    assert lab.teaching.lesson is None


def test_a_lesson_whose_first_network_is_gone_is_not_shown(lab: PostalLab, tmp_path: Path) -> None:
    keep_hand(lab, 1)
    spec = teaching.lesson(SPEC, str(tmp_path / "gone.safetensors"), 10)
    lab.reader.offer("taught", spec, spec.network((1, 28, 28)).parameters())
    assert lab.reader.networks[-1].name == "gone"
    assert judge(lab) is None
    lab.teaching.judge(bool)
    assert lab.helper.state == "idle"


def test_a_taught_network_from_a_file_bears_the_name_of_the_one_before(lab: PostalLab, tmp_path: Path) -> None:
    spec = teaching.lesson(SPEC, "weights/postal-cnn.safetensors", 10)
    path = tmp_path / "weights.safetensors"
    save_weights(path, spec, spec.network((1, 28, 28)).parameters(), Metadata(temperature=0.8))
    lab.reader.open_weights(path)
    assert lab.reader.networks[-1].name == "postal-cnn"
    assert lab.reader.networks[-1].taught
    assert origin("runs/007-mine/weights.safetensors") == "007-mine"

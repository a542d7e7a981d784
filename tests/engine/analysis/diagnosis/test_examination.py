"""The evidence of a network that has learned: its answers, its data, and how it reads in training mode."""

from dataclasses import replace

import numpy as np

from engine.analysis.diagnosis import Evidence, diagnose
from engine.analysis.diagnosis.examination import examined, training_mode_accuracy
from engine.analysis.model import Model
from engine.data.dataset import Dataset, Split
from engine.layers.base import Layer
from engine.layers.batch_norm import BatchNorm
from engine.layers.dense import Dense
from engine.layers.dropout import Dropout
from engine.layers.flatten import Flatten
from engine.layers.relu import ReLU
from engine.rng import stream
from engine.spec import ExperimentSpec
from engine.training.trainer import Trainer
from tests.small import small_dataset


def learnable() -> Dataset:
    """Four pictures with noise: a few steps separate them."""
    plain = small_dataset(200, test=200)
    pictures = stream(0, "pictures").uniform(0, 1, (4, *plain.image_shape)).astype(np.float32)

    def of(split: Split) -> Split:
        return Split(np.clip(0.8 * pictures[split.labels] + 0.2 * split.images, 0, 1), split.labels)

    return replace(plain, train=of(plain.train), test=of(plain.test))


DATA = learnable()


def learned(*layers: Layer, epochs: int = 4) -> Model:
    """A network after a short run."""
    spec = ExperimentSpec(layers=layers, epochs=epochs, batch_size=20)
    trainer = Trainer(spec, DATA)
    list(trainer.events())
    return Model(trainer.network, trainer.parameters, spec.loss)


def spec_of(model: Model) -> ExperimentSpec:
    return ExperimentSpec(layers=model.network.layers)


def test_running_statistics_that_never_moved_are_found() -> None:
    model = learned(Flatten(), Dense(units=16), BatchNorm(momentum=0.999), ReLU(), Dense(units=4))
    model.parameters.views[2]["mean"][...] = 30.0
    before = model.parameters.statistics.copy()
    evidence = examined(spec_of(model), model, DATA)
    assert evidence is not None
    assert evidence.answers is not None
    assert evidence.training_mode_accuracy is not None
    assert evidence.training_mode_accuracy > evidence.answers.accuracy + 0.1
    assert "batch-norm-mode" in {finding.rule for finding in diagnose(evidence)}
    assert (model.parameters.statistics == before).all()  # looking changes nothing


def test_sound_networks_give_no_finding_of_the_mode() -> None:
    for layers in (
        (Flatten(), Dense(units=16), BatchNorm(), ReLU(), Dense(units=4)),
        (Flatten(), Dense(units=16), ReLU(), Dropout(ratio=0.3), Dense(units=4)),
    ):
        model = learned(*layers)
        evidence = examined(spec_of(model), model, DATA)
        assert evidence is not None
        assert not {"batch-norm-mode", "dropout-mode"} & {finding.rule for finding in diagnose(evidence)}


def test_a_network_without_such_layers_is_not_read_twice() -> None:
    model = learned(Flatten(), Dense(units=4), epochs=1)
    evidence = examined(spec_of(model), model, DATA)
    assert evidence is not None
    assert evidence.training_mode_accuracy is None
    assert np.isclose(training_mode_accuracy(model, DATA.test), model.accuracy(DATA.test.images, DATA.test.labels))


def test_what_is_asked_to_stop_finds_nothing_and_no_digits_are_no_fault() -> None:
    model = learned(Flatten(), Dense(units=4), epochs=1)
    assert examined(spec_of(model), model, DATA, lambda: True) is None
    none = replace(DATA, test=DATA.test.head(0))
    evidence = examined(spec_of(model), model, none)
    assert evidence is not None
    assert evidence.answers is None


def test_of_a_network_that_diverged_no_answer_is_judged() -> None:
    model = learned(Flatten(), Dense(units=4), epochs=1)
    model.parameters.theta[...] = np.nan
    found = examined(spec_of(model), model, DATA)
    assert found is not None
    assert found.answers is None
    assert {finding.rule for finding in diagnose(found)} == {
        finding.rule for finding in diagnose(Evidence(found.spec, data=DATA))
    }

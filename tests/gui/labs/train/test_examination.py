"""At the end of a run the rules see its answers and its data, which its curves do not hold."""

from dataclasses import replace

import numpy as np
import pytest

from engine.data.dataset import Dataset, Split
from engine.optimizers.adam import Adam
from engine.spec import ExperimentSpec
from engine.training.trainer import Trainer
from gui.labs.driving import Inline
from gui.labs.train.examination import examine
from gui.labs.train.train_lab import TrainLab
from tests.gui.labs.train.trained import SMALL, few

SPEC = ExperimentSpec(layers=SMALL, batch_size=20, epochs=20, optimizer=Adam(learning_rate=0.01))


def mislabelled(name: str = "few", **_: object) -> Dataset:
    """Test digits with labels drawn by chance, a tenth of them training digits: sure answers are wrong."""
    whole = few(name)
    images = np.concatenate([whole.test.images, whole.train.images[:20]])
    return replace(whole, test=Split(images, np.random.default_rng(2).integers(0, 10, len(images))))


def rules_of(dataset: Dataset) -> set[str]:
    trainer = Trainer(SPEC, dataset)
    list(trainer.events())
    return {finding.rule for finding in examine(trainer, lambda: False)}


def test_a_network_that_reads_well_and_sound_data_give_no_finding() -> None:
    assert rules_of(few()) == set()


def test_certainty_without_accuracy_and_shared_digits_are_found() -> None:
    assert {"over-confident", "duplicates"} <= rules_of(mislabelled())


def test_asked_to_stop_it_finds_nothing() -> None:
    assert examine(Trainer(SPEC, mislabelled()), lambda: True) == ()


@pytest.mark.parametrize("stop", [False, True])
def test_the_words_of_an_ended_run_say_it_those_of_a_stopped_one_do_not(stop: bool) -> None:
    lab = TrainLab(load=mislabelled)
    lab.take(SPEC)
    lab.start()
    assert isinstance(lab.run.driver, Inline)
    lab.run.driver.run(30 if stop else 0)
    lab.run.driver.close()
    said = [word.values["sentence"] for word in lab.words if word.key == "rule"]
    assert any("also training digits" in sentence for sentence in said) is not stop
    lab.start()
    assert lab.run.work is not None
    assert lab.run.work.findings == ()

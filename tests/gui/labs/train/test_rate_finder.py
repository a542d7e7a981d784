"""The finder of the Train page measures beside the run, and only a whole ramp suggests a rate."""

from pathlib import Path

import numpy as np
import pytest

from engine.analysis.lr_finder import RateStep
from engine.optimizers.adam import Adam
from engine.spec import ExperimentSpec
from gui.labs.driving import Inline
from gui.labs.train.train_lab import TrainLab
from tests.gui.labs.train.trained import SMALL, few

SPEC = ExperimentSpec(layers=SMALL, batch_size=20, epochs=1, optimizer=Adam(learning_rate=0.0001))


@pytest.fixture
def lab(tmp_path: Path) -> TrainLab:
    made = TrainLab(load=few, runs=tmp_path / "runs")
    made.take(SPEC)
    return made


def measure(lab: TrainLab, items: int = 0) -> None:
    lab.find_rate()
    assert isinstance(lab.helper.driver, Inline)
    lab.helper.driver.run(items)


def test_a_whole_ramp_suggests_a_rate_within_its_range(lab: TrainLab) -> None:
    measure(lab)
    finder = lab.rate_finder
    found, rate = finder.suggestion, finder.rate
    assert found is not None
    assert rate is not None
    assert found.low <= rate <= found.high
    assert float(f"{rate:.2g}") == rate


def test_it_leaves_the_experiment_and_the_next_run_as_they_are(lab: TrainLab) -> None:
    def losses() -> list[float]:
        lab.start()
        assert isinstance(lab.run.driver, Inline)
        lab.run.driver.run()
        return list(lab.run.history.loss.curves[0].y)

    before = losses()
    measure(lab)
    assert lab.spec == SPEC
    np.testing.assert_array_equal(losses(), before)


def test_half_a_ramp_suggests_nothing(lab: TrainLab) -> None:
    measure(lab, items=30)
    assert len(lab.rate_finder.trials) == 30
    assert lab.rate_finder.fraction == 0.25
    lab.rate_finder.cancel()
    measure(lab)
    assert lab.rate_finder.suggestion is None
    assert lab.rate_finder.trials == []


def test_another_experiment_drops_the_curve(lab: TrainLab) -> None:
    measure(lab)
    lab.edit(batch_size=40)
    assert (lab.rate_finder.trials, lab.rate_finder.rate) == ([], None)


def test_it_says_what_is_in_its_way(lab: TrainLab) -> None:
    assert lab.rate_obstacle == ""
    lab.start()
    assert lab.rate_obstacle == "run"
    lab.find_rate()
    assert not lab.rate_finder.going
    lab.run.driver.close()
    lab.check_gradient()
    assert lab.rate_obstacle == "helper"
    lab.helper.close()
    lab.edit(layers=SMALL[1:])
    assert lab.rate_obstacle == "blocked"


def test_a_loss_that_never_falls_is_measured_but_suggests_no_rate(lab: TrainLab) -> None:
    lab.rate_finder.trials = [RateStep(10.0**-i, 2.3, 2.3) for i in range(20)]
    lab.rate_finder.done = True
    assert lab.rate_finder.rate is None


def test_what_went_wrong_is_kept(tmp_path: Path) -> None:
    def broken(*_: object, **__: object) -> object:
        raise OSError("gone")

    lab = TrainLab(load=broken, runs=tmp_path)  # type: ignore[arg-type]  # as a disk that fails
    lab.take(SPEC)
    measure(lab)
    assert lab.rate_finder.error is not None
    assert not lab.rate_finder.done

"""What the over-fitting lab really runs: its networks, its trials and the race that it hands to Compare."""

from collections.abc import Iterator

import pytest

from engine.analysis.notes_mistakes import Measurement
from engine.data.dataset import Dataset
from engine.data.sources import FEW
from engine.data.split import resplit
from engine.layers.batch_norm import BatchNorm
from engine.layers.dense import Dense
from engine.layers.dropout import Dropout
from engine.layers.relu import ReLU
from engine.racing.variations import REMEDIES
from gui.labs.course.parts import overfitting_trials as trials
from gui.labs.course.parts.data_sources import images


def test_norm_comes_before_and_dropout_behind_each_relu_but_not_at_the_end() -> None:
    plain = trials.network()
    assert [layer.units for layer in plain if isinstance(layer, Dense)] == [50, 100, 10]
    kinds = [type(layer) for layer in trials.network(norm=True, dropout=0.15)][1:]
    assert kinds == [Dense, BatchNorm, ReLU, Dropout] * 2 + [Dense]
    assert {layer.ratio for layer in trials.network(dropout=0.15) if isinstance(layer, Dropout)} == {0.15}


def test_the_race_has_each_remedy_once_on_300_digits() -> None:
    rivals = trials.race()
    assert rivals.names == REMEDIES
    assert {(spec.data, spec.epochs, spec.steps, spec.batch_size) for spec in rivals.specs} == {(FEW, 100, 0, 50)}
    assert len(set(rivals.specs)) == len(REMEDIES) == 5


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> Dataset:
    """A few digits and steps."""
    monkeypatch.setattr(trials, "STEPS", 4)
    sample = images("mnist-sample")
    few = Dataset("few", sample.train.head(120), sample.test.head(80))
    monkeypatch.setattr(trials, "images", lambda name: few)
    return few


def test_the_split_keeps_two_fifths_for_its_one_number(short: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    shares: list[tuple[float, int]] = []

    def noted(data: Dataset, share: float, seed: int) -> Dataset:
        shares.append((share, seed))
        return resplit(data, share, seed)

    monkeypatch.setattr(trials, "resplit", noted)
    (key, measured), *rest = trials.TrialWork("split").events()
    assert (key, measured.name, rest) == ("split", "60:40", [])
    assert 0 <= measured.accuracy <= 1
    assert shares == [(0.4, 42)]


def test_folds_end_with_their_mean_and_deviation(short: Dataset) -> None:
    found = [measured for _, measured in trials.TrialWork("folds", 3).events()]
    assert [measured.name for measured in found] == ["fold 1", "fold 2", "fold 3", "mean", "± deviation"]
    accuracies = [measured.accuracy for measured in found[:3]]
    assert found[3].accuracy == pytest.approx(sum(accuracies) / 3)
    variance = sum((one - found[3].accuracy) ** 2 for one in accuracies) / 2  # of a sample: k − 1
    assert found[4].accuracy == pytest.approx(variance**0.5)


def test_every_trial_stops_when_it_is_asked(short: Dataset) -> None:
    for key in ("dropout", "norm", "frozen", "split", "folds"):
        work = trials.TrialWork(key)
        work.stop()
        assert list(work.events()) == [], key


def test_a_trial_that_is_stopped_between_two_numbers_reports_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    def endless(data: Dataset, stopped: trials.Stopped, k: int) -> Iterator[Measurement]:
        number = 0
        while not stopped():
            number += 1
            yield Measurement(str(number), 0.0, 0.0)

    monkeypatch.setattr(trials, "TRIALS", {"t": trials.OverfittingTrial("t", "l", endless)})
    work = trials.TrialWork("t")
    names = []
    for _, measured in work.events():
        names.append(measured.name)
        if measured.name == "3":
            work.stop()
    assert names == ["1", "2", "3"]

"""Rules about what was learned, on either side of their bounds."""

from dataclasses import replace

import pytest

from engine.analysis.diagnosis import Evidence
from engine.layers.dropout import Dropout
from engine.spec import ExperimentSpec
from tests.engine.analysis.diagnosis.evidence import PLAIN, ended, epochs, found


@pytest.mark.parametrize(("test", "fires"), [(0.88, True), (0.90, False)])
def test_six_points_between_train_and_test_are_over_fitting(test: float, fires: bool) -> None:
    finding = found("over-fitting", Evidence(PLAIN, epochs=epochs([0.5, 0.95], [0.5, test])))
    assert (finding is not None) == fires
    assert finding is None or finding.values == {"gap": "7.0"}


def test_one_epoch_is_too_early_to_call_it_over_fitting() -> None:
    assert found("over-fitting", Evidence(PLAIN, epochs=epochs([0.95], [0.5]))) is None


@pytest.mark.parametrize(("decay", "more"), [(0.0, 1e-4), (1e-3, 1e-2)])
def test_its_remedy_is_ten_times_the_weight_decay(decay: float, more: float) -> None:
    spec = PLAIN.replace(weight_decay=decay)
    finding = found("over-fitting", Evidence(spec, epochs=epochs([0.5, 0.95], [0.5, 0.6])))
    assert finding is not None
    assert finding.remedy.apply(spec).weight_decay == pytest.approx(more)


@pytest.mark.parametrize(("train", "fires"), [(0.19, False), (0.21, True), (0.79, True), (0.81, False)])
def test_under_fitting_reads_more_than_twice_as_well_as_chance_and_under_80_percent(train: float, fires: bool) -> None:
    evidence = Evidence(PLAIN, epochs=epochs([0.1, train], [0.1, train]), finished=ended())
    assert (found("under-fitting", evidence) is not None) == fires
    assert found("under-fitting", replace(evidence, finished=ended("stopped"))) is None


@pytest.mark.parametrize(("test", "fires"), [(0.15, True), (0.16, False)])
def test_guessing_is_one_and_a_half_times_chance_at_most(test: float, fires: bool) -> None:
    assert (found("guessing", Evidence(PLAIN, epochs=epochs([0.1, 0.1], [0.1, test]))) is not None) == fires


@pytest.mark.parametrize(("last", "fires"), [(0.82, True), (0.805, False)])
def test_a_last_epoch_that_gained_a_point_asks_for_more(last: float, fires: bool) -> None:
    evidence = Evidence(PLAIN, epochs=epochs([0.8] * 3, [0.8, 0.7, last]), finished=ended())
    finding = found("still-improving", evidence)
    assert (finding is not None) == fires
    assert finding is None or finding.remedy.apply(PLAIN).epochs == 2 * PLAIN.epochs
    by_steps = replace(evidence, spec=PLAIN.replace(epochs=0, steps=50))
    assert found("still-improving", by_steps) is None


@pytest.mark.parametrize(
    ("losses", "last", "fires"),
    [
        ([0.2, *[0.3] * 5], 0.90, True),
        ([0.2, *[0.3] * 4], 0.90, False),  # four epochs only
        ([0.2, *[0.22] * 5], 0.90, False),  # 10 % only
        ([0.2, *[0.3] * 5], 0.95, False),  # the accuracy held
    ],
)
def test_a_test_loss_that_rose_for_five_epochs_while_accuracy_fell(
    losses: list[float], last: float, fires: bool
) -> None:
    accuracies = [0.95] * (len(losses) - 1) + [last]
    finding = found("worse-since", Evidence(PLAIN, epochs=epochs(accuracies, accuracies, losses)))
    assert (finding is not None) == fires
    if finding is not None:
        assert finding.values == {"epochs": 5, "best": "0.2", "now": "0.3"}
        mended = finding.remedy.apply(PLAIN)
        assert (mended.validation, mended.keep_best) == (0.1, True)


def dropped(*ratios: float) -> ExperimentSpec:
    """A network with these dropout layers behind its first three."""
    return PLAIN.replace(layers=(*PLAIN.layers[:3], *(Dropout(ratio=r) for r in ratios), PLAIN.layers[3]))


def test_only_layers_that_drop_more_than_60_percent_are_mended() -> None:
    spec = dropped(0.2, 0.7)
    finding = found("too-much-dropout", Evidence(spec, epochs=epochs([0.4, 0.5], [0.5, 0.6])))
    assert finding is not None
    assert finding.values == {"gap": "10.0"}
    assert finding.remedy.apply(spec).layers[3:5] == (Dropout(ratio=0.2), Dropout(ratio=0.3))
    assert found("too-much-dropout", Evidence(dropped(0.6), epochs=epochs([0.4, 0.5], [0.5, 0.6]))) is None
    assert found("too-much-dropout", Evidence(spec, epochs=epochs([0.4, 0.81], [0.5, 0.6]))) is None

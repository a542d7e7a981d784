"""Robustness: curves of several networks, where they cross the line, and training against a strain."""

import pytest

from engine.analysis.strains import STRAINS
from gui.labs.inspect.robustness_lab import RobustnessLab
from tests.gui.inspecting import Bench


@pytest.fixture
def lab(bench: Bench) -> RobustnessLab:
    bench.lab.show("robustness")
    bench.settle()
    return bench.lab.robustness


def test_every_level_of_the_three_strains_is_measured(lab: RobustnessLab) -> None:
    (network,) = lab.networks
    for kind in lab.strains:
        levels, accuracies = lab.curve(network, kind)
        assert levels.tolist() == sorted(STRAINS[kind].levels)
        assert ((accuracies >= 0) & (accuracies <= 1)).all()
    assert lab.fraction == 1
    assert lab.accuracy(network) == lab.curves[network.candidate.key, "noise"][0.0]


def test_second_network_is_added_on_the_same_digits_and_removed(bench: Bench, lab: RobustnessLab) -> None:
    other = bench.lab.candidates[1]
    assert lab.can_add(other.key)
    lab.add(other)
    bench.settle()
    assert [n.candidate.name for n in lab.networks] == ["cnn", "mlp"]
    assert not lab.can_add(other.key)
    assert lab.limits(lab.networks[1], "noise") is not None
    lab.remove(other.key)
    assert len(lab.networks) == 1
    lab.remove(lab.networks[0].candidate.key)
    assert len(lab.networks) == 1


def test_limits_are_where_the_curve_crosses_the_line(lab: RobustnessLab) -> None:
    (network,) = lab.networks
    key = network.candidate.key
    lab.curves[key, "noise"] = dict.fromkeys(STRAINS["noise"].levels, 0.5) | {0.0: 1.0, 0.1: 0.95, 0.2: 0.85}
    limits = lab.limits(network, "noise")
    assert limits is not None
    assert limits.up == pytest.approx(0.15)
    lab.edit(line=0.5)
    again = lab.limits(network, "noise")
    assert again is not None
    assert again.up is None


def test_strain_takes_the_place_of_another_plot(bench: Bench, lab: RobustnessLab) -> None:
    lab.show_strain(1, "blur")
    bench.settle()
    assert lab.strains == ["noise", "blur", "stroke-width"]
    lab.show_strain(0, "stroke-width")
    assert lab.strains == ["stroke-width", "blur", "noise"]
    assert lab.focus == "stroke-width"
    assert len(lab.curve(lab.networks[0], "blur")[0]) == len(STRAINS["blur"].levels)


def test_training_against_a_strain_sets_its_augmentation(lab: RobustnessLab) -> None:
    found = lab.against()
    assert found is not None
    name, spec = found
    assert name == "cnn"
    assert [part.kind for part in spec.augmentation] == ["noise"]
    lab.edit(focus="blur")
    assert lab.against() is None


def test_pictures_under_the_axis_are_the_digit_at_its_levels(lab: RobustnessLab) -> None:
    shown = lab.pictures("rotation", 7)
    assert [level for level, _ in shown] == [-60, -40, -20, 0, 20, 40, 60]
    digits = lab.networks[0].digits
    assert (shown[3][1] == digits.images[lab.digit]).all()


def test_other_count_measures_again(bench: Bench, lab: RobustnessLab) -> None:
    lab.edit(count=50)
    assert lab.measuring
    bench.settle()
    assert lab.fraction == 1


def test_words_name_who_fails_first_and_who_is_best(bench: Bench, lab: RobustnessLab) -> None:
    lab.add(bench.lab.candidates[1])
    bench.settle()
    levels = STRAINS["noise"].levels
    first, second = (network.candidate.key for network in lab.networks)
    lab.curves[first, "noise"] = {level: 1 - 0.5 * level for level in levels}
    lab.curves[second, "noise"] = {level: 0.95 - 0.1 * level for level in levels}
    assert [word.key for word in lab.words] == ["best fails first", "best"]
    assert lab.words[1].values["name"] == "mlp"


def test_table_lists_every_point(lab: RobustnessLab) -> None:
    assert len(lab.table()) == 1 + sum(len(STRAINS[kind].levels) for kind in lab.strains)


def test_without_a_limit_it_is_trained_against_half_of_the_strongest_strain(
    lab: RobustnessLab, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lab, "limits", lambda *_: None)
    found, strain = lab.against(), STRAINS[lab.focus]
    assert found is not None
    assert strain.against is not None
    assert found[1].augmentation == (strain.against(max(strain.levels) / 2),)

"""A kept run is looked at over time: the views follow from one of its moments to the next."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from engine.store.moments.snapshots import snapshots_of, snapshots_wanted, thin_snapshots
from engine.store.run_list import WEIGHTS_FILE
from engine.store.weights import load_weights
from gui.labs.inspect.inspect_lab import InspectLab
from gui.labs.inspect.timeline import Timeline
from tests.gui.inspecting import DATA, Bench, keep_run


@pytest.fixture
def kept(tmp_path: Path) -> Bench:
    """The lab, with a kept run chosen and measured."""
    keep_run(tmp_path / "runs")
    bench = Bench(tmp_path)
    bench.lab.look()
    bench.lab.choose(str(tmp_path / "runs" / "20260101-kept" / WEIGHTS_FILE))
    bench.settle()
    return bench


def theta(lab: InspectLab) -> np.ndarray:
    assert lab.subject is not None
    return np.asarray(lab.subject.model.parameters.theta)


def test_a_kept_run_has_its_moments_and_its_end(kept: Bench) -> None:
    timeline = kept.lab.timeline
    assert [moment.epoch for moment in timeline.moments] == [0, 2, 4, 6, 8, 10]
    assert timeline.at_end
    assert timeline.lacking == ""


def test_what_is_no_run_and_a_run_without_moments_say_why(kept: Bench, tmp_path: Path) -> None:
    assert Timeline.of(tmp_path / "cnn.safetensors").lacking == "no run"
    assert Timeline.of(None).lacking == "no run"
    folder = tmp_path / "runs" / "20260101-kept"
    thin_snapshots(folder, 0)
    old = Timeline.of(folder / WEIGHTS_FILE)
    assert (old.moments, old.lacking, old.now) == ((), "none kept", None)


def test_the_views_look_at_the_weights_of_the_moment(kept: Bench, tmp_path: Path) -> None:
    end, accuracy = theta(kept.lab), kept.lab.mistakes.answers
    kept.lab.go_to(1)
    lab = kept.settle()
    (_, second, *_) = snapshots_of(tmp_path / "runs" / "20260101-kept")
    loaded = load_weights(second.path)
    assert (theta(lab) == loaded.parameters.theta).all()
    assert lab.mistakes.answers is not None
    assert np.allclose(lab.mistakes.answers.probabilities, loaded.probabilities(DATA.test.images), atol=1e-6)
    lab.go_to(5)
    kept.settle()
    assert (theta(lab) == end).all()
    assert lab.mistakes.answers is accuracy  # measured once


def test_while_one_is_measured_the_newest_wish_waits(kept: Bench) -> None:
    lab = kept.lab
    lab.go_to(0)
    lab.go_to(1)
    lab.go_to(2)
    assert lab.timeline.place == 2
    assert lab.measuring
    kept.settle()
    assert lab.subject is not None
    assert lab.subject.moment == lab.timeline.moments[2]


def test_places_outside_stand_at_the_ends(kept: Bench) -> None:
    kept.lab.go_to(-3)
    assert kept.lab.timeline.place == 0
    kept.settle()
    kept.lab.go_to(99)
    assert kept.lab.timeline.at_end


def test_playing_goes_from_the_start_to_the_end_and_stops(kept: Bench) -> None:
    lab = kept.lab
    lab.play(True)
    seen = []
    for _ in range(20):
        kept.settle()
        seen.append(lab.timeline.place)
        lab.play_on()
    assert list(dict.fromkeys(seen)) == [0, 1, 2, 3, 4, 5]
    assert not lab.timeline.playing
    lab.play_on()
    assert lab.timeline.at_end


def test_a_digit_and_what_is_switched_off_stay_over_time(kept: Bench) -> None:
    lab = kept.lab
    lab.show("layers")
    kept.settle()
    lab.layers.follow(7)
    lab.layers.toggle(1, 2)
    kept.settle()
    lab.go_to(0)
    kept.settle()
    layers = lab.layers
    assert layers.digit is not None
    assert layers.digit.number == 7
    assert layers.changes
    assert layers.effect is not None
    path = layers.path
    assert path is not None
    assert lab.subject is not None
    assert np.allclose(path.before, lab.subject.model.probabilities(layers.digit.image[None])[0], atol=1e-6)


def test_points_of_the_map_move_from_where_they_were(kept: Bench) -> None:
    lab = kept.lab
    lab.map.count = 60
    lab.show("map")
    kept.settle()
    before = lab.map.maps[-1]
    lab.go_to(4)
    kept.settle()
    after = lab.map.maps[-1]
    assert before.tsne is not None
    assert after.tsne is not None
    assert not np.array_equal(before.tsne, after.tsne)
    moved = np.linalg.norm(after.tsne - before.tsne, axis=1).mean()
    assert moved < np.linalg.norm(before.tsne - before.tsne[::-1], axis=1).mean() / 2
    assert ((before.pca * after.pca).sum(axis=0) > 0).all()


def test_old_curves_stay_until_the_new_ones_are_whole(kept: Bench) -> None:
    lab = kept.lab
    lab.robustness.count = 50
    lab.show("robustness")
    kept.settle()
    (end,) = lab.robustness.networks
    levels, accuracies = lab.robustness.curve(end, "noise")
    lab.go_to(0)
    (now,) = lab.robustness.networks
    assert (lab.robustness.curve(now, "noise")[1] == accuracies).all()
    kept.settle()
    (now,) = lab.robustness.networks
    assert now.moment == lab.timeline.moments[0]
    assert len(lab.robustness.curve(now, "noise")[0]) == len(levels)
    assert (lab.robustness.curve(now, "noise")[1] != accuracies).any()


def test_other_digits_leave_the_moment(kept: Bench) -> None:
    lab = kept.lab
    lab.go_to(2)
    kept.settle()
    lab.choose_digits("small", "train")
    kept.settle()
    assert lab.subject is not None
    assert (lab.subject.part, lab.subject.moment) == ("train", lab.timeline.moments[2])


def test_how_many_moments_runs_keep_is_chosen_here(kept: Bench, tmp_path: Path) -> None:
    assert kept.lab.moments_kept == 10
    kept.lab.keep_moments(20)
    assert kept.lab.moments_kept == snapshots_wanted(tmp_path / "runs") == 20

from pathlib import Path

import pytest

from engine.course.printed import BEST_NAME, PRINTED, TEST_NAME, TRAIN_NAME
from gui.labs.compare.compare_lab import CompareLab
from gui.labs.driving import Inline
from gui.labs.plotting.curves import Curve, Curves
from gui.labs.plotting.printed_curves import printed_accuracies, printed_losses, printed_record, with_printed


def test_the_notes_accuracies_lie_over_those_of_a_run_once_there_are_some() -> None:
    accuracy = Curves([Curve("train"), Curve("test")], x_end=16.0)
    assert with_printed(accuracy, printed_accuracies("two-layer")) is accuracy
    accuracy.curves[1].append(1, 0.9)
    both = with_printed(accuracy, printed_accuracies("two-layer"))
    assert [curve.name for curve in both] == ["train", "test", "notes, test"]
    assert list(both.curves[2].y) == [0.9093, 0.9722]
    assert both.x_end == 16
    assert with_printed(accuracy, printed_accuracies("small-cnn")) is accuracy
    assert printed_accuracies("two-layer") is printed_accuracies("two-layer")  # so that hiding it lasts


def test_accuracies_on_training_digits_and_the_best_are_curves_of_their_own() -> None:
    test, train = printed_accuracies("keras-sgd")
    assert (list(test.x), list(train.y)) == ([1, 50], [0.1820, 0.8900])
    ends, best = printed_accuracies("dropout")
    assert (ends.y[-1], list(best.y), best.x[-1]) == (0.9637, [0.9641, 0.9641], ends.x[-1])


def test_the_losses_of_the_keras_log_stand_at_their_steps() -> None:
    test, train = printed_losses("keras-sgd")
    assert list(test.x) == list(train.x) == [469, 23_450]
    assert (list(test.y), list(train.y)) == ([0.0870, 0.0176], [0.0900, 0.0186])
    assert printed_losses("two-layer") == printed_losses("small-cnn") == ()
    short, _ = printed_losses("keras-sgd", 32)  # epochs of 4,000 digits
    assert list(short.x) == [32, 1600]
    assert printed_losses("keras-sgd", 32)[0] is short  # so that hiding it lasts


@pytest.mark.parametrize("recipe", PRINTED)
def test_every_printed_curve_is_a_run_that_is_done(recipe: str) -> None:
    record = printed_record(recipe)
    assert record.best_accuracy == max(accuracy for _, accuracy in PRINTED[recipe].test)
    assert not record.guessing
    assert record.progress == 1


def test_compare_shows_a_printed_curve_as_a_guest() -> None:
    lab = CompareLab(Inline())
    lab.lay_over_printed("keras-sgd")
    assert lab.board.guests == ["keras-sgd, as printed in the notes"]


def test_printed_losses_stand_in_compares_plot_unsmoothed() -> None:
    lab = CompareLab(Inline())
    lab.lay_over_printed("keras-sgd")
    lab.board.smooth(50)
    (loss,) = [curve for curve in lab.board.losses if curve.name in lab.board.guests]
    assert (list(loss.y), loss.window) == ([0.0900, 0.0186], 0)
    per = 1 if not lab.plan.by_epoch else 469
    assert list(loss.x) == [469 / per, 23_450 / per]
    lab.lay_over_printed("two-layer")  # prints none
    assert [len(curve) for curve in lab.board.losses] == [2, 0]


def test_printed_losses_are_there_again_when_a_saved_comparison_is_opened(tmp_path: Path) -> None:
    lab = CompareLab(Inline())
    lab.lay_over_printed("keras-sgd")
    lab.save(tmp_path / "race.json")
    again = CompareLab(Inline())
    again.open(tmp_path / "race.json")
    (loss,) = [curve for curve in again.board.losses if curve.name in again.board.guests]
    assert (list(loss.y), loss.window, loss.dots) == ([0.0900, 0.0186], 0, True)


def test_names_at_the_ends_of_curves_are_short_in_both_languages() -> None:
    for name in (TEST_NAME, TRAIN_NAME, BEST_NAME):
        assert len(name) <= 12

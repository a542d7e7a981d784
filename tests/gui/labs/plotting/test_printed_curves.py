import pytest

from engine.course.printed import PRINTED
from gui.labs.compare.compare_lab import CompareLab
from gui.labs.driving import Inline
from gui.labs.plotting.curves import Curve, Curves
from gui.labs.plotting.printed_curves import printed_accuracies, printed_losses, printed_record, with_printed


def test_the_notes_accuracies_lie_over_those_of_a_run_once_there_are_some() -> None:
    accuracy = Curves([Curve("train"), Curve("test")], x_end=16.0)
    assert with_printed(accuracy, printed_accuracies("two-layer")) is accuracy
    accuracy.curves[1].append(1, 0.9)
    both = with_printed(accuracy, printed_accuracies("two-layer"))
    assert [curve.name for curve in both] == ["train", "test", "as printed in the notes"]
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

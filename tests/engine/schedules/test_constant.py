"""The schedule that changes nothing."""

from engine.schedules.constant import Constant


def test_constant_is_1_all_along() -> None:
    assert {Constant().factor(i / 10) for i in range(11)} == {1.0}

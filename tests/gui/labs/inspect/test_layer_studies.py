"""Studies of a digit's way: they end when they are asked to."""

from gui.labs.inspect.layer_studies import cost_study, effect_study
from tests.gui.inspecting import Bench


def test_costs_leave_out_blocks_that_are_known(bench: Bench) -> None:
    subject = bench.lab.subject
    assert subject is not None
    numbers = {number for found in cost_study(subject, frozenset({1}))(lambda: False) for number, _ in found}
    assert numbers == {2, 3}


def test_whole_network_is_read_once(bench: Bench) -> None:
    subject = bench.lab.subject
    assert subject is not None
    read: dict[int, object] = {}
    (effect,) = effect_study(subject, subject.model, read)(lambda: False)  # type: ignore[arg-type]  # as the lab's
    assert effect.before == effect.after
    assert list(read) == [120]


def test_stopped_effect_yields_nothing(bench: Bench) -> None:
    subject = bench.lab.subject
    assert subject is not None
    assert list(effect_study(subject, subject.model, {})(lambda: True)) == []

"""The observer without Qt."""

import gc

import pytest

from gui.labs.signal import Signal


class Ear:
    def __init__(self) -> None:
        self.heard: list[object] = []

    def hear(self, *values: object) -> None:
        self.heard.append(values)


def test_listeners_hear_in_the_order_in_which_they_connected() -> None:
    signal, ear, order = Signal(), Ear(), list[int]()
    signal.connect(lambda *_: order.append(len(ear.heard)))
    signal.connect(ear.hear)
    signal.connect(lambda *_: order.append(len(ear.heard)))
    signal.emit(1, "a")
    signal.emit(2)
    assert ear.heard == [(1, "a"), (2,)]
    assert order == [0, 1, 1, 2]
    assert len(signal) == 3


def test_a_listener_that_died_is_forgotten() -> None:
    signal, ear = Signal(), Ear()
    signal.connect(ear.hear)
    del ear
    gc.collect()
    signal.emit()
    assert len(signal) == 0


def test_a_fault_in_a_listener_is_the_callers_to_see() -> None:
    signal = Signal()
    signal.connect(lambda: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        signal.emit()


def test_who_connects_during_an_emit_waits_for_the_next() -> None:
    signal, ear = Signal(), Ear()
    signal.connect(lambda: signal.connect(ear.hear))
    signal.emit()
    assert ear.heard == []
    signal.emit()
    assert len(ear.heard) == 1

"""What a second core gives: rows that can be asked for, and the same digits of θ with any number of threads."""

import pytest

from benchmarks.speed import cores
from engine.fast import pool


@pytest.fixture(autouse=True)
def _threads_as_before() -> object:
    before = pool.threads()
    yield
    pool.set_threads(before)


def test_a_row_is_a_workload_or_a_recipe() -> None:
    assert cores.spec_of("A").optimizer.kind == "sgd"
    assert cores.spec_of("small-cnn").validation == 0
    assert {"A", "race of four on C", "five drawn boxes"} == cores.works(
        ["A", "race of four on C", "five drawn boxes"]
    ).keys()


def test_data_have_as_many_classes_as_the_network_has_outputs() -> None:
    assert len(cores.data_for(cores.spec_of("postal-cnn")).classes) == 11


def test_each_number_of_threads_has_its_time_and_the_first_is_the_measure() -> None:
    found = cores.measured(lambda: sum(range(1000)), [1, 2], 0.02)
    assert found.keys() == {1, 2}
    assert found[1][1] == 1.0
    assert all(milliseconds > 0 for milliseconds, _, _ in found.values())


def test_a_step_gives_the_same_bits_with_any_number_of_threads() -> None:
    assert cores.same_bits("A", [1, 2])

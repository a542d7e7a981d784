"""Measuring on a driver: the newest study counts, what was found before stays."""

from collections.abc import Iterator

import pytest

from gui.labs.driving import Inline
from gui.labs.inspect.study import Measurer, Stopped, Study


def count(to: int, stopped: Stopped = lambda: False) -> Iterator[int]:
    yield from range(to)


def test_stopped_study_yields_nothing_more() -> None:
    study = Study(lambda stopped: count(5, stopped))
    items = study.events()
    assert next(items) == 0
    study.stop()
    assert list(items) == []


def test_items_and_end_are_handed_over() -> None:
    driver, heard = Inline(), []
    measurer = Measurer(driver, lambda: heard.append("changed"))
    measurer.measure(
        lambda stopped: count(2, stopped), lambda item: heard.append(str(item)), lambda: heard.append("done")
    )
    assert measurer.measuring
    driver.run()
    assert heard == ["0", "changed", "1", "changed", "done", "changed"]
    assert not measurer.measuring


def test_newest_study_counts() -> None:
    driver, found = Inline(), []
    measurer = Measurer(driver, bool)
    measurer.measure(lambda stopped: count(3, stopped), lambda item: found.append(("old", item)), bool)
    measurer.measure(lambda stopped: count(2, stopped), lambda item: found.append(("new", item)), bool)
    while driver.state != "idle":
        driver.run()
    assert found == [("new", 0), ("new", 1)]


def test_failure_is_kept_and_ends_the_measuring() -> None:
    def broken(stopped: Stopped) -> Iterator[int]:
        yield 1
        raise ValueError("no")

    driver = Inline()
    measurer = Measurer(driver, bool)
    measurer.measure(broken, bool, lambda: pytest.fail("it did not come to its end"))
    driver.run()
    assert isinstance(measurer.failure, ValueError)
    assert not measurer.measuring

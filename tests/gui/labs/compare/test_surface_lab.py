"""The surface lab: paths, animation, and the loss of a network computed by the driver."""

from __future__ import annotations

import pytest

from engine.course.surface import SURFACES
from engine.data.dataset import Dataset
from engine.errors import DataError
from engine.optimizers.sgd import SGD
from gui.labs.compare.surface_lab import NETWORK, PlaneWork, SurfaceLab
from gui.labs.driving import Inline
from tests.gui.labs.compare.races import digits


def test_four_optimizers_walk_the_valley_of_the_course_with_its_rates() -> None:
    lab = SurfaceLab()
    on = [w for w in lab.walkers if w.on]
    assert [w.name for w in on] == ["SGD", "Momentum", "AdaGrad", "Adam"]
    assert [w.optimizer.learning_rate for w in on] == pytest.approx([0.95, 0.1, 1.5, 0.3])
    assert all(lab.verdict(walker) == "arrives" for walker in lab.walkers if walker.on)
    assert lab.shown == lab.longest == 60


def test_a_rate_too_large_is_thrown_out_and_one_too_small_creeps() -> None:
    lab = SurfaceLab()
    lab.set_rate(0, 1.2)
    lab.set_rate(3, 0.001)
    assert lab.verdict(lab.walkers[0]) == "thrown"
    assert lab.verdict(lab.walkers[3]) == "creeps"


def test_a_dragged_start_moves_every_path() -> None:
    lab = SurfaceLab()
    lab.move_start(5.0, -1.0)
    assert {(w.path[0].x, w.path[0].y) for w in lab.walkers} == {(5.0, -1.0)}


def test_each_surface_brings_its_own_start_and_rates() -> None:
    lab = SurfaceLab()
    lab.choose("himmelblau")
    assert lab.start == (-0.5, -1)
    assert lab.walkers[0].optimizer.learning_rate == pytest.approx(0.01)
    lab.set_steps(10_000)
    assert lab.steps == 500


def test_the_animation_counts_to_the_end_and_begins_again() -> None:
    lab = SurfaceLab()
    lab.start_over()
    assert [len(lab.seen(w)) for w in lab.walkers[:2]] == [1, 1]
    assert lab.verdict(lab.walkers[0]) == ""
    lab.step()
    assert lab.shown == 1
    lab.play()
    for _ in range(100):
        lab.tick()
    assert lab.shown == 60
    assert not lab.playing
    lab.step()
    assert lab.shown == 0
    lab.play()
    lab.play()
    assert not lab.playing
    lab.tick()
    assert lab.shown == 0


def test_an_optimizer_left_out_is_not_in_the_table() -> None:
    lab = SurfaceLab()
    lab.switch(0, False)
    names = {row[0] for row in lab.table()[1:]}
    assert names == {"Momentum", "AdaGrad", "Adam"}


def test_the_loss_of_a_network_comes_from_the_driver_and_stays_for_the_next_time() -> None:
    driver, data = Inline(), digits()
    lab = SurfaceLab(driver, load=lambda _: data)
    lab.choose(NETWORK)
    assert lab.computing
    assert not any(walker.path for walker in lab.walkers)  # those of the last surface do not belong here
    driver.run()
    assert not lab.computing
    assert lab.heights.shape == (31, 41)
    middle = lab.heights[15, 20]
    assert middle < lab.heights[0, 0]
    lab.set_steps(10)
    driver.run()
    assert len(lab.walkers[0].path) == 11
    assert lab.walkers[0].path[-1].height < lab.walkers[0].path[0].height
    lab.choose("valley")
    lab.choose(NETWORK)
    assert not lab.computing
    driver.run()


def test_a_new_wish_while_the_network_is_computed_is_done_next() -> None:
    driver, data = Inline(), digits()
    lab = SurfaceLab(driver, load=lambda _: data)
    lab.set_steps(5)
    lab.choose(NETWORK)
    driver.run(1)
    lab.move_start(0.5, 0.5)
    driver.run()
    driver.run()
    assert lab.walkers[0].path[0].x == 0.5
    assert len(lab.walkers[0].path) == 6
    lab.choose(NETWORK)
    lab.choose("valley")
    driver.run()
    assert lab.surface is not None
    assert lab.surface.name == "valley"


def test_missing_digits_are_reported_and_the_formulas_still_work() -> None:
    def broken(_: str) -> Dataset:
        raise DataError("no digits", path="x")

    driver = Inline()
    lab = SurfaceLab(driver, load=broken)
    lab.choose(NETWORK)
    driver.run()
    assert isinstance(lab.failure, DataError)
    lab.choose("valley")
    assert lab.failure is None


def test_stopping_ends_the_plane_of_a_network_wherever_it_is() -> None:
    def load(_: str) -> Dataset:
        work.stop()  # while the data is read, before the network learns
        return digits()

    work = PlaneWork(load, None, [(0, SGD())], None, 5)
    assert list(work.events()) == []
    work = PlaneWork(lambda _: digits(), SURFACES["valley"], [(0, SGD()), (1, SGD())], None, 5)
    events = work.events()
    assert next(events)[0] == "path"
    work.stop()
    assert list(events) == []


def test_the_plane_that_was_computed_for_an_older_wish_is_kept_for_the_next() -> None:
    driver, data = Inline(), digits()
    lab = SurfaceLab(driver, load=lambda _: data)
    lab.set_steps(5)
    lab.choose(NETWORK)
    lab.choose("valley")
    driver.run()  # the plane comes, no one looks at it
    lab.choose(NETWORK)
    assert not lab.computing
    lab.choose("valley")
    lab.choose(NETWORK)
    driver.run()
    driver.run()
    assert len(lab.walkers[0].path) == 6


def test_a_path_of_one_step_has_a_verdict_and_none_has_none() -> None:
    lab = SurfaceLab()
    walker = lab.walkers[0]
    walker.path = walker.path[:2]
    assert lab.verdict(walker)
    lab.start_over()
    assert lab.verdict(walker) == ""
    walker.path = walker.path[:1]
    assert lab.verdict(walker) == ""

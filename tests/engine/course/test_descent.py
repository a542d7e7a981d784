import numpy as np

from engine.course.descent import bowl, descend


def test_the_path_begins_at_the_start_and_has_a_point_a_step() -> None:
    points = list(descend(bowl, (3, 4), learning_rate=0.1, steps=5))
    assert len(points) == 6
    assert points[0].tolist() == [3, 4]
    np.testing.assert_allclose(points[1], [2.4, 3.2], rtol=1e-9)


def test_a_descent_that_leaves_the_numbers_ends_there() -> None:
    points = list(descend(bowl, (3.0,), learning_rate=1e200))
    assert len(points) == 1
    assert all(np.isfinite(point).all() for point in points)

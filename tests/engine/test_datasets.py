import numpy as np

from engine.datasets import available, load


def test_300_digits_are_the_first_of_the_sample_with_its_whole_test_part() -> None:
    few, sample = load("mnist-300"), load("mnist-sample")
    assert few.name == "mnist-300"
    assert len(few.train) == 300
    np.testing.assert_array_equal(few.train.images, sample.train.images[:300])
    np.testing.assert_array_equal(few.test.labels, sample.test.labels)
    assert len(np.unique(few.train.labels)) == 10
    assert available()["mnist-300"]

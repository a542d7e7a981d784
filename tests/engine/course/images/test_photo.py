import numpy as np
import pytest

from engine.course.images.photo import Preparation, example_photo
from engine.datasets import load


@pytest.fixture(scope="module")
def photo() -> np.ndarray:
    return example_photo(load("mnist-sample").test.images[0, 0])


def test_a_photo_becomes_white_ink_on_black_in_the_middle(photo: np.ndarray) -> None:
    pixels = Preparation().network_input(photo)
    assert pixels.shape == (1, 1, 28, 28)
    assert 0 <= pixels.min() < 0.05
    assert 0.8 < pixels.max() <= 1
    ink = pixels[0, 0]
    weights = np.arange(28)
    middle = (ink.sum(axis=0) @ weights / ink.sum(), ink.sum(axis=1) @ weights / ink.sum())
    assert middle == pytest.approx((13.5, 13.5), abs=0.5)


def test_each_step_has_a_switch(photo: np.ndarray) -> None:
    whole = Preparation().network_input(photo)
    np.testing.assert_allclose(Preparation(scale=False).network_input(photo), whole * 255)
    assert Preparation(invert=False, center=False).network_input(photo).mean() > 0.6  # the paper is bright
    aside = Preparation(center=False).network_input(photo)[0, 0]
    assert aside[:, :14].max() > aside[:, 20:].max()
    channels = [Preparation(channel=name).stages(photo)[0].picture for name in ("red", "blue", "gray")]
    assert channels[1].min() > channels[0].min()  # blue ink is brighter in the blue channel
    assert channels[0].min() < channels[2].min() < channels[1].min()


def test_the_stages_are_named_in_their_order(photo: np.ndarray) -> None:
    assert [stage.name for stage in Preparation().stages(photo)] == ["channel", "inverted", "cut and centered"]
    assert [stage.name for stage in Preparation(center=False).stages(photo)][-1] == "28×28"

"""Ways to make digits harder, and adversaries."""

import numpy as np
import pytest

from engine.analysis.model import Model
from engine.analysis.strains import STRAINS, blur, occlusion, rotation, shift, stroke_width
from engine.data.dataset import Split


@pytest.mark.parametrize("kind", list(STRAINS))
def test_level_zero_changes_nothing_and_others_stay_pictures(kind: str, small_cnn: Model, digits: Split) -> None:
    strain = STRAINS[kind]
    few = digits.head(3)
    assert 0 in strain.levels
    assert strain.strained(small_cnn, few.images, few.labels, 0) is few.images
    before = few.images.copy()
    for level in (strain.levels[1], strain.levels[-1]):
        found = strain.strained(small_cnn, few.images, few.labels, level)
        assert found.shape == few.images.shape
        assert found.dtype == np.float32
        assert found.min() >= 0
        assert found.max() <= 1
        assert not np.array_equal(found, before)
    np.testing.assert_array_equal(few.images, before)


def test_stroke_width_adds_a_pixel_at_each_edge_for_two() -> None:
    line = np.zeros((1, 1, 9, 9))
    line[..., 4] = 1
    np.testing.assert_array_equal(stroke_width(line, 2, 0)[0, 0].sum(axis=1), 3)
    np.testing.assert_allclose(stroke_width(line, 1, 0)[0, 0].sum(axis=1), 2)
    assert stroke_width(line, -2, 0).sum() == 0


def test_rotation_above_zero_turns_to_the_right() -> None:
    image = np.zeros((1, 1, 9, 9))
    image[0, 0, 0:4, 4] = 1  # upwards from the middle
    turned = rotation(image, 90, 0)[0, 0]
    assert turned[4, 5:9].sum() == pytest.approx(4)
    assert rotation(image, -90, 0)[0, 0, 4, 0:4].sum() == pytest.approx(4)


def test_shift_moves_every_digit_by_as_many_pixels(digits: Split) -> None:
    rows, columns = np.mgrid[:28, :28]

    def middle(images: np.ndarray) -> np.ndarray:
        total = images.sum(axis=(1, 2, 3))
        return np.stack([(images[:, 0] * place).sum(axis=(1, 2)) / total for place in (rows, columns)])

    few = digits.images[:20].astype(np.float64)
    few[:, :, :4], few[:, :, -4:], few[..., :4], few[..., -4:] = 0, 0, 0, 0  # nothing leaves the picture
    np.testing.assert_allclose(np.hypot(*(middle(shift(few, 3, 0)) - middle(few))), 3, atol=1e-6)


def test_blur_keeps_the_ink() -> None:
    dot = np.zeros((1, 1, 21, 21))
    dot[0, 0, 10, 10] = 1
    assert blur(dot, 2, 0).sum() == pytest.approx(1)
    assert blur(dot, 2, 0)[0, 0, 10, 12] / blur(dot, 2, 0)[0, 0, 10, 10] == pytest.approx(np.exp(-0.5))


def test_occlusion_hides_a_square_of_that_size() -> None:
    assert (occlusion(np.ones((5, 1, 28, 28)), 6, 0) == 0).sum() == 5 * 36


def test_one_gradient_step_raises_the_loss_of_every_digit(small_cnn: Model, digits: Split) -> None:
    few = digits.head(200)
    harder = STRAINS["fgsm"].strained(small_cnn, few.images, few.labels, 0.01)
    n = np.arange(200)
    before, after = (-np.log(small_cnn.probabilities(images)[n, few.labels]) for images in (few.images, harder))
    assert (after > before).all()
    assert np.abs(harder - few.images).max() <= 0.01 + 1e-6


def test_ten_steps_hurt_more_than_one_and_stay_as_near(small_cnn: Model, digits: Split) -> None:
    few = digits.head(30)
    one, ten = (STRAINS[kind].strained(small_cnn, few.images, few.labels, 0.1) for kind in ("fgsm", "pgd"))
    assert small_cnn.accuracy(ten, few.labels) < small_cnn.accuracy(one, few.labels)
    assert np.abs(ten - few.images).max() <= 0.1 + 1e-6


def test_training_against_a_strain_reaches_its_level() -> None:
    def against(kind: str, level: float) -> dict[str, object]:
        made = STRAINS[kind].against
        assert made is not None
        return made(level).to_dict()

    assert against("noise", 0.3) == {"kind": "noise", "sigma": 0.3}
    assert against("rotation", -40) == {"kind": "rotation", "degrees": 40.0}
    assert against("stroke-width", 6) == {"kind": "thickness", "pixels": 1.0}

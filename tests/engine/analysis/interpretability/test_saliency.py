"""What each pixel does: covering by hand, and the gradient's forecast of it."""

import numpy as np
import pytest

from engine.analysis.interpretability.log_odds import log_odds, pixel_gradient
from engine.analysis.interpretability.saliency import cover, covered, linear, patch_sums
from engine.analysis.model import Model
from tests.engine.analysis.conftest import model_of


def test_covering_sets_the_patch_around_each_pixel_to_zero(pictures: np.ndarray) -> None:
    image = pictures[0]
    hidden = covered(image, 3).reshape(8, 8, 1, 8, 8)
    for i, j in ((0, 0), (4, 5), (7, 3)):
        by_hand = image.copy()
        by_hand[:, max(i - 1, 0) : i + 2, max(j - 1, 0) : j + 2] = 0
        np.testing.assert_array_equal(hidden[i, j], by_hand)


def test_cover_is_what_the_log_odds_lose(tiny: Model, pictures: np.ndarray) -> None:
    image = pictures[3]
    lost, lowest = cover(tiny, image, 1, 3)
    by_hand = image.copy()
    by_hand[:, 2:5, 5:8] = 0
    before, after = (log_odds(tiny.probabilities(x[None]), 1)[0] for x in (image, by_hand))
    assert lost[3, 6] == pytest.approx(before - after)
    assert lowest == pytest.approx(min(tiny.probabilities(covered(image, 3))[:, 1]))


def test_on_two_classes_without_a_hidden_layer_gradient_and_cover_agree(pictures: np.ndarray) -> None:
    """Two classes: log odds are the difference of two sums, linear in the pixels."""
    flat = model_of("flatten", {"kind": "dense", "units": 2})
    np.testing.assert_allclose(linear(flat, pictures[5], 0), cover(flat, pictures[5], 0)[0], rtol=1e-4, atol=1e-6)


def test_linear_sums_pixel_times_gradient_over_the_patch(tiny: Model, pictures: np.ndarray) -> None:
    image = pictures[9]
    product = (image * pixel_gradient(tiny, image[None], 4)[0])[0]
    assert linear(tiny, image, 4, 5)[4, 0] == pytest.approx(product[2:7, 0:3].sum())


def test_patch_sums_are_sums_over_windows(pictures: np.ndarray) -> None:
    x = pictures[0, 0]
    sums = patch_sums(x, 5)
    for i, j in np.ndindex(8, 8):
        assert sums[i, j] == pytest.approx(x[max(i - 2, 0) : i + 3, max(j - 2, 0) : j + 3].sum())

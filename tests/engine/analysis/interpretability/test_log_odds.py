"""The log odds of an answer and their gradient by the pixels."""

import numpy as np
import pytest

from engine.analysis.interpretability.log_odds import log_odds, pixel_gradient
from engine.analysis.model import Model
from engine.losses import losses
from engine.numerics.differences import central_difference
from tests.engine.analysis.conftest import model_of


def test_log_odds_are_log_of_p_over_the_rest() -> None:
    p = np.array([[0.7, 0.2, 0.1], [0.5, 0.25, 0.25]])
    np.testing.assert_allclose(log_odds(p, 0), np.log([0.7 / 0.3, 1.0]))
    np.testing.assert_allclose(log_odds(p, np.array([0, 2])), np.log([0.7 / 0.3, 1 / 3]))


def test_certainty_that_rounds_to_one_still_has_odds() -> None:
    p = np.array([[1.0, 1e-20]])
    assert log_odds(p, 0)[0] == pytest.approx(20 * np.log(10))


@pytest.mark.parametrize("loss", ["cross-entropy", "binary-cross-entropy"])
def test_pixel_gradient_is_that_of_central_differences(loss: str, pictures: np.ndarray) -> None:
    layers = (
        {"kind": "conv2d", "filters": 3, "kernel": 3},
        "tanh",
        "flatten",
        {"kind": "dense", "units": 6},
        "batch-norm",
        "swish",
        {"kind": "dense", "units": 4},
    )
    base = model_of(*layers)
    model = Model(base.network, base.parameters, losses.from_dict(loss), temperature=1.3)
    image = pictures[:1].copy()
    expected = central_difference(lambda _: float(log_odds(model.probabilities(image), 2)[0]), image, h=1e-5)
    np.testing.assert_allclose(pixel_gradient(model, image, 2), expected, rtol=1e-5, atol=1e-7)


def test_gradient_of_many_images_is_that_of_each_for_its_own_answer(tiny: Model, pictures: np.ndarray) -> None:
    answers = np.arange(40) % 5
    together = pixel_gradient(tiny, pictures, answers)
    for i in (0, 13, 39):
        np.testing.assert_allclose(together[i], pixel_gradient(tiny, pictures[i : i + 1], int(answers[i]))[0])

"""Maps of digits: principal components against SVD, t-SNE's gradient against differences, neighbors by hand."""

import numpy as np
import pytest

from engine.analysis.interpretability.projection import (
    affinities,
    map_gradient,
    neighbors,
    pca,
    same_class_share,
    squared_distances,
    trustworthiness,
    tsne,
)
from engine.data.dataset import Split
from engine.numerics.differences import central_difference
from engine.rng import stream

SKLEARN = 0.9615  # trustworthiness of scikit-learn 1.7's TSNE(init="pca") on these 1,000 digits


def test_components_are_those_of_numpy_s_svd(digits: Split) -> None:
    x = digits.images[:, 0].reshape(1000, -1).astype(np.float64)
    coordinates, share = pca(x, 3)
    u, s, _ = np.linalg.svd(x - x.mean(axis=0), full_matrices=False)
    np.testing.assert_allclose(np.abs(coordinates), np.abs(u[:, :3] * s[:3]), atol=2e-4)
    np.testing.assert_allclose(share, s[:3] ** 2 / (s**2).sum(), rtol=1e-8)


def test_small_tables_are_decomposed_exactly() -> None:
    x = stream(0, "table").normal(size=(30, 6))
    coordinates, share = pca(x, 6)
    np.testing.assert_allclose(squared_distances(coordinates), squared_distances(x), rtol=1e-9)
    assert share.sum() == pytest.approx(1)


def test_neighbors_are_the_nearest_others() -> None:
    x = stream(1, "table").normal(size=(50, 4))
    near = neighbors(x, 5)
    for i in range(50):
        by_hand = sorted((float(((x[i] - x[j]) ** 2).sum()), j) for j in range(50) if j != i)[:5]
        assert near[i].tolist() == [j for _, j in by_hand]
    assert same_class_share(near, np.zeros(50, np.int64)) == 1


def test_a_map_that_is_the_truth_is_wholly_trustworthy() -> None:
    x = stream(2, "table").normal(size=(60, 2))
    assert trustworthiness(x, 3 * x) == 1
    assert trustworthiness(x, stream(3, "table").normal(size=(60, 2))) < 0.7


def test_affinities_are_symmetric_and_as_wide_as_the_perplexity() -> None:
    x = stream(4, "table").normal(size=(80, 3))
    joint = affinities(x, 10)
    np.testing.assert_array_equal(joint, joint.T)
    assert joint.sum() == pytest.approx(1, abs=1e-5)


def test_gradient_of_the_map_is_that_of_the_divergence() -> None:
    joint = affinities(stream(5, "table").normal(size=(25, 3)), 6).astype(np.float64)
    y = stream(6, "table").normal(size=(25, 2))

    def divergence(y: np.ndarray) -> float:
        w = 1 / (1 + squared_distances(y))
        q = w / w.sum()
        some = joint > 0
        return float((joint[some] * np.log(joint[some] / q[some])).sum())

    expected = central_difference(divergence, y, h=1e-5)
    np.testing.assert_allclose(map_gradient(y, joint.astype(np.float32)), expected, atol=1e-5)


def test_map_keeps_neighbors_as_well_as_scikit_learn(digits: Split) -> None:
    x = digits.images.reshape(1000, -1)
    *_, last = tsne(x)
    assert trustworthiness(x, last.positions) >= 0.95 * SKLEARN


def test_map_of_the_next_layer_starts_from_the_one_before(digits: Split) -> None:
    x = digits.images[:100].reshape(100, -1)
    before = stream(7, "map").normal(0, 5, (100, 2))
    first = next(iter(tsne(x, start=before)))
    np.testing.assert_allclose(first.positions, before, rtol=1e-6)
    assert first.steps < next(iter(tsne(x))).steps

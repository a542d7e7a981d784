"""Thousands of numbers per digit as a point on a map: principal components at once, t-SNE step by step.

t-SNE is exact (no tree, no grid): up to the few thousand points that a map can show, two matrix products a step are as
fast as the approximations, and each step can be drawn. docs/RESULTS.md has the comparison with scikit-learn's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from engine.rng import stream
from engine.types import Array, Labels

EXACT = 400  # up to this many rows or columns the whole decomposition is computed
EXTRA = 10  # directions beyond those wanted that the subspace iteration carries along
BLOCK = 500  # points whose mutual distances are computed at once: 1 MB, which stays in the cache
START_SPREAD = 1e-4
EXAGGERATION, EXAGGERATED_STEPS = 12.0, 200
STEPS = 600
FOLLOWING_STEPS = 300  # from the map of the layer before
SHOW_EVERY = 10


# -- principal components ----------------------------------------------------------------------------------------------
def pca(x: Array, components: int = 2, *, tolerance: float = 1e-9) -> tuple[Array, Array]:
    """The directions in which the rows of x differ most: coordinates (N, k) and the share of variance of each (k,).

    Large tables are decomposed by subspace iteration, until the singular values change by less than `tolerance`; the
    sign of a direction makes its largest weight positive.
    Shapes: x (N, …) → (N, k), (k,)

    Source: Pearson 1901; Halko, Martinsson & Tropp 2011, algorithm 4.4.
    """
    coarse = tolerance > 1e-4 and x.dtype == np.float32  # twice as fast, and exact enough for it
    centered: Array = x.reshape(len(x), -1).astype(np.float32 if coarse else np.float64)
    centered -= centered.mean(axis=0)
    k = min(components, *centered.shape)
    directions = _directions(centered, k, tolerance)
    directions *= np.sign(directions[np.arange(k), np.abs(directions).argmax(axis=1)])[:, None]
    coordinates = centered @ directions.T
    total = float((centered**2).sum()) or 1.0
    return coordinates, np.asarray((coordinates**2).sum(axis=0) / total)


def _directions(x: Array, k: int, tolerance: float) -> Array:
    """The k strongest right singular vectors (k, D) of centered rows (N, D)."""
    if min(x.shape) <= EXACT:
        return np.asarray(np.linalg.svd(x, full_matrices=False)[2][:k])
    basis = stream(0, "pca").standard_normal((x.shape[1], min(k + EXTRA, *x.shape)))
    basis = basis.astype(x.dtype)
    strengths = np.zeros(k)
    for _ in range(60):
        rows, _ = np.linalg.qr(x @ basis)
        basis, triangle = np.linalg.qr(x.T @ rows)
        found = np.linalg.svd(triangle, compute_uv=False)[:k]
        if np.allclose(found, strengths, rtol=tolerance, atol=0):
            break
        strengths = found
    turned = np.linalg.svd(x @ basis, full_matrices=False)[2]  # the strongest direction first
    return np.asarray((turned @ basis.T)[:k])


# -- neighbors ---------------------------------------------------------------------------------------------------------
def squared_distances(x: Array) -> Array:
    """|xᵢ − xⱼ|² of all pairs of rows, (N, N), infinite from a row to itself."""
    flat = x.reshape(len(x), -1)
    squares = np.einsum("nd,nd->n", flat, flat)
    distances: Array = squares[:, None] + squares - 2 * (flat @ flat.T)
    np.maximum(distances, 0, out=distances)
    np.fill_diagonal(distances, np.inf)
    return distances


def neighbors(x: Array, count: int) -> Array:
    """The nearest other rows of each row, nearest first: (N, …) → (N, count)."""
    distances = squared_distances(x)
    count = min(count, len(x) - 1)
    near = np.argpartition(distances, count - 1, axis=1)[:, :count]
    order = np.take_along_axis(distances, near, axis=1).argsort(axis=1, kind="stable")
    return np.asarray(np.take_along_axis(near, order, axis=1))


def same_class_share(near: Array, labels: Labels) -> float:
    """Share of the neighbors (N, k) that have the label of the point itself."""
    return float((labels[near] == labels[:, None]).mean())


def trustworthiness(x: Array, y: Array, count: int = 10) -> float:
    """How far the neighbors on a map are neighbors in truth: 1 where all are, 0.5 for a map at random.

    1 − 2/(N k (2N − 3k − 1)) Σᵢ Σ_{j near i on the map only} (rank of j from i in x − k)

    Source: Venna & Kaski 2001.
    """
    n = len(x)
    ranks = squared_distances(x).argsort(axis=1, kind="stable").argsort(axis=1) + 1
    far = np.take_along_axis(ranks, neighbors(y, count), axis=1) - count
    return float(1 - 2 / (n * count * (2 * n - 3 * count - 1)) * np.maximum(far, 0).sum())


# -- t-SNE -------------------------------------------------------------------------------------------------------------
@dataclass(frozen=True, eq=False)
class MapProgress:
    """A map on its way: positions (N, 2) after `step` of `steps`."""

    step: int
    steps: int
    positions: Array


def tsne(
    x: Array, *, perplexity: float = 30.0, start: Array | None = None, steps: int | None = None
) -> Iterator[MapProgress]:
    """A map on which near means alike, shown every few steps while it settles.

    `start` is the map of the layer before, (N, 2), so that points can be followed; without it the first two
    principal components start. `steps`: how many, if not as many as it usually takes. Shapes: x (N, …) → (N, 2)

    pⱼ|ᵢ ∝ exp(−βᵢ|xᵢ − xⱼ|²), βᵢ so that 2^H(pᵢ) = perplexity; P = (pⱼ|ᵢ + pᵢ|ⱼ)/2N;  qᵢⱼ ∝ 1/(1 + |yᵢ − yⱼ|²);
    ∂KL/∂yᵢ = 4 Σⱼ (pᵢⱼ − qᵢⱼ)(yᵢ − yⱼ)/(1 + |yᵢ − yⱼ|²)

    Source: van der Maaten & Hinton 2008; start and learning rate: Kobak & Berens 2019, Belkina et al. 2019.
    """
    n = len(x)
    flat = pca(x, 50, tolerance=1e-3)[0]  # what the others hold is noise to the distances
    joint = affinities(flat, min(perplexity, (n - 1) / 3))
    if start is None:
        y = flat[:, :2] / max(float(flat[:, 0].std()), 1e-12) * START_SPREAD
        last, exaggerated = steps or STEPS, EXAGGERATED_STEPS
    else:
        y, last, exaggerated = start.copy(), steps or FOLLOWING_STEPS, 0
    rate = max(n / EXAGGERATION / 4, 50.0)
    speed, gains = np.zeros_like(y), np.ones_like(y)
    yield MapProgress(0, last, y.astype(np.float32))
    for step in range(1, last + 1):
        early = step <= exaggerated
        gradient = map_gradient(y, joint, EXAGGERATION if early else 1.0)
        gains = np.where(np.sign(gradient) != np.sign(speed), gains + 0.2, gains * 0.8)  # van der Maaten's own code
        np.maximum(gains, 0.01, out=gains)
        speed = (0.5 if early else 0.8) * speed - rate * gains * gradient
        y = y + speed
        y -= y.mean(axis=0)
        if step % SHOW_EVERY == 0 or step == last:
            yield MapProgress(step, last, y.astype(np.float32))


def affinities(x: Array, perplexity: float) -> Array:
    """P of the nearest 3 · perplexity neighbors of each row, symmetric, adding up to 1; others would add nothing."""
    n = len(x)
    distances = squared_distances(x)
    near = neighbors(x, int(3 * perplexity))
    apart = np.take_along_axis(distances, near, axis=1)
    apart -= apart[:, :1]
    beta, low, high = 1 / np.maximum(apart.mean(axis=1), 1e-12), np.zeros(n), np.full(n, np.inf)
    for _ in range(60):  # bisection for the width at which as many neighbors count as wanted
        p = np.exp(-apart * beta[:, None])
        total = p.sum(axis=1)
        entropy = np.log(total) + beta * (p * apart).sum(axis=1) / total
        wide = entropy > np.log(perplexity)
        low, high = np.where(wide, beta, low), np.where(wide, high, beta)
        beta = np.where(np.isinf(high), beta * 2, (low + high) / 2)
    joint = np.zeros((n, n), np.float32)
    np.put_along_axis(joint, near, (p / (2 * n * total[:, None])).astype(np.float32), axis=1)
    return joint + joint.T


def map_gradient(y: Array, joint: Array, exaggeration: float = 1.0) -> Array:
    """∂KL/∂y (N, 2): neighbors pull, all points push. Block by block, each pair of blocks once.

    With w = 1/(1 + |yᵢ − yⱼ|²):  Σⱼ p w (yᵢ − yⱼ) = yᵢ Σⱼ p w − Σⱼ p w yⱼ, a matrix product; likewise with w².
    """
    z = y.astype(np.float32)
    n = len(z)
    charges = np.concatenate([np.ones((n, 1), z.dtype), z], axis=1)
    squares = np.einsum("nd,nd->n", z, z)
    pull, push = np.zeros((n, 3), z.dtype), np.zeros((n, 3), z.dtype)
    total = -float(n)  # a point does not push itself
    for a in range(0, n, BLOCK):
        for b in range(a, n, BLOCK):
            first, second = slice(a, a + BLOCK), slice(b, b + BLOCK)
            w = z[first] @ (-2 * z[second].T)
            w += 1 + squares[first, None]
            w += squares[second]
            np.reciprocal(w, out=w)
            total += float(w.sum(dtype=np.float64)) * (1 if a == b else 2)
            near = joint[first, second] * w
            w *= w
            pull[first] += near @ charges[second]
            push[first] += w @ charges[second]
            if a != b:
                pull[second] += near.T @ charges[first]
                push[second] += w.T @ charges[first]
    forces = exaggeration * pull - push / np.float32(total)
    return np.asarray(4.0 * (z * forces[:, :1] - forces[:, 1:]), np.float64)

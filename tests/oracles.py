"""The slow, obvious twins that fast code must equal, and gradients by trying."""

from __future__ import annotations

from typing import Any

import numpy as np

from engine.layers.base import Layer, Mode
from engine.numerics.differences import central_difference
from engine.parameters import Layout
from engine.rng import stream


def convolve(x: Any, w: Any, b: Any, stride: int, padding: int) -> Any:
    """y[n,f,i,j] = Σ w[f] · window + b[f], one number at a time."""
    n, _, h, wide = x.shape
    f, _, kernel, _ = w.shape
    x = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    oh, ow = (h + 2 * padding - kernel) // stride + 1, (wide + 2 * padding - kernel) // stride + 1
    y = np.zeros((n, f, oh, ow), x.dtype)
    for image in range(n):
        for i in range(oh):
            for j in range(ow):
                window = x[image, :, i * stride : i * stride + kernel, j * stride : j * stride + kernel]
                for k in range(f):
                    y[image, k, i, j] = (window * w[k]).sum() + b[k]
    return y


def convolve_backward(x: Any, w: Any, dy: Any, stride: int, padding: int) -> tuple[Any, Any, Any]:
    """dx, dw, db: each window gets back what it gave, one place at a time."""
    kernel = w.shape[2]
    wide = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    dwide, dw = np.zeros_like(wide), np.zeros_like(w)
    n, f, oh, ow = dy.shape
    for image in range(n):
        for k in range(f):
            for i in range(oh):
                for j in range(ow):
                    at = np.s_[image, :, i * stride : i * stride + kernel, j * stride : j * stride + kernel]
                    dwide[at] += w[k] * dy[image, k, i, j]
                    dw[k] += wide[at] * dy[image, k, i, j]
    inner = slice(padding, -padding or None)
    return dwide[:, :, inner, inner], dw, dy.sum(axis=(0, 2, 3))


def widened(w: Any, groups: int, dilation: int) -> Any:
    """Filters of groups with pixels apart as common filters: zeros for the other groups and between the pixels."""
    f, c, kernel, _ = w.shape
    side = dilation * (kernel - 1) + 1
    wide = np.zeros((f, c * groups, side, side), w.dtype)
    for k in range(f):
        first = k // (f // groups) * c
        wide[k, first : first + c, ::dilation, ::dilation] = w[k]
    return wide


def narrowed(wide: Any, groups: int, dilation: int) -> Any:
    """What `widened` filled in, taken out again."""
    f, channels = wide.shape[:2]
    c = channels // groups
    firsts = [k // (f // groups) * c for k in range(f)]
    return np.stack([wide[k, first : first + c, ::dilation, ::dilation] for k, first in enumerate(firsts)])


def max_pool(x: Any, kernel: int, stride: int) -> tuple[Any, Any]:
    """y, and for every output the (row, column) of its maximum, the first one of several."""
    n, c, h, w = x.shape
    oh, ow = (h - kernel) // stride + 1, (w - kernel) // stride + 1
    y, at = np.zeros((n, c, oh, ow), x.dtype), np.zeros((n, c, oh, ow, 2), int)
    for place in np.ndindex(n, c, oh, ow):
        image, channel, i, j = place
        window = x[image, channel, i * stride : i * stride + kernel, j * stride : j * stride + kernel]
        row, column = np.unravel_index(window.argmax(), window.shape)
        y[place] = window[row, column]
        at[place] = i * stride + row, j * stride + column
    return y, at


def max_pool_backward(x: Any, dy: Any, kernel: int, stride: int) -> Any:
    """dx: each dy goes to the place of its maximum."""
    _, at = max_pool(x, kernel, stride)
    dx = np.zeros_like(x)
    for place in np.ndindex(dy.shape):
        row, column = at[place]
        dx[place[0], place[1], row, column] += dy[place]
    return dx


def average_pool(x: Any, kernel: int, stride: int) -> Any:
    """The mean of every window."""
    n, c, h, w = x.shape
    oh, ow = (h - kernel) // stride + 1, (w - kernel) // stride + 1
    y = np.zeros((n, c, oh, ow), x.dtype)
    for n_, c_, i, j in np.ndindex(y.shape):
        y[n_, c_, i, j] = x[n_, c_, i * stride : i * stride + kernel, j * stride : j * stride + kernel].mean()
    return y


def layer_state(layer: Layer, shape: tuple[int, ...], seed: int = 0) -> tuple[Any, Any]:
    """Random float64 tensors and gradient room for one layer: its views and gradient views."""
    layout = Layout([layer.plan(shape)])
    theta = stream(seed, "theta").standard_normal(layout.sizes[True])
    statistics = stream(seed, "statistics").uniform(0.5, 1.5, layout.sizes[False])
    return layout.views(theta, statistics)[0], layout.views(np.zeros_like(theta))[0]


def gradient_errors(layer: Layer, x: Any, training: bool, seed: int = 0) -> dict[str, float]:
    """Largest error of dx and of every parameter's gradient, against central differences in float64.

    Relative to the largest gradient of that tensor, and to 1 where all are small; the loss is Σ y · (random numbers).
    """
    p, grad = layer_state(layer, x.shape[1:], seed)
    kept = {name: view.copy() for name, view in p.items() if name not in grad}

    def forward() -> tuple[Any, Any]:
        for name, view in kept.items():
            p[name][...] = view  # a forward pass may move running statistics
        return layer.forward(p, x, Mode(training, stream(seed, "dropout")))

    y, cache = forward()
    dy = stream(seed, "dy").standard_normal(y.shape)
    dx = layer.backward(p, grad, cache, dy)
    found = {"x": dx, **grad}
    for name, view in kept.items():
        p[name][...] = view
    errors = {}
    for name, array in {"x": x, **{name: p[name] for name in grad}}.items():
        expected = central_difference(lambda _: float((forward()[0] * dy).sum()), array, h=1e-5)
        errors[name] = float(np.abs(found[name] - expected).max() / max(1.0, np.abs(expected).max()))
    return errors


def sample(images: Any, y: Any, x: Any) -> Any:
    """Pictures looked at in other places: four neighbors mixed by their nearness, nothing outside."""
    n, c, h, w = images.shape
    result = np.zeros((n, c, h, w))
    for i, k, row, column in np.ndindex(n, c, h, w):
        down, across = float(y[i, row, column]), float(x[i, row, column])
        for a in range(h):
            for b in range(w):
                near = max(0.0, 1 - abs(down - a)) * max(0.0, 1 - abs(across - b))
                result[i, k, row, column] += near * float(images[i, k, a, b])
    return result


def printed_adam(theta: Any, gradients: Any, beta1: float, beta2: float, rate: float, epsilon: float) -> Any:
    """Adam as the paper prints it, one gradient after the other: θ at the end."""
    theta, m, v = theta.copy(), np.zeros_like(theta), np.zeros_like(theta)
    for t, grad in enumerate(gradients, start=1):
        m += (1 - beta1) * (grad - m)
        v += (1 - beta2) * (grad * grad - v)
        m_hat = m / (1 - beta1**t)
        v_hat = v / (1 - beta2**t)
        theta -= rate * m_hat / (np.sqrt(v_hat) + epsilon)
    return theta

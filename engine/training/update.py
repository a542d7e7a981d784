"""What one batch's gradient does to the weights: weight decay, clipping, the schedule's rate, the optimizer."""

from __future__ import annotations

import math

import numpy as np

from engine.spec import ExperimentSpec
from engine.training.run_state import RunState
from engine.types import Array


def update(spec: ExperimentSpec, state: RunState, decayed: Array, total_steps: int) -> tuple[float, float]:
    """Move θ by the gradient that stands in `state.parameters`: one step of the run.

    `decayed` is 1 where weight decay applies, 0 elsewhere. Returns what weight decay adds to the loss, and the
    learning rate that the step was taken with.
    """
    theta, grad = state.parameters.theta, state.parameters.grad
    penalty = add_decay(grad, decayed * theta, spec.weight_decay) if spec.weight_decay else 0.0
    if spec.clip_norm:
        clip(grad, spec.clip_norm)
    progress = min(1.0, state.step / max(total_steps, 1))
    state.step += 1
    factor = spec.schedule.factor(progress)
    optimizer = spec.optimizer if factor == 1.0 else spec.optimizer.scaled(factor)
    last = state.step * spec.updates_per_batch
    for t in range(last - spec.updates_per_batch + 1, last + 1):
        given = grad if t == last else grad.copy()  # an optimizer may overwrite it
        optimizer.step(theta, given, state.memory, t)
    return penalty, optimizer.learning_rate


def add_decay(grad: Array, weights: Array, decay: float) -> float:
    """Weight decay: adds λ W to the gradient and returns λ/2 |W|², its share of the loss; `weights` is used up."""
    penalty = 0.5 * decay * float(np.dot(weights, weights))
    weights *= decay
    grad += weights
    return penalty


def clip(grad: Array, longest: float) -> None:
    """Shorten a gradient that is longer than `longest` to that length."""
    length = math.sqrt(float(np.dot(grad, grad)))
    if length > longest:
        grad *= longest / length

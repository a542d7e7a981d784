"""Does training here equal training in PyTorch? Same weights, same batches, the losses of 200 steps side by side.

    python benchmarks/agreement/torch_agreement.py [--steps 200] [--json] [NAME ...]

Needs torch, which is not a part of the product. Every layer, loss, optimizer and schedule of the registries takes part
in some network (`step` cannot be trained). Random layers draw from the same stream on both sides. The product trains
as it always does, through `Trainer`, with everything that it fuses for speed.

Once in float64, where only the formulas can differ, and once in float32, where a ReLU at 0 may fall to either side by
rounding alone: there torch is compared with itself as well, float32 with float64 («rounding»). The exit status is 1
where a loss or a running statistic differs by more than 10⁻⁴ relative (in float32: by more than that and 10 times
the rounding), or where a component was left out.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn

sys.path.insert(0, str(Path(__file__).parents[2]))

from benchmarks.agreement.torch_networks import NETWORKS, left_out
from benchmarks.agreement.torch_twins import loss_twin, optimizer_twin, take_weights, twin
from engine import datasets
from engine.data.dataset import Dataset
from engine.rng import stream
from engine.spec import ExperimentSpec
from engine.training.trainer import Trainer

TOLERANCE = 1e-4


@dataclass(frozen=True)
class Pair:
    """The losses of both sides, and how far their running statistics are apart."""

    ours: list[float]
    theirs: list[float]
    statistics: float


def train(spec: ExperimentSpec, data: Dataset, steps: int, dtype: Any) -> Pair:
    """Both sides, step by step on the same batches."""
    trainer = Trainer(spec, data)
    trainer.state.parameters = trainer.network.parameters(dtype)
    trainer.parameters.initialize(spec.initializer, stream(spec.seed, "init"))
    trainer.state.memory = spec.optimizer.fresh_memory(trainer.parameters.theta)
    generator = stream(spec.seed, "dropout")
    shapes = [data.image_shape, *(plan.output for plan in trainer.network.plans)]
    parts = [twin(layer, shape, generator) for layer, shape in zip(spec.layers, shapes, strict=False)]
    model = nn.Sequential(*parts).train().to(torch.float64 if dtype is np.float64 else torch.float32)
    for part, views in zip(parts, trainer.parameters.views, strict=True):
        take_weights(part, views)
    rule = optimizer_twin(spec.optimizer, model.parameters())
    loss_of = loss_twin(spec.loss)
    pair = Pair([], [], 0.0)
    for step in range(steps):
        images, labels = trainer.next_batch()
        x = images.astype(dtype)
        loss = loss_of(model(torch.from_numpy(x)), torch.from_numpy(labels.copy()))
        if spec.weight_decay:
            pulled = [p.weight for p in parts if isinstance(p, nn.Linear | nn.Conv2d)]
            loss = loss + 0.5 * spec.weight_decay * torch.stack([(w * w).sum() for w in pulled]).sum()
        rule.zero_grad()
        loss.backward()
        if spec.clip_norm:
            nn.utils.clip_grad_norm_(model.parameters(), spec.clip_norm)
        for group in rule.param_groups:
            group["lr"] = spec.optimizer.learning_rate * spec.schedule.factor(step / trainer.total_steps)
        rule.step()
        pair.theirs.append(float(loss.detach()))
        pair.ours.append(trainer.learn(x, labels))
    return replace(pair, statistics=statistics_apart(trainer, parts))


def apart(one: list[float], two: list[float]) -> float:
    """The largest relative difference of two curves."""
    return max(abs(a - b) / abs(b) for a, b in zip(one, two, strict=True))


@dataclass(frozen=True)
class Verdict:
    """Largest relative differences: of losses and statistics in float64 and float32, and of torch from itself."""

    network: str
    loss64: float
    loss32: float
    rounding: float
    statistics64: float
    statistics32: float
    first: float
    last: float
    agrees: bool


def compare(name: str, spec: ExperimentSpec, data: Dataset, steps: int) -> Verdict:
    """Train on both sides in float64 and in float32, and judge how far they are apart."""
    exact, single = (train(spec, data, steps, dtype) for dtype in (np.float64, np.float32))
    loss64, loss32 = apart(exact.ours, exact.theirs), apart(single.ours, single.theirs)
    rounding = apart(single.theirs, exact.theirs)
    agrees = max(loss64, exact.statistics) <= TOLERANCE and loss32 <= max(TOLERANCE, 10 * rounding)
    first, last = exact.ours[0], exact.ours[-1]
    return Verdict(name, loss64, loss32, rounding, exact.statistics, single.statistics, first, last, agrees)


def statistics_apart(trainer: Trainer, parts: list[nn.Module]) -> float:
    """The largest difference of a running mean or variance, relative to the largest of its layer."""
    worst = 0.0
    for part, views in zip(parts, trainer.parameters.views, strict=True):
        if isinstance(part, nn.BatchNorm1d | nn.BatchNorm2d):
            for ours, theirs in ((views["mean"], part.running_mean), (views["variance"], part.running_var)):
                other = theirs.numpy() if theirs is not None else np.zeros_like(ours)
                worst = max(worst, float(np.abs(ours - other).max() / np.abs(other).max()))
    return worst


def main() -> int:
    """Compare the chosen networks, or all of them."""
    parser = argparse.ArgumentParser(description="Compare 200 steps of training with PyTorch.")
    parser.add_argument("names", nargs="*", help="parts of the names of networks; all if none")
    parser.add_argument("--steps", type=int, default=200)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    data = datasets.load("mnist-sample")
    chosen = {n: s for n, s in NETWORKS.items() if not args.names or any(part in n for part in args.names)}
    specs = {
        name: ExperimentSpec.from_dict({"steps": args.steps, "epochs": 0, **given}) for name, given in chosen.items()
    }
    missing = [] if args.names else left_out(list(specs.values()))
    if not args.json:
        head = ("loss: float64", "float32", "rounding"), ("statistics: float64", "float32")
        print("".ljust(44), *("  ".join(names) for names in head), sep="  ")
    agreed = not missing
    for name, spec in specs.items():
        verdict = compare(name, spec, data, args.steps)
        agreed = agreed and verdict.agrees
        print(json.dumps(asdict(verdict), ensure_ascii=False) if args.json else line(verdict), flush=True)
    if missing:
        print("left out:", ", ".join(missing), file=sys.stderr)
    return 0 if agreed else 1


def line(v: Verdict) -> str:
    """A verdict as a row of the table."""
    numbers = f"{v.loss64:13.0e} {v.loss32:8.0e} {v.rounding:8.0e}  {v.statistics64:19.0e} {v.statistics32:8.0e}"
    return f"{'ok' if v.agrees else 'NO'} {v.network:<41} {numbers}  {v.first:.3f} → {v.last:.3f}"


if __name__ == "__main__":
    sys.exit(main())

"""Does training here equal training in PyTorch? Same weights, same batches, the losses of 200 steps side by side.

    python benchmarks/torch_agreement.py [--steps 200] [--json] [NAME ...]

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
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn
from torch.nn import functional

sys.path.insert(0, str(Path(__file__).parents[1]))

from engine import datasets
from engine.data.dataset import Dataset
from engine.layers import Mode, layers
from engine.losses import losses
from engine.optimizers import optimizers
from engine.rng import stream
from engine.schedules import schedules
from engine.spec import ExperimentSpec
from engine.training.trainer import Trainer

TOLERANCE = 1e-4
Layer = dict[str, Any] | str


def dense(units: int) -> Layer:
    return {"kind": "dense", "units": units}


def conv(filters: int, **more: int) -> Layer:
    return {"kind": "conv2d", "filters": filters, **more}


HEAD: list[Layer] = ["flatten", dense(10)]
NETWORKS: dict[str, dict[str, Any]] = {
    "two-layer": {
        "layers": ["flatten", dense(50), "relu", dense(10)],
        "optimizer": {"kind": "sgd", "learning_rate": 0.1},
    },
    "smoothed, leaky, momentum": {
        "layers": ["flatten", dense(50), {"kind": "leaky-relu", "slope": 0.1}, dense(50), "tanh", dense(10)],
        "loss": {"kind": "cross-entropy", "label_smoothing": 0.1},
        "optimizer": {"kind": "momentum", "learning_rate": 0.01},
        "weight_decay": 0.001,
    },
    "softplus, swish, nesterov": {
        "layers": [
            "flatten",
            dense(50),
            {"kind": "softplus", "beta": 2.0},
            dense(50),
            {"kind": "swish", "beta": 1.5},
            "identity",
            dense(10),
        ],
        "optimizer": {"kind": "nesterov", "learning_rate": 0.01},
        "clip_norm": 1.0,
    },
    "mean squared error on softmax": {
        "layers": ["flatten", dense(128), {"kind": "tanh", "beta": 1.0}, dense(10), "softmax"],
        "loss": "mean-squared-error",
        "optimizer": "adam",
        "initializer": {"kind": "xavier", "average": True},
    },
    "half squared error on sigmoid": {
        "layers": ["flatten", dense(50), {"kind": "sigmoid", "beta": 2.0}, dense(10), "sigmoid"],
        "loss": "half-squared-error",
        "optimizer": "adagrad",
        "initializer": "lecun",
    },
    "binary cross-entropy, rmsprop": {
        "layers": ["flatten", dense(50), "swish", dense(10)],
        "loss": {"kind": "binary-cross-entropy", "label_smoothing": 0.05},
        "optimizer": {"kind": "rmsprop", "learning_rate": 3e-4},
    },
    "batch norm, dropout, adamw": {
        "layers": [
            "flatten",
            dense(50),
            "batch-norm",
            "relu",
            {"kind": "dropout", "ratio": 0.15},
            dense(100),
            "batch-norm",
            "sigmoid",
            dense(10),
        ],
        "optimizer": {"kind": "adamw", "weight_decay": 0.05, "epsilon": 1e-5},
    },
    "convolution, max pooling": {
        "layers": [conv(30), "relu", "max-pool2d", "flatten", dense(100), "relu", dense(10)],
        "optimizer": {"kind": "sgd", "learning_rate": 0.05},
    },
    "strides and padding, batch norm": {
        "layers": [
            conv(8, kernel=3, padding=1),
            "batch-norm",
            "relu",
            "average-pool2d",
            conv(12, kernel=4, stride=2, padding=2),
            "tanh",
            {"kind": "max-pool2d", "kernel": 3, "stride": 1},
            *HEAD,
        ],
        "optimizer": {"kind": "momentum", "learning_rate": 0.002},
    },
    "deep convolutions, adam": {
        "layers": [
            conv(8, kernel=3, padding=1),
            "relu",
            conv(8, kernel=3, padding=1),
            "relu",
            "max-pool2d",
            conv(16, kernel=3, padding=1),
            "relu",
            conv(16, kernel=3, padding=1),
            "relu",
            "max-pool2d",
            "flatten",
            dense(50),
            "relu",
            {"kind": "dropout", "ratio": 0.5},
            dense(10),
        ],
        "optimizer": {"kind": "adam", "learning_rate": 1e-4, "epsilon": 1e-6},
    },
    "stochastic pooling": {
        "layers": [
            conv(6, kernel=3),
            "relu",
            "stochastic-pool2d",
            conv(8, kernel=3),
            "softplus",
            {"kind": "stochastic-pool2d", "kernel": 3, "stride": 2},
            *HEAD,
        ],
        "optimizer": {"kind": "sgd", "learning_rate": 0.05},
    },
}
for rule in optimizers.names():  # one network on which every rule can be seen
    NETWORKS[f"784-50-100-10, {rule}"] = {
        "layers": ["flatten", dense(50), "tanh", dense(100), "sigmoid", dense(10)],
        "optimizer": {
            "kind": rule,
            "learning_rate": 0.01 if rule in ("sgd", "momentum", "nesterov", "adagrad") else 0.001,
        },
    }
for curve in schedules.names():
    NETWORKS[f"784-50-10, {curve} schedule"] = {
        "layers": ["flatten", dense(50), "tanh", dense(10)],
        "optimizer": {"kind": "adam", "learning_rate": 1e-3},
        "schedule": curve,
    }


class Drawn(nn.Module):
    """A module that draws from the same stream as the product."""

    def __init__(self, generator: np.random.Generator) -> None:
        super().__init__()
        self.generator = generator


class Dropout(Drawn):
    """Which units are silenced is asked of the product; what that does to outputs and gradients is torch's."""

    def __init__(self, generator: np.random.Generator, layer: Any) -> None:
        super().__init__(generator)
        self.layer = layer

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        ones = np.ones(tuple(x.shape), np.float32)
        kept = self.layer.forward({}, ones, Mode(training=True, generator=self.generator))[0] > 0
        return x * torch.from_numpy(kept) / (1 - self.layer.ratio)


class StochasticPool(Drawn):
    def __init__(self, generator: np.random.Generator, kernel: int, stride: int) -> None:
        super().__init__(generator)
        self.kernel, self.stride = kernel, stride

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        n, c, h, w = x.shape
        oh, ow = (h - self.kernel) // self.stride + 1, (w - self.kernel) // self.stride + 1
        pixels = functional.unfold(x, self.kernel, stride=self.stride).reshape(n, c, self.kernel**2, oh, ow)
        sums = torch.cumsum(pixels.detach().clamp(min=0), dim=2)
        drawn = (1 - self.generator.random((c, oh, ow, n))).astype(x.detach().numpy().dtype)
        bar = torch.from_numpy(drawn.transpose(3, 0, 1, 2)) * sums[:, :, -1]
        chosen = (sums >= bar[:, :, None]).to(torch.int8).argmax(dim=2, keepdim=True)
        picked: torch.Tensor = torch.gather(pixels, 2, chosen)[:, :, 0]
        return picked


class Formula(nn.Module):
    def __init__(self, formula: Callable[[torch.Tensor], torch.Tensor]) -> None:
        super().__init__()
        self.formula = formula

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.formula(x)


def twin(layer: Any, inputs: tuple[int, ...], generator: np.random.Generator) -> nn.Module:
    """The same layer in torch."""
    match layer.kind:
        case "flatten":
            return nn.Flatten()
        case "dense":
            return nn.Linear(inputs[0], layer.units)
        case "conv2d":
            return nn.Conv2d(inputs[0], layer.filters, layer.kernel, layer.stride, layer.padding)
        case "max-pool2d":
            return nn.MaxPool2d(layer.kernel, layer.stride)
        case "average-pool2d":
            return nn.AvgPool2d(layer.kernel, layer.stride)
        case "stochastic-pool2d":
            return StochasticPool(generator, layer.kernel, layer.stride)
        case "batch-norm":
            make = nn.BatchNorm1d if len(inputs) == 1 else nn.BatchNorm2d
            return make(inputs[0], eps=layer.epsilon, momentum=1 - layer.momentum)
        case "dropout":
            return Dropout(generator, layer)
        case "relu":
            return nn.ReLU()
        case "leaky-relu":
            return nn.LeakyReLU(layer.slope)
        case "softplus":
            return nn.Softplus(layer.beta)
        case "sigmoid":
            return Formula(lambda x: torch.sigmoid(layer.beta * x))
        case "tanh":
            return Formula(lambda x: torch.tanh(layer.beta / 2 * x))
        case "swish":
            return Formula(lambda x: x * torch.sigmoid(layer.beta * x))
        case "softmax":
            return nn.Softmax(dim=1)
        case "identity":
            return nn.Identity()
    raise SystemExit(f"torch_agreement has no twin for the layer {layer.kind!r}; write one")


def take_weights(part: nn.Module, views: dict[str, Any]) -> None:
    with torch.no_grad():
        if isinstance(part, nn.Linear | nn.Conv2d):
            w = views["W"].T if isinstance(part, nn.Linear) else views["W"]
            part.weight.copy_(torch.tensor(w.copy()))
            part.bias.copy_(torch.tensor(views["b"].copy()))
        elif isinstance(part, nn.BatchNorm1d | nn.BatchNorm2d):
            part.weight.copy_(torch.tensor(views["gamma"].copy()))
            part.bias.copy_(torch.tensor(views["beta"].copy()))


def loss_twin(loss: Any) -> Callable[[torch.Tensor, torch.Tensor], torch.Tensor]:
    def target(y: torch.Tensor, t: torch.Tensor) -> torch.Tensor:
        return functional.one_hot(t, y.shape[1]).to(y.dtype)

    match loss.kind:
        case "cross-entropy":
            return lambda y, t: functional.cross_entropy(y, t, label_smoothing=loss.label_smoothing)
        case "binary-cross-entropy":
            e = loss.label_smoothing
            return lambda y, t: functional.binary_cross_entropy_with_logits(y, target(y, t) * (1 - e) + e / 2)
        case "mean-squared-error":
            return lambda y, t: functional.mse_loss(y, target(y, t))
        case "half-squared-error":
            return lambda y, t: 0.5 * functional.mse_loss(y, target(y, t), reduction="sum") / len(y)
    raise SystemExit(f"torch_agreement has no twin for the loss {loss.kind!r}; write one")


def optimizer_twin(rule: Any, weights: Any) -> torch.optim.Optimizer:
    rate = rule.learning_rate
    match rule.kind:
        case "sgd":
            return torch.optim.SGD(weights, rate)
        case "momentum":
            return torch.optim.SGD(weights, rate, momentum=rule.momentum)
        case "nesterov":
            return torch.optim.SGD(weights, rate, momentum=rule.momentum, nesterov=True)
        case "adagrad":
            return torch.optim.Adagrad(weights, rate, eps=rule.epsilon)
        case "rmsprop":
            return torch.optim.RMSprop(weights, rate, alpha=rule.decay, eps=rule.epsilon)
        case "adam":
            return torch.optim.Adam(weights, rate, (rule.beta1, rule.beta2), rule.epsilon)
        case "adamw":
            return torch.optim.AdamW(weights, rate, (rule.beta1, rule.beta2), rule.epsilon, rule.weight_decay)
    raise SystemExit(f"torch_agreement has no twin for the optimizer {rule.kind!r}; write one")


@dataclass(frozen=True)
class Pair:
    """The losses of both sides, and how far their running statistics are apart."""

    ours: list[float]
    theirs: list[float]
    statistics: float


def train(spec: ExperimentSpec, data: Dataset, steps: int, dtype: Any) -> Pair:
    """Both sides, step by step on the same batches."""
    trainer = Trainer(spec, data)
    trainer.parameters = trainer.network.parameters(dtype)
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


def left_out(specs: list[ExperimentSpec]) -> list[str]:
    """Components that no network above uses."""
    used = {("layer", part.kind) for spec in specs for part in spec.layers}
    used |= {("loss", spec.loss.kind) for spec in specs}
    used |= {("optimizer", spec.optimizer.kind) for spec in specs}
    used |= {("schedule", spec.schedule.kind) for spec in specs}
    known = [(family.family, cls.kind) for family in (layers, losses, optimizers, schedules) for cls in family]
    return [f"{family} {kind}" for family, kind in known if (family, kind) not in used and kind != "step"]


def main() -> int:
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
    agreed = not missing
    if not args.json:
        print(
            f"{'':<44} {'loss: float64':>13} {'float32':>8} {'rounding':>8}  {'statistics: float64':>19} {'float32':>8}"
        )
    for name, spec in specs.items():
        v = compare(name, spec, data, args.steps)
        agreed = agreed and v.agrees
        if args.json:
            print(json.dumps(asdict(v), ensure_ascii=False), flush=True)
        else:
            numbers = (
                f"{v.loss64:13.0e} {v.loss32:8.0e} {v.rounding:8.0e}  {v.statistics64:19.0e} {v.statistics32:8.0e}"
            )
            print(f"{'ok' if v.agrees else 'NO'} {name:<41} {numbers}  {v.first:.3f} → {v.last:.3f}", flush=True)
    if missing:
        print("left out:", ", ".join(missing), file=sys.stderr)
    return 0 if agreed else 1


if __name__ == "__main__":
    sys.exit(main())

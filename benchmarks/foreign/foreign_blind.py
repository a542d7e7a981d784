"""Trains networks of random kinds in PyTorch and saves each as plain arrays, for a check with networks never seen.

    python benchmarks/foreign/foreign_blind.py FOLDER SEED COUNT --digits FOLDER_OF_MNIST [--kind cnn] [--odd]

It needs torch and safetensors in an environment of their own; `foreign_check.py` then opens every file with ours.
Activations, sizes, pixels, trainers, epochs, dropout, normalization, losses, names and formats are drawn by the seed.
`--odd` draws from rare activations only. Beside NAME.EXT stand NAME.expected.npy, the outputs for the first 500 test
digits before any softmax, and NAME.json, what was drawn.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")

import numpy as np
import torch
from blind_recipes import RATES, Recipe, draw
from safetensors.torch import save_file
from torch import nn
from training_digits import SCALES, digits

PIXELS: dict[str, Callable[[np.ndarray], np.ndarray]] = {**SCALES, "inverted": lambda x: 1 - x}


class Formula(nn.Module):
    """An activation that PyTorch has no module for."""

    def __init__(self, formula: Callable[[Any], Any]) -> None:
        super().__init__()
        self.formula = formula

    def forward(self, x: Any) -> Any:
        return self.formula(x)


ACTIVATIONS: dict[str, Callable[[], nn.Module]] = {
    "relu": nn.ReLU,
    "tanh": nn.Tanh,
    "sigmoid": nn.Sigmoid,
    "gelu": nn.GELU,
    "elu": nn.ELU,
    "silu": nn.SiLU,
    "leaky": nn.LeakyReLU,
    "leaky005": lambda: nn.LeakyReLU(0.05),
    "leaky01": lambda: nn.LeakyReLU(0.1),
    "leaky02": lambda: nn.LeakyReLU(0.2),
    "leaky03": lambda: nn.LeakyReLU(0.3),
    "selu": nn.SELU,
    "mish": nn.Mish,
    "softplus": nn.Softplus,
    "hardsigmoid": nn.Hardsigmoid,
    "khardsigmoid": lambda: Formula(lambda x: torch.clamp(0.2 * x + 0.5, 0, 1)),
    "softsign": nn.Softsign,
    "hardswish": nn.Hardswish,
    "relu6": nn.ReLU6,
    "hardtanh": nn.Hardtanh,
    "celu2": lambda: nn.CELU(2.0),
    "atan": lambda: Formula(torch.atan),
    "lecun": lambda: Formula(lambda x: 1.7159 * torch.tanh(2 * x / 3)),
    "sqrelu": lambda: Formula(lambda x: torch.relu(x) ** 2),
    "logsigmoid": nn.LogSigmoid,
    "tanhshrink": nn.Tanhshrink,
}


def network(recipe: Recipe) -> nn.Sequential:
    """The network, not yet trained."""
    makers = [ACTIVATIONS[name] for name in recipe["act"]]
    gaps = itertools.count()

    def bend() -> nn.Module:
        return makers[min(next(gaps), len(makers) - 1)]()

    dropout = [nn.Dropout(recipe["drop"])] if recipe["drop"] else []
    row: list[nn.Module] = []
    if recipe["kind"] == "mlp":
        row.append(nn.Flatten())
        pairs = list(itertools.pairwise(recipe["sizes"]))
        for d, m in pairs[:-1]:
            row += [nn.Linear(d, m), *([nn.BatchNorm1d(m)] if recipe["norm"] else []), bend(), *dropout]
        return nn.Sequential(*row, nn.Linear(*pairs[-1]))
    channels, side = 1, recipe["kernel"]
    for filters in recipe["filters"]:
        row.append(nn.Conv2d(channels, filters, side, padding=side // 2 if recipe["pad"] else 0))
        row += [nn.BatchNorm2d(filters)] if recipe["norm"] else []
        row += [bend(), nn.MaxPool2d(2) if recipe["pool"] == "max" else nn.AvgPool2d(2)]
        channels = filters
    row.append(nn.Flatten())
    features = nn.Sequential(*row)(torch.zeros(2, 1, 28, 28)).shape[1]
    if recipe["tail"]:
        row += [nn.Linear(features, recipe["tail"]), bend(), *dropout]
        features = recipe["tail"]
    return nn.Sequential(*row, nn.Linear(features, 10))


def loss_of(recipe: Recipe, outputs: Any, labels: Any) -> Any:
    """The loss that was drawn."""
    one_hot = nn.functional.one_hot(labels, 10).float()
    if recipe["loss"] == "ce":
        return nn.functional.cross_entropy(outputs, labels, label_smoothing=recipe["smooth"])
    if recipe["loss"] == "bce":
        return nn.functional.binary_cross_entropy_with_logits(outputs, one_hot)
    answers = torch.softmax(outputs, 1) if recipe["loss"] == "softmax-mse" else outputs
    return ((answers - one_hot) ** 2).mean()


def optimizer(recipe: Recipe, parameters: Any) -> torch.optim.Optimizer:
    """The optimizer that was drawn, with a rate that suits the rest."""
    name, decay = recipe["opt"], recipe["wd"]
    rate = RATES[name]
    if recipe["scale"] == "bytes":
        rate = 1e-3 if name == "sgd" else 3e-4
    if name == "sgd":
        rate *= 5 if recipe["loss"] != "ce" and recipe["scale"] != "bytes" else 1
        rate *= 4 if "sigmoid" in recipe["act"][0] and recipe["act"][0] != "logsigmoid" else 1
        return torch.optim.SGD(parameters, rate, momentum=0.9, weight_decay=decay)
    if name == "rmsprop":
        return torch.optim.RMSprop(parameters, rate, weight_decay=decay)
    if name == "adamw":
        return torch.optim.AdamW(parameters, rate, weight_decay=max(decay, 1e-2))
    return torch.optim.Adam(parameters, rate, weight_decay=decay)


def train(recipe: Recipe, model: nn.Module, x: np.ndarray, y: np.ndarray, seed: int) -> None:
    """All epochs that were drawn."""
    generator = torch.Generator().manual_seed(seed)
    steps = optimizer(recipe, model.parameters())
    images, labels = torch.from_numpy(x), torch.from_numpy(y)
    model.train()
    for _ in range(recipe["epochs"]):
        for part in torch.randperm(len(y), generator=generator).split(recipe["batch"]):
            loss = loss_of(recipe, model(images[part]), labels[part])
            steps.zero_grad()
            loss.backward()
            steps.step()
    model.eval()


def renamed(recipe: Recipe, state: dict[str, Any]) -> dict[str, Any]:
    """The arrays by names as people choose them."""
    if recipe["names"] == "seq":
        return state
    places = sorted({int(key.split(".")[0]) for key in state})
    found = {}
    for key, tensor in state.items():
        place, rest = key.split(".", 1)
        kind = "conv" if state[f"{place}.weight"].ndim == 4 else "fc"
        kind = "bn" if f"{place}.running_mean" in state else kind
        number = places.index(int(place))
        names = {"fc": f"{kind}{number + 1}", "layers": f"layers.{number}", "net": f"net.{place}"}
        found[f"{names[recipe['names']]}.{rest}"] = tensor
    return found


def save(path: Path, state: dict[str, Any]) -> None:
    """As PyTorch, safetensors or NumPy writes it."""
    if path.suffix == ".pt":
        torch.save(state, path)
    elif path.suffix == ".npz":
        np.savez(path, **{key: tensor.numpy() for key, tensor in state.items()})
    else:
        save_file({key: tensor.contiguous() for key, tensor in state.items()}, path)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("seed", type=int)
    parser.add_argument("count", type=int)
    parser.add_argument("--digits", type=Path, required=True)
    parser.add_argument("--kind", choices=("mlp", "cnn"), default="mlp")
    parser.add_argument("--odd", action="store_true")
    args = parser.parse_args()
    args.folder.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)
    x, y, test, answers = digits(args.digits)
    dice = random.Random(args.seed)
    for number in range(args.count):
        recipe, seed = draw(dice, args.kind, args.odd), args.seed * 1000 + number
        torch.manual_seed(seed)
        model, scale = network(recipe), PIXELS[recipe["scale"]]
        train(recipe, model, scale(x[: recipe["count"]]).astype(np.float32), y[: recipe["count"]], seed)
        with torch.no_grad():
            expected = model(torch.from_numpy(scale(test[:500]).astype(np.float32))).numpy()
        name = f"{args.kind}{'o' if args.odd else ''}{args.seed}_{number:03}_{'-'.join(recipe['act'])}"
        save(args.folder / f"{name}.{recipe['ext']}", renamed(recipe, model.state_dict()))
        np.save(args.folder / f"{name}.expected.npy", expected)
        recipe["acc"] = float((expected.argmax(1) == answers[:500]).mean())
        (args.folder / f"{name}.json").write_text(json.dumps(recipe))
        print(name, recipe["acc"], flush=True)


if __name__ == "__main__":
    main()

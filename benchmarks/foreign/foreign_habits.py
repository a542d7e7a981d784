"""Trains networks as people write them in PyTorch and Keras, one of a kind each, for a check with networks never seen.

    python benchmarks/foreign/foreign_habits.py FOLDER SEED --digits FOLDER_OF_MNIST [--only NAME ...]

It needs torch, keras (with its torch backend), onnx and safetensors in an environment of their own; `foreign_check.py`
then opens every file with ours. The names say how a network is built; the seed draws sizes, epochs and trainers. Beside
NAME.EXT stands NAME.expected.npy, the original's outputs for the first 500 test digits.
"""

from __future__ import annotations

import argparse
import itertools
import os
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("KERAS_BACKEND", "torch")
os.environ.setdefault("OMP_NUM_THREADS", "1")

import numpy as np
import torch
from safetensors.torch import save_file
from torch import nn
from training_digits import SCALES, digits

Make = Callable[[random.Random], nn.Module]


class Called(nn.Module):
    """Named layers, and a function that says how they are used."""

    def __init__(self, use: Callable[[Any, Any], Any], **parts: nn.Module) -> None:
        super().__init__()
        self.use = use
        for name, part in parts.items():
            self.add_module(name, part)

    def forward(self, x: Any) -> Any:
        return self.use(self, x)


def dense(*sizes: int, act: Callable[[], nn.Module] = nn.ReLU, drop: float = 0.0, norm: bool = False) -> nn.Module:
    """A Sequential of dense layers."""
    row: list[nn.Module] = [nn.Flatten()]
    for d, m in itertools.pairwise(sizes[:-1]):
        row += [nn.Linear(d, m), *[nn.BatchNorm1d(m)] * norm, act(), *[nn.Dropout(drop)] * bool(drop)]
    return nn.Sequential(*row, nn.Linear(sizes[-2], sizes[-1]))


def lenet(act: Any, pool: Any, pad: int = 2) -> nn.Module:
    """LeNet-5 by names, all else in functions."""

    def use(m: Any, x: Any) -> Any:
        x = pool(act(m.conv1(x)), 2)
        x = pool(act(m.conv2(x)), 2).flatten(1)
        return m.fc3(act(m.fc2(act(m.fc1(x)))))

    side = 5 if pad else 4
    return Called(
        use,
        conv1=nn.Conv2d(1, 6, 5, padding=pad),
        conv2=nn.Conv2d(6, 16, 5),
        fc1=nn.Linear(16 * side**2, 120),
        fc2=nn.Linear(120, 84),
        fc3=nn.Linear(84, 10),
    )


def tutorial(wide: int) -> nn.Module:
    """The MNIST example of PyTorch, smaller."""

    def use(m: Any, x: Any) -> Any:
        x = nn.functional.max_pool2d(nn.functional.relu(m.conv2(nn.functional.relu(m.conv1(x)))), 2)
        x = nn.functional.dropout(x, 0.25, m.training).flatten(1)
        return nn.functional.log_softmax(m.fc2(nn.functional.dropout(nn.functional.relu(m.fc1(x)), 0.5, m.training)), 1)

    return Called(
        use,
        conv1=nn.Conv2d(1, 8, 3),
        conv2=nn.Conv2d(8, wide, 3),
        fc1=nn.Linear(144 * wide, 32),
        fc2=nn.Linear(32, 10),
    )


def features(*row: nn.Module, head: list[nn.Module] | None = None, size: int = 0) -> nn.Module:
    """`features` and `classifier`, as in the networks of torchvision."""
    body = nn.Sequential(*row)
    width = int(body(torch.zeros(2, 1, 28, 28)).flatten(1).shape[1])
    tail = nn.Sequential(*(head or []), nn.Linear(size or width, 10))
    return Called(lambda m, x: m.classifier(m.features(x).flatten(1)), features=body, classifier=tail)


def residual(c: int) -> nn.Module:
    """One residual block."""

    def use(m: Any, x: Any) -> Any:
        x = nn.functional.relu(m.conv1(x))
        x = nn.functional.max_pool2d(nn.functional.relu(x + m.conv3(nn.functional.relu(m.conv2(x)))), 4)
        return m.fc(x.flatten(1))

    parts = {"conv2": nn.Conv2d(c, c, 3, padding=1), "conv3": nn.Conv2d(c, c, 3, padding=1)}
    return Called(use, conv1=nn.Conv2d(1, c, 3, padding=1), **parts, fc=nn.Linear(c * 49, 10))


def conv(c: int, f: int, k: int = 3, **more: Any) -> nn.Conv2d:
    return nn.Conv2d(c, f, k, **more)


NETWORKS: dict[str, Make] = {
    "mlp_seq_relu": lambda d: dense(784, d.choice([40, 96, 200]), 10),
    "mlp_seq_relu_deep": lambda d: dense(784, 120, 60, 30, 10),
    "mlp_seq_relu_drop": lambda d: dense(784, 150, 75, 10, drop=0.3),
    "mlp_seq_relu_norm": lambda d: dense(784, 90, 45, 10, norm=True),
    "mlp_seq_tanh": lambda d: dense(784, 80, 10, act=nn.Tanh),
    "mlp_seq_tanh_deep": lambda d: dense(784, 80, 40, 10, act=nn.Tanh),
    "mlp_seq_sigmoid": lambda d: dense(784, 100, 10, act=nn.Sigmoid),
    "mlp_seq_gelu": lambda d: dense(784, 110, 55, 10, act=nn.GELU),
    "mlp_seq_silu_norm": lambda d: dense(784, 70, 10, act=nn.SiLU, norm=True),
    "mlp_seq_elu": lambda d: dense(784, 64, 48, 10, act=nn.ELU),
    "mlp_seq_selu": lambda d: dense(784, 72, 10, act=nn.SELU),
    "mlp_seq_leaky": lambda d: dense(784, 130, 10, act=nn.LeakyReLU),
    "mlp_seq_leaky_02": lambda d: dense(784, 60, 30, 10, act=lambda: nn.LeakyReLU(0.2)),
    "mlp_seq_prelu": lambda d: dense(784, 60, 30, 10, act=nn.PReLU),
    "mlp_square": lambda d: dense(784, 50, 50, 50, 10),
    "mlp_wide": lambda d: dense(784, 400, 10),
    "mlp_mixed": lambda d: nn.Sequential(
        nn.Flatten(), nn.Linear(784, 66), nn.ReLU(), nn.Linear(66, 33), nn.Tanh(), nn.Linear(33, 10)
    ),
    "mlp_named": lambda d: Called(
        lambda m, x: m.output(nn.functional.relu(m.hidden2(nn.functional.relu(m.hidden1(x.flatten(1)))))),
        hidden1=nn.Linear(784, 88),
        hidden2=nn.Linear(88, 44),
        output=nn.Linear(44, 10),
    ),
    "lenet_relu": lambda d: lenet(nn.functional.relu, nn.functional.max_pool2d),
    "lenet_tanh_avg": lambda d: lenet(torch.tanh, nn.functional.avg_pool2d),
    "lenet_valid": lambda d: lenet(nn.functional.relu, nn.functional.max_pool2d, 0),
    "cnn_tutorial": lambda d: tutorial(d.choice([8, 12])),
    "cnn_one": lambda d: features(conv(1, 10), nn.ReLU(), nn.MaxPool2d(2)),
    "cnn_two": lambda d: features(
        conv(1, 8, padding=1), nn.ReLU(), nn.MaxPool2d(2), conv(8, 16, padding=1), nn.ReLU(), nn.MaxPool2d(2)
    ),
    "cnn_vgg": lambda d: features(
        conv(1, 8, padding=1), nn.ReLU(), conv(8, 8, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        conv(8, 12, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        head=[nn.Linear(588, 32), nn.ReLU(), nn.Dropout(0.3)], size=32,
    ),
    "cnn_norm": lambda d: features(
        conv(1, 8), nn.BatchNorm2d(8), nn.ReLU(), nn.MaxPool2d(2), conv(8, 16), nn.BatchNorm2d(16), nn.ReLU(),
        nn.MaxPool2d(2),
    ),
    "cnn_norm_behind": lambda d: features(conv(1, 8), nn.ReLU(), nn.BatchNorm2d(8), nn.MaxPool2d(3)),
    "cnn_stride": lambda d: features(
        conv(1, 8, 3, stride=2, padding=1), nn.ReLU(), conv(8, 16, 3, stride=2, padding=1), nn.ReLU()
    ),
    "cnn_gap": lambda d: features(
        conv(1, 12, padding=1), nn.ReLU(), nn.MaxPool2d(2), conv(12, 24, padding=1), nn.ReLU(), nn.AdaptiveAvgPool2d(1)
    ),
    "cnn_depthwise": lambda d: features(
        conv(1, 8), nn.ReLU(), nn.MaxPool2d(2), conv(8, 8, groups=8), conv(8, 16, 1), nn.ReLU(), nn.MaxPool2d(2)
    ),
    "cnn_groups": lambda d: features(
        conv(1, 8), nn.ReLU(), nn.MaxPool2d(2), conv(8, 16, groups=2), nn.ReLU(), nn.MaxPool2d(2)
    ),
    "cnn_dilated": lambda d: features(conv(1, 8, dilation=2), nn.ReLU(), nn.MaxPool2d(2)),
    "cnn_gelu": lambda d: features(conv(1, 8, 5), nn.GELU(), nn.MaxPool2d(2), conv(8, 12, 5), nn.GELU()),
    "cnn_leaky_avg": lambda d: features(conv(1, 9), nn.LeakyReLU(0.1), nn.AvgPool2d(2)),
    "cnn_residual": lambda d: residual(6),
}  # fmt: skip
EXTENSIONS = ("pt", "safetensors", "npz", "checkpoint.pt", "module.pt", "half.npz")


def trained(model: nn.Module, x: np.ndarray, y: np.ndarray, dice: random.Random) -> None:
    """One to three epochs with an ordinary trainer."""
    images, labels = torch.from_numpy(x), torch.from_numpy(y)
    rate = dice.choice([1e-3, 2e-3])
    adam = torch.optim.Adam(model.parameters(), rate)
    steps = dice.choice([adam, adam, torch.optim.SGD(model.parameters(), 0.05, momentum=0.9)])
    model.train()
    for _ in range(dice.choice([1, 2, 3])):
        for part in torch.randperm(len(y)).split(64):
            loss = nn.functional.cross_entropy(model(images[part]), labels[part])
            steps.zero_grad()
            loss.backward()
            steps.step()
    model.eval()


def saved(folder: Path, name: str, extension: str, state: dict[str, Any]) -> None:
    """As plain weights, in a checkpoint, behind `module.`, or as half numbers."""
    path = folder / f"{name}.{extension.rsplit('.', 1)[-1]}"
    if extension == "checkpoint.pt":
        torch.save({"epoch": 3, "model": state, "optimizer": {"lr": 1e-3}, "loss": 0.1}, path)
    elif extension == "module.pt":
        torch.save({f"module.{key}": tensor for key, tensor in state.items()}, path)
    elif extension.endswith("npz"):
        kind = np.float16 if extension.startswith("half") else np.float32
        np.savez(path, **{key: tensor.numpy().astype(kind) for key, tensor in state.items()})
    elif extension == "safetensors":
        save_file({key: tensor.contiguous() for key, tensor in state.items()}, path, {"format": "pt"})
    else:
        torch.save(state, path)


def keras_networks(folder: Path, x: np.ndarray, y: np.ndarray, test: np.ndarray) -> None:
    """Models of Keras, as weights without a configuration and as whole models."""
    import keras
    from keras import layers as k

    rows = {
        "k_mlp.weights.h5": [k.Input((28, 28)), k.Flatten(), k.Dense(96, "relu"), k.Dropout(0.2), k.Dense(10)],
        "k_cnn.weights.h5": [
            k.Input((28, 28, 1)), k.Conv2D(8, 3, activation="relu", padding="same"), k.MaxPooling2D(),
            k.Conv2D(16, 3, activation="relu"), k.MaxPooling2D(), k.Flatten(), k.Dense(10, "softmax"),
        ],
        "k_gap.weights.h5": [
            k.Input((28, 28, 1)), k.Conv2D(16, 5, activation="relu", strides=2), k.Conv2D(24, 3, activation="relu"),
            k.GlobalAveragePooling2D(), k.Dense(10),
        ],
        "k_tanh.npz": [k.Input((784,)), k.Dense(60, "tanh"), k.Dense(10)],
        "k_leaky.keras": [k.Input((28, 28, 1)), k.Flatten(), k.Dense(50), k.LeakyReLU(), k.Dense(10, "softmax")],
        "k_dilated.keras": [
            k.Input((28, 28, 1)), k.Conv2D(8, 3, dilation_rate=2, activation="elu"), k.MaxPooling2D(3), k.Flatten(),
            k.Dense(10),
        ],
    }  # fmt: skip
    for name, row in rows.items():
        model = keras.Sequential(row)
        softmax = getattr(row[-1], "activation", None) is keras.activations.softmax
        model.compile("adam", keras.losses.SparseCategoricalCrossentropy(from_logits=not softmax))
        shape = tuple(model.input_shape[1:])
        model.fit(x.reshape(-1, *shape), y, epochs=2, batch_size=64, verbose=0)
        path = folder / name
        if name.endswith(".npz"):
            np.savez(path, *model.get_weights())
        else:
            (model.save_weights if name.endswith(".weights.h5") else model.save)(path)
        answers = model.predict(test[:500].reshape(-1, *shape), verbose=0)
        np.save(folder / f"{name.split('.')[0]}.expected.npy", answers)
        print(name, flush=True)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("seed", type=int)
    parser.add_argument("--digits", type=Path, required=True)
    parser.add_argument("--only", nargs="*", default=())
    args = parser.parse_args()
    args.folder.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)
    x, y, test, answers = digits(args.digits)
    for number, (name, make) in enumerate(NETWORKS.items()):
        dice = random.Random(args.seed * 1000 + number)
        scale = dice.choice(["unit"] * 5 + ["standardized"] * 4 + ["signed"])
        count = dice.choice([10_000, 20_000])
        extension = dice.choice(EXTENSIONS)
        if args.only and name not in args.only:
            continue
        torch.manual_seed(args.seed * 1000 + number)
        model = make(dice)
        trained(model, SCALES[scale](x[:count]).astype(np.float32), y[:count], dice)
        with torch.no_grad():
            expected = model(torch.from_numpy(SCALES[scale](test[:500]).astype(np.float32))).numpy()
        saved(args.folder, name, extension, model.state_dict())
        np.save(args.folder / f"{name}.expected.npy", expected)
        print(name, scale, extension, float((expected.argmax(1) == answers[:500]).mean()), flush=True)
    if not args.only:
        keras_networks(args.folder, x[:20_000], y[:20_000], test)


if __name__ == "__main__":
    main()

"""Trains small networks in PyTorch, Keras and scikit-learn and saves them as people do, each with its own answers.

    python benchmarks/foreign/foreign_zoo.py FOLDER [--digits FOLDER_OF_MNIST]

It needs torch, keras (with its torch backend), scikit-learn, onnx, onnxscript and h5py in an environment of their own;
`foreign_check.py` then opens every file with ours. Beside NAME.EXT stands NAME.expected.npy: the original's outputs for
the first 500 test digits, which were given to it as it was trained.
"""

from __future__ import annotations

import argparse
import itertools
import os
import pickle
from collections import OrderedDict
from pathlib import Path
from typing import Any

os.environ.setdefault("KERAS_BACKEND", "torch")
os.environ.setdefault("OMP_NUM_THREADS", "1")

import numpy as np
import torch
from torch import nn
from training_digits import SCALES, digits


def train(
    model: nn.Module, x: np.ndarray, y: np.ndarray, epochs: int, squared: bool = False, rate: float = 1e-3
) -> None:
    """A few epochs of Adam."""
    torch.manual_seed(len(y))
    optimizer = torch.optim.Adam(model.parameters(), rate)
    images, labels = torch.from_numpy(x), torch.from_numpy(y)
    model.train()
    for _ in range(epochs):
        for part in torch.randperm(len(y)).split(64):
            outputs = model(images[part])
            if squared:
                loss = ((outputs - nn.functional.one_hot(labels[part], 10)) ** 2).mean()
            else:
                loss = nn.functional.cross_entropy(outputs, labels[part])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    model.eval()


def mlp(*parts: Any, sizes: tuple[int, ...] = (784, 100, 50, 10), norm: bool = False) -> nn.Module:
    """Dense layers with these activations between them."""
    row: list[nn.Module] = [nn.Flatten()]
    for i, (d, m) in enumerate(itertools.pairwise(sizes)):
        row.append(nn.Linear(d, m))
        if i < len(sizes) - 2:
            row += [nn.BatchNorm1d(m)] * norm + [parts[min(i, len(parts) - 1)]()]
    return nn.Sequential(*row)


class Residual(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.stem, self.body, self.fc = (
            nn.Conv2d(1, 8, 3, padding=1),
            nn.Conv2d(8, 8, 3, padding=1),
            nn.Linear(8 * 196, 10),
        )

    def forward(self, x: Any) -> Any:
        x = nn.functional.max_pool2d(torch.relu(self.stem(x)), 2)
        return self.fc(torch.flatten(x + torch.relu(self.body(x)), 1))


class MeanPicture(nn.Module):
    """Takes a mean picture, which is in the file, away from each digit."""

    def __init__(self) -> None:
        super().__init__()
        self.register_buffer("mean", torch.rand(784) * 0.5)
        self.fc1, self.fc2 = nn.Linear(784, 40), nn.Linear(40, 10)

    def forward(self, x: Any) -> Any:
        return self.fc2(torch.relu(self.fc1(x.flatten(1) - self.mean)))


def convolutions(**how: Any) -> nn.Module:
    """Two convolutions and a dense layer, with what `how` changes."""
    activation, padding = how.get("activation", nn.ReLU), how.get("padding", 1)
    pool = how.get("pool", lambda: nn.MaxPool2d(2))
    row: list[nn.Module] = []
    channels = 1
    for filters in how.get("filters", (8, 16)):
        groups = how.get("groups", 1) if channels > 1 else 1
        row.append(
            nn.Conv2d(
                channels,
                filters,
                how.get("kernel", 3),
                padding=padding,
                groups=groups,
                stride=how.get("stride", 1),
                dilation=how.get("dilation", 1),
            )
        )
        row += [nn.BatchNorm2d(filters)] * how.get("norm", False) + [activation(), pool()]
        channels = filters
    row += [nn.AdaptiveAvgPool2d(1)] * how.get("means", False) + [nn.Flatten()]
    body = nn.Sequential(*row)
    features = body(torch.zeros(2, 1, 28, 28)).shape[1]
    tail = [nn.Linear(features, 32), activation(), nn.Linear(32, 10)] if how.get("tail") else [nn.Linear(features, 10)]
    return nn.Sequential(*row, *tail)


TORCH: dict[str, tuple[Any, str, dict[str, Any]]] = {
    "mlp_relu": (lambda: mlp(nn.ReLU), "unit", {}),
    "mlp_relu_std": (lambda: mlp(nn.ReLU), "standardized", {}),
    "mlp_relu_signed": (lambda: mlp(nn.ReLU), "signed", {}),
    "mlp_relu_bytes": (lambda: mlp(nn.ReLU), "bytes", {}),
    "mlp_tanh": (lambda: mlp(nn.Tanh), "unit", {}),
    "mlp_tanh_std": (lambda: mlp(nn.Tanh), "standardized", {}),
    "mlp_sigmoid": (lambda: mlp(nn.Sigmoid), "unit", {}),
    "mlp_leaky": (lambda: mlp(nn.LeakyReLU), "unit", {}),
    "mlp_leaky02": (lambda: mlp(lambda: nn.LeakyReLU(0.2)), "signed", {}),
    "mlp_elu": (lambda: mlp(nn.ELU), "unit", {}),
    "mlp_selu": (lambda: mlp(nn.SELU), "unit", {}),
    "mlp_gelu": (lambda: mlp(nn.GELU), "standardized", {}),
    "mlp_silu": (lambda: mlp(nn.SiLU), "unit", {}),
    "mlp_mish": (lambda: mlp(nn.Mish), "unit", {}),
    "mlp_softplus": (lambda: mlp(nn.Softplus), "unit", {}),
    "mlp_hardtanh": (lambda: mlp(nn.Hardtanh), "unit", {}),
    "mlp_relu6": (lambda: mlp(nn.ReLU6), "unit", {}),
    "mlp_prelu": (lambda: mlp(nn.PReLU), "unit", {}),
    "mlp_tanh_relu": (lambda: mlp(nn.Tanh, nn.ReLU), "unit", {}),
    "mlp_relu_sigmoid": (lambda: mlp(nn.ReLU, nn.Sigmoid), "standardized", {}),
    "mlp_elu_relu": (lambda: mlp(nn.ELU, nn.ReLU), "unit", {}),
    "mlp_square": (lambda: mlp(nn.ReLU, sizes=(784, 64, 64, 64, 10)), "unit", {}),
    "mlp_norm": (lambda: mlp(nn.ReLU, norm=True), "standardized", {}),
    "mlp_squared": (lambda: mlp(nn.ReLU), "unit", {"squared": True}),
    "mlp_linear": (lambda: mlp(sizes=(784, 10)), "unit", {}),
    "mlp_mean_picture": (MeanPicture, "unit", {}),
    "mlp_softsign": (lambda: mlp(nn.Softsign), "unit", {}),
    "mlp_short": (lambda: mlp(nn.Tanh), "unit", {"digits": 3000, "epochs": 1}),
    "cnn_relu": (convolutions, "standardized", {}),
    "cnn_relu_unit": (lambda: convolutions(tail=True), "unit", {}),
    "cnn_valid": (lambda: convolutions(padding=0, kernel=5, tail=True), "unit", {}),
    "cnn_norm": (lambda: convolutions(norm=True), "standardized", {}),
    "cnn_tanh_average": (
        lambda: convolutions(activation=nn.Tanh, pool=lambda: nn.AvgPool2d(2), kernel=5, padding=2),
        "signed",
        {},
    ),
    "cnn_stride": (lambda: convolutions(stride=2, pool=nn.Identity), "unit", {}),
    "cnn_overlap": (lambda: convolutions(pool=lambda: nn.MaxPool2d(3, 2)), "unit", {}),
    "cnn_ceil": (lambda: convolutions(filters=(8, 8, 16), pool=lambda: nn.MaxPool2d(2, ceil_mode=True)), "unit", {}),
    "cnn_groups": (lambda: convolutions(filters=(8, 16), groups=4), "unit", {}),
    "cnn_dilation": (lambda: convolutions(dilation=2, padding=2), "unit", {}),
    "cnn_means": (lambda: convolutions(filters=(8, 16, 32), means=True), "unit", {"epochs": 3}),
    "cnn_residual": (Residual, "unit", {}),
    "cnn_elu": (lambda: convolutions(activation=nn.ELU), "unit", {}),
    "cnn_gelu": (lambda: convolutions(activation=nn.GELU), "standardized", {}),
}
ONNX = (
    "mlp_gelu",
    "mlp_mish",
    "mlp_prelu",
    "mlp_tanh_relu",
    "cnn_relu",
    "cnn_norm",
    "cnn_ceil",
    "cnn_groups",
    "cnn_residual",
)


def save_torch(folder: Path, x: np.ndarray, y: np.ndarray, test: np.ndarray) -> None:
    for name, (make, scale, how) in TORCH.items():
        torch.manual_seed(3)
        model = make()
        count = how.get("digits", 20_000 if name.startswith("mlp") else 8_000)
        train(model, SCALES[scale](x[:count]), y[:count], how.get("epochs", 2), how.get("squared", False))
        given = torch.from_numpy(SCALES[scale](test))
        with torch.no_grad():
            expected = model(given).numpy()
        np.save(folder / f"{name}.expected.npy", expected)
        state = model.state_dict()
        if name in ("mlp_relu", "cnn_valid"):
            arrays = {k: v.numpy() for k, v in state.items()}
            np.savez(folder / f"{name}.npz", **arrays)
        elif name == "mlp_sigmoid":
            arrays = [v.numpy() for v in state.values()]
            plain = {f"{'Wb'[i % 2]}{i // 2 + 1}": a.T for i, a in enumerate(arrays)}
            (folder / f"{name}.pkl").write_bytes(pickle.dumps(plain))
        elif name == "mlp_tanh":
            torch.save({"epoch": 2, "model": OrderedDict(state)}, folder / f"{name}.pt")
        else:
            torch.save(state, folder / f"{name}.pt")
        if name in ONNX:
            np.save(folder / f"{name}_onnx.expected.npy", expected)
            torch.onnx.export(model, (given[:1],), str(folder / f"{name}_onnx.onnx"), dynamo=False, verbose=False)
        print(name, f"{(expected.argmax(1) == LABELS[: len(expected)]).mean():.3f}", flush=True)


KerasModel = tuple[list[Any], str, str, str]
"""Layers, how the pixels are scaled, the ending of the file, and the loss."""


def keras_dense_models() -> dict[str, KerasModel]:
    """Networks of dense layers alone."""
    from keras import layers as k

    flat, entropy = [k.Input((28, 28)), k.Flatten()], "sparse_categorical_crossentropy"
    return {
        "k_dense": ([*flat, k.Dense(64, "relu"), k.Dense(10, "softmax")], "unit", "keras", entropy),
        "k_bytes": ([*flat, k.Dense(64, "tanh"), k.Dense(10, "softmax")], "bytes", "keras", entropy),
        "k_gelu": ([*flat, k.Dense(64, "gelu"), k.Dense(32, "elu"), k.Dense(10)], "unit", "h5", "logits"),
        "k_squared": ([*flat, k.Dense(64, "relu"), k.Dense(10, "sigmoid")], "unit", "keras", "mse"),
        "k_leaky": ([*flat, k.Dense(64), k.LeakyReLU(), k.Dense(10)], "unit", "h5", "logits"),
        "k_weights": ([*flat, k.Dense(64, "relu"), k.Dense(10)], "unit", "weights.h5", "logits"),
        "k_layernorm": ([*flat, k.Dense(64, "relu"), k.LayerNormalization(), k.Dense(10)], "unit", "keras", "logits"),
    }


def keras_convolution_models() -> dict[str, KerasModel]:
    """Networks with convolutions, each followed by the same last layers."""
    from keras import layers as k

    def conv(*strided: Any, **how: Any) -> Any:
        return k.Conv2D(8, 3, *strided, activation="relu", **how)

    rows: dict[str, tuple[list[Any], str, str]] = {
        "k_norm": (
            [k.Conv2D(8, 3, padding="same"), k.BatchNormalization(), k.ReLU(), k.MaxPooling2D(), k.Flatten()],
            "unit",
            "keras",
        ),
        "k_same": ([conv(2, padding="same"), conv(2, padding="same"), k.Flatten()], "unit", "h5"),
        "k_separable": (
            [conv(), k.SeparableConv2D(16, 3, activation="relu"), k.GlobalAveragePooling2D()],
            "signed",
            "keras",
        ),
        "k_rescaled": (
            [k.Rescaling(1 / 255), conv(), k.MaxPooling2D(), k.Flatten(), k.Dropout(0.3)],
            "bytes",
            "keras",
        ),
        "k_pool": (
            [conv(), k.MaxPooling2D(3, 2, padding="same"), k.AveragePooling2D(2), k.Flatten()],
            "unit",
            "keras",
        ),
    }
    return {
        name: ([k.Input((28, 28, 1)), *row, k.Dense(10)], scale, ending, "logits")
        for name, (row, scale, ending) in rows.items()
    }


def save_keras(folder: Path, x: np.ndarray, y: np.ndarray, test: np.ndarray) -> None:
    """Train every Keras model for two epochs, and save it with what it answers."""
    import keras

    keras.utils.set_random_seed(5)
    for name, (row, scale, ending, loss) in (keras_dense_models() | keras_convolution_models()).items():
        model = keras.Sequential(row)
        target: Any = y[:8000]
        kind: Any = loss
        if loss == "logits":
            kind = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
        elif loss == "mse":
            target = np.eye(10, dtype=np.float32)[target]
        model.compile("adam", kind)
        shape = (-1, *model.input_shape[1:])
        model.fit(SCALES[scale](x[:8000]).reshape(shape), target, batch_size=64, epochs=2, verbose=0)
        expected = model.predict(SCALES[scale](test).reshape(shape), verbose=0)
        np.save(folder / f"{name}.expected.npy", expected)
        if ending == "weights.h5":
            model.save_weights(folder / f"{name}.weights.h5")
        else:
            model.save(folder / f"{name}.{ending}")
        print(name, f"{(expected.argmax(1) == LABELS[: len(expected)]).mean():.3f}", flush=True)


def save_sklearn(folder: Path, x: np.ndarray, y: np.ndarray, test: np.ndarray) -> None:
    from sklearn.neural_network import MLPClassifier

    for name, activation, scale in (
        ("s_relu", "relu", "unit"),
        ("s_tanh", "tanh", "bytes"),
        ("s_logistic", "logistic", "unit"),
    ):
        model = MLPClassifier((40,), activation=activation, max_iter=5, random_state=1)
        model.fit(SCALES[scale](x[:6000]).reshape(-1, 784), y[:6000])
        np.save(folder / f"{name}.expected.npy", model.predict_proba(SCALES[scale](test).reshape(-1, 784)))
        np.savez(folder / f"{name}.npz", *model.coefs_, *model.intercepts_)
        print(name, flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--digits", type=Path, required=True)
    parser.add_argument("--only", default="")
    args = parser.parse_args()
    args.folder.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)
    images, labels, test_images, LABELS = digits(args.digits)
    for part, save in (("torch", save_torch), ("keras", save_keras), ("sklearn", save_sklearn)):
        if not args.only or args.only == part:
            save(args.folder, images, labels, test_images[:500])

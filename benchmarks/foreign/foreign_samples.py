"""Writes the small files of PyTorch, Keras, ONNX and scikit-learn that the tests open, with the originals' own answers.

    python benchmarks/foreign/foreign_samples.py tests/engine/foreign/samples

It needs torch, keras (with its torch backend), onnx, onnxscript, scikit-learn and h5py in an environment of their own.
All networks take images of 8×8 pixels; `answers.npz` holds the images and what each network made of them.
"""

from __future__ import annotations

import argparse
import copy
import os
import pickle
import warnings
from pathlib import Path
from typing import Any

os.environ.setdefault("KERAS_BACKEND", "torch")

import numpy as np
import torch
from torch import nn

IMAGES = np.random.default_rng(3).random((6, 1, 8, 8), np.float32)


def answered(model: nn.Module) -> np.ndarray[Any, Any]:
    """What a module of PyTorch makes of the images."""
    with torch.no_grad():
        found: np.ndarray[Any, Any] = model(torch.from_numpy(IMAGES)).numpy()
    return found


def write_torch(folder: Path) -> dict[str, Any]:
    """Weights saved in four ways, a whole model and a traced one; two exporters of ONNX."""
    torch.manual_seed(1)
    mlp = nn.Sequential(nn.Flatten(), nn.Linear(64, 12), nn.Tanh(), nn.Linear(12, 10)).eval()
    cnn = nn.Sequential(
        nn.Conv2d(1, 4, 3, padding=1), nn.BatchNorm2d(4), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(64, 10)
    )
    cnn(torch.rand(20, 1, 8, 8))  # running statistics of its own
    cnn.eval()
    torch.save(mlp.state_dict(), folder / "torch-mlp.pt")
    torch.save(mlp.state_dict(), folder / "torch-legacy.pt", _use_new_zipfile_serialization=False)
    torch.save({"epoch": 3, "model_state_dict": cnn.state_dict()}, folder / "torch-cnn.pt")
    halves = {name: tensor.bfloat16() for name, tensor in mlp.state_dict().items()}
    torch.save(halves, folder / "torch-bfloat16.pt")
    (folder / "torch-pickled.pkl").write_bytes(pickle.dumps(mlp.state_dict()))
    torch.save(mlp, folder / "torch-whole.pt")
    torch.jit.trace(mlp, torch.from_numpy(IMAGES)).save(str(folder / "torch-traced.pt"))
    given = (torch.from_numpy(IMAGES[:1]),)
    torch.onnx.export(cnn, given, str(folder / "onnx-old.onnx"), dynamo=False, verbose=False)
    torch.onnx.export(cnn, given, str(folder / "onnx-new.onnx"), dynamo=True, external_data=False, verbose=False)
    rounded = copy.deepcopy(mlp)
    rounded.load_state_dict({name: tensor.float() for name, tensor in halves.items()})
    return {
        "torch-mlp": answered(mlp), "torch-bfloat16": answered(rounded),
        "torch-cnn": answered(cnn), "onnx-old": answered(cnn), "onnx-new": answered(cnn),
    }  # fmt: skip


def write_keras(folder: Path) -> dict[str, Any]:
    """Both formats of whole models, and weights alone."""
    import keras
    from keras import layers as k

    keras.utils.set_random_seed(2)
    dense = keras.Sequential([k.Input((8, 8)), k.Flatten(), k.Dense(12, "gelu"), k.Dense(10, "softmax")])
    cnn = keras.Sequential(
        [
            k.Input((8, 8, 1)), k.Conv2D(4, 3, padding="same"), k.BatchNormalization(), k.LeakyReLU(0.1),
            k.MaxPooling2D(), k.Conv2D(4, 3, strides=2, padding="same", activation="relu"), k.Flatten(), k.Dense(10),
        ]
    )  # fmt: skip
    for layer in cnn.layers:
        if isinstance(layer, k.BatchNormalization):
            layer.set_weights([np.float32(1) + w * 0 + np.arange(4, dtype=np.float32) / 9 for w in layer.get_weights()])
    dense.save(folder / "keras-dense.keras")
    cnn.save(folder / "keras-cnn.keras")
    cnn.save(folder / "keras-cnn-old.h5")
    dense.save_weights(folder / "keras-dense.weights.h5")
    np.savez(folder / "keras-get-weights.npz", *dense.get_weights())
    channels_last = IMAGES.transpose(0, 2, 3, 1)
    found = {"keras-dense": dense.predict(IMAGES[:, 0], verbose=0), "keras-cnn": cnn.predict(channels_last, verbose=0)}
    return {name: np.asarray(answers) for name, answers in found.items()}


def write_sklearn(folder: Path) -> dict[str, Any]:
    """The arrays of an MLPClassifier, and the pickle of it that people make."""
    from sklearn.neural_network import MLPClassifier

    rows = IMAGES.reshape(6, 64)
    model = MLPClassifier((9,), activation="logistic", max_iter=3, random_state=1)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        model.fit(np.tile(rows, (10, 1)), np.arange(60) % 10)
    np.savez(folder / "sklearn.npz", *model.coefs_, *model.intercepts_)
    (folder / "sklearn-pickled.pkl").write_bytes(pickle.dumps(model))
    return {"sklearn": model.predict_proba(rows)}


def main() -> None:
    """Write all of them."""
    parser = argparse.ArgumentParser(description="Write the small files of other programs that the tests open.")
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    answers = {**write_torch(folder), **write_keras(folder), **write_sklearn(folder)}
    np.savez_compressed(folder / "answers.npz", images=IMAGES, **answers)
    for path in sorted(folder.iterdir()):
        print(f"{path.stat().st_size:8,}  {path.name}")


if __name__ == "__main__":
    main()

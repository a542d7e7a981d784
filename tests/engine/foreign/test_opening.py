"""Other people's trained networks: the course's pickles, PyTorch's and Keras' namings, unnamed lists."""

from __future__ import annotations

import itertools
import json
import os
import pickle
import zipfile
from collections.abc import Callable

import numpy as np
import pytest
import safetensors.numpy

from engine import datasets
from engine.data.dataset import Split
from engine.errors import EngineError, StoreError
from engine.foreign.decision import Decision, UndecidedError
from engine.foreign.opening import examine, noted, open_network
from engine.foreign.search import Said
from engine.layers import layers
from engine.layers.conv2d import Conv2D
from engine.network import Network
from engine.readers import reader_of
from engine.spec import ExperimentSpec
from engine.store.weights import Metadata, save_weights
from engine.training.trainer import Trainer

RNG = np.random.default_rng(5)
IMAGES = RNG.random((6, 1, 28, 28), np.float32)


def draw(*shape):
    return RNG.normal(0, 0.1, shape).astype(np.float32)


def mlp(*sizes):
    """Course's names: W1 (in, out), b1 (out,), …"""
    arrays: dict[str, np.ndarray] = {}
    for i, (d, m) in enumerate(itertools.pairwise(sizes), start=1):
        arrays |= {f"W{i}": draw(d, m), f"b{i}": draw(m)}
    return arrays


BY_HAND: dict[str, Callable[[np.ndarray], np.ndarray]] = {
    "sigmoid": lambda x: 1 / (1 + np.exp(-x)),
    "tanh": np.tanh,
    "relu": lambda x: np.maximum(x, 0),
}


def by_hand(arrays, x, activation):
    x = x.reshape(len(x), -1)
    last = len(arrays) // 2
    for i in range(1, last + 1):
        x = x @ arrays[f"W{i}"] + arrays[f"b{i}"]
        if i < last:
            x = BY_HAND[activation](x)
    return x


def nearest(expected, path, **said):
    """Of the candidates for a file, opened or asked about, the one that answers most like `expected`."""
    names = tuple(said.get("activation", "").split(",")) if "activation" in said else ()
    found = examine(path, Said(names, said.get("pixels", "")), said.get("labeled"))
    assert isinstance(found, Decision)
    networks = [loaded for one in found.candidates if (loaded := noted_network(found, one)) is not None]
    return min(networks, key=lambda loaded: float(np.abs(loaded.outputs(IMAGES) - expected).max()))


def noted_network(decision, one):
    loaded = one.loaded()
    return None if loaded is None else noted(loaded, decision, one)


def not_wrong(expected, path):
    """Of the networks that may be meant the right one: the one that was decided for, or one of those that are asked."""
    found = examine(path)
    assert isinstance(found, Decision)
    left = [found.best] if found.decided else [found.best, *found.rivals]
    networks = [loaded for one in left if (loaded := noted_network(found, one)) is not None]
    return min(networks, key=lambda loaded: float(np.abs(loaded.outputs(IMAGES) - expected).max()))


def pickled(path, value):
    path.write_bytes(pickle.dumps(value))
    return path


@pytest.mark.parametrize("activation", ["sigmoid", "tanh", "relu"])
def test_a_dict_of_arrays_is_the_network_that_it_came_from(tmp_path, activation):
    arrays = mlp(784, 50, 100, 10)
    shuffled = {name: arrays[name] for name in ("b2", "W1", "b1", "W2", "W3", "b3")}  # as the course's file has them
    loaded = open_network(pickled(tmp_path / "w.pkl", shuffled), activation=activation, pixels="unit")
    np.testing.assert_allclose(loaded.outputs(IMAGES), by_hand(arrays, IMAGES, activation), rtol=1e-4, atol=1e-5)
    assert activation in loaded.metadata.note
    assert loaded.metadata.classes == tuple("0123456789")


@pytest.mark.needs_data
def test_the_courses_trained_network_reads_9352_of_10000_at_once_and_one_by_one(needs_data):
    loaded = open_network(needs_data / "weights" / "sample_weight.pkl")
    assert "sigmoid" in loaded.metadata.note
    test = datasets.load("mnist").test
    read = loaded.network.predict(loaded.parameters, test.images).argmax(axis=1)
    assert np.count_nonzero(read == test.labels) == 9352
    one_by_one = loaded.network.predict(loaded.parameters, test.images, chunk=1).argmax(axis=1)
    assert np.count_nonzero(one_by_one == test.labels) == 9352


def tensors(path, arrays):
    safetensors.numpy.save_file(arrays, path)
    return path


def zipped(path, *arrays, **named):
    np.savez(path, *arrays, **named)
    return path


def torch_named(arrays):
    return {
        f"fc{name[1:]}.{'weight' if name[0] == 'W' else 'bias'}": array.T.copy() if name[0] == "W" else array
        for name, array in arrays.items()
    }


def keras_named(arrays):
    names = {name: f"dense{'_' + str(int(name[1:]) - 1) if name[1:] != '1' else ''}" for name in arrays}
    return {f"{names[n]}/{'kernel' if n[0] == 'W' else 'bias'}:0": array for n, array in arrays.items()}


@pytest.mark.parametrize(
    "write",
    [
        lambda path, a: tensors(path / "w.safetensors", torch_named(a)),
        lambda path, a: tensors(path / "w.safetensors", a),
        lambda path, a: zipped(path / "w.npz", **keras_named(a)),
        lambda path, a: zipped(path / "w.npz", *a.values()),
        lambda path, a: pickled(path / "w.pkl", list(a.values())),
        lambda path, a: pickled(path / "w.pkl", {"params": a, "epochs": 5, "losses": [0.5, 0.25]}),
        lambda path, a: pickled(path / "w.pkl", [[a["W1"], a["W2"], a["W3"]], [a["b1"], a["b2"], a["b3"]]]),
        lambda path, a: pickled(path / "w.pkl", {k: v.tolist() if k[0] == "b" else v for k, v in a.items()}),
        lambda path, a: pickled(
            path / "w.pkl", [[a[f"b{i}"][:, None] for i in (1, 2, 3)], [a[f"W{i}"].T for i in (1, 2, 3)]]
        ),
    ],
    ids=["torch", "named", "keras", "unnamed npz", "flat list", "nested", "two lists", "lists of numbers", "columns"],
)
def test_namings_of_other_programs_are_understood(tmp_path, write):
    arrays = mlp(784, 20, 30, 10)
    loaded = open_network(write(tmp_path, arrays), activation="tanh", pixels="unit")
    np.testing.assert_allclose(loaded.outputs(IMAGES), by_hand(arrays, IMAGES, "tanh"), rtol=1e-4, atol=1e-5)


def test_square_matrices_are_tried_in_both_directions(tmp_path):
    arrays = mlp(784, 30, 30, 10)
    safetensors.numpy.save_file(torch_named(arrays), tmp_path / "w.safetensors")
    expected = by_hand(arrays, IMAGES, "relu")
    loaded = nearest(expected, tmp_path / "w.safetensors", activation="relu", pixels="unit")
    np.testing.assert_allclose(loaded.outputs(IMAGES), expected, rtol=1e-4, atol=1e-5)


def test_layers_without_biases_get_zeros(tmp_path):
    arrays = {name: array for name, array in mlp(784, 12, 10).items() if name[0] == "W"}
    loaded = open_network(pickled(tmp_path / "w.pkl", arrays), activation="sigmoid", pixels="unit")
    whole = {**arrays, "b1": np.zeros(12), "b2": np.zeros(10)}
    np.testing.assert_allclose(loaded.outputs(IMAGES), by_hand(whole, IMAGES, "sigmoid"), rtol=1e-4, atol=1e-5)


def ours(spec_layers):
    """A network of ours with random weights, and its tensors by slot."""
    network = Network([layers.from_dict(part) for part in spec_layers], (1, 28, 28))
    parameters = network.parameters()
    parameters.theta[...] = draw(len(parameters.theta))
    parameters.statistics[...] = np.abs(draw(len(parameters.statistics))) + 0.5
    tensors = {slot.title: parameters.views[slot.layer][slot.name].copy() for slot in network.layout.slots}
    return network, parameters, tensors


SIMPLE = [{"kind": "conv2d", "filters": 6, "kernel": 5}, "relu", "max-pool2d", "flatten"]
SIMPLE += [{"kind": "dense", "units": 20}, "relu", {"kind": "dense", "units": 10}]


def test_the_courses_pickle_of_a_convolution_network_is_rebuilt_with_its_pooling(tmp_path):
    network, parameters, t = ours(SIMPLE)
    course = {"W1": t["1.W"], "b1": t["1.b"], "W2": t["5.W"], "b2": t["5.b"], "W3": t["7.W"], "b3": t["7.b"]}
    path = pickled(tmp_path / "cnn.pkl", course)
    loaded = nearest(network.predict(parameters, IMAGES), path, activation="relu", pixels="unit")
    assert [layer.kind for layer in loaded.spec.layers] == [
        "conv2d", "relu", "max-pool2d", "flatten", "dense", "relu", "dense",
    ] or [layer.kind for layer in loaded.spec.layers] == [
        "conv2d", "max-pool2d", "relu", "flatten", "dense", "relu", "dense",
    ]  # fmt: skip
    np.testing.assert_allclose(loaded.outputs(IMAGES), network.predict(parameters, IMAGES), rtol=1e-4, atol=1e-5)


def test_kerass_convolution_and_its_other_flattening_are_turned(tmp_path):
    network, parameters, t = ours(SIMPLE)
    dense = t["5.W"].reshape(6, 12, 12, 20).transpose(1, 2, 0, 3).reshape(-1, 20)
    np.savez(
        tmp_path / "w.npz",
        **{
            "conv2d/kernel:0": t["1.W"].transpose(2, 3, 1, 0), "conv2d/bias:0": t["1.b"],
            "dense/kernel:0": dense, "dense/bias:0": t["5.b"], "dense_1/kernel:0": t["7.W"], "dense_1/bias:0": t["7.b"],
        },
    )  # fmt: skip
    loaded = nearest(network.predict(parameters, IMAGES), tmp_path / "w.npz", activation="relu", pixels="unit")
    np.testing.assert_allclose(loaded.outputs(IMAGES), network.predict(parameters, IMAGES), rtol=1e-4, atol=1e-5)


def test_torchs_batch_normalization_with_its_running_statistics_is_understood(tmp_path):
    parts = [{"kind": "conv2d", "filters": 4, "kernel": 3, "padding": 1}, "batch-norm", "relu", "max-pool2d", "flatten"]
    network, parameters, t = ours([*parts, {"kind": "dense", "units": 10}])
    safetensors.numpy.save_file(
        {
            "conv1.weight": t["1.W"], "conv1.bias": t["1.b"], "bn1.weight": t["2.gamma"], "bn1.bias": t["2.beta"],
            "bn1.running_mean": t["2.mean"], "bn1.running_var": t["2.variance"],
            "bn1.num_batches_tracked": np.array(7), "fc.weight": t["6.W"].T.copy(), "fc.bias": t["6.b"],
        },
        tmp_path / "w.safetensors",
    )  # fmt: skip
    loaded = nearest(network.predict(parameters, IMAGES), tmp_path / "w.safetensors", activation="relu", pixels="unit")
    np.testing.assert_allclose(loaded.outputs(IMAGES), network.predict(parameters, IMAGES), rtol=1e-3, atol=1e-4)


def trained(parts, epochs=2):
    """A network of ours that has seen the embedded digits a few times, and its tensors by slot."""
    adam = {"kind": "adam", "learning_rate": 0.003}
    settings = {"initializer": "he", "batch_size": 50, "epochs": epochs}
    spec = ExperimentSpec.from_dict({"layers": parts, "optimizer": adam, **settings})
    trainer = Trainer(spec, datasets.load("mnist-sample"))
    for _ in trainer.events():
        pass
    slots = trainer.network.layout.slots
    return trainer, {slot.title: trainer.parameters.views[slot.layer][slot.name].copy() for slot in slots}


def agrees(loaded, trainer):
    """Whether the network that was opened gives the outputs of the one that was saved."""
    expected = trainer.network.predict(trainer.parameters, IMAGES)
    np.testing.assert_allclose(loaded.outputs(IMAGES), expected, rtol=1e-3, atol=1e-3)


TEN = {"kind": "dense", "units": 10}
NORMED = [{"kind": "conv2d", "filters": 4, "kernel": 5}, "batch-norm", "relu", "max-pool2d", "flatten", TEN]
STRIDED = [{"kind": "conv2d", "filters": 6, "kernel": 5, "stride": 2}, "tanh", "flatten", TEN]
AVERAGED = [{"kind": "conv2d", "filters": 6, "kernel": 5, "padding": 2}, "tanh", "average-pool2d", "flatten", TEN]
CHANNELS = [{"kind": "conv2d", "filters": 24, "kernel": 11, "stride": 2}, "relu"]
CHANNELS += [{"kind": "average-pool2d", "kernel": 9, "stride": 9}, "flatten", TEN]
BEHIND = [{"kind": "conv2d", "filters": 4, "kernel": 5}, "tanh", "batch-norm", "max-pool2d", "flatten", TEN]


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        (NORMED, "relu between"),
        (STRIDED, "tanh between the layers, a stride of 2;"),
        (AVERAGED, "average pooling;"),
        (CHANNELS, "a stride of 2, the mean of each channel;"),
        (BEHIND, "tanh between the layers, batch normalization behind it;"),
    ],
    ids=["norm", "stride", "average pooling", "channel means", "norm behind"],
)
def test_what_shapes_leave_open_is_found_by_reading_digits(tmp_path, parts, words):
    trainer, t = trained(parts, epochs=4 if parts is CHANNELS else 2)
    roles = {"gamma": "weight", "beta": "bias", "mean": "running_mean", "variance": "running_var"}
    arrays = {}
    for title, tensor in t.items():
        number, name = title.split(".")
        arrays[f"{number}.{roles.get(name, 'weight' if name == 'W' else 'bias')}"] = (
            tensor.T.copy() if tensor.ndim == 2 else tensor
        )
    expected = trainer.network.predict(trainer.parameters, IMAGES)
    loaded = not_wrong(expected, tensors(tmp_path / "w.safetensors", arrays))
    assert words in loaded.metadata.note
    agrees(loaded, trainer)


@pytest.mark.parametrize(
    ("shift", "factor", "words"),
    [
        (0.1307, 1 / 0.3081, "inputs standardized as MNIST's are"),
        (0.5, 2.0, "inputs from -1 to 1"),
        (0.0, 255.0, "inputs from 0 to 255"),
        (1.0, -1.0, "inputs with white paper"),
    ],
)
def test_pixels_scaled_otherwise_are_found_by_reading_digits(tmp_path, shift, factor, words):
    trainer, t = trained(["flatten", {"kind": "dense", "units": 30}, "sigmoid", TEN], epochs=6)
    w, b = t["2.W"] / factor, t["2.b"] + shift * t["2.W"].sum(axis=0)  # the same network for factor · (x − shift)
    path = pickled(tmp_path / "w.pkl", {"W1": w, "b1": b, "W2": t["4.W"], "b2": t["4.b"]})
    loaded = not_wrong(trainer.network.predict(trainer.parameters, IMAGES), path)
    assert words in loaded.metadata.note
    agrees(loaded, trainer)


def test_a_network_of_no_digits_opens_if_its_activation_is_said(tmp_path):
    loaded = open_network(pickled(tmp_path / "w.pkl", mlp(784, 20, 10)), activation="tanh", pixels="unit")
    assert loaded.metadata.note.startswith("imported from w.pkl; as said: tanh between the layers; reads ")


def test_bfloat16_is_read(tmp_path):
    arrays = mlp(784, 10)
    bits = {name: (array.view(np.uint32) >> 16).astype("<u2") for name, array in arrays.items()}
    header, data = {}, b""
    for name, array in bits.items():
        header[name] = {
            "dtype": "BF16",
            "shape": list(array.shape),
            "data_offsets": [len(data), len(data) + array.nbytes],
        }
        data += array.tobytes()
    text = json.dumps(header).encode()
    (tmp_path / "w.safetensors").write_bytes(len(text).to_bytes(8, "little") + text + data)
    loaded = open_network(tmp_path / "w.safetensors", pixels="unit")
    np.testing.assert_allclose(loaded.outputs(IMAGES), by_hand(arrays, IMAGES, "relu"), rtol=0.02, atol=0.05)


def test_batch_normalization_without_running_statistics_cannot_read(tmp_path):
    arrays = {**mlp(784, 12, 10), "gamma1": np.ones(12), "beta1": np.zeros(12)}
    with pytest.raises(StoreError, match=r"batch normalization \((gamma|beta)1\) without its running mean"):
        open_network(pickled(tmp_path / "w.pkl", arrays))


def test_six_convolutions_with_uneven_padding_are_found_by_reading_digits(tmp_path):
    row = []
    for filters, padding, pooled in ((4, 1, 0), (4, 1, 1), (4, 1, 0), (4, 2, 1), (6, 1, 0), (6, 1, 1)):
        row += [{"kind": "conv2d", "filters": filters, "kernel": 3, "padding": padding}, "relu"]
        row += ["max-pool2d"] * pooled
    network, parameters, t = ours([*row, "flatten", {"kind": "dense", "units": 10}])
    names = [title for title in t if title.endswith("W")]
    arrays: dict[str, np.ndarray] = {}
    for i, title in enumerate(names, start=1):
        arrays |= {f"W{i}": t[title], f"b{i}": t[title.replace("W", "b")]}
    labels = network.predict(parameters, IMAGES).argmax(axis=1)  # what it says is right
    loaded = open_network(
        pickled(tmp_path / "w.pkl", arrays), activation="relu", pixels="unit", labeled=Split(IMAGES, labels)
    )
    assert loaded.accuracy(IMAGES, labels) >= 0.5  # one of the likeliest shapes; only the file's maker knows which


def test_the_activation_is_found_by_reading_the_embedded_digits(tmp_path):
    data = datasets.load("mnist-sample")
    row = ["flatten", {"kind": "dense", "units": 20}, "relu", {"kind": "dense", "units": 10}]
    trainer = Trainer(ExperimentSpec.from_dict({"layers": row, "epochs": 3}), data)
    for _ in trainer.events():
        pass
    t = {s.title: trainer.parameters.views[s.layer][s.name] for s in trainer.network.layout.slots}
    arrays = {"W1": t["2.W"], "b1": t["2.b"], "W2": t["4.W"], "b2": t["4.b"]}
    loaded = not_wrong(trainer.network.predict(trainer.parameters, IMAGES), pickled(tmp_path / "w.pkl", arrays))
    assert loaded.spec.layers[2].kind == "relu"
    assert "relu between the layers; reads" in loaded.metadata.note


def test_where_no_guess_reads_digits_the_activation_is_asked_for(tmp_path):
    path = pickled(tmp_path / "w.pkl", mlp(784, 20, 10))
    with pytest.raises(UndecidedError, match="does not say how its layers are used, and none of the ways"):
        open_network(path)
    assert open_network(path, activation="swish", pixels="unit").spec.layers[2].kind == "swish"
    other = pickled(tmp_path / "v.pkl", mlp(16, 5, 3))
    with pytest.raises(UndecidedError, match="does not say how its layers are used"):
        open_network(other, input_shape=(1, 4, 4))


def test_our_own_file_opens_through_the_same_door(tmp_path):
    spec = ExperimentSpec()
    save_weights(tmp_path / "w.safetensors", spec, spec.network((1, 28, 28)).parameters(), Metadata(test_accuracy=0.5))
    loaded = open_network(tmp_path / "w.safetensors")
    assert loaded.spec == spec
    assert loaded.metadata.test_accuracy == 0.5


@pytest.mark.parametrize(
    ("arrays", "words"),
    [
        ({"W1": np.zeros((700, 10))}, r"no network for images of 1×28×28 has the shapes in w\.pkl: W1 \(700, 10\)"),
        ({"W1": np.zeros((784, 20)), "W2": np.zeros((30, 10))}, "no network"),
        ({"W1": np.zeros((4, 3, 5, 5)), "W2": np.zeros((10, 10))}, "no network"),
        ({"W1": np.zeros((4, 1, 40, 40)), "W2": np.zeros((10, 10))}, "no network"),
        ({"epochs": 3}, "holds no arrays of numbers"),
        ({f"W{i}": np.zeros((2, 2)) for i in range(60)}, "more than 40 layers"),
    ],
)
def test_shapes_that_make_no_network_are_reported(tmp_path, arrays, words):
    with pytest.raises(StoreError, match=words):
        open_network(pickled(tmp_path / "w.pkl", arrays))


@pytest.mark.parametrize("wrong", [np.nan, np.inf, 1e300])
def test_weights_that_are_not_finite_are_reported(tmp_path, wrong):
    arrays = {name: array.astype(np.float64) for name, array in mlp(784, 10).items()}
    arrays["W1"][0, 0] = wrong
    with pytest.raises(StoreError, match=r"w\.pkl is damaged: W1 holds something else than finite numbers"):
        open_network(pickled(tmp_path / "w.pkl", arrays))


def test_an_unknown_activation_suggests_the_nearest(tmp_path):
    with pytest.raises(StoreError, match=r"no activation called 'sigmid'; did you mean sigmoid\?"):
        open_network(pickled(tmp_path / "w.pkl", mlp(784, 10)), activation="sigmid", pixels="unit")


def locked(path):
    """An archive that says it is locked with a password."""
    np.savez(path, a=np.zeros(3))
    data = bytearray(path.read_bytes())
    data[data.find(b"PK\x03\x04") + 6] |= 1
    data[data.find(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)


def test_archives_of_other_kinds_are_reported(tmp_path, monkeypatch):
    with zipfile.ZipFile(tmp_path / "model.keras", "w") as archive:
        archive.writestr("config.json", b"{}")
    with pytest.raises(StoreError, match=r"is a model of Keras, .* save the weights with numpy\.savez"):
        open_network(tmp_path / "model.keras")
    with zipfile.ZipFile(tmp_path / "letters.zip", "w") as archive:
        archive.writestr("letter.txt", b"")
    with pytest.raises(StoreError, match=r"archive of another program, .*; save the weights themselves"):
        open_network(tmp_path / "letters.zip")
    (tmp_path / "bad.npz").write_bytes(b"PK\x03\x04 damaged")
    with pytest.raises(StoreError, match="damaged, or no"):
        open_network(tmp_path / "bad.npz")
    np.savez(tmp_path / "objects.npz", a=np.array([{}], object))
    with pytest.raises(StoreError, match="it holds Python objects"):
        open_network(tmp_path / "objects.npz")
    locked(tmp_path / "locked.npz")
    with pytest.raises(StoreError, match="it is locked with a password"):
        open_network(tmp_path / "locked.npz")
    np.savez_compressed(tmp_path / "bomb.npz", a=np.zeros(100_000))
    monkeypatch.setattr("engine.foreign.formats.archives.LARGEST", 1000)
    with pytest.raises(StoreError, match="unpacks to more than"):
        open_network(tmp_path / "bomb.npz")


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        (
            "w.h5",
            b"\x89HDF\r\n\x1a\n\x02" + bytes(90),
            r"is an HDF5 file that is not read here: .*; save .* numpy\.savez|needs the optional part hdf5",
        ),
        ("w.h5", b"\x89HDF\r\n\x1a\n", "is damaged, or no file of Keras"),
        ("w.tflite", b"\x1c\0\0\0TFL3", "is a model of TensorFlow Lite"),
        ("w.onnx", b"\x08\x07\x12", "is a damaged ONNX file"),
        ("saved_model.pb", b"\x08\x07\x12", "is a SavedModel of TensorFlow"),
        ("w.mat", b"MATLAB 5.0 MAT-file", "is a MATLAB file"),
        ("w.npy", b"\x93NUMPY\x01\0", "is a single array"),
        ("w.pkl.gz", b"\x1f\x8b\x08\0", "is a compressed file, which is not read here; unpack it first"),
        ("w.png", b"\x89PNG\r\n", "is a picture"),
        ("w.pkl", b"", "is empty; save the weights again"),
        ("w.txt", b"good morning", r"is not a weights file, or a damaged one; .* can be opened"),
        ("w.json", b'{"weights": [', "is a damaged JSON file"),
        ("w.json", b"[" * 100_000, "is a damaged JSON file"),
        ("w", (2**30).to_bytes(8, "little") + b"{}", "is not a safetensors file, or a damaged one"),
    ],
)
def test_files_of_other_kinds_are_named_with_the_way_out(tmp_path, name, content, words):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(StoreError, match=words):
        open_network(tmp_path / name)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_is_refused_before_it_is_opened(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(StoreError, match="it is no file on a disk"):
        open_network(tmp_path / "pipe")


def test_a_missing_file_and_a_folder_are_reported(tmp_path):
    with pytest.raises(StoreError, match=r"there is no file w\.pkl"):
        open_network(tmp_path / "w.pkl")
    with pytest.raises(StoreError, match="cannot be read"):
        open_network(tmp_path)


def test_a_json_file_of_lists_is_the_network_that_it_came_from(tmp_path):
    arrays = mlp(784, 30, 10)
    W, b = [arrays["W1"].T, arrays["W2"].T], [arrays["b1"][:, None], arrays["b2"][:, None]]
    text = json.dumps({"sizes": [784, 30, 10], "weights": [w.tolist() for w in W], "biases": [v.tolist() for v in b]})
    (tmp_path / "net.json").write_text(text)
    loaded = open_network(tmp_path / "net.json", activation="sigmoid", pixels="unit")
    np.testing.assert_allclose(loaded.outputs(IMAGES), by_hand(arrays, IMAGES, "sigmoid"), rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize("place", [0, -1])
def test_a_bias_inside_the_matrix_is_found_in_either_place(tmp_path, place):
    _, t = trained(["flatten", {"kind": "dense", "units": 20}, "relu", TEN])
    first, second = (np.insert(t[f"{i}.W"], (0, len(t[f"{i}.W"]))[place], t[f"{i}.b"], axis=0) for i in (2, 4))
    whole = {"W1": t["2.W"], "b1": t["2.b"], "W2": t["4.W"], "b2": t["4.b"]}
    path = zipped(tmp_path / "w.npz", Theta1=first.T, Theta2=second.T)
    loaded = not_wrong(by_hand(whole, IMAGES, "relu"), path)
    np.testing.assert_allclose(loaded.outputs(IMAGES), by_hand(whole, IMAGES, "relu"), rtol=1e-3, atol=1e-3)


def test_images_with_rows_and_columns_exchanged_are_found_by_reading_digits(tmp_path):
    for parts in (["flatten", {"kind": "dense", "units": 20}, "relu", TEN], SIMPLE[:4] + SIMPLE[-1:]):
        trainer, t = trained(parts)
        arrays = {}
        for title, tensor in t.items():
            role = "weight" if title.endswith("W") else "bias"
            if tensor.ndim == 4:
                tensor = tensor.swapaxes(2, 3)
            elif tensor.ndim == 2 and len(tensor) > 20:
                side = 28 if len(tensor) == 784 else 12
                tensor = tensor.reshape(-1, side, side, tensor.shape[1]).swapaxes(1, 2).reshape(tensor.shape)
            arrays[f"{title[0]}.{role}"] = tensor.T if tensor.ndim == 2 else tensor
        expected = trainer.network.predict(trainer.parameters, IMAGES)
        loaded = not_wrong(expected, zipped(tmp_path / "w.npz", **arrays))
        assert "rows and columns exchanged" in loaded.metadata.note
        agrees(loaded, trainer)


def test_answers_that_begin_with_one_are_put_in_order(tmp_path):
    trainer, t = trained(["flatten", {"kind": "dense", "units": 20}, "relu", TEN])
    rolled = {"W1": t["2.W"], "b1": t["2.b"], "W2": np.roll(t["4.W"], -1, axis=1), "b2": np.roll(t["4.b"], -1)}
    loaded = not_wrong(trainer.network.predict(trainer.parameters, IMAGES), pickled(tmp_path / "w.pkl", rolled))
    assert "answers in the order 1 to 9, 0" in loaded.metadata.note
    agrees(loaded, trainer)


ENGLISH = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
CLOTHES = ("shirt", "trousers", "pullover", "dress", "coat", "sandal", "blouse", "sneaker", "bag", "boot")
ODD = (3, 1, 4, 0, 5, 9, 2, 6, 8, 7)


@pytest.fixture(scope="module")
def sorted_digits():
    """A small network trained on the embedded digits, and its arrays with the answers in a given order."""
    trainer, t = trained(["flatten", {"kind": "dense", "units": 20}, "relu", TEN])

    def arrays(places):
        return {"W1": t["2.W"], "b1": t["2.b"], "W2": t["4.W"][:, places], "b2": t["4.b"][list(places)]}

    return trainer, arrays


@pytest.mark.parametrize("said", [{}, {"activation": "relu", "pixels": "unit"}], ids=["inferred", "said"])
def test_answers_in_the_order_of_the_alphabet_are_put_in_order(tmp_path, sorted_digits, said):
    trainer, arrays = sorted_digits
    path = pickled(tmp_path / "w.pkl", arrays([ENGLISH.index(name) for name in sorted(ENGLISH)]))
    expected = trainer.network.predict(trainer.parameters, IMAGES)
    loaded = open_network(path, **said) if said else not_wrong(expected, path)
    assert "answers in the order eight, five, four, …, zero" in loaded.metadata.note
    assert loaded.metadata.classes == tuple("0123456789")
    agrees(loaded, trainer)


def test_names_of_digits_in_the_file_say_the_order_of_the_answers(tmp_path, sorted_digits):
    trainer, arrays = sorted_digits
    path = pickled(tmp_path / "w.pkl", {"params": arrays(ODD), "classes": [ENGLISH[i] for i in ODD]})
    loaded = open_network(path, activation="relu", pixels="unit")
    assert "answers in the order three, one, four, zero, …" in loaded.metadata.note
    agrees(loaded, trainer)


def test_classes_that_are_no_digits_keep_their_names_and_are_not_read_with(tmp_path, sorted_digits):
    _, arrays = sorted_digits
    path = pickled(tmp_path / "w.pkl", {"params": arrays(range(10)), "classes": list(CLOTHES)})
    with pytest.raises(UndecidedError, match="its classes are not the ten digits"):
        open_network(path)
    loaded = open_network(path, activation="relu", pixels="unit")
    assert loaded.metadata.classes == CLOTHES
    with pytest.raises(EngineError, match=r"distinguishes shirt, trousers, pullover, dress, …, not the ten digits"):
        reader_of(loaded)


NORMED_TWICE = [{"kind": "conv2d", "filters": 4, "kernel": 5}, {"kind": "batch-norm", "epsilon": 1e-3}, "relu"]
NORMED_TWICE += [
    "max-pool2d",
    "flatten",
    {"kind": "dense", "units": 12},
    {"kind": "batch-norm", "epsilon": 1e-3},
    "relu",
]
NORMED_TWICE += [{"kind": "dense", "units": 10}]


def kerass(network, t):
    """The arrays as `model.get_weights()` of Keras lists them, layer by layer."""
    shape: tuple[int, ...] = (1, 28, 28)
    found: list[list[np.ndarray]] = []
    for i, plan in enumerate(network.plans, start=1):
        own = {name: t[f"{i}.{name}"] for name in plan.params}
        if len(plan.output) == 3 and "W" in own:
            own["W"] = own["W"].transpose(2, 3, 1, 0)
        elif "W" in own and found and len(shape) == 3:
            c, h, w = shape
            own["W"] = own["W"].reshape(c, h, w, -1).transpose(1, 2, 0, 3).reshape(c * h * w, -1)
        found.append(list(own.values()))
        shape = plan.output if len(plan.output) == 3 or own else shape
    return [row for row in found if row]


@pytest.mark.parametrize("named", [False, True])
def test_kerass_weights_without_names_keep_their_normalizations(tmp_path, named):
    network, parameters, t = ours(NORMED_TWICE)
    rows = kerass(network, t)
    if named:
        kinds = ["conv2d", "batch_normalization", "dense", "batch_normalization_1", "dense_1"]
        pairs = zip(kinds, rows, strict=True)
        arrays = {f"layers/{kind}/vars/{i}": array for kind, row in pairs for i, array in enumerate(row)}
        path = zipped(tmp_path / "w.npz", **arrays)
    else:
        path = zipped(tmp_path / "w.npz", *itertools.chain.from_iterable(rows))
    loaded = nearest(network.predict(parameters, IMAGES), path, activation="relu", pixels="unit")
    np.testing.assert_allclose(loaded.outputs(IMAGES), network.predict(parameters, IMAGES), rtol=1e-3, atol=1e-3)


@pytest.mark.parametrize(
    "parts",
    [
        [
            "batch-norm",
            {"kind": "conv2d", "filters": 4, "kernel": 5},
            "relu",
            "max-pool2d",
            "flatten",
            "batch-norm",
            TEN,
        ],
        ["flatten", "batch-norm", {"kind": "dense", "units": 20}, "relu", TEN],
    ],
    ids=["convolution", "dense"],
)
def test_normalizations_of_the_input_and_of_what_is_flattened_find_their_place(tmp_path, parts):
    network, parameters, t = ours(parts)
    roles = {"W": "weight", "b": "bias", "gamma": "weight", "beta": "bias", "mean": "running_mean"}
    arrays = {}
    for title, tensor in t.items():
        number, name = title.split(".")
        arrays[f"{number}.{roles.get(name, 'running_var')}"] = tensor.T if tensor.ndim == 2 else tensor
    loaded = nearest(
        network.predict(parameters, IMAGES), zipped(tmp_path / "w.npz", **arrays), activation="relu", pixels="unit"
    )
    np.testing.assert_allclose(loaded.outputs(IMAGES), network.predict(parameters, IMAGES), rtol=1e-3, atol=1e-3)


def test_a_part_that_no_layer_here_can_play_is_refused(tmp_path):
    arrays = {"norm.weight": draw(20), "norm.bias": draw(20), **torch_named(mlp(784, 20, 10))}
    with pytest.raises(StoreError, match=r"a part that no network here has \(norm\.(weight|bias)\)"):
        open_network(tensors(tmp_path / "w.safetensors", arrays))


def test_lists_of_losses_beside_the_weights_are_left_aside(tmp_path):
    arrays = mlp(784, 20, 10)
    saved = {"coefs_": [arrays["W1"], arrays["W2"]], "intercepts_": [arrays["b1"], arrays["b2"]], "curve": [0.5] * 25}
    loaded = open_network(pickled(tmp_path / "w.pkl", saved), activation="tanh", pixels="unit")
    np.testing.assert_allclose(loaded.outputs(IMAGES), by_hand(arrays, IMAGES, "tanh"), rtol=1e-4, atol=1e-5)


def test_the_optimizers_memory_in_a_checkpoint_is_left_aside(tmp_path):
    arrays = mlp(784, 20, 10)
    saved = {
        "optim": {"state": {0: {"exp_avg": arrays["W1"]}}, "betas": [0.9, 0.999]},
        "classifier": torch_named(arrays),
    }
    loaded = open_network(pickled(tmp_path / "w.pkl", saved), activation="tanh", pixels="unit")
    np.testing.assert_allclose(loaded.outputs(IMAGES), by_hand(arrays, IMAGES, "tanh"), rtol=1e-4, atol=1e-5)


def test_layers_named_against_their_order_are_put_in_order(tmp_path):
    row = [{"kind": "conv2d", "filters": n, "kernel": 3, "padding": 1} for n in (4, 6, 8)]
    _, _, t = ours([part for conv in row for part in (conv, "relu", "max-pool2d")] + ["flatten", TEN])
    names = dict(zip(("1", "4", "7", "11"), ("stem", "body", "apex", "head"), strict=True))
    arrays = {f"{names[k.split('.')[0]]}.{'weight' if k[-1] == 'W' else 'bias'}": a for k, a in t.items()}
    arrays["head.weight"] = arrays["head.weight"].T.copy()
    found = examine(tensors(tmp_path / "w.safetensors", arrays), Said(("relu",), "unit"))
    assert isinstance(found, Decision)
    loaded = found.best.loaded()
    assert loaded is not None
    assert [layer.filters for layer in loaded.spec.layers if isinstance(layer, Conv2D)] == [4, 6, 8]


def test_many_layers_of_equal_shape_that_lead_nowhere_are_given_up_soon(tmp_path):
    arrays = {f"W{i}": draw(30, 30) for i in range(30)} | {"Wa": draw(784, 30), "Wz": draw(41, 10)}
    with pytest.raises(StoreError, match="no network"):
        open_network(zipped(tmp_path / "w.npz", **arrays))


def test_a_safetensors_file_is_known_by_its_content(tmp_path):
    arrays = mlp(784, 20, 10)
    path = tensors(tmp_path / "w.safetensors", arrays).rename(tmp_path / "weights.bin")
    loaded = open_network(path, activation="tanh", pixels="unit")
    np.testing.assert_allclose(loaded.outputs(IMAGES), by_hand(arrays, IMAGES, "tanh"), rtol=1e-4, atol=1e-5)

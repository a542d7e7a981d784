"""Weights files: opened knowing nothing else, and one sentence for every way they can be wrong."""

from __future__ import annotations

import json
import struct

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.data.dataset import Dataset, Split
from engine.errors import EngineError, StoreError
from engine.layers.batch_norm import BatchNorm
from engine.layers.conv2d import Conv2D
from engine.layers.dense import Dense
from engine.layers.flatten import Flatten
from engine.layers.relu import ReLU
from engine.rng import stream
from engine.spec import ExperimentSpec
from engine.store.tensor_file import packed
from engine.store.weights import Metadata, load_weights, save_weights, tensors_of

SPEC = ExperimentSpec(layers=(Conv2D(filters=2, kernel=3), BatchNorm(), ReLU(), Flatten(), Dense(units=3)), seed=7)
SHAPE = (1, 5, 5)
METADATA = Metadata(
    input_shape=SHAPE, classes=("a", "b", "c"), data="toy", digest="d1", test_accuracy=0.75, temperature=2.0
)


def trained():
    parameters = SPEC.network(SHAPE).parameters()
    parameters.initialize(SPEC.initializer, stream(7, "init"))
    parameters.statistics[...] = np.linspace(0.5, 1.5, parameters.statistics.size)
    return parameters


@pytest.fixture
def saved(tmp_path):
    path = tmp_path / "toy.safetensors"
    save_weights(path, SPEC, trained(), METADATA)
    return path


def test_a_saved_network_comes_back_bit_for_bit_with_spec_and_facts(saved):
    loaded = load_weights(saved)
    original = trained()
    np.testing.assert_array_equal(loaded.parameters.theta, original.theta)
    np.testing.assert_array_equal(loaded.parameters.statistics, original.statistics)
    assert loaded.spec == SPEC
    assert loaded.metadata == METADATA
    assert loaded.parameters.theta.dtype == np.float32


def test_it_predicts_as_the_network_that_was_saved(saved):
    loaded = load_weights(saved)
    x = np.random.default_rng(0).random((4, *SHAPE), np.float32)
    expected = SPEC.network(SHAPE).predict(trained(), x)
    np.testing.assert_array_equal(loaded.outputs(x), expected)
    labels = expected.argmax(axis=1)
    assert loaded.accuracy(x, labels) == 1.0
    np.testing.assert_allclose(loaded.probabilities(x).sum(axis=1), 1, rtol=1e-6)


def test_temperature_softens_the_certainty_and_keeps_the_answer(saved):
    loaded = load_weights(saved)
    x = np.random.default_rng(0).random((4, *SHAPE), np.float32)
    sharp = SPEC.loss.probabilities(loaded.outputs(x))
    soft = loaded.probabilities(x)
    assert np.all(soft.max(axis=1) <= sharp.max(axis=1))
    np.testing.assert_array_equal(soft.argmax(axis=1), sharp.argmax(axis=1))


def test_images_of_another_shape_are_refused(saved):
    with pytest.raises(EngineError, match=r"inputs of shape \(1, 5, 5\), got \(1, 6, 6\)"):
        load_weights(saved).outputs(np.zeros((1, 1, 6, 6), np.float32))


def test_numerical_runs_keep_their_float64(tmp_path):
    spec = ExperimentSpec(layers=(Flatten(), Dense(units=2)))
    parameters = spec.network((1, 2, 2)).parameters(np.float64)
    parameters.theta[...] = np.pi
    save_weights(tmp_path / "w.safetensors", spec, parameters, Metadata(input_shape=(1, 2, 2), classes=("0", "1")))
    loaded = load_weights(tmp_path / "w.safetensors")
    assert loaded.parameters.theta.dtype == np.float64
    np.testing.assert_array_equal(loaded.parameters.theta, parameters.theta)


def test_facts_of_a_data_set_name_it():
    images, labels = np.zeros((2, 1, 3, 3), np.float32), np.array([0, 1])
    data = Dataset("toy", Split(images, labels), Split(images, labels))
    facts = Metadata.of(data, steps=5)
    assert (facts.data, facts.digest, facts.input_shape, facts.steps) == ("toy", data.digest, (1, 3, 3), 5)


def test_diverged_weights_are_not_saved(tmp_path):
    parameters = trained()
    parameters.theta[0] = np.nan
    with pytest.raises(StoreError, match=r"the weights of 1\.W are not finite numbers"):
        save_weights(tmp_path / "w.safetensors", SPEC, parameters, METADATA)
    assert list(tmp_path.iterdir()) == []


def with_header(path, **changes):
    """The file with some texts of its header replaced."""
    header = {"spec": SPEC.to_dict(), "facts": {**METADATA.__dict__, **changes.pop("facts", {})}}
    if "spec" in changes:
        header["spec"] = changes.pop("spec")
    raw = packed(changes.pop("kind", "digitlab-weights"), header, changes.pop("tensors", tensors_of(trained())))
    path.write_bytes(raw)
    return path


def tensors(**changes):
    named = {name[1:].replace("_", "."): value for name, value in changes.items()}  # L1_W is 1.W
    found = {**tensors_of(trained()), **named}
    return {name: value for name, value in found.items() if value is not None}


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"kind": "other"}, "is not a DigitLab weights file, though it holds tensors"),
        ({"spec": {"layers": [{"kind": "dance"}]}}, "cannot be used: there is no layer called 'dance'"),
        ({"spec": []}, "a part is missing or of the wrong kind"),
        ({"facts": {"input_shape": [0, 5, 5]}}, "a part is missing"),
        ({"facts": {"input_shape": 5}}, "a part is missing"),
        ({"facts": {"temperature": 0}}, "a part is missing"),
        ({"facts": {"input_shape": [1, 2, 2]}}, r"layer 1 \(conv2d\): expected images of at least 3"),
        ({"tensors": tensors(L1_W=None)}, "the tensor 1.W is missing"),
        ({"tensors": tensors(L9_W=np.zeros(2))}, "the tensor 9.W is not part of it"),
        ({"tensors": tensors(L5_b=np.zeros(4))}, r"5\.b has the shape \(4,\), expected \(3,\)"),
        ({"tensors": tensors(L5_b=np.array([1, np.inf, 0]))}, "holds something else than finite numbers"),
        ({"tensors": tensors(L5_b=np.zeros(3, np.int64))}, "holds something else than finite numbers"),
    ],
)
def test_each_contradiction_has_its_sentence(tmp_path, changes, words):
    path = with_header(tmp_path / "w.safetensors", **dict(changes))
    with pytest.raises(StoreError, match=words) as caught:
        load_weights(path)
    assert caught.value.path == path


def test_a_missing_file_and_a_folder_are_reported(tmp_path):
    with pytest.raises(StoreError, match="there is no file w in"):
        load_weights(tmp_path / "w")
    with pytest.raises(StoreError, match=r"cannot be read|not a safetensors file"):
        load_weights(tmp_path)


def test_a_header_that_promises_a_huge_network_takes_no_memory(tmp_path):
    layers = [{"kind": "flatten"}] + [{"kind": "dense", "units": 16384}] * 200  # 200 GB if it were believed
    path = with_header(tmp_path / "w.safetensors", spec={"layers": layers})
    with pytest.raises(StoreError, match="does not fit its own network"):
        load_weights(path)


@given(data=st.data())
def test_no_damage_whatever_ends_in_anything_but_one_sentence(tmp_path, data):
    path = tmp_path / "w.safetensors"
    save_weights(path, SPEC, trained(), METADATA)
    raw = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(raw) - 1))
        raw[place] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(raw)))
    damaged = bytes(raw[:cut]) if data.draw(st.booleans()) else bytes(raw)
    path.write_bytes(damaged)
    try:
        loaded = load_weights(path)
    except StoreError as error:
        assert "\n" not in str(error)  # noqa: PT017 (a sentence or a network, both are right)
    else:
        assert np.all(np.isfinite(loaded.parameters.theta))


@given(junk=st.binary(max_size=200))
def test_junk_is_not_a_weights_file(tmp_path, junk):
    path = tmp_path / "junk.safetensors"
    header = struct.pack("<Q", len(junk)) if len(junk) % 2 else b""
    path.write_bytes(header + junk)
    with pytest.raises(StoreError, match=r"not a safetensors file|not a DigitLab weights file"):
        load_weights(path)


def test_the_header_is_plain_json_that_other_tools_can_read(saved):
    raw = saved.read_bytes()
    (size,) = struct.unpack("<Q", raw[:8])
    texts = json.loads(raw[8 : 8 + size])["__metadata__"]
    assert json.loads(texts["spec"])["seed"] == 7

"""PyTorch's .pt files, written here byte by byte: PyTorch is no part of the project."""

from __future__ import annotations

import pickle
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.errors import StoreError
from engine.foreign.formats import archives, torch_archive
from engine.foreign.formats.torch_archive import is_torch_archive, read_torch_archive
from engine.foreign.opening import open_network
from engine.rng import stream

NUMBERS = np.arange(12, dtype="<f4")


class Named:
    """Pickled as a call of a function that exists only by its name."""

    def __init__(self, module: str, name: str, *arguments: Any, state: Any = None) -> None:
        self.call = (module, name, arguments, state)


class Storage:
    def __init__(self, key: str, kind: str = "FloatStorage", count: int = 12) -> None:
        self.key, self.kind, self.count = key, kind, count


def tensor(key: str, offset: int, size: tuple[int, ...], stride: tuple[int, ...], **storage: Any) -> Named:
    return Named("torch._utils", "_rebuild_tensor_v2", Storage(key, **storage), offset, size, stride, False, {})


def program(value: Any) -> bytes:
    """A pickle of protocol 2 as PyTorch writes it, of dicts, texts, numbers, tuples and calls."""

    def put(value: Any) -> bytes:
        if isinstance(value, Storage):
            inside = b"(" + put("storage") + b"ctorch\n" + value.kind.encode() + b"\n"
            return inside + put(value.key) + put("cpu") + put(value.count) + b"tQ"
        if isinstance(value, Named):
            module, name, arguments, state = value.call
            made = f"c{module}\n{name}\n".encode() + put(arguments) + b"R"
            return made + (b"" if state is None else put(state) + b"b")
        if isinstance(value, dict):
            return b"}(" + b"".join(put(key) + put(item) for key, item in value.items()) + b"u"
        if isinstance(value, tuple):
            return b"(" + b"".join(map(put, value)) + b"t"
        return pickle.dumps(value, 2)[2:-1]

    return b"\x80\x02" + put(value) + b"."


def archive(path: Path, value: Any, *, order: bytes = b"little", **storages: np.ndarray) -> Path:
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("w/data.pkl", program(value))
        file.writestr("w/byteorder", order)
        for key, numbers in storages.items():
            file.writestr(f"w/data/{key.lstrip('s')}", numbers.tobytes())
    return path


def test_tensors_are_cut_out_of_their_storage(tmp_path):
    state = {
        "whole": tensor("0", 0, (3, 4), (4, 1)),
        "turned": tensor("0", 0, (4, 3), (1, 4)),
        "part": tensor("0", 2, (2, 2), (4, 1)),
        "number": tensor("0", 5, (), ()),
        "nothing": tensor("0", 0, (0, 3), (3, 1)),
        "kept": Named("torch._utils", "_rebuild_parameter", tensor("0", 0, (2,), (1,)), True, {}),
    }
    read = read_torch_archive(archive(tmp_path / "w.pt", state, s0=NUMBERS))
    table = NUMBERS.reshape(3, 4)
    np.testing.assert_array_equal(read["whole"], table)
    np.testing.assert_array_equal(read["turned"], table.T)
    np.testing.assert_array_equal(read["part"], table[:2, 2:])
    assert read["number"] == 5
    assert read["nothing"].shape == (0, 3)
    np.testing.assert_array_equal(read["kept"], [0, 1])


@pytest.mark.parametrize(
    ("kind", "dtype"), [("HalfStorage", "f2"), ("DoubleStorage", "f8"), ("LongStorage", "i8"), ("ByteStorage", "u1")]
)
@pytest.mark.parametrize("order", ["little", "big"])
def test_every_kind_of_number_in_either_byte_order(tmp_path, kind, dtype, order):
    numbers = NUMBERS.astype((">" if order == "big" else "<") + dtype)
    value = {"x": tensor("0", 0, (12,), (1,), kind=kind)}
    read = read_torch_archive(archive(tmp_path / "w.pt", value, order=order.encode(), s0=numbers))
    np.testing.assert_array_equal(read["x"], NUMBERS)
    assert read["x"].dtype.isnative


def test_bfloat16_keeps_the_upper_half_of_a_float(tmp_path):
    bits = (NUMBERS.view("<u4") >> 16).astype("<u2")
    value = {"x": tensor("0", 0, (12,), (1,), kind="BFloat16Storage")}
    np.testing.assert_array_equal(read_torch_archive(archive(tmp_path / "w.pt", value, s0=bits))["x"], NUMBERS)


def test_a_checkpoint_opens_as_its_network_without_the_optimizers_memory(tmp_path):
    draw = stream(0, "weights").standard_normal
    w, b, m = (draw(shape).astype("<f4") for shape in ((10, 784), 10, (10, 784)))
    empty = Named("collections", "OrderedDict", state={"_metadata": {"": {"version": 1}}})
    value = {
        "epoch": 3,
        "model_state_dict": {
            "fc.weight": tensor("0", 0, (10, 784), (784, 1), count=7840),
            "fc.bias": tensor("1", 0, (10,), (1,), count=10),
        },
        "optimizer": {"state": {0: {"exp_avg": tensor("2", 0, (10, 784), (784, 1), count=7840)}}},
        "noted": empty,  # versions of modules hang on a dict as its state and are left aside
    }
    loaded = open_network(archive(tmp_path / "w.pt", value, s0=w, s1=b, s2=m), pixels="unit")
    x = stream(1, "images").random((3, 1, 28, 28), np.float32)
    np.testing.assert_allclose(loaded.outputs(x), x.reshape(3, -1) @ w.T + b, rtol=1e-4, atol=1e-4)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Named("__main__", "Net"), r"it calls __main__\.Net; save its weights with torch"),
        (Named("os", "system", "true"), r"it calls os\.system"),
        ({"x": tensor("0", 8, (3, 4), (4, 1))}, "damaged"),
        ({"x": tensor("0", 0, (2**40,), (0,))}, "damaged"),
        ({"x": tensor("0", 0, (2, 2), (-1, 1))}, "damaged"),
        ({"x": tensor("0", 0, (2,), (1, 1))}, "damaged"),
        ({"x": tensor("9", 0, (2,), (1,))}, "damaged"),
        ({"x": tensor("../x", 0, (2,), (1,))}, "damaged"),
        ({"x": tensor("0", 0, (2,), (1,), count=99)}, "damaged"),
        ({"x": tensor("0", 0, (2,), (1,), kind="QInt8Storage")}, r"it calls torch\.QInt8Storage"),
        ({"x": Named("torch", "FloatStorage", 5)}, "damaged"),
        ({"x": Named("torch._utils", "_rebuild_tensor_v2", 1, 0, (2,), (1,))}, "damaged"),
    ],
)
def test_what_is_no_tensor_is_refused_and_nothing_is_run(tmp_path, value, words):
    path = archive(tmp_path / "w.pt", value, s0=NUMBERS)
    assert is_torch_archive(path)
    with pytest.raises(StoreError, match=words):
        read_torch_archive(path)


def test_an_archive_that_unpacks_to_too_much_is_refused(tmp_path, monkeypatch):
    path = archive(tmp_path / "w.pt", {"x": tensor("0", 0, (2,), (1,))}, s0=NUMBERS)
    monkeypatch.setattr(archives, "LARGEST", 20)
    with pytest.raises(StoreError, match="unpacks to more than"):
        read_torch_archive(path)


def test_a_missing_archive_is_reported(tmp_path):
    assert not is_torch_archive(tmp_path / "w.pt")
    with pytest.raises(StoreError, match=r"there is no file w\.pt"):
        read_torch_archive(tmp_path / "w.pt")


def old(path: Path, value: Any, *, order: str = "<", **storages: np.ndarray) -> Path:
    """A file as PyTorch wrote it before version 1.6: pickles in a row, then each storage with its length."""
    about = {"protocol_version": 1001, "little_endian": order == "<", "type_sizes": {"short": 2}}
    names = [key.lstrip("s") for key in storages]
    data = (
        torch_archive.LEGACY + pickle.dumps(1001, 2) + pickle.dumps(about, 2) + program(value) + pickle.dumps(names, 2)
    )
    for numbers in storages.values():
        count = len(numbers).to_bytes(8, "little" if order == "<" else "big")
        data += count + numbers.astype(order + numbers.dtype.str[1:]).tobytes()
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("order", ["<", ">"])
def test_files_of_old_versions_are_read_in_either_byte_order(tmp_path, order):
    state = {
        "turned": tensor("0", 0, (4, 3), (1, 4)),
        "ones": tensor("1", 0, (2,), (1,), kind="DoubleStorage", count=2),
    }
    path = old(tmp_path / "w.pth", state, order=order, s1=np.ones(2), s0=NUMBERS)
    found = read_torch_archive(path)
    np.testing.assert_array_equal(found["turned"], NUMBERS.reshape(3, 4).T)
    np.testing.assert_array_equal(found["ones"], np.ones(2))


def test_a_cut_old_file_is_damaged_wherever_it_ends(tmp_path):
    whole = old(tmp_path / "w.pth", {"a": tensor("0", 0, (3, 4), (4, 1))}, s0=NUMBERS).read_bytes()
    for end in range(len(torch_archive.LEGACY), len(whole), 7):
        (tmp_path / "cut.pth").write_bytes(whole[:end])
        with pytest.raises(StoreError, match="is damaged, or no file of PyTorch"):
            read_torch_archive(tmp_path / "cut.pth")


def test_an_old_file_that_asks_for_more_numbers_than_it_has_takes_no_memory(tmp_path):
    greedy = {"a": tensor("0", 0, (3,), (1,), count=10**15)}
    with pytest.raises(StoreError, match="is damaged, or no file of PyTorch"):
        read_torch_archive(old(tmp_path / "w.pth", greedy, s0=NUMBERS))

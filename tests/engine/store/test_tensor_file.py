"""Tensors with a header on disk."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import safetensors.numpy

from engine.errors import StoreError
from engine.files import write_atomically
from engine.numerics import machine
from engine.rng import stream
from engine.store import tensor_file
from engine.store.tensor_file import checksum, packed, read_safetensors, unpacked
from engine.types import Array

KIND, WORDS = "digitlab-tests", "a file of these tests"
TENSORS: dict[str, Array] = {
    "W": stream(0, "W").standard_normal((3, 4)).astype(np.float32),
    "b": np.arange(3.0),
    "empty": np.zeros((0, 5), np.float32),
    "number": np.array(7, np.int64),
    "turned": np.arange(6, dtype=np.uint8).reshape(2, 3).T,
}
HEADER = {"spec": {"layers": [1, 2]}, "name": "Zürich 손글씨"}


def kept(path: Path, header: Any = HEADER, tensors: Any = TENSORS, kind: str = KIND) -> Path:
    path.write_bytes(packed(kind, header, tensors))
    return path


def test_header_and_tensors_come_back(tmp_path: Path) -> None:
    header, tensors = unpacked(kept(tmp_path / "a"), KIND, WORDS)
    assert header == HEADER
    assert tensors.keys() == TENSORS.keys()
    for name, tensor in TENSORS.items():
        assert tensors[name].dtype == tensor.dtype
        np.testing.assert_array_equal(tensors[name], tensor)


def test_other_programs_can_read_the_tensors() -> None:
    loaded = safetensors.numpy.load(packed(KIND, HEADER, TENSORS))
    np.testing.assert_array_equal(loaded["turned"], TENSORS["turned"])


def test_the_same_content_has_the_same_bytes_in_any_order() -> None:
    assert packed(KIND, HEADER, dict(reversed(TENSORS.items()))) == packed(KIND, HEADER, TENSORS)


def test_numbers_of_the_other_byte_order_are_turned(tmp_path: Path) -> None:
    _, tensors = unpacked(kept(tmp_path / "a", tensors={"W": np.array([1.0, 2.0], ">f4")}), KIND, WORDS)
    assert tensors["W"].tolist() == [1, 2]


def test_the_checksum_knows_every_name_type_shape_number_and_text() -> None:
    one = checksum({"spec": "1"}, {"W": np.zeros(4, np.float32)})
    others = [
        checksum({"spec": "2"}, {"W": np.zeros(4, np.float32)}),
        checksum({"spec": "1"}, {"V": np.zeros(4, np.float32)}),
        checksum({"spec": "1"}, {"W": np.zeros(4, np.int32)}),
        checksum({"spec": "1"}, {"W": np.zeros((2, 2), np.float32)}),
        checksum({"spec": "1"}, {"W": np.array([0, 0, 0, 1], np.float32)}),
        checksum({}, {"W": np.zeros(4, np.float32)}),
    ]
    assert len({one, *others}) == 7
    assert (
        checksum({"spec": "1", "version": "9"}, {"W": np.zeros(4, np.float32)}) == one
    )  # of the format, not the content


def test_a_changed_number_does_not_fit_the_checksum(tmp_path: Path) -> None:
    path = kept(tmp_path / "a")
    raw = bytearray(path.read_bytes())
    raw[-1] ^= 1
    path.write_bytes(raw)
    with pytest.raises(StoreError, match="its content does not fit its checksum; use another copy"):
        unpacked(path, KIND, WORDS)


def test_a_file_of_another_kind_is_named_as_what_it_is_not(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="a is not a file of these tests, though it holds tensors; import it"):
        unpacked(kept(tmp_path / "a", kind="other"), KIND, WORDS)


@pytest.mark.parametrize("version", ["2", "", "x", "0", "1" * 30])
def test_a_newer_format_asks_for_an_update(tmp_path: Path, version: str) -> None:
    write_atomically(tmp_path / "a", safetensors.numpy.save({"a": np.zeros(1)}, {"format": KIND, "version": version}))
    with pytest.raises(StoreError, match=r"newer DigitLab .* update it"):
        unpacked(tmp_path / "a", KIND, WORDS)


def test_files_of_earlier_versions_have_no_checksum(tmp_path: Path) -> None:
    write_atomically(
        tmp_path / "a", safetensors.numpy.save({"a": np.ones(1)}, {"format": KIND, "version": "1", "x": "2"})
    )
    header, tensors = unpacked(tmp_path / "a", KIND, WORDS)
    assert (header, tensors["a"].tolist()) == ({"x": 2}, [1])


def test_a_header_that_is_no_json_is_damaged(tmp_path: Path) -> None:
    texts = {"format": KIND, "version": "1", "spec": "[" * 100_000}
    write_atomically(tmp_path / "a", safetensors.numpy.save({"a": np.ones(1)}, texts))
    with pytest.raises(StoreError, match="is damaged: its header cannot be read"):
        unpacked(tmp_path / "a", KIND, WORDS)


def test_16_bit_floats_of_other_programs_are_widened(tmp_path: Path) -> None:
    entries = {
        "f": {"dtype": "F32", "shape": [1], "data_offsets": [4, 8]},
        "w": {"dtype": "BF16", "shape": [2, 1], "data_offsets": [0, 4]},
    }
    head = json.dumps(entries).encode()
    bits = np.array([0x3F80, 0xC000], "<u2").tobytes() + np.array([0.5], "<f4").tobytes()
    path = tmp_path / "a.safetensors"
    path.write_bytes(len(head).to_bytes(8, "little") + head + bits)
    texts, tensors = read_safetensors(path)
    assert texts == {}
    assert tensors["w"].tolist() == [[1], [-2]]
    assert tensors["f"].tolist() == [0.5]


def test_what_is_no_such_file_a_missing_one_and_a_huge_one_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").write_bytes(b"hello")
    with pytest.raises(StoreError, match="a is not a safetensors file, or a damaged one"):
        read_safetensors(tmp_path / "a")
    with pytest.raises(StoreError, match="there is no file gone"):
        read_safetensors(tmp_path / "gone")
    (tmp_path / "a").write_bytes(packed(KIND, HEADER, TENSORS))
    monkeypatch.setattr(tensor_file, "LARGEST", 4)
    monkeypatch.setattr(machine, "free_bytes", lambda: 3)
    with pytest.raises(StoreError, match=r"a takes .* GB of memory and .* GB are free; close other programs"):
        read_safetensors(tmp_path / "a")


def test_a_huge_file_of_another_program_is_refused_whatever_memory_is_free(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tensor_file, "LARGEST", 4)
    for metadata in (None, {"format": "pt"}):
        (tmp_path / "theirs").write_bytes(safetensors.numpy.save(dict(TENSORS), metadata))
        with pytest.raises(StoreError, match="theirs is larger than 2 GB; no digit network is"):
            read_safetensors(tmp_path / "theirs")


def test_a_file_of_more_than_two_gigabytes_is_read_where_memory_is_free(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tensor_file, "LARGEST", 4)
    (tmp_path / "a").write_bytes(packed(KIND, HEADER, TENSORS))
    assert set(read_safetensors(tmp_path / "a")[1]) == set(TENSORS)

"""The pickle reader: everything plain data needs, and nothing that could run."""

from __future__ import annotations

import collections
import io
import os
import pickle
import pickletools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import StoreError
from engine.foreign.formats.pickles import read_pickle

PLAIN = {
    "W1": np.arange(6, dtype=np.float32).reshape(2, 3),
    "b1": np.zeros(3),
    "big-endian": np.arange(4, dtype=">f8"),
    "columns first": np.asfortranarray(np.arange(6.0).reshape(2, 3)),
    "bytes": np.arange(5, dtype=np.uint8),
    "flags": np.array([True, False]),
    "empty": np.zeros((0, 3)),
    "scalar": np.float32(2.5),
    "list": [1, -1, 2**40, 2**300, 1.5, "text", None, True, False, b"raw"],
    "tuple": [(1,), (1, 2), (1, 2, 3), (1, 2, 3, 4), ()],
    "nested": {"a": {"b": [np.ones(2)]}},
    "ordered": collections.OrderedDict(x=np.ones(1), y=2),
}


def same(a, b):
    if isinstance(b, np.ndarray | np.generic):
        np.testing.assert_array_equal(a, b)
        assert np.asarray(a).dtype == b.dtype.newbyteorder("=")
    elif isinstance(b, dict):
        assert list(a) == list(b)
        for key in b:
            same(a[key], b[key])
    elif isinstance(b, list | tuple):
        assert len(a) == len(b)
        for x, y in zip(a, b, strict=True):
            same(x, y)
    else:
        assert a == b


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_plain_data_of_every_protocol_comes_back(tmp_path, protocol):
    path = tmp_path / "plain.pkl"
    path.write_bytes(pickle.dumps(PLAIN, protocol))
    same(read_pickle(path), PLAIN)


def test_python_2s_pickle_of_an_array_is_read(tmp_path):
    path = tmp_path / "two.pkl"
    path.write_bytes(
        b"\x80\x02}q\x01U\x02W1q\x02cnumpy.core.multiarray\n_reconstruct\nq\x03cnumpy\nndarray\nq\x04K\x00\x85U\x01b\x87R"
        b"(K\x01K\x02\x85cnumpy\ndtype\nU\x02f4K\x00K\x01\x87R(K\x03U\x01<NNNJ\xff\xff\xff\xffJ\xff\xff\xff\xffK\x00tb"
        b"\x89U\x08\x00\x00\x80?\x00\x00\x00@tbs."
    )
    same(read_pickle(path), {"W1": np.array([1, 2], np.float32)})


class Runs:
    """What a pickle bomb looks like: unpickling it would call a function of the attacker's choice."""

    def __init__(self, function, *arguments):
        self.call = (function, arguments)

    def __reduce__(self):
        return self.call


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
@pytest.mark.parametrize("function", [os.system, os.mkdir, print, eval, getattr, np.load, pickle.loads])
def test_no_function_is_ever_called(tmp_path, protocol, function):
    target = tmp_path / "made-by-a-pickle"
    path = tmp_path / "bomb.pkl"
    path.write_bytes(pickle.dumps({"W1": np.ones(2), "x": Runs(function, str(target))}, protocol))
    with pytest.raises(StoreError, match=r"was not opened: it (calls|uses)"):
        read_pickle(path)
    assert not target.exists()


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (np.array([{}], object), "holds Python objects"),
        (np.array(["text"]), "holds arrays of type 'U4'"),
        (np.array([1 + 2j]), "holds arrays of type 'c16'"),
        ({1, 2}, "uses the pickle instruction|calls"),
        (range(3), "calls builtins.range"),
        (np.ma.array([1.0]), "calls numpy.ma"),
        (1j, "calls builtins.complex"),
        (print, "calls builtins.print"),
        (np.ndarray, "holds something else than data"),
    ],
)
def test_what_is_not_plain_data_is_refused_by_name(tmp_path, value, words):
    path = tmp_path / "w.pkl"
    path.write_bytes(pickle.dumps(value))
    with pytest.raises(StoreError, match=words):
        read_pickle(path)


def assembled(*parts):
    """A pickle written by hand."""
    return b"\x80\x04" + b"".join(parts) + b"."


@pytest.mark.parametrize(
    ("function", "way"),
    [
        (b"csklearn.linear_model._logistic\nLogisticRegression", r"W=model\.coef_\.T, b=model\.intercept_"),
        (b"csklearn.neural_network._multilayer_perceptron\nMLPClassifier", r"\*model\.coefs_"),
        (b"csklearn.svm._classes\nSVC", "only networks of layers can be opened"),
        (b"cjoblib.numpy_pickle\nNumpyArrayWrapper", r"numpy\.savez\('weights\.npz', \*arrays\)"),
        (b"ctorch._utils\n_rebuild_sparse_tensor", r"tensor\.to_dense\(\)"),
        (b"ctorch\nqint8", "before it was quantized"),
        (b"ctorch._utils\n_rebuild_tensor_v2", r"torch\.save\(model\.state_dict\(\)"),
    ],
)
def test_what_a_program_pickled_is_refused_with_a_way_that_works_for_it(tmp_path, function, way):
    (tmp_path / "w.pkl").write_bytes(assembled(function, b"\n)R"))
    with pytest.raises(StoreError, match=way):
        read_pickle(tmp_path / "w.pkl")


RECONSTRUCT = b"cnumpy.core.multiarray\n_reconstruct\n(cnumpy\nndarray\n(K\x00tC\x01btR"
F4 = b"cnumpy\ndtype\n(X\x02\x00\x00\x00f4K\x00K\x01tR"


def built(shape, *, kind=F4, data=b"C\x04\0\0\0\0"):
    """A pickled array with its parts as given, whether they agree or not."""
    return assembled(RECONSTRUCT, b"(K\x01(" + shape + b"t", kind, b"\x89", data, b"tb")


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "damaged"),
        (b"junk", "damaged"),
        (b".", "damaged"),
        (b"K\x01", "damaged"),
        (assembled(b"h\x07"), "damaged"),  # a memo entry that is not there
        (assembled(b"K\x01K\x02s"), "damaged"),  # a number that is no dict
        (assembled(b"](K\x01(t0a"), "damaged"),  # more taken than there is above the mark
        (assembled(b"](a"), "damaged"),
        (b"\x80\x04K\x01", "damaged"),
        (assembled(b"K\x01K\x02R"), "damaged"),
        (assembled(b"]K\x01b"), "sets the inside"),
        (assembled(b"}(K\x01u"), "damaged"),  # a key without its value
        (assembled(b"}]K\x01s"), "damaged"),  # a list as a key
        (assembled(RECONSTRUCT), "damaged"),  # an array without content
        (assembled(b"cnumpy\nndarray\n(K\x05tR"), "makes an array in a way"),
        (assembled(b"cnumpy.core.multiarray\n_reconstruct\n(K\x01K\x02K\x03tR"), "not NumPy's own"),
        (built(b"J\xff\xff\xff\x1f"), "damaged"),  # 2 GB promised, 4 bytes there
        (built(b"J\xff\xff\xff\xff"), "damaged"),  # a negative side
        (built(b"K\x01", kind=b"K\x07"), "damaged"),  # a number for a type
        (built(b"K\x01", kind=F4 + b"(K\x03X\x01\x00\x00\x00?tb"), "damaged"),  # no such byte order
        (built(b"K\x01", data=b"]"), "holds Python objects"),
        (assembled(b"cnumpy\ndtype\n(X\x01\x00\x00\x00OtR"), "holds Python objects"),
    ],
)
def test_every_malformed_pickle_is_one_sentence(tmp_path, raw, words):
    path = tmp_path / "w.pkl"
    path.write_bytes(raw)
    with pytest.raises(StoreError, match=words) as caught:
        read_pickle(path)
    assert "\n" not in str(caught.value)


def test_instructions_that_only_move_things_about_are_known(tmp_path):
    path = tmp_path / "w.pkl"
    path.write_bytes(assembled(b"](K\x01K\x020K\x03e(K\x04K\x051(0K\x0620a"))  # 1 and 3; 4 and 5 dropped; 6
    assert read_pickle(path) == [1, 3, 6]
    path.write_bytes(built(b"K\x01"))
    np.testing.assert_array_equal(read_pickle(path), [0.0])


def test_lists_that_hold_each_other_many_times_do_not_blow_up(tmp_path):
    laughs: list[object] = [1] * 10
    for _ in range(18):
        laughs = [laughs] * 10  # 10¹⁹ items in 400 bytes
    path = tmp_path / "laughs.pkl"
    path.write_bytes(pickle.dumps(laughs))
    with pytest.raises(StoreError, match="nests its data without end"):
        read_pickle(path)


def test_a_list_inside_itself_does_not_blow_up(tmp_path):
    circle: list[object] = []
    circle.append(circle)
    path = tmp_path / "circle.pkl"
    path.write_bytes(pickle.dumps(circle))
    with pytest.raises(StoreError, match="nests its data without end"):
        read_pickle(path)


def test_making_the_same_large_thing_again_and_again_is_stopped(tmp_path, monkeypatch):
    monkeypatch.setattr("engine.foreign.formats.pickles.LARGEST", 10_000)
    again = b"c_codecs\nencode\nq\x01X\xe8\x03\x00\x00" + b"a" * 1000 + b"\x85q\x02R" + b"h\x01h\x02R" * 20
    path = tmp_path / "again.pkl"
    path.write_bytes(b"\x80\x02" + again + b".")
    with pytest.raises(StoreError, match="would fill the memory"):
        read_pickle(path)


def test_a_file_too_large_missing_or_unreadable_is_reported(tmp_path, monkeypatch):
    with pytest.raises(StoreError, match=r"there is no file w\.pkl"):
        read_pickle(tmp_path / "w.pkl")
    with pytest.raises(StoreError, match="cannot be read"):
        read_pickle(tmp_path)
    (tmp_path / "big.pkl").write_bytes(bytes(20))
    monkeypatch.setattr("engine.foreign.formats.pickles.LARGEST", 10)
    with pytest.raises(StoreError, match="larger than"):
        read_pickle(tmp_path / "big.pkl")


@given(data=st.data())
def test_any_damage_is_data_or_one_sentence(tmp_path, data):
    raw = bytearray(pickle.dumps({"W1": np.ones((2, 2)), "b1": [1, "a", (2.5, None)]}, data.draw(st.integers(0, 5))))
    for _ in range(data.draw(st.integers(1, 6))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path / "w.pkl"
    path.write_bytes(raw)
    with np.errstate(all="ignore"):
        try:
            read_pickle(path)
        except StoreError as error:
            assert "\n" not in str(error)  # noqa: PT017 (data or a sentence, both are right)


def test_the_reader_knows_every_instruction_it_does_not_refuse():
    from engine.foreign.formats import pickles

    known = {opcode.name for opcode in pickletools.opcodes}
    handled = {*pickles.VALUES, *pickles.CONSTANTS, *pickles.PYTHON2_STRINGS, *pickles.TUPLES, *pickles.ACTIONS}
    assert handled <= known
    assert not handled & {"INST", "OBJ", "NEWOBJ", "NEWOBJ_EX", "EXT1", "EXT2", "EXT4", "PERSID", "BINPERSID"}


def test_pythons_own_reader_agrees_on_the_courses_shape_of_file(tmp_path):
    buffer = io.BytesIO()
    pickle.dump(PLAIN, buffer)
    (tmp_path / "w.pkl").write_bytes(buffer.getvalue())
    same(read_pickle(tmp_path / "w.pkl"), pickle.loads(buffer.getvalue()))  # noqa: S301 (our own, just written)

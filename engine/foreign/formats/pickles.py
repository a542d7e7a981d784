"""Pickles of plain arrays, read by a machine of our own that cannot run anything.

A pickle is a program for a small stack machine, and two of its instructions call any function in the world. This reader
knows only the instructions that build dicts, lists, texts, numbers and NumPy arrays of numbers. A function is not
looked up by its name but compared with the few that arrays are made of; any other ends the reading.
"""

from __future__ import annotations

import math
import pickletools
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import IO, Any

import numpy as np

from engine.errors import EngineError, StoreError
from engine.files import unreadable
from engine.foreign.formats.archives import LARGEST
from engine.foreign.formats.others import TEXTS, way_out
from engine.types import Array

MOST_STEPS = 1_000_000  # instructions of one pickle
LONGEST_NUMBER = 1_000  # bytes
MOST_ITEMS = 1_000_000
MOST_DEEP = 20
DAMAGED = (ValueError, IndexError, KeyError, TypeError, OverflowError, AttributeError, RecursionError)
TYPES = frozenset(["f2", "f4", "f8", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "b1"])


class RefusedError(EngineError):
    """The pickle wants something that plain data never needs."""


def read_pickle(path: Path | str) -> Any:
    """The dicts, lists, texts, numbers and arrays in a pickle; nothing in it is run.

    Raises: StoreError: not there, damaged, or holding anything else.
    """
    path = Path(path)
    try:
        if path.stat().st_size > LARGEST:
            raise StoreError("{name} is larger than 200 MB; no digit network is", path=path, name=path.name)
        data = path.read_bytes()
    except OSError as error:
        raise unreadable(error, path, StoreError) from error
    try:
        return Machine().run(data)
    except RefusedError as refused:
        raise not_opened(path, refused, TEXTS["plain"]) from None
    except DAMAGED as error:
        raise StoreError(
            "{name} is not a weights file, or a damaged one; safetensors, .npz, PyTorch's .pt, JSON and pickles "
            "of arrays can be opened",
            path=path,
            name=path.name,
        ) from error


def not_opened(path: Path, refused: RefusedError, way: str) -> StoreError:
    """The refusal with the way out, which depends on the program that wrote the file."""
    called = str(refused.values.get("function", ""))
    return StoreError(
        "{name} was not opened: {reason}; {way}",
        path=path,
        name=path.name,
        reason=refused,
        way=way_out(called) or way,
    )


class Machine:
    """The stack machine of the pickle format, without its dangerous instructions."""

    def __init__(self) -> None:
        self.stack: list[Any] = []
        self.marks: list[int] = []
        self.memo: dict[int, Any] = {}
        self.functions = FUNCTIONS
        self.made = 0  # bytes

    def run(self, data: bytes | IO[bytes]) -> Any:
        """What the pickle builds; of a file it reads just the one pickle that begins there.

        Raises: RefusedError: an instruction or function outside plain data; ValueError and others: damaged.
        """
        for steps, (opcode, argument, _) in enumerate(pickletools.genops(data)):
            if steps > MOST_STEPS:
                raise RefusedError("it has more instructions than any network needs")
            if opcode.name == "STOP":
                return Finishing().plain(self.pop())
            self.step(opcode.name, argument)
        raise ValueError("no STOP")

    def step(self, name: str, argument: Any) -> None:
        """One instruction."""
        if name in VALUES:
            self.stack.append(argument)
        elif name in CONSTANTS:
            self.stack.append(CONSTANTS[name]())
        elif name in PYTHON2_STRINGS:
            self.stack.append(argument.encode("latin-1") if isinstance(argument, str) else argument)
        elif name in TUPLES:
            count = TUPLES[name]
            items = [self.pop() for _ in range(count)][::-1]
            self.stack.append(tuple(items))
        elif name in ("PUT", "BINPUT", "LONG_BINPUT"):
            self.memo[int(argument)] = self.stack[-1]
        elif name == "MEMOIZE":
            self.memo[len(self.memo)] = self.stack[-1]
        elif name in ("GET", "BINGET", "LONG_BINGET"):
            self.stack.append(self.memo[int(argument)])
        elif name not in ("PROTO", "FRAME"):
            action = ACTIONS.get(name)
            if action is None:
                raise RefusedError("it uses the pickle instruction {instruction}", instruction=name)
            action(self, argument)

    def pop(self) -> Any:
        if self.marks and len(self.stack) <= self.marks[-1]:
            raise ValueError("nothing above the mark")
        return self.stack.pop()

    def above_mark(self) -> list[Any]:
        start = self.marks.pop()
        items = self.stack[start:]
        del self.stack[start:]
        return items

    def top(self, kind: type) -> Any:
        value = self.stack[-1]
        if type(value) is not kind:
            raise ValueError("not what can be filled")
        return value

    # -- the instructions that are more than a value ------------------------------------------------------------------
    def mark(self, _: Any) -> None:
        self.marks.append(len(self.stack))

    def drop(self, _: Any) -> None:
        if self.marks and len(self.stack) == self.marks[-1]:
            self.marks.pop()
        else:
            self.stack.pop()

    def drop_mark(self, _: Any) -> None:
        self.above_mark()

    def duplicate(self, _: Any) -> None:
        self.stack.append(self.stack[-1])

    def make_tuple(self, _: Any) -> None:
        self.stack.append(tuple(self.above_mark()))

    def make_list(self, _: Any) -> None:
        self.stack.append(self.above_mark())

    def make_dict(self, _: Any) -> None:
        self.stack.append(dict(_pairs(self.above_mark())))

    def set_item(self, _: Any) -> None:
        value, key = self.pop(), self.pop()
        self.top(dict).update(_pairs([key, value]))

    def set_items(self, _: Any) -> None:
        items = self.above_mark()
        self.top(dict).update(_pairs(items))

    def append(self, _: Any) -> None:
        value = self.pop()
        self.top(list).append(value)

    def extend(self, _: Any) -> None:
        items = self.above_mark()
        self.top(list).extend(items)

    def name_function(self, argument: Any) -> None:
        self.stack.append(Function(str(argument), self.functions))

    def name_function_from_stack(self, _: Any) -> None:
        name, module = self.pop(), self.pop()
        self.stack.append(Function(f"{module} {name}", self.functions))

    def call(self, _: Any) -> None:
        arguments, function = self.pop(), self.pop()
        if not isinstance(function, Function) or not isinstance(arguments, tuple):
            raise ValueError("not a call")
        made = function.call(arguments)
        self.charge(made)
        self.stack.append(made)

    def build(self, _: Any) -> None:
        state = self.pop()
        built = self.stack[-1]
        if not isinstance(built, Type | Shell):
            raise RefusedError("it sets the inside of an object that is no array")
        built.set_state(state)
        if isinstance(built, Shell):
            self.charge(built.array)

    def charge(self, made: Any) -> None:
        """Count what calls have made, since a short pickle can make the same large thing over and over."""
        self.made += made.nbytes if isinstance(made, np.ndarray) else 100 * len(made) if isinstance(made, dict) else 100
        if isinstance(made, bytes):
            self.made += len(made)
        if self.made > LARGEST:
            raise RefusedError("it would fill the memory")


class Function:
    """One of the functions that arrays are made of; it exists only if its name is on the list."""

    def __init__(self, name: str, known: Mapping[str, Callable[..., Any]]) -> None:
        module, _, function = name.partition(" ")
        module = module.replace("numpy._core.", "numpy.core.")
        self.name = f"{module}.{function}"
        if self.name not in known:
            raise RefusedError("it calls {function}", function=re.sub(r"[^\w.<>]", "?", self.name)[:60])
        self._call = known[self.name]

    def call(self, arguments: tuple[Any, ...]) -> Any:
        return self._call(*arguments)


class Type:
    """A NumPy number type while it is built: its name, then its byte order."""

    def __init__(self, name: Any, *_: Any) -> None:
        text = name.decode("ascii") if isinstance(name, bytes) else str(name)
        self.order = text[0] if text[:1] in ("<", ">", "|", "=") else "="
        self.name = text.lstrip("<>|=")
        if self.name not in TYPES:
            if self.name.startswith("O"):
                raise RefusedError("it holds Python objects")
            raise RefusedError("it holds arrays of type {type}", type=repr(self.name[:20]))

    def set_state(self, state: Any) -> None:
        order = state[1]
        order = order.decode("ascii") if isinstance(order, bytes) else order
        if order not in ("<", ">", "|", "="):
            raise ValueError("byte order")
        self.order = order

    @property
    def dtype(self) -> np.dtype[Any]:
        return np.dtype(self.order + self.name)


class Shell:
    """An array while it is built: empty first, then shape, type and bytes, which must agree before memory is taken."""

    def __init__(self) -> None:
        self.array: Array | None = None

    def set_state(self, state: Any) -> None:
        _, shape, kind, fortran, data = state if len(state) == 5 else (1, *state)
        if not isinstance(data, bytes | bytearray):
            raise RefusedError("it holds Python objects")
        self.array = array(shape, kind, data, "F" if fortran else "C")


def array(shape: Any, kind: Any, data: bytes | bytearray, order: str) -> Array:
    """An array of numbers out of its bytes, in the byte order of this machine."""
    if not isinstance(kind, Type) or not isinstance(shape, tuple) or order not in ("C", "F"):
        raise ValueError("not an array")
    if not all(type(side) is int and 0 <= side <= LARGEST for side in shape) or len(shape) > 8:
        raise ValueError("shape")
    if math.prod(shape) * kind.dtype.itemsize != len(data):
        raise ValueError("shape and bytes disagree")
    flat = np.frombuffer(bytes(data), kind.dtype)
    shaped: Array = flat.reshape(shape, order="F" if order == "F" else "C")
    return np.asarray(shaped, kind.dtype.newbyteorder("="))


class Finishing:
    """The walk over what was built, which puts arrays in the place of their shells."""

    def __init__(self) -> None:
        self.seen = 0

    def plain(self, value: Any, depth: int = 0) -> Any:
        """`value` as plain data.

        Raises: RefusedError: something else than plain data is left, or so much that the file must be malicious.
        """
        self.seen += 1
        if depth > MOST_DEEP or self.seen > MOST_ITEMS:
            raise RefusedError("it nests its data without end")
        if isinstance(value, Shell):
            if value.array is None:
                raise ValueError("an array without content")
            return value.array
        if isinstance(value, dict):
            return {key: self.plain(item, depth + 1) for key, item in value.items()}
        if isinstance(value, list | tuple):
            return [self.plain(item, depth + 1) for item in value]
        if value is None or isinstance(value, str | bytes | bytearray | bool | int | float | np.ndarray | np.generic):
            return value
        raise RefusedError("it holds something else than data")


def _pairs(items: list[Any]) -> list[tuple[Any, Any]]:
    keys, values = items[::2], items[1::2]
    if len(keys) != len(values) or not all(isinstance(key, str | bytes | int) for key in keys):
        raise ValueError("keys")
    return [(key.decode("latin-1") if isinstance(key, bytes) else key, v) for key, v in zip(keys, values, strict=True)]


def _reconstruct(kind: Any, *_: Any) -> Shell:
    if not isinstance(kind, Function) or kind.name != "numpy.ndarray":
        raise RefusedError("it holds a kind of array that is not NumPy's own")
    return Shell()


def _from_buffer(data: Any, kind: Any, shape: Any, order: Any) -> Array:
    return array(shape, kind, data, order)


def _scalar(kind: Any, data: Any) -> Any:
    return array((), kind, _latin(data), "C")[()]


def _latin(text: Any, *_: Any) -> bytes:
    return text if isinstance(text, bytes) else str(text).encode("latin-1")


def _empty() -> bytes:
    return b""


def _ordered(*arguments: Any) -> dict[Any, Any]:
    return dict(_pairs([part for pair in arguments[0] for part in pair])) if arguments else {}


def _no_call(*_: Any) -> Any:
    raise RefusedError("it makes an array in a way that plain pickles do not")


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "numpy.core.multiarray._reconstruct": _reconstruct,
    "numpy.core.multiarray.scalar": _scalar,
    "numpy.core.numeric._frombuffer": _from_buffer,
    "numpy.ndarray": _no_call,
    "numpy.dtype": Type,
    "collections.OrderedDict": _ordered,
    "_codecs.encode": _latin,  # how old protocols write bytes
    "__builtin__.bytes": _empty,  # and no bytes at all
}
VALUES = {
    "INT", "BININT", "BININT1", "BININT2", "LONG", "LONG1", "LONG4", "FLOAT", "BINFLOAT", "UNICODE", "BINUNICODE",
    "SHORT_BINUNICODE", "BINUNICODE8", "BINBYTES", "SHORT_BINBYTES", "BINBYTES8", "BYTEARRAY8",
}  # fmt: skip
PYTHON2_STRINGS = {"STRING", "BINSTRING", "SHORT_BINSTRING"}  # Python 2's: bytes
TUPLES = {"EMPTY_TUPLE": 0, "TUPLE1": 1, "TUPLE2": 2, "TUPLE3": 3}
CONSTANTS: dict[str, Callable[[], Any]] = {
    "NONE": lambda: None,
    "NEWTRUE": lambda: True,
    "NEWFALSE": lambda: False,
    "EMPTY_DICT": dict,
    "EMPTY_LIST": list,
}
ACTIONS: dict[str, Callable[[Machine, Any], None]] = {
    "MARK": Machine.mark,
    "POP": Machine.drop,
    "POP_MARK": Machine.drop_mark,
    "DUP": Machine.duplicate,
    "TUPLE": Machine.make_tuple,
    "LIST": Machine.make_list,
    "DICT": Machine.make_dict,
    "SETITEM": Machine.set_item,
    "SETITEMS": Machine.set_items,
    "APPEND": Machine.append,
    "APPENDS": Machine.extend,
    "GLOBAL": Machine.name_function,
    "STACK_GLOBAL": Machine.name_function_from_stack,
    "REDUCE": Machine.call,
    "BUILD": Machine.build,
}

"""ONNX models: the graph's nodes in a row as layers of ours, with the arrays that the file (or one beside it) holds.

Source: ONNX, onnx.proto (the numbers of the fields) and Operators.md (what each node computes).
"""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import numpy as np

from engine.errors import SpecError, StoreError
from engine.files import unreadable
from engine.foreign.formats.archives import LARGEST
from engine.foreign.formats.described import Builder, Described, UnplayedError, unplayed
from engine.foreign.formats.onnx_nodes import NODES, PATTERNS, ROW, OnnxConstants, OnnxNode
from engine.foreign.formats.protobuf import Message, ProtobufError
from engine.types import Array

TYPES = {1: "<f4", 2: "u1", 3: "i1", 5: "<i2", 6: "<i4", 7: "<i8", 9: "u1", 10: "<f2", 11: "<f8"}
MOST_NODES = 500
IDLE = ("Identity", "Dropout", "Cast")
DAMAGE = "it is damaged"
TEXTS = (DAMAGE,)


def read_onnx(path: Path) -> Described:
    """The network of an ONNX file.

    Raises: StoreError: not readable, damaged, or with a node that no layer here computes.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise StoreError("{name} is larger than 200 MB; no digit network is", path=path, name=path.name)
        data = path.read_bytes()
        return _Graph(path, data).described()
    except OSError as error:
        raise unreadable(error, path, StoreError) from error
    except (UnplayedError, SpecError) as error:  # a layer of ours that cannot be like it
        raise unplayed(path, error) from None
    except (ProtobufError, ValueError, IndexError, KeyError, OverflowError, TypeError, AttributeError) as error:
        raise StoreError("{name} is a damaged ONNX file; export or copy it again", path=path, name=path.name) from error


class _Graph:
    """The graph of a file, followed from its input to its output."""

    def __init__(self, path: Path, data: bytes) -> None:
        self.path = path
        graph = Message(memoryview(data)).message(7)
        if graph is None:
            raise ProtobufError(DAMAGE)
        self.arrays = {tensor.text(8): self.array(tensor) for tensor in graph.messages(5)}
        self.nodes: list[OnnxNode] = []
        for message in graph.messages(1):
            node = self.node(message)
            if node.kind == "Constant":
                self.arrays[node.output] = np.asarray(node.settings.get("value", node.settings.get("value_float", 0.0)))
            else:
                self.nodes.append(node)
        if len(self.nodes) > MOST_NODES:
            raise UnplayedError("it has more than {most} layers", most=MOST_NODES)
        inputs = [
            (value.text(1), self.shape(value)) for value in graph.messages(11) if value.text(1) not in self.arrays
        ]
        if len(inputs) != 1 or len(graph.messages(12)) != 1:
            raise UnplayedError("it has several inputs or outputs")
        self.output = graph.messages(12)[0].text(1)
        self.start, self.input_shape = inputs[0]
        shapes = {value.text(1): self.shape(value) for field in (12, 13) for value in graph.messages(field)}
        self.known = OnnxConstants(self.arrays, shapes)

    def array(self, tensor: Message) -> Array:
        """The numbers of a tensor: raw, one by one, or in the file beside this one."""
        shape, kind = tensor.numbers(1), TYPES.get(tensor.number(2))
        if kind is None:
            raise UnplayedError("it holds numbers of a kind that is not read")
        if not all(0 <= side <= 1 << 28 for side in shape) or math.prod(shape) > LARGEST // 4:
            raise ProtobufError(DAMAGE)
        raw = tensor.raw(9)
        if tensor.number(14) == 1:
            raw = self.beside({entry.text(1): entry.text(2) for entry in tensor.messages(13)})
        if not raw and kind == "<f4":
            raw = tensor.raw(4)
        elif not raw and kind == "<f8":
            raw = tensor.raw(10)
        elif not raw and kind != "<f2":
            return np.array(tensor.numbers(7) or tensor.numbers(5), np.int64).reshape(shape)
        return np.frombuffer(raw, kind).reshape(shape).astype(np.dtype(kind).newbyteorder("="))

    def beside(self, place: dict[str, str]) -> bytes:
        """The bytes of an array in another file, which must be in the same folder.

        Raises: StoreError: it is not there.
        """
        name, offset = place.get("location", ""), int(place.get("offset") or 0)
        if not name or Path(name).name != name or name in (".", ".."):
            raise UnplayedError("it keeps its arrays outside its folder")
        other = self.path.parent / name
        try:
            length = int(place.get("length") or other.stat().st_size - offset)
            if not 0 <= length <= LARGEST or offset < 0:
                raise ProtobufError(DAMAGE)
            with open(other, "rb") as file:
                file.seek(offset)
                return file.read(length)
        except OSError as error:
            raise StoreError(
                "{name} keeps its arrays in {other}, which cannot be read; put both files into one folder",
                path=self.path,
                name=self.path.name,
                other=name[:60],
            ) from error

    def node(self, message: Message) -> OnnxNode:
        settings: dict[str, Any] = {}
        for entry in message.messages(5):
            kind, name = entry.number(20), entry.text(1)
            tensor = entry.message(5)
            if kind == 4 and tensor is not None:
                settings[name] = self.array(tensor)
            elif kind == 7:
                settings[name] = entry.numbers(8)
            elif kind == 1:
                settings[name] = entry.float(2)
            elif kind == 3:
                settings[name] = entry.text(4)
            elif kind == 2:
                settings[name] = entry.number(3)
        outputs = message.texts(2)
        return OnnxNode(message.text(4), tuple(message.texts(1)), outputs[0] if outputs else "", settings)

    @staticmethod
    def shape(value: Message) -> list[int]:
        """The sides of a value, 0 where they are not numbers."""
        kind = value.message(2)
        tensor = kind.message(1) if kind is not None else None
        sides = tensor.message(2) if tensor is not None else None
        return [side.number(1) for side in sides.messages(1)] if sides is not None else []

    # -- the row of layers -------------------------------------------------------------------------------------------
    def described(self) -> Described:
        shape = tuple(self.input_shape[1:])
        last = len(shape) == 3 and shape[0] > 4 >= shape[2]  # images as TensorFlow has them, turned by the first node
        if not shape or not all(side > 0 for side in shape):
            raise UnplayedError("it does not say the shape of its inputs")
        builder = Builder((shape[2], shape[0], shape[1]) if last else shape)
        at, i = self.start, 0
        users: dict[str, list[OnnxNode]] = {}
        for node in self.nodes:
            for name in node.inputs:
                users.setdefault(name, []).append(node)
        while at != self.output:
            i += 1
            if i > MOST_NODES:
                raise ProtobufError(DAMAGE)
            at = self.follow(builder, at, users)
        return builder.described(self.path)

    def follow(self, builder: Builder, at: str, users: dict[str, list[OnnxNode]]) -> str:
        """Add what is computed from the value of this name; the name of what comes out."""
        following = [node for node in users.get(at, []) if node.kind != "Shape"]
        for pattern in PATTERNS:
            if len(following) == 2 and (end := pattern.match(at, self.known, users)):
                builder.add(pattern.layer)
                return end
        if len(following) != 1:
            raise UnplayedError(ROW)
        node = following[0]
        if node.kind in IDLE:
            return node.output
        make = NODES.get(node.kind)
        if make is None:
            raise UnplayedError("no network here has a layer like {layer}", layer=node.kind[:40])
        make(self.known, builder, node, at)
        return node.output

"""Readers from files: the shipped reader of postal codes, or any trained network of digits."""

from __future__ import annotations

from pathlib import Path

from engine.errors import EngineError
from engine.foreign.opening import open_network
from engine.foreign.orders import digit_order
from engine.store.weights import LoadedNetwork, load_weights
from engine.vision.reader import DIGITS, THRESHOLD, Reader

SHIPPED = Path(__file__).resolve().parents[1] / "weights" / "postal-cnn.safetensors"


def shipped_reader() -> Reader:
    """The reader that comes with the program.

    Raises: StoreError where its file is missing or damaged.
    """
    return reader_of(load_weights(SHIPPED))


def open_reader(path: Path | str) -> Reader:
    """A reader behind the network of a weights file, ours or another program's.

    Raises: StoreError where it cannot be opened; EngineError where it is no network of digits.
    """
    return reader_of(open_network(path))


def reader_of(loaded: LoadedNetwork, threshold: float = THRESHOLD) -> Reader:
    """A reader behind a network that is open already, with the temperature that its file has.

    Raises: EngineError where it is no network of digits.
    """
    order = digit_order(loaded.metadata.classes)
    if order is None:
        raise EngineError(
            "this network distinguishes {classes}, not the ten digits; choose a network for digits",
            classes=", ".join(name[:20] for name in loaded.metadata.classes[:4]) + ", …",
        )
    return Reader(
        loaded.network,
        loaded.parameters,
        temperature=loaded.metadata.temperature,
        threshold=threshold,
        loss=loaded.spec.loss,
        order=order if order != tuple(range(DIGITS)) else (),
    )

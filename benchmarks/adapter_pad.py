"""Our reader behind the pad evaluation: read_code, read_scan and read_digit over the public engine.

    python pad_eval.py benchmarks/adapter_pad.py:read_code

DIGITLAB_READER names another weights file than the shipped one, DIGITLAB_PIPELINE=naive the course's pipeline.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # before the imports: this file is run from anywhere

from engine.readers import open_reader, shipped_reader  # noqa: E402
from engine.vision.naive import Naive  # noqa: E402
from engine.vision.normalize import Normalizer  # noqa: E402
from engine.vision.reader import CodeReading, Reader  # noqa: E402

Answers = list[tuple[int | None, float]]


def reader() -> Reader:
    """The shipped reader, or the one that the environment asks for."""
    weights = os.environ.get("DIGITLAB_READER")
    chosen = open_reader(Path(weights)) if weights else shipped_reader()
    return chosen.with_pipeline(Naive()) if os.environ.get("DIGITLAB_PIPELINE") == "naive" else chosen


READER = reader()


def answers(reading: CodeReading) -> Answers:
    """The likeliest digit of each box and its probability; None where the box is empty."""
    return [(box.guess, box.probability) for box in reading.boxes]


def read_code(canvas: NDArray[np.uint8]) -> Answers:
    """A five-box canvas."""
    return answers(READER.read_picture(canvas))


def read_scan(image: NDArray[np.uint8]) -> Answers:
    """A code without boxes."""
    return answers(READER.read_scan(image))


def read_digit(image: NDArray[np.uint8]) -> tuple[int | None, float]:
    """One digit that fills its picture, dark ink on white."""
    ink = np.pad(1 - image.astype(np.float32) / np.float32(255), 4)  # paper around it, as the normalizing expects
    box = READER.read_normalized([*Normalizer().from_code([ink])]).boxes[0]
    return box.guess, box.probability

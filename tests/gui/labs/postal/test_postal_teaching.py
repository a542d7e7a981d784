"""Teaching on a real hand: a writer of the pen digits, whom the network never saw, corrects it and keeps writing."""

import gzip
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from engine import datasets
from engine.handwriting import teaching
from engine.store.start import SHIPPED, begin
from gui.labs.postal.postal_lab import PostalLab

WRITER = 2
TABLET_PX = 500
CORRECTED = 75  # digits of the writer; the other 175 are only read
Record = dict[str, Any]


def write_screen(lab: PostalLab, digits: Sequence[Record]) -> None:
    """Draw up to five digits into the boxes, as the writer did, and read them."""
    lab.drawing.erase_all()
    for box, digit in enumerate(digits):
        for stroke in digit["strokes"]:
            places = [
                (100 * stroke[i] / TABLET_PX, 100 - 100 * stroke[i + 1] / TABLET_PX) for i in range(0, len(stroke), 2)
            ]
            lab.drawing.press(box, *places[0])
            for x, y in places[1:]:
                lab.drawing.move(x, y)
            lab.drawing.release()
    lab.reader.read()


def read_right(lab: PostalLab, digits: Sequence[Record]) -> int:
    right = 0
    for first in range(0, len(digits), 5):
        screen = digits[first : first + 5]
        write_screen(lab, screen)
        assert lab.reader.reading is not None
        right += sum(box.guess == digit["label"] for box, digit in zip(lab.reader.reading.boxes, screen, strict=False))
    return right


@pytest.mark.needs_data
def test_a_writer_who_corrects_what_was_misread_is_read_far_better_from_then_on(
    needs_data: Path, tmp_path: Path
) -> None:
    with gzip.open(needs_data / "pendigits" / "pendigits_train_strokes.jsonl.gz", "rt") as lines:
        written = [record for record in map(json.loads, lines) if record["writer"] == WRITER]
    lab = PostalLab(SHIPPED, tmp_path / "drawings.jsonl")
    lab.reader.choose(str(SHIPPED / "deep-mlp.safetensors"))  # learned from MNIST alone
    lab.edit(course=False)
    for first in range(0, CORRECTED, 5):
        screen = written[first : first + 5]
        write_screen(lab, screen)
        assert lab.reader.reading is not None
        for box, digit in enumerate(screen):
            if lab.reader.reading.boxes[box].digit != digit["label"]:  # misread, or not sure
                lab.teaching.teach(box, digit["label"])
    assert 15 <= lab.teaching.count <= 35
    later = written[CORRECTED:]
    before = read_right(lab, later)
    spec = lab.teaching.experiment().spec
    data = teaching.dataset(datasets.load("mnist-sample").train, path=lab.teaching.file)
    trainer = begin(spec, data)
    list(trainer.events())
    lab.reader.offer("taught", spec, trainer.parameters)
    after = read_right(lab, later)
    assert before <= 0.85 * len(later)
    assert after >= 0.96 * len(later)

"""The reader on writers it never saw: the shipped recipe trained again without a fifth of the writers.

    DIGITLAB_DATA=… python benchmarks/reader/reader_folds.py [FOLD …] [--epochs N] [--out FOLDER]

Fold k leaves out the pen writers whose number modulo 5 is k and every fifth envelope digit from the k-th on, before
anything is made of them. Each fold writes, after every epoch, FOLDER/fold-k.safetensors (with the shipped
reader's temperature), and at the start FOLDER/fold-k.jsonl.gz and FOLDER/fold-k-usps.gz: what was left out, in the form
of the originals, for the pad evaluation:

    DIGITLAB_READER=FOLDER/fold-k.safetensors python pad_eval.py benchmarks/adapter_pad.py:read_code \\
        --pen FOLDER/fold-k.jsonl.gz --usps FOLDER/fold-k-usps.gz --codes 400

--left-out-only writes those two files and trains nothing.
"""

from __future__ import annotations

import argparse
import dataclasses
import gzip
import json
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))  # before the imports: this file is run from anywhere

from engine import recipes  # noqa: E402
from engine.data.sources import ORIGINALS, handwriting_folder  # noqa: E402
from engine.events import EpochEnded  # noqa: E402
from engine.handwriting import dataset as handwriting  # noqa: E402
from engine.handwriting.originals import Fold  # noqa: E402
from engine.store.weights import Metadata, save_weights  # noqa: E402
from engine.training.trainer import Trainer  # noqa: E402

FOLDS = 5
TEMPERATURE = 0.7
"""That of the shipped reader (finish_reader.py)."""


def write_left_out(originals: list[Path], fold: Fold, folder: Path) -> None:
    """What a reader of this fold does not see: its writers' strokes and its envelopes, lines as they stand."""
    pen, usps = originals[:2]
    with gzip.open(pen, "rt") as lines, gzip.open(folder / f"fold-{fold.number}.jsonl.gz", "wt") as out:
        out.writelines(line for line in lines if fold.holds(json.loads(line)["writer"]))
    with gzip.open(usps, "rt") as lines, gzip.open(folder / f"fold-{fold.number}-usps.gz", "wt") as out:
        out.writelines(line for i, line in enumerate(lines) if fold.holds(i))


def train(originals: list[Path], fold: Fold, epochs: int, folder: Path) -> None:
    """Build the data without the fold, train the recipe on it, keep the weights of every epoch's end."""
    began, worked = time.perf_counter(), time.process_time()
    dataset = handwriting.dataset(originals, without=fold)
    spec = recipes.load("postal-cnn").spec
    spec = dataclasses.replace(spec, epochs=epochs or spec.epochs)
    name = f"fold-{fold.number}"
    note = f"The postal-code reader without the writers whose number modulo {fold.of} is {fold.number}."
    built_s = time.process_time() - worked
    print(f"{name}: {len(dataset.train)} pictures in {built_s:.0f} s of processor time, {dataset.digest}", flush=True)
    trainer = Trainer(spec, dataset, run=name)
    for event in trainer.events():
        if isinstance(event, EpochEnded):
            facts = Metadata.of(
                dataset,
                test_accuracy=event.test_accuracy,
                steps=trainer.step,
                epochs=trainer.epoch,
                temperature=TEMPERATURE,
                note=note,
            )
            save_weights(folder / f"{name}.safetensors", spec, trainer.parameters, facts)
            print(
                f"{name}: epoch {event.epoch}, step {event.step}, kept aside {100 * event.test_accuracy:.2f} %, "
                f"{time.perf_counter() - began:.0f} s, {time.process_time() - worked:.0f} s of processor time",
                flush=True,
            )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument(
        "folds", type=int, nargs="*", metavar="FOLD", help="0 to 4, in this order; all if none is named"
    )
    parser.add_argument("--epochs", type=int, default=0, help="fewer than the recipe's, for a quick look")
    parser.add_argument("--out", type=Path, default=Path("folds"))
    parser.add_argument("--left-out-only", action="store_true", help="write what is left out, train nothing")
    args = parser.parse_args()
    source = handwriting_folder()
    if source is None:
        parser.error(f"DIGITLAB_DATA must name a folder that holds {', '.join(ORIGINALS)}")
    if any(number not in range(FOLDS) for number in args.folds):
        parser.error(f"a fold is a number from 0 to {FOLDS - 1}")
    originals = [source / name for name in ORIGINALS]
    args.out.mkdir(parents=True, exist_ok=True)
    for number in args.folds or range(FOLDS):
        fold = Fold(number, FOLDS)
        write_left_out(originals, fold, args.out)
        if not args.left_out_only:
            train(originals, fold, args.epochs, args.out)


if __name__ == "__main__":
    main()

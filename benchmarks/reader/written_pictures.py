"""Pictures of postal codes as people bring them, made from single digits, and how the reader does on each kind.

    python benchmarks/reader/written_pictures.py [KIND …] --count 40

Squared and ruled paper, margins, holes, tables around the sheet, underlines, shadows, pens on transparent, turned rows,
more or fewer than five digits; and what nothing is arranged for (`hard_papers.py`). DIGITLAB_DATA must name the folder
with MNIST, whose test digits write the codes, and the pen digits.
A code is "right" if every digit is, "sure and wrong" if it has no "?" and is another code; else it counts as "?".
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from pathlib import Path
from typing import Any

import cv2
import numpy as np

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))  # before the imports: this file is run from anywhere

from benchmarks.reader.hard_papers import HARD_KINDS  # noqa: E402
from benchmarks.reader.papers import KINDS, Hand, pictures  # noqa: E402
from engine.readers import shipped_reader  # noqa: E402
from engine.vision.sheet.picture import decode_picture  # noqa: E402

EVERY = {**KINDS, **HARD_KINDS}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("kinds", nargs="*", metavar="KIND", help=f"of {', '.join(EVERY)}; all if none is named")
    parser.add_argument("--count", type=int, default=40, help="pictures of each kind")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="a folder for the pictures that are not read right")
    parser.add_argument("--json", type=Path, help="write the counts to this file")
    args = parser.parse_args()
    reader = shipped_reader()
    hand = Hand.of_mnist(Path(os.environ["DIGITLAB_DATA"]) / "mnist")
    counts: dict[str, Any] = {}
    for kind in args.kinds or EVERY:
        found = {"right": 0, "?": 0, "sure and wrong": 0}
        took = []
        for number, (picture, code) in enumerate(pictures(hand, kind, args.count, args.seed, EVERY)):
            opened = decode_picture(cv2.imencode(".png", picture)[1].tobytes())
            start = time.perf_counter()
            read = reader.read_picture(opened).code
            took.append(time.perf_counter() - start)
            shown = read.strip()
            result = "right" if shown == code else "?" if "?" in shown or not shown else "sure and wrong"
            found[result] += 1
            if args.keep and result != "right":
                args.keep.mkdir(parents=True, exist_ok=True)
                name = f"{kind}-{number}-{code}-{shown.replace('?', 'x').replace(' ', '_')}.png"
                cv2.imwrite(str(args.keep / name), picture)
        counts[kind] = found
        print(
            f"{kind:12} right {found['right']:4}  ? {found['?']:4}  sure and wrong {found['sure and wrong']:4}"
            f"   {1000 * float(np.median(took)):.0f} ms",
            flush=True,
        )
    if args.json:
        args.json.write_text(json.dumps(counts, indent=1) + "\n")


if __name__ == "__main__":
    main()

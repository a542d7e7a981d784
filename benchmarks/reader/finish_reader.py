"""Finish a trained reader: write its temperature and a note into the header of its weights.

    python benchmarks/reader/finish_reader.py weights/postal-cnn.safetensors

The temperature is the one that made the certainty honest on digits kept aside: for postal-cnn writers that it never saw
(docs/READER.md), for the others those of benchmarks/reader/choose.py (docs/RESULTS.md). The weights stay as they are.
"""

from __future__ import annotations

import argparse
import dataclasses
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))  # before the imports: this file is run from anywhere

from engine.store.weights import load_weights, save_weights  # noqa: E402

READERS = {
    "postal-cnn": (0.7, "Reads postal codes: pen strokes, envelopes and MNIST; its eleventh answer is no digit."),
    "small-cnn": (1.31, ""),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("weights", type=Path, help=f"{', '.join(READERS)}, or with --temperature any other")
    parser.add_argument("--temperature", type=float, help="in place of the one written down here")
    args = parser.parse_args()
    loaded = load_weights(args.weights)
    temperature, note = READERS.get(args.weights.stem, (loaded.metadata.temperature, loaded.metadata.note))
    if args.temperature is not None:
        temperature = args.temperature
    facts = dataclasses.replace(loaded.metadata, temperature=temperature, note=note)
    save_weights(args.weights, loaded.spec, loaded.parameters, facts)


if __name__ == "__main__":
    main()

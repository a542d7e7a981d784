"""Finish a trained reader: write its temperature and a note into the header of its weights.

    python benchmarks/finish_reader.py weights/postal-cnn.safetensors

The temperature is the one that is best on writers kept aside (docs/READER.md); the weights stay as they are.
"""

from __future__ import annotations

import argparse
import dataclasses
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # before the imports: this file is run from anywhere

from engine.store.weights import load_weights, save_weights  # noqa: E402

TEMPERATURE = 0.7
NOTE = "Reads postal codes: pen strokes, envelopes and MNIST; its eleventh answer is no digit."


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("weights", type=Path)
    parser.add_argument("--temperature", type=float, default=TEMPERATURE)
    args = parser.parse_args()
    loaded = load_weights(args.weights)
    facts = dataclasses.replace(loaded.facts, temperature=args.temperature, note=NOTE)
    save_weights(args.weights, loaded.spec, loaded.parameters, facts)


if __name__ == "__main__":
    main()

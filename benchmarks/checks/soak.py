"""Does memory stay where it is? Trains a recipe for many steps and prints resident memory on the way.

    OPENBLAS_NUM_THREADS=1 python benchmarks/checks/soak.py two-layer --steps 100000 --data mnist

Memory after the first twentieth counts as the start: by then every array has found its place.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from cli.measuring.figures import resident_mb
from engine.datasets import load
from engine.events import StepEnded
from engine.recipes import load as load_recipe
from engine.training.trainer import Trainer


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("recipe", nargs="?", default="two-layer")
    parser.add_argument("--steps", type=int, default=100_000)
    parser.add_argument("--data", default="mnist-sample")
    args = parser.parse_args()
    spec = load_recipe(args.recipe).spec.replace(steps=args.steps, epochs=0, data=args.data)
    trainer = Trainer(spec, load(args.data))
    start = peak = 0.0
    every = max(1, args.steps // 20)
    for event in trainer.events():
        if isinstance(event, StepEnded) and event.step % every == 0:
            now = resident_mb()
            peak = max(peak, now)
            start = start or now
            print(f"step {event.step:7d}  {now:7.1f} MB  loss {event.loss:.4f}", flush=True)
    grown = 100 * (resident_mb() / start - 1)
    print(f"grown by {grown:.2f} % since step {every}; peak seen {peak:.1f} MB")
    return 0 if grown < 1 else 1


if __name__ == "__main__":
    sys.exit(main())

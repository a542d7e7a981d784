"""What share of a run's time its snapshots take, and which moments they are of: processor seconds of one thread.

python benchmarks/speed/snapshots.py RECIPE EPOCHS
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from engine import datasets, recipes
from engine.fast import pool
from engine.store.keeping import RunKeeper
from engine.store.moments.snapshots import snapshots_of
from engine.store.runlog import new_run
from engine.store.start import begin


def main() -> None:
    """Train a recipe on the sample's digits, keep it, and say what the snapshots took."""
    pool.set_threads(1)
    spec = recipes.load(sys.argv[1]).spec.replace(epochs=int(sys.argv[2]), steps=0, data="mnist-sample")
    trainer = begin(spec, datasets.load("mnist-sample"), clock=time.thread_time)
    with tempfile.TemporaryDirectory() as folder:
        keeper = RunKeeper(trainer, new_run("snapshots", Path(folder)))
        keeper.snapshots._clock = time.thread_time
        for event in trainer.events():
            keeper.apply(event)
        keeper.close()
        found = snapshots_of(keeper.log.folder)
        spent, whole = keeper.snapshots.spent_s, event.elapsed_s
        size = sum(one.path.stat().st_size for one in found) / 1e6
    print(f"{1000 * spent:.1f} ms of {whole:.2f} s: {100 * spent / whole:.2f} %; {size:.1f} MB")
    print("epochs: " + ", ".join(f"{one.epoch:g}" for one in found))


if __name__ == "__main__":
    main()

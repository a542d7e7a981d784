"""What a run is said to take before it starts, beside what it took: peak memory and seconds a step.

python -m benchmarks.checks.run_cost            five networks, each in a program of its own (Linux)
"""

from __future__ import annotations

import gc
import itertools
import statistics
import subprocess
import sys
import time
from pathlib import Path

from engine import datasets, network_cost, recipes
from engine.events import StepEnded
from engine.layers.dense import Dense
from engine.layers.flatten import Flatten
from engine.layers.relu import ReLU
from engine.optimizers.adam import Adam
from engine.spec import ExperimentSpec
from engine.training.trainer import Trainer

WIDE = ExperimentSpec(
    layers=(Flatten(), Dense(units=8192), ReLU(), Dense(units=8192), ReLU(), Dense(units=10)), optimizer=Adam()
)
CASES = (
    ("three-layer", 100, 200),
    ("small-cnn", 100, 20),
    ("small-cnn", 1000, 5),
    ("deep-cnn", 100, 10),
    ("wide", 100, 6),
)
STATUS, PEAK = Path("/proc/self/status"), Path("/proc/self/clear_refs")


def memory(line: str) -> int:
    """A line of the system's status of this program, in bytes: VmRSS now, VmHWM at its highest."""
    found = next(text for text in STATUS.read_text().splitlines() if text.startswith(line))
    return int(found.split()[1]) * 1024


def measure(name: str, batch: int, steps: int) -> str:
    """One row of the table."""
    data = datasets.load("mnist-sample")
    spec = WIDE if name == "wide" else recipes.load(name).spec
    spec = spec.replace(data="mnist-sample", epochs=0, steps=steps, batch_size=batch, updates_per_batch=1)
    network = spec.check(data.image_shape, len(data.classes))
    size, each = spec.memory_bytes(network), network_cost.step_s(network, spec.optimizer, batch)
    gc.collect()
    before = memory("VmRSS")
    PEAK.write_text("5")  # the peak counts from here
    ends = [time.perf_counter() for event in Trainer(spec, data).events() if isinstance(event, StepEnded)]
    took = statistics.median(b - a for a, b in itertools.pairwise(ends))
    peak = memory("VmHWM") - before
    figures = [f"{size / 1e6:.0f}", f"{peak / 1e6:.0f}", f"{1000 * each:.1f}", f"{1000 * took:.1f}"]
    return " | ".join([f"| {name}", str(batch), f"{network.size:,}", *figures]) + " |"


def main() -> int:
    """The table of all cases, or the row of one."""
    if len(sys.argv) > 1:
        print(measure(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])))
        return 0
    print("| network | batch | parameters | said, MB | peak, MB | said, ms a step | took, ms a step |")
    for case in CASES:
        subprocess.run([sys.executable, "-m", "benchmarks.checks.run_cost", *map(str, case)], check=False)
    return 0


if __name__ == "__main__":
    sys.exit(main())

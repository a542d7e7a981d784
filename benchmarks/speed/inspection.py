"""How fast are the studies of the Inspect page, and do its known answers hold on every shipped network?

    DIGITLAB_DATA=FOLDER python benchmarks/speed/inspection.py [--weights small-cnn …]

Processor seconds of one thread, so that a busy machine does not count; the first of three is left out.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np

from engine import datasets
from engine.analysis.interpretability.ablation import Alteration, altered
from engine.analysis.interpretability.class_maximizing import climb
from engine.analysis.interpretability.feature_maps import digit_path
from engine.analysis.interpretability.saliency import cover, linear
from engine.analysis.model import Model
from engine.analysis.strains import fgsm
from engine.data.dataset import Dataset
from engine.fast import pool
from engine.store.weights import load_weights

EPSILON = 0.05
ATTACKED = 1000
WEIGHTS = Path(__file__).resolve().parents[2] / "weights"


def took(work: Callable[[], object], often: int = 3) -> float:
    """The least processor seconds of some goes after the first."""
    work()
    times = []
    for _ in range(often - 1):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def speeds(model: Model, data: Dataset) -> None:
    """A map switched off, on 1,000 digits and on all; a drawn digit's path; what its pixels do."""
    image = data.test.images[0]
    off = altered(model, {1: Alteration().toggled(0)}, data.test.images[:500])
    for count in (1000, len(data.test)):
        few = data.test.head(count)
        seconds = took(partial(off.outputs, few.images))
        print(f"  a map switched off, {count:,} digits: {1000 * seconds:.0f} ms")
    path = took(lambda: (digit_path(model, image), model.probabilities(image[None])), 20)
    answer = int(model.probabilities(image[None])[0].argmax())
    print(f"  path of a drawn digit: {1000 * path:.1f} ms, {1 / path:.0f} a second")
    pixels = took(lambda: (linear(model, image, answer), cover(model, image, answer)))
    print(f"  what each pixel does: {1000 * pixels:.0f} ms")


def answers(model: Model, data: Dataset) -> None:
    """FGSM must raise the loss of every digit; the made picture of every class must be read as it."""
    few = data.test.head(ATTACKED)
    attacked = fgsm(model, few.images, few.labels, EPSILON)
    rows = np.arange(len(few))
    before, after = (_losses(model.probabilities(x)[rows, few.labels]) for x in (few.images, attacked))
    risen = int(np.count_nonzero(after > before))
    said = f"the loss rises on {risen:,} of {len(few):,} digits, by {np.median(after - before):.2g}"
    print(f"  FGSM, epsilon {EPSILON}: {said}")
    sure = [list(climb(model, k))[-1].certainty for k in range(len(data.classes))]
    print(f"  made pictures: least certainty {100 * min(sure):.2f} % (class {data.classes[int(np.argmin(sure))]})")


def _losses(shares: np.ndarray) -> np.ndarray:
    return -np.log(np.maximum(shares, 1e-300))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", nargs="+", default=sorted(path.stem for path in WEIGHTS.glob("*.safetensors")))
    parser.add_argument("--data", default="mnist")
    args = parser.parse_args()
    pool.set_threads(1)
    data = datasets.load(args.data)
    for name in args.weights:
        model = Model.of(load_weights(WEIGHTS / f"{name}.safetensors"), len(data.classes))
        print(name)
        speeds(model, data)
        answers(model, data)


if __name__ == "__main__":
    main()

"""Choose the settings of a recipe without the test digits: a written list of candidates, judged on digits kept aside.

    DIGITLAB_DATA=FOLDER OPENBLAS_NUM_THREADS=1 python benchmarks/reader/choose.py [RECIPE …] [--json FILE]

Five sixths of MNIST's training digits train, one sixth of every class judges, once, when the run has ended. The rule:
the highest accuracy wins, the mean where there are several seeds; of candidates within 0.05 points of it the one listed
first, which is the simplest. The test digits are not opened. Beside the accuracy stands the temperature that makes a
candidate's certainty honest on the digits that judged, and its calibration error before and after.

With --json every result is kept as it comes, and what is in the file is not trained again.
"""

from __future__ import annotations

import argparse
import json
import math
import statistics
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))  # before the imports: this file is run from anywhere

from engine import recipes  # noqa: E402
from engine.augmentations.elastic import Elastic  # noqa: E402
from engine.augmentations.rotation import Rotation  # noqa: E402
from engine.augmentations.scale import Scale  # noqa: E402
from engine.augmentations.shift import Shift  # noqa: E402
from engine.data import sources  # noqa: E402
from engine.data.dataset import Dataset, Split  # noqa: E402
from engine.data.split import with_validation  # noqa: E402
from engine.files import write_atomically  # noqa: E402
from engine.initializers.normal import Normal  # noqa: E402
from engine.initializers.xavier import Xavier  # noqa: E402
from engine.losses.cross_entropy import CrossEntropy  # noqa: E402
from engine.schedules.constant import Constant  # noqa: E402
from engine.schedules.cosine import Cosine  # noqa: E402
from engine.spec import ExperimentSpec  # noqa: E402
from engine.training.trainer import Trainer  # noqa: E402
from engine.types import Array, Labels  # noqa: E402

SHARE, SPLIT_SEED = 1 / 6, 0
CLOSE = 0.0005  # so near to the highest accuracy, the simpler candidate wins
SEEDS = (42, 1, 2)
ONE_SEED = (42,)
CANDIDATES: dict[str, tuple[Sequence[int], dict[str, dict[str, Any]]]] = {  # from the simplest on
    "small-cnn": (
        ONE_SEED,
        {
            "no augmentation": {"augmentation": ()},
            "shift 1 px": {"augmentation": (Shift(pixels=1),)},
            "shift 1 px, elastic 0.6 px": {"augmentation": (Shift(pixels=1), Elastic(pixels=0.6))},
            "rotation 10°, scale 10 %, shift 1 px, elastic 0.6 px": {
                "augmentation": (Rotation(degrees=10.0), Scale(share=0.1), Shift(pixels=1), Elastic(pixels=0.6))
            },
        },
    ),
    "deep-mlp": (
        ONE_SEED,
        {
            "constant learning rate": {"schedule": Constant(), "loss": CrossEntropy()},
            "cosine": {"schedule": Cosine(), "loss": CrossEntropy()},
            "cosine, smoothing 0.1": {"schedule": Cosine(), "loss": CrossEntropy(label_smoothing=0.1)},
        },
    ),
    "two-layer": (SEEDS, {f"{steps:,} steps": {"steps": steps} for steps in (10_000, 15_000, 20_000)}),
    "batch-norm": (
        SEEDS,
        {
            "10,000 steps": {"steps": 10_000, "schedule": Constant()},
            "15,000 steps": {"steps": 15_000, "schedule": Constant()},
            "10,000 steps, cosine": {"steps": 10_000, "schedule": Cosine()},
            "15,000 steps, cosine": {"steps": 15_000, "schedule": Cosine()},
        },
    ),
    "simple-cnn": (
        ONE_SEED,
        {"σ = 0.01": {"initializer": Normal(sigma=0.01)}, "Xavier": {"initializer": Xavier()}},
    ),
}


@dataclass(frozen=True)
class Result:
    """One candidate with one seed; `spec` is the experiment to the letter."""

    recipe: str
    candidate: str
    spec: dict[str, Any]
    accuracy: float
    temperature: float
    calibration_error: float
    calibration_error_after: float
    cpu_s: float


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("recipes", metavar="RECIPE", nargs="*", help=f"of {', '.join(CANDIDATES)} (all)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="keep every result here, and continue from it")
    args = parser.parse_args()
    unknown = [name for name in args.recipes if name not in CANDIDATES]
    if unknown:
        parser.error(f"no candidates are written down for {', '.join(unknown)}")
    known = read(args.json) if args.json else []
    data = training_digits()
    for name in args.recipes or CANDIDATES:
        results = []
        for candidate, spec in experiments(name):
            this = (name, candidate, spec.to_dict())
            result = next((r for r in known if (r.recipe, r.candidate, r.spec) == this), None)
            if result is None:
                result = judged(name, candidate, spec, data)
                known.append(result)
                print(f"{name}, {candidate}, seed {spec.seed}: {100 * result.accuracy:.2f} %", file=sys.stderr)
                if args.json:
                    rows = [vars(r) for r in known]
                    write_atomically(args.json, (json.dumps(rows, ensure_ascii=False, indent=1) + "\n").encode())
            results.append(result)
        print(table(name, results), flush=True)


def read(path: Path) -> list[Result]:
    return [Result(**row) for row in json.loads(path.read_text("utf-8"))] if path.exists() else []


def training_digits() -> Dataset:
    """MNIST's training digits in two parts. There is no test part: its files are not opened."""
    folder = sources.find("mnist")
    if folder is None:
        raise SystemExit("MNIST is not on this computer: python3 main.py download mnist, or set DIGITLAB_DATA")
    images, labels = (sources.present(folder, name) for name in sources.FILES[:2])
    if images is None or labels is None:
        raise SystemExit(f"{folder} holds no training digits")
    train = sources._read_pair(images, labels, 10, None)
    return with_validation(Dataset("mnist", train, train.head(0)), SHARE, SPLIT_SEED)


def experiments(name: str) -> list[tuple[str, ExperimentSpec]]:
    """Every candidate with every seed. Nothing is kept aside by the recipe itself: the digits that judge are."""
    seeds, candidates = CANDIDATES[name]
    base = recipes.load(name).spec.replace(data="mnist", validation=0.0)
    return [
        (candidate, base.replace(seed=seed, **settings)) for candidate, settings in candidates.items() for seed in seeds
    ]


def judged(name: str, candidate: str, spec: ExperimentSpec, data: Dataset) -> Result:
    """One candidate trained to its end, and only then shown the digits that judge."""
    started = time.process_time()
    trainer = Trainer(spec, data)
    while trainer.step < trainer.total_steps:
        if not math.isfinite(trainer.learn(*trainer.next_batch())):
            break  # diverged: it is judged as it is
    cpu_s = time.process_time() - started
    aside = data.validation or data.train.head(0)
    outputs = trainer.network.predict(trainer.parameters, aside.images)
    temperature = honest_temperature(outputs, aside)
    return Result(
        name,
        candidate,
        spec.to_dict(),
        float(np.mean(outputs.argmax(axis=1) == aside.labels)),
        temperature,
        calibration_error(CrossEntropy().probabilities(outputs), aside.labels),
        calibration_error(CrossEntropy().probabilities(outputs / np.float32(temperature)), aside.labels),
        round(cpu_s, 1),
    )


def honest_temperature(logits: Array, split: Split) -> float:
    """The T, in hundredths, with which softmax(logits / T) gives the labels the most probability (Guo et al. 2017)."""

    def nll(t: float) -> float:
        return CrossEntropy().value(logits / np.float32(t), split.labels)

    return min((hundredths / 100 for hundredths in range(10, 301)), key=nll)


def calibration_error(probabilities: Array, labels: Labels, bins: int = 15) -> float:
    """How far certainty and accuracy are apart, on average over bins of certainty (Guo et al. 2017, equation 3)."""
    certainty = probabilities.max(axis=1)
    right = probabilities.argmax(axis=1) == labels
    place = np.minimum((certainty * bins).astype(int), bins - 1)
    gaps = np.bincount(place, right, bins) - np.bincount(place, certainty, bins)
    return float(np.abs(gaps).sum() / len(labels))


def winner(accuracies: dict[str, float]) -> str:
    """The first candidate that is within `CLOSE` of the highest accuracy."""
    highest = max(accuracies.values())
    return next(name for name, accuracy in accuracies.items() if accuracy >= highest - CLOSE - 1e-9)


def table(name: str, results: list[Result]) -> str:
    """Candidates in their order, the winner in bold."""
    by_candidate: dict[str, list[Result]] = {}
    for result in results:
        by_candidate.setdefault(result.candidate, []).append(result)
    mean = {candidate: statistics.fmean(r.accuracy for r in some) for candidate, some in by_candidate.items()}
    won = winner(mean)
    lines = [f"| {name} | validation | each seed | T | calibration error at 1, at T | CPU s |", "| --- " * 6 + "|"]
    for candidate, some in by_candidate.items():
        bold = "**" if candidate == won else ""
        first = some[0]
        cells = [
            f"{bold}{candidate}{bold}",
            f"{bold}{100 * mean[candidate]:.2f} %{bold}",
            ", ".join(f"{100 * r.accuracy:.2f}" for r in some),
            f"{first.temperature:.2f}",
            f"{100 * first.calibration_error:.2f}, {100 * first.calibration_error_after:.2f} %",
            f"{sum(r.cpu_s for r in some):.0f}",
        ]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()

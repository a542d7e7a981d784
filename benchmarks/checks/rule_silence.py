"""What the rules say of every shipped recipe after its whole training: silence, or the finding and its number.

python -m benchmarks.checks.rule_silence                          all recipes, on the digits that are built in
python -m benchmarks.checks.rule_silence two-layer small-cnn      these
python -m benchmarks.checks.rule_silence --data mnist             on all of MNIST
"""

from __future__ import annotations

import argparse
import sys
import time

from engine import datasets, recipes
from engine.analysis.diagnosis import Evidence, Finding, diagnose
from engine.analysis.diagnosis.examination import examined
from engine.analysis.model import Model
from engine.data.dataset import Dataset
from engine.events import Event, Finished
from engine.fast import pool
from engine.layers.dense import Dense
from engine.spec import ExperimentSpec
from engine.training.trainer import Trainer

PROBE_EVERY = 100  # steps between looks inside


def in_full(spec: ExperimentSpec, data: Dataset) -> tuple[list[Finding], list[Event]]:
    """The findings of a whole run, as the page Train has them at its end, and its events."""
    trainer = Trainer(spec, data, probe_every=PROBE_EVERY)
    events = list(trainer.events())
    parameters, _ = trainer.result()
    model = Model(trainer.network, parameters, spec.loss)
    of_run = Evidence.of(spec, events)
    names = ("probes", "epochs", "losses", "total_steps", "parameters", "finished")
    evidence = examined(spec, model, data, **{name: getattr(of_run, name) for name in names})
    return [] if evidence is None else diagnose(evidence), events


def fitted(spec: ExperimentSpec, key: str, classes: int) -> ExperimentSpec:
    """The recipe on other digits; the reader's eleventh answer is left out where there are ten classes."""
    last = spec.layers[-1]
    if isinstance(last, Dense) and last.units != classes:
        spec = spec.replace(layers=(*spec.layers[:-1], Dense(units=classes)))
    return spec.replace(data=key)


def main() -> int:
    """A row of the table for each recipe; 1 if a rule spoke of one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("recipes", nargs="*", help="names; all where there are none")
    parser.add_argument("--data", default="mnist-sample", help="the digits (mnist-sample)")
    args = parser.parse_args()
    pool.set_threads(1)
    data = datasets.load(args.data)
    spoke = 0
    print("| recipe | steps | s | train | test | findings |\n| --- | --- | --- | --- | --- | --- |", flush=True)
    for name in args.recipes or [recipe.name for recipe in recipes.recipes()]:
        started = time.process_time()
        found, events = in_full(fitted(recipes.load(name).spec, args.data, len(data.classes)), data)
        last = next(event for event in reversed(events) if isinstance(event, Finished))
        epoch = Evidence.of(recipes.load(name).spec, events).epochs[-1:]
        scores = [f"{100 * epoch[0].train_accuracy:.1f}", f"{100 * epoch[0].test_accuracy:.1f}"] if epoch else ["", ""]
        words = "; ".join(f"{one.rule}: {one.text.format(**one.values)}" for one in found) or "silent"
        print("| " + " | ".join((name, str(last.step), f"{time.process_time() - started:.0f}", *scores, words)) + " |")
        sys.stdout.flush()
        spoke += bool(found)
    return int(spoke > 0)


if __name__ == "__main__":
    sys.exit(main())

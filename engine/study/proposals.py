"""What to try next, asked of Optuna: random, on a grid, or by TPE from the trials that are done.

A proposal is a pure function of the seed, its number, and the outcomes of the trials numbered at least `LAG` before it:
so a study is the same whatever the number of workers, and whenever it was interrupted.

Source: Bergstra et al. 2011 (TPE); Golovin et al. 2017, section 3.2.2 (the median rule); Jamieson & Talwalkar 2016
(successive halving); Watanabe et al. 2023 (PED-ANOVA, which settings matter).
"""

from __future__ import annotations

import contextlib
import statistics
import warnings
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from engine.errors import EngineError
from engine.extras.missing import library
from engine.rng import stream
from engine.study.space import SearchedSetting, Values, grid
from engine.study.trial import Outcome

LAG = 8  # a trial knows of those that many before it: as many can run at once
FIRST = 10  # random trials before TPE has something to learn from
FEWEST = 5  # trials before one is given up
ENOUGH = 15  # trials before what matters is said
RESAMPLES = 16  # that say how sure it is
METHODS = ("tpe", "random", "grid")
PRUNERS = ("median", "halving")
BENEATH = (
    "sqlalchemy.orm",
    "sqlalchemy.dialects.sqlite",
    "alembic.command",
)  # what Optuna loads with a study
Done = Mapping[int, tuple[Values, Outcome]]


class Proposer:
    """Proposes the values of every trial of a study."""

    def __init__(self, space: Sequence[SearchedSetting], by: str, seed: int) -> None:
        if by not in METHODS:
            known = ", ".join(METHODS)
            raise EngineError("there is no way to search called {got}; there are: {known}", got=by, known=known)
        self.space, self.by, self.seed = tuple(space), by, seed
        self._grid = grid(space) if by == "grid" else []

    def limit(self, trials: int) -> int:
        """How many trials there are: a grid has an end."""
        return min(trials, len(self._grid)) if self.by == "grid" else trials

    def values(self, number: int, done: Done) -> Values:
        """The values of the trial `number`, from 0."""
        if self.by == "grid":
            return dict(self._grid[number])
        optuna = quiet_optuna()
        seed = int(stream(self.seed, f"trial {number}").integers(2**31))
        known = [done[k] for k in sorted(done) if k <= number - LAG] if self.by == "tpe" else []
        if len(known) < FIRST:
            sampler = optuna.samplers.RandomSampler(seed=seed)
        else:
            sampler = optuna.samplers.TPESampler(seed=seed, multivariate=True, n_startup_trials=0)
        study = optuna.create_study(direction="maximize", sampler=sampler)
        spaces = distributions(self.space)
        with _silence():
            study.add_trials([frozen(values, outcome, spaces) for values, outcome in known])
            return dict(study.ask(spaces).params)

    def cutoffs(self, number: int, done: Done, rule: str | None) -> dict[int, float]:
        """Accuracies under which the trial is given up, by the place of its report from 1; none without a rule."""
        known = [outcome for k, (_, outcome) in done.items() if k <= number - LAG and outcome.state == "done"]
        if rule is None or len(known) < FEWEST:
            return {}
        places = range(1, min(len(outcome.reports) for outcome in known) + 1)
        if rule == "halving":
            places = [place for place in places if place & (place - 1) == 0]  # type: ignore[assignment]  # 1, 2, 4, 8 …
        everyone = [o for k, (_, o) in done.items() if k <= number - LAG]
        return {
            place: statistics.median([o.reports[place - 1] for o in everyone if len(o.reports) >= place])
            for place in places
        }


def distributions(space: Sequence[SearchedSetting]) -> dict[str, Any]:
    """The space in Optuna's words."""
    d = quiet_optuna().distributions
    found: dict[str, Any] = {}
    with _silence():  # a range that its steps do not divide ends below its end
        for setting in space:
            if setting.choices:
                found[setting.path] = d.CategoricalDistribution(setting.choices)
            elif setting.whole:
                step = max(1, round(setting.step or 1))
                found[setting.path] = d.IntDistribution(round(setting.low), round(setting.high), setting.log, step)
            else:
                found[setting.path] = d.FloatDistribution(setting.low, setting.high, log=setting.log, step=setting.step)
    return found


def frozen(values: Values, outcome: Outcome, spaces: Mapping[str, Any], **more: Any) -> Any:
    """A finished trial as Optuna keeps it; our own number and outcome are among its attributes.

    Of its reports only the last is an intermediate value, the one that TPE learns from where a trial was given up:
    Optuna would ask its database once for each. All of them are in the outcome.
    """
    optuna = quiet_optuna()  # a value that a trial has not, such as a momentum, is left out
    states = {"done": "COMPLETE", "pruned": "PRUNED", "failed": "FAIL", "stopped": "PRUNED"}
    return optuna.trial.create_trial(
        state=optuna.trial.TrialState[states[outcome.state]],
        value=outcome.accuracy if outcome.state == "done" else None,
        params=dict(values),
        distributions={path: spaces[path] for path in values},
        intermediate_values={len(outcome.reports): outcome.reports[-1]} if outcome.reports else {},
        user_attrs={"outcome": outcome.plain(), **more},
    )


def importances(space: Sequence[SearchedSetting], done: Done) -> dict[str, float]:
    """Which settings matter: the share of the differences that each explains alone; {} under 15 trials."""
    finished = _finished(space, done)
    return _shares(finished) if finished else {}


def importance_spread(space: Sequence[SearchedSetting], done: Done) -> dict[str, tuple[float, float]]:
    """How sure the importances are: 20 and 80 % of those of resampled trials, each drawn with replacement."""
    finished = _finished(space, done)
    generator, drawn = stream(0, "resamples"), []
    for _ in range(RESAMPLES if finished else 0):
        rows = generator.integers(len(finished), size=len(finished))
        with contextlib.suppress(ValueError, RuntimeError):  # all of one accuracy
            drawn.append(_shares([finished[row] for row in rows]))
    ends = {path: np.quantile([shares.get(path, 0.0) for shares in drawn], (0.2, 0.8)) for path in (drawn or [{}])[0]}
    return {path: (float(low), float(high)) for path, (low, high) in ends.items()}


def _finished(space: Sequence[SearchedSetting], done: Done) -> list[Any]:
    """The trials that came to their end, in Optuna's words; none where they are too few, or all alike."""
    finished = [pair for pair in done.values() if pair[1].state == "done"]
    if len(finished) < ENOUGH or len({outcome.accuracy for _, outcome in finished}) < 2:
        return []
    spaces = distributions(space)
    return [frozen(values, outcome, spaces) for values, outcome in finished]


def _shares(finished: Sequence[Any]) -> dict[str, float]:
    optuna = quiet_optuna()
    study = optuna.create_study(direction="maximize")
    with _silence():
        study.add_trials(finished)
        evaluator = optuna.importance.PedAnovaImportanceEvaluator()
        found = optuna.importance.get_param_importances(study, evaluator=evaluator)
    return {path: float(share) for path, share in found.items()}


def quiet_optuna() -> Any:
    """The library, without its messages.

    Raises: StoreError: it is not installed; says the command that installs it.
    """
    optuna = library("optuna", "search", "search")
    for name in BENEATH:
        library(name, "search", "search")
    optuna.logging.set_verbosity(optuna.logging.ERROR)
    return optuna


@contextlib.contextmanager
def _silence() -> Iterator[None]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # "experimental feature": the versions are bounded in pyproject.toml
        yield

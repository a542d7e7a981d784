"""A small search whose trials take milliseconds."""

from engine import datasets
from engine.data.dataset import Dataset
from engine.layers.dense import Dense
from engine.layers.flatten import Flatten
from engine.layers.relu import ReLU
from engine.spec import ExperimentSpec
from engine.study.search import SearchPlan
from engine.study.space import SearchedSetting, parse

SPEC = ExperimentSpec(layers=(Flatten(), Dense(units=8), ReLU(), Dense(units=10)), steps=30, epochs=0, batch_size=20)
TEXTS = ("optimizer=sgd,adam", "optimizer.learning_rate=1e-3..1:log", "layers.2.units=4..16")
SPACE: tuple[SearchedSetting, ...] = tuple(parse(text, SPEC) for text in TEXTS)


def data() -> Dataset:
    """The first digits of the sample, 200 and 60."""
    sample = datasets.load("mnist-sample")
    return Dataset("mnist-sample", sample.train.head(200), sample.test.head(60), classes=sample.classes)


def plan(
    trials: int = 12, by: str = "tpe", prune: str | None = None, repeats: int = 1, keep: bool = False
) -> SearchPlan:
    """A plan over the space above."""
    return SearchPlan(SPEC, SPACE, trials, by, prune, repeats, keep=keep, title="small")

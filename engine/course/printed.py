"""Accuracies as the notes print them, to be drawn over our own curves: their own random draws, no known answers."""

from __future__ import annotations

from dataclasses import dataclass

TITLE = "as printed in the notes"
TEST_NAME, TRAIN_NAME, BEST_NAME = "notes, test", "notes, train", "notes, best"  # short, to stand at a curve's end
TEXTS = (TITLE, TEST_NAME, TRAIN_NAME, BEST_NAME)
Points = tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Printed:
    """The test accuracies that the notes print for one recipe, by epoch, and what else they print of it.

    `best` is the highest test accuracy where they print it without its epoch, else 0.
    """

    recipe: str
    test: Points  # (epoch, 0…1)
    train: Points = ()
    steps_per_epoch: int = 600  # batches of 100 of the 60,000 digits
    best: float = 0.0
    test_loss: Points = ()
    train_loss: Points = ()

    @property
    def steps(self) -> int:
        """The step of the last point."""
        return round(max(epoch for epoch, _ in self.test) * self.steps_per_epoch)


WHOLE = 10_000 / 600  # epochs in 10,000 batches of 100
PRINTED = {
    curve.recipe: curve
    for curve in (
        Printed("two-layer", ((1, 0.9093), (16, 0.9722))),
        Printed("three-layer", ((WHOLE, 0.9695),)),
        Printed("three-layer-sigmoid", ((WHOLE, 0.9292),)),
        Printed("three-layer-wide", ((WHOLE, 0.9747),)),
        Printed("optimizer-sgd", ((WHOLE, 0.9661),)),
        Printed("optimizer-momentum", ((WHOLE, 0.9728),)),
        Printed("optimizer-adagrad", ((WHOLE, 0.9667),)),
        Printed("init-xavier", ((9, 0.9645),), best=0.9711),
        Printed("batch-norm", ((WHOLE, 0.9783),)),
        Printed("dropout", ((WHOLE, 0.9637),), best=0.9641),
        Printed("weight-decay", ((1, 0.9526), (2, 0.9537))),
        Printed("simple-cnn", ((1, 0.9607), (2, 0.9702))),
        Printed(
            "keras-sgd", ((1, 0.2746), (50, 0.8953)), ((1, 0.1820), (50, 0.8900)), 469,
            test_loss=((1, 0.0870), (50, 0.0176)), train_loss=((1, 0.0900), (50, 0.0186)),
        ),
        Printed("keras-adam", ((50, 0.9819),), ((50, 0.9987),), 469),
    )
}  # fmt: skip
"""The numbers that the notes print beside their figures; the figures themselves have more points without numbers."""

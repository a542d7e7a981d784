"""What the gradient descent lab asks."""

from __future__ import annotations

from typing import Any

from gui.labs.course.settings import LabSettings
from gui.labs.course.tasks import LabTask
from gui.labs.course.walk import Walk
from gui.labs.course.words import Words

OUTCOMES = ("converges", "oscillates", "explodes", "slow")
OUTCOME_WORDS = {
    "converges": "converges",
    "oscillates": "oscillates",
    "explodes": "explodes",
    "slow": "too slow",
}
CHOICES = tuple(Words(OUTCOME_WORDS[name]) for name in OUTCOMES)


def _set(lab: Walk[LabSettings, object], example: str, **wanted: Any) -> bool:
    return lab.example == example and all(getattr(lab.settings, key) == value for key, value in wanted.items())


TASKS = (
    LabTask(
        "predict",
        "question",
        Words("Type a learning rate of your own. What will it do in 100 steps? Answer first, then press Play."),
        choices=CHOICES,
        right=lambda lab: OUTCOMES.index(lab.outcome),
        hint=Words("Look at the factor per step: between −1 and 1 the distance shrinks."),
        learned=Words("The factor per step decides: near 1 it is slow, at −1 it oscillates, beyond −1 it explodes."),
    ),
    LabTask(
        "slow",
        "question",
        Words("The notes also try η = 10⁻¹⁰ on the bowl. What happens in 100 steps?"),
        choices=CHOICES,
        right=lambda lab: 3,
        learned=Words("(2.99999994, 3.99999992): each step takes a share of 2 × 10⁻¹⁰ off the distance."),
    ),
    LabTask(
        "still",
        "mistake",
        Words(
            "With η = 10 the notes find (2.58983747e13, −1.29524862e12) on the bowl and the descent stands still. "
            "Show it, and find out why it stops."
        ),
        done=lambda lab: _set(lab, "bowl", rate=10.0, gradient="numerical") and lab.at >= 11,
        hint=Words("Take the numerical gradient and η = 10, and look at x + h from step 10 on."),
        learned=Words(
            "So far out, x + h is x again and the numerical gradient is 0. The exact one continues by a factor of −19."
        ),
    ),
    LabTask(
        "once",
        "try",
        Words("One weight: find the η with which J(u) = (1 − 0.2u)² is at its lowest point after a single step."),
        done=lambda lab: lab.example == "one" and lab.at >= 1 and abs(lab.steps[0].after[0] - 5) < 1e-6,
        hint=Words("The factor per step is 1 − 0.08 η. Which η makes it 0?"),
        learned=Words(
            "η = 12.5. It converges for all η between 0 and 25; at 25 the factor is −1 and u swings for ever."
        ),
    ),
    LabTask(
        "valley",
        "try",
        Words("In the long valley, find an η that converges within 100 steps."),
        done=lambda lab: lab.example == "valley" and lab.at_end and lab.outcome == "converges",
        hint=Words("Across, the factor is 1 − 2η; along, it is 1 − η/10. Both must be between −1 and 1."),
        learned=Words(
            "η must stay under 1, since it is steep across, although along the valley a larger one would be better."
        ),
    ),
    LabTask(
        "hollow",
        "try",
        Words("Two hollows: choose a start from which the descent ends in the deeper hollow at the left."),
        done=lambda lab: lab.example == "hollows" and lab.at_end and lab.steps[-1].after[0] < -2,
        hint=Words("Drag the ring to the other side of the ridge, or take a larger η."),
        learned=Words("Gradient descent ends in the hollow whose slope it starts on: a local minimum can hold it."),
    ),
    LabTask(
        "batches",
        "try",
        Words("Batches: run the full batch, then four points a step, then one by one. Which path is the calmest?"),
        done=lambda lab: lab.example == "batches" and lab.settings.batch == "one" and lab.at_end,
        learned=Words(
            "The full batch goes straight; small batches wander around the lowest point, but each step is cheaper."
        ),
    ),
)

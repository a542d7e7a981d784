"""What the over-fitting lab asks."""

from __future__ import annotations

from gui.labs.course.tasks import LabTask
from gui.labs.course.words import Words

TASKS = (
    LabTask(
        "dropout",
        "question",
        Words("Dropout with p = 0.15: which share of the nodes speaks in training?"),
        choices=("15 %", "50 %", "85 %"),
        right=lambda lab: 2,
        learned=Words("85 %. So reading multiplies by 0.85, or training divides by it."),
    ),
    LabTask(
        "scaling",
        "try",
        Words("Step dropout to its end with both scalings. What stays the same?"),
        done=lambda lab: lab.example == "dropout" and lab.at_end and lab.settings.scaling == "training",
        learned=Words("The ratio of training to reading: on average both give the same."),
    ),
    LabTask(
        "norm",
        "try",
        Words("Normalize four numbers, then type γ and β that give them back."),
        done=lambda lab: (
            lab.example == "norm"
            and lab.settings.mode == "training"
            and max(abs(a - b) for a, b in zip(lab.norm.output, lab.norm.x, strict=True)) < 0.02
        ),
        hint=Words("γ must be √σ² and β must be μ: for 1, 3, 5, 7 that is 2.236 and 4."),
        learned=Words("So batch norm takes nothing away: a network can learn its old scale again."),
    ),
    LabTask(
        "left-on",
        "mistake",
        Words("The notes print 97.83 % without dropout and 96.41 % with it. Measure both ways: what costs the points?"),
        done=lambda lab: len(lab.measured("dropout")) == 2,
        hint=Words("Choose Left on while measuring and run dropout."),
        learned=Words(
            "The measuring: about 95.8 % with dropout left on, 97.3 % in reading mode, from the same weights."
        ),
    ),
    LabTask(
        "frozen",
        "mistake",
        Words(
            "The loop of the notes' CNN never updates the last layer, and still prints 97.02 %. Run it beside the "
            "right one."
        ),
        done=lambda lab: len(lab.measured("frozen")) == 2,
        learned=Words("A frozen last layer works, since the layers before it adapt; all layers learning is better."),
    ),
    LabTask(
        "flat",
        "mistake",
        Words("One program prints a loss that never changes in any digit. Run it: what does it not call?"),
        done=lambda lab: len(lab.measured("flat")) == 3,
        learned=Words("The update: without it the loss is exactly flat, not only nearly."),
    ),
    LabTask(
        "folds",
        "try",
        Words("Run the 60:40 split and the folds. How far apart are the folds?"),
        done=lambda lab: "60:40" in lab.measured("split") and "mean" in lab.measured("folds"),
        learned=Words("Differences smaller than that spread say nothing about a setting."),
    ),
    LabTask(
        "race",
        "try",
        Words("Race the four remedies on 300 digits on Compare."),
        done=lambda lab: lab.settings.raced > 0,
        learned=Words("Train accuracy reaches 100 % without a remedy; look at which one closes the gap."),
    ),
)

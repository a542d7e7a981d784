"""What the template lab asks."""

from __future__ import annotations

from gui.labs.course.tasks import LabTask
from gui.labs.course.words import Words

TASKS = (
    LabTask(
        "two",
        "try",
        Words("Compare W·x of two digits, one of them an eight. Which is above 45?"),
        done=lambda lab: lab.example == "two" and lab.at_end,
        learned=Words("In the notes 20.095 for a 4 and 54.532 for an 8: the eight covers more of the mean eight."),
    ),
    LabTask(
        "no",
        "question",
        Words("The unit is right on about 67 % of the test digits. Is that better than always saying no?"),
        choices=(Words("yes, much"), Words("about the same"), Words("no, it is worse")),
        right=lambda lab: 2,
        hint=Words("How many of the test digits are no eight?"),
        learned=Words(
            "Always no is right in about 90 %: nine of ten digits are no eight. Accuracy alone says little here."
        ),
    ),
    LabTask(
        "drag",
        "try",
        Words("Drag the threshold until the accuracy is better than always no."),
        done=lambda lab: (
            lab.example == "threshold"
            and lab.counts().accuracy > lab.counts().always_no
            and lab.settings.part != "digit"
        ),
        hint=Words("Far to the right the unit says yes only where it is very sure."),
        learned=Words("It then finds few of the eights: precision rises while recall falls."),
    ),
    LabTask(
        "cosine",
        "question",
        Words("Ten templates by dot product are right on 63 %. And by cosine?"),
        choices=("63 %", "72 %", "82 %"),
        right=lambda lab: 2,
        learned=Words("About 82 %: divided by its length, a template with much ink no longer wins everywhere."),
    ),
    LabTask(
        "train",
        "try",
        Words("Train this unit to the end. How much better than the template is it?"),
        done=lambda lab: lab.example == "train" and lab.at_end,
        learned=Words("It passes always no: learned weights also know which pixels speak against the digit."),
    ),
)

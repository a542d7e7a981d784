"""What the lab on data asks."""

from __future__ import annotations

from gui.labs.course.tasks import LabTask
from gui.labs.course.words import Words

TASKS = (
    LabTask(
        "row",
        "try",
        Words("Turn a picture into a row and its label into one-hot."),
        done=lambda lab: lab.example == "picture" and lab.at_end,
        learned=Words("(28, 28) becomes 784 numbers in a row; a 5 becomes 0000010000."),
    ),
    LabTask(
        "argmax",
        "question",
        Words("argmax of the table along axis 1: which places?"),
        choices=("3, 0, 1", "1, 2, 1, 0", "0, 1, 2, 3"),
        right=lambda lab: 1,
        hint=Words("Axis 1 runs along a row: one place for each of the four rows."),
        learned=Words("1, 2, 1, 0: one answer for each picture. Axis 0 would give one for each class: 3, 0, 1."),
    ),
    LabTask(
        "slices",
        "try",
        Words("Read the test images in slices of 100 and count the right answers."),
        done=lambda lab: lab.example == "slices" and lab.at_end,
        learned=Words(
            "The notes count 9,352 of 10,000, one by one and in slices alike: a batch changes only the speed."
        ),
    ),
    LabTask(
        "draws",
        "question",
        Words(
            "Five times 10,000 digits drawn with replacement gave the notes 46,700 of 50,000, but 9,352 of 10,000 are "
            "right. Why not 46,760?"
        ),
        choices=(
            Words("the network changed"),
            Words("some digits came twice, some never"),
            Words("a mistake of counting"),
        ),
        right=lambda lab: 1,
        learned=Words("Any draw is about 93.52 ± 0.11 %: 46,700 is one of them."),
    ),
    LabTask(
        "scaling",
        "mistake",
        Words("One program leaves x_train at 0…255 and divides x_test twice. Train all four ways: what does it cost?"),
        done=lambda lab: {"right", "notes"} <= lab.reached.keys(),
        hint=Words("Choose Scaling and press Train all four."),
        learned=Words(
            "The test images are nearly black. "
            "As printed in the notes, with all of MNIST: about 20.7 % instead of 95.2."
        ),
    ),
    LabTask(
        "stacked",
        "mistake",
        Words(
            "The program adds Adam's layers to the model that SGD trained: 784-512-10-512-10. How many layers with "
            "weights are trained?"
        ),
        choices=("2", "3", "4"),
        right=lambda lab: 2,
        learned=Words("Four: the layer list shows 784-512-10-512-10, and Adam starts from what SGD had learned."),
    ),
    LabTask(
        "photo",
        "try",
        Words("Prepare the photo until the network reads it right, then switch one step off."),
        done=lambda lab: (
            lab.example == "photo"
            and lab.at_end
            and not (lab.settings.invert and lab.settings.scale and lab.settings.center)
        ),
        hint=Words("Without inverting, the paper is ink."),
        learned=Words(
            "A network reads only what looks like its training data: bright ink on black, in the middle, 0…1."
        ),
    ),
)

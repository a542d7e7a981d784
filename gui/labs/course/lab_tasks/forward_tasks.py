"""What the lab of the forward pass asks."""

from __future__ import annotations

from gui.labs.course.tasks import LabTask
from gui.labs.course.words import Text, Words


def _question(
    name: str, asked: Words, choices: tuple[str, ...], *, right: int, learned: Text, hint: Text = ""
) -> LabTask:
    """A question whose answer is the same whatever the lab shows."""
    return LabTask(name, "question", asked, choices=choices, right=lambda lab: right, learned=learned, hint=hint)


TASKS = (
    LabTask(
        "three",
        "try",
        Words("Follow (1.0, 0.5) through three layers with bias to the end."),
        done=lambda lab: lab.example == "three" and lab.at_end,
        learned=Words("(0.31682708, 0.69627909), the numbers of the notes."),
    ),
    LabTask(
        "which",
        "mistake",
        Words("For x = (1, 2) the notes also print 3.99985709 and 5.99972663. Find the W1 that gives them."),
        done=lambda lab: lab.example == "which" and lab.alike() == (9, 9),
        hint=Words("The first row of W1 is right. Which second row would a page with counted numbers have?"),
        learned=Words(
            "W1 = [[1, 3, 5], [2, 4, 6]], from the page before. Its first sums are 5, 11, 17 instead of 9, 13, 17."
        ),
    ),
    LabTask(
        "four",
        "mistake",
        Words("The notes ask for x = (4, 5), but their program still has (1, 2). Compute (4, 5) without bias."),
        done=lambda lab: lab.example == "whole" and lab.settings.x == ((4.0, 5.0),) and lab.at_end,
        hint=Words("Type 4 5 into x. The sigmoids are nearly 1 already, so little changes."),
        learned=Words("(3.99985817, 5.99972863): only the last digits differ, since the sigmoid is saturated."),
    ),
    LabTask(
        "batch",
        "try",
        Words("Send two inputs through at once: two rows in x."),
        done=lambda lab: len(lab.settings.x) > 1 and lab.example in ("three", "whole") and lab.at_end,
        hint=Words("Rows are separated by a semicolon: 1 2; 4 5."),
        learned=Words("A batch is one product more: each row is computed by itself."),
    ),
    _question(
        "softmax",
        Words("Without bias, softmax instead of identity at the end: what do the two outputs add up to?"),
        ("1", "2", "10"),
        right=0,
        learned=Words("To 1: (0.11921653, 0.88078347)."),
    ),
    _question(
        "shape1",
        Words("(3, 2) · (2, 4): which shape?"),
        ("(3, 4)", "(2, 2)", "(4, 3)"),
        right=0,
        learned="(3, 2)(2, 4) → (3, 4)",
    ),
    _question(
        "shape2",
        Words("(3, 2) · (2,): which shape?"),
        ("(3, 2)", "(3,)", "(2,)"),
        right=1,
        learned="(3, 2)(2,) → (3,)",
    ),
    _question(
        "shape3",
        Words("(2,) · (2, 3): which shape?"),
        ("(2, 3)", "(2,)", "(3,)"),
        right=2,
        learned="(2,)(2, 3) → (3,)",
    ),
    _question(
        "inner",
        Words("(1, 2) · (3, 4) + 5 = ?"),
        ("11", "16", "26"),
        right=1,
        hint=Words("1 × 3 + 2 × 4, then 5."),
        learned="1 × 3 + 2 × 4 + 5 = 16",
    ),
    LabTask(
        "simple",
        "try",
        Words("Step simpleNet to its loss and its gradient. Which weights should grow?"),
        done=lambda lab: lab.example == "simple" and lab.at_end,
        learned=Words("Loss 0.92067415. The last column of the gradient is below 0: those weights grow."),
    ),
)

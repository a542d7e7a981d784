"""What the convolution lab asks."""

from __future__ import annotations

from gui.labs.course.parts.convolution_settings import BLUES, ConvolutionState, formula_values
from gui.labs.course.tasks import LabTask
from gui.labs.course.words import Words


def _ended(lab: ConvolutionState, example: str) -> bool:
    return bool(lab.example == example and lab.at_end)


def _without_brackets(lab: ConvolutionState) -> bool:
    """Whether the formula of the notes was typed: 24, 26.5, 27.33."""
    if lab.example != "padding":
        return False
    return [round(value, 2) for value in formula_values(lab.settings)] == [24, 26.5, 27.33]


TASKS = (
    LabTask(
        "window",
        "try",
        Words("Step the filter over all four places. Which cell of the input is used by every window?"),
        done=lambda lab: _ended(lab, "one"),
        learned=Words("The four cells in the middle: an edge of the picture is seen less often than its middle."),
    ),
    LabTask(
        "brackets",
        "mistake",
        Words("One page writes OH = H + 2P − FH/S + 1. Type it for padding and stride: at which S is it still right?"),
        done=_without_brackets,
        hint=Words("Choose padding and stride, and type the formula without brackets into the field OH."),
        learned=Words(
            "Only at S = 1: it gives 24, 26.5 and 27.33, but 24, 12 and 8 windows fit. The stride divides all of it."
        ),
    ),
    LabTask(
        "keeps",
        "mistake",
        Words("The notes keep a 7 × 7 picture with a 3 × 3 filter by padding 2. Which padding keeps its size?"),
        choices=("0", "1", "2"),
        right=lambda lab: 1,
        hint=Words("P = ((H − 1) S − H + FH) / 2 with H = 7, S = 1, FH = 3."),
        learned=Words("1, as for 4 × 4 and 6 × 6. With (1 − F) H in the formula the 4 × 4 would need 5.5."),
    ),
    LabTask(
        "called",
        "mistake",
        Words(
            "One document draws two rows of zeros around a 4 × 4 picture and calls it padding 1. How large is the "
            "output of a 3 × 3 filter with two rows?"
        ),
        choices=("4 × 4", "5 × 5", "6 × 6"),
        right=lambda lab: 2,
        learned=Words("(4 + 4 − 3) / 1 + 1 = 6: two rows around are padding 2."),
    ),
    LabTask(
        "transposed",
        "mistake",
        Words("The notes print a map whose first row is −3, −1, −2, −3, −1. Which loop of the program gives it?"),
        done=lambda lab: _ended(lab, "three") and lab.settings.order == "columns",
        hint=Words("Choose three channels and let the loop run over the columns first."),
        learned=Words(
            "The loop over columns first: the values are right, but printed row by row they are the transpose."
        ),
    ),
    LabTask(
        "blue",
        "mistake",
        Words("One page shows B₂ but prints the map of the other blue channel. What does B₂ give at row 0, column 1?"),
        choices=("−4", "−7", "5"),
        right=lambda lab: 1,
        hint=Words("Choose B₂ and step twice."),
        learned=Words("−7. The printed −4 belongs to B₁."),
    ),
    LabTask(
        "blues",
        "try",
        Words("Run three channels with B₂ to its end."),
        done=lambda lab: _ended(lab, "three") and lab.settings.blue == BLUES["B₂"],
        learned=Words("Every number of the map changes, since each window sees all three channels."),
    ),
    LabTask(
        "pooling",
        "question",
        Words("How many parameters does max pooling learn?"),
        choices=("0", "4", Words("one per channel")),
        right=lambda lab: 0,
        learned=Words("None: it only keeps the largest number of each window."),
    ),
    LabTask(
        "flatten",
        "question",
        Words("28 × 28 through 30 filters of 5 × 5 and pooling 2 × 2: how many numbers reach the affine layer?"),
        choices=("784", "4,320", "17,280"),
        right=lambda lab: 1,
        hint=Words("28 → 24 → 12, and 30 maps of 12 × 12."),
        learned=Words("30 × 12 × 12 = 4,320, then 100 and 10."),
    ),
    LabTask(
        "batch",
        "try",
        Words("Turn ten pictures and ten filters into one product of matrices. What is f[0, 0]?"),
        done=lambda lab: _ended(lab, "batch"),
        learned=Words("(90, 75) · (75, 10): one product for all 900 windows and filters."),
    ),
    LabTask(
        "photo",
        "try",
        Words("Send the photo, a digit or an own picture through three filters, one of them trained."),
        done=lambda lab: _ended(lab, "photo") and lab.settings.applied.startswith("trained"),
        learned=Words("A trained filter looks like none of the classic ones, yet it too answers to edges."),
    ),
)

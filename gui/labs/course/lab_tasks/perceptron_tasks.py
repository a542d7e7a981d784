"""What the perceptron lab asks."""

from __future__ import annotations

from gui.labs.course.settings import LabSettings
from gui.labs.course.tasks import LabTask
from gui.labs.course.walk import Walk
from gui.labs.course.words import Words


def _and_ends(lab: Walk[LabSettings, object], **wanted: str) -> bool:
    """Whether AND was run to its end with these settings."""
    return bool(
        lab.example == "and"
        and lab.at_end
        and all(getattr(lab.settings, key) == value for key, value in wanted.items())
    )


TASKS = (
    LabTask(
        "rest",
        "try",
        Words("Step through AND until a whole pass changes nothing. Which points does the line touch?"),
        done=_and_ends,
        hint=Words("Press Play, or the right arrow key twelve times."),
        learned=Words(
            "Pass 3 changes nothing. The line x₂ = −3x₁ + 4 runs exactly through (1, 1), and k = 0 counts as 1."
        ),
    ),
    LabTask(
        "xor",
        "question",
        Words("AND rests in pass 3, NAND in pass 14. When will XOR rest?"),
        choices=(Words("in pass 4"), Words("in pass 28"), Words("never")),
        right=lambda lab: 2,
        learned=Words(
            "From pass 17 on every pass ends at (0, −0.05, 0): four errors, the same circle again and again."
        ),
    ),
    LabTask(
        "program",
        "mistake",
        Words(
            "The program in the notes ends AND at x₂ = −3.5x₁ + 4, the rule at x₂ = −3x₁ + 4. What does the program do?"
        ),
        done=lambda lab: _and_ends(lab, order="turn"),
        hint=Words(
            "Compare the k that w₀ sees with the k that w₁ sees: set the weights to change one after the other."
        ),
        learned=Words("It changes w₀ first and then computes k again for w₁: old and new weights are mixed."),
    ),
    LabTask(
        "slip",
        "mistake",
        Words(
            "The calculation by hand in the notes goes from (0.35, 0.35, 0.1) to (0.4, 0.35, 0.05) at the point "
            "(1, 0). Which weights should move there?"
        ),
        choices=(Words("w₀ and w₁"), Words("w₀ and w₂"), Words("all three")),
        right=lambda lab: 0,
        hint=Words("Each weight moves by η x (t − y). Which x are 0 at the point (1, 0)?"),
        learned=Words("x₂ is 0 there, so w₂ stays. The hand took w₂ for w₁ and ended at x₂ = −7x₁ + 8."),
    ),
    LabTask(
        "hidden",
        "mistake",
        Words(
            "The error curve in the notes shows no error in pass 2 of AND, although weights change there. Show "
            "that curve."
        ),
        done=lambda lab: lab.example == "and" and lab.at >= 8 and lab.settings.measured == "after",
        hint=Words("When is an example judged: before its correction or after it?"),
        learned=Words(
            "Judged after its own correction, the point (1, 0) is right again: the error of pass 2 is hidden."
        ),
    ),
    LabTask(
        "layers",
        "try",
        Words("Take two layers and send all four points through. Which two points fall together in the hidden plane?"),
        done=lambda lab: lab.example == "layers" and lab.at_end and all(s.output == s.target for s in lab.steps),
        learned=Words("(0, 1) and (1, 0) both become (1, 1). There one line is enough, and XOR is solved."),
    ),
    LabTask(
        "own",
        "try",
        Words("Place your own points so that the rule needs more than three passes and still comes to rest."),
        done=lambda lab: lab.example == "own" and lab.at_end and lab.rests and lab.steps[-1].round > 3,
        hint=Words("Points of the two classes close to each other leave little room for the line."),
        learned=Words("The narrower the gap between the classes, the more passes the rule needs."),
    ),
)

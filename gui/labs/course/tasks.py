"""What a lab asks of the student: things to try, mistakes to find, questions to answer before the run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from gui.labs.course.words import Text, Words

KIND_WORDS = {
    "try": "Try",
    "mistake": "Find the mistake",
    "question": "What will happen?",
}


@dataclass(frozen=True)
class LabTask:
    """One thing that a lab asks; it is solved for good once `done` holds, or once the right choice was made.

    `kind` is try, mistake or question. `done` looks at the exercise after every action. A question has `choices`, and
    `right` says which of them holds for the exercise as it stands. `learned` is shown once it is solved.
    """

    key: str
    kind: str
    text: Words
    done: Callable[[Any], bool] | None = None
    hint: Text = ""
    learned: Text = ""
    choices: tuple[Text, ...] = ()
    right: Callable[[Any], int] | None = None

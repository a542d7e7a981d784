"""Mistakes: the confusion matrix, the digits behind each of its numbers, and a second network beside the first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np

from engine.analysis.answers import HEAD, Answers, most_confused, shares
from engine.analysis.calibration import Calibration, calibration
from engine.analysis.sign_test import Difference, compare
from engine.types import Array
from gui.labs.driving import Driver, Inline
from gui.labs.inspect.study import Measurer, Stopped
from gui.labs.inspect.subject import Subject
from gui.labs.train.advice import Word

CHUNK = 500  # digits read between two looks whether to stop
SURE = 0.99
WORST = 6
HONEST = 0.02  # expected calibration error up to which certainties can be taken at their word
Cell = tuple[int, int]  # what a digit is, what it was read as


@dataclass(frozen=True)
class MistakeFigures:
    """The six numbers over the matrix; None where there is nothing to say."""

    accuracy: float
    mistakes: int
    digits: int
    weakest: int | None
    found: float | None
    confused: tuple[int, int, int] | None
    sure: int
    second_right: float | None


class MistakesLab:
    """What a network answered on all digits, and what of it is chosen."""

    def __init__(
        self, changed: Callable[[], object], driver: Driver | None = None, rival: Driver | None = None
    ) -> None:
        self._changed = changed
        self.measurer = Measurer(driver or Inline(), changed)
        self.rival_measurer = Measurer(rival or Inline(), changed)
        self.subject: Subject | None = None
        self.answers: Answers | None = None
        self.rival: Subject | None = None
        self.rival_answers: Answers | None = None
        self.above = 0.0
        self.as_share = False
        self.surest_first = True
        self.cells: frozenset[Cell] = frozenset()
        self.digit: int | None = None
        self._wanted: Subject | None = None
        self._known: WeakKeyDictionary[Subject, Answers] = WeakKeyDictionary()  # a run's moments come again

    # -- measuring -----------------------------------------------------------------------------------------------------
    def take(self, subject: Subject) -> None:
        """Another network or other digits; what was measured of the one before stays until there is something new."""
        same_digits = self.subject is not None and self.subject.digits is subject.digits
        self._wanted = subject
        if not same_digits:
            self.rival = self.rival_answers = None

    def measure(self) -> None:
        """Read all digits, if that was not done yet."""
        wanted = self._wanted
        if wanted is not None and wanted is not self.subject:
            self._wanted = None
            if wanted in self._known:
                self.measurer.stop()
                self._show(wanted, self._known[wanted])
            else:
                self.measurer.measure(_answers(wanted), lambda answers: self._show(wanted, answers), bool)

    @property
    def measuring(self) -> bool:
        """Whether what is shown is not yet of the network that is chosen."""
        return self.measurer.measuring or self.rival_measurer.measuring

    @property
    def ready(self) -> bool:
        """Whether another moment of the run may be asked for: what is chosen is shown."""
        return not self.measuring

    def _show(self, subject: Subject, answers: Answers) -> None:
        kept = self.subject is not None and self.subject.digits is subject.digits
        self.subject, self.answers = subject, answers
        self._known[subject] = answers
        if not kept:
            self.cells, self.digit = frozenset(), None
        self._pick()

    def compare_with(self, rival: Subject | None) -> None:
        """Show differences to a second network on the same digits; None shows the first alone."""
        self.rival_answers = None
        self.rival = rival
        if rival is None:
            self.rival_measurer.stop()
            self._changed()
            return

        def show(answers: Answers) -> None:
            self.rival_answers = answers

        self.rival_measurer.measure(_answers(rival), show, bool)

    # -- choosing ------------------------------------------------------------------------------------------------------
    def edit(self, **changes: Any) -> None:
        """Change `above` (0…1), `as_share` or `surest_first`."""
        for name, value in changes.items():
            setattr(self, name, value)
        self._pick()
        self._changed()

    def choose(self, cells: frozenset[Cell], *, add: bool = False) -> None:
        """Show the digits of these numbers, with `add` beside those that are shown; no numbers: all mistakes."""
        if add:
            cells = self.cells ^ cells if len(cells) == 1 else self.cells | cells
        self.cells = cells
        self.digit = None
        self._pick()
        self._changed()

    def choose_row(self, true: int, *, add: bool = False) -> None:
        """All mistakes of one true class."""
        self.choose(frozenset((true, k) for k in range(self.classes) if k != true), add=add)

    def choose_column(self, read: int, *, add: bool = False) -> None:
        """All mistakes that were read as one class."""
        self.choose(frozenset((k, read) for k in range(self.classes) if k != read), add=add)

    def walk(self, down: int, right: int) -> None:
        """Move the chosen cell by the arrow keys."""
        true, read = min(self.cells, default=(0, 0))
        if self.cells:
            true, read = (true + down) % self.classes, (read + right) % self.classes
        self.choose(frozenset({(true, read)}))

    def choose_digit(self, digit: int) -> None:
        """Select one of the digits shown."""
        self.digit = digit
        self._changed()

    def _pick(self) -> None:
        """The selected digit is one of those shown: else the first of them."""
        shown = self.gallery
        if self.digit is None or self.digit not in shown:
            self.digit = int(shown[0]) if len(shown) and self.cells else None

    @property
    def selected_digit(self) -> int | None:
        """The digit to take on to another view."""
        return self.digit

    def close(self) -> None:
        """End all work."""
        self.measurer.close()
        self.rival_measurer.close()

    # -- what follows --------------------------------------------------------------------------------------------------
    @property
    def classes(self) -> int:
        """How many classes the matrix has."""
        return self.answers.classes if self.answers is not None else 10

    @property
    def matrix(self) -> Array:
        """The numbers of the matrix, (K, K); with a rival, by how many they are more than the rival's."""
        if self.answers is None:
            return np.zeros((self.classes, self.classes), np.int64)
        own = self.answers.matrix(self.above)
        return own if self.rival_answers is None else own - self.rival_answers.matrix(self.above)

    @property
    def found(self) -> Array:
        """Share of each true class that was read right, (K,); NaN where there is none."""
        return shares(self.answers.matrix(self.above)) if self.answers is not None else np.full(self.classes, np.nan)

    @property
    def precision(self) -> Array:
        """Share of each answer that is right, (K,)."""
        if self.answers is None:
            return np.full(self.classes, np.nan)
        return shares(self.answers.matrix(self.above), axis=0)

    @property
    def gallery(self) -> Array:
        """The digits of the chosen cells, or all mistakes, in the order that was asked for."""
        if self.answers is None:
            return np.zeros(0, np.int64)
        if self.cells:
            found = np.concatenate([self.answers.cell(true, read, self.above) for true, read in sorted(self.cells)])
            found = found[np.argsort(-self.answers.certainty[found], kind="stable")]
        else:
            found = self.answers.mistakes(self.above)
        return found if self.surest_first else found[::-1]

    @property
    def worst(self) -> Array:
        """The misread digits of which the network was surest."""
        return self.answers.mistakes()[:WORST] if self.answers is not None else np.zeros(0, np.int64)

    @property
    def figures(self) -> MistakeFigures | None:
        """The numbers over the matrix; None before anything was read."""
        if self.answers is None:
            return None
        answers, matrix = self.answers, self.answers.matrix()
        found = shares(matrix)
        wrong = answers.mistakes()
        some = not np.isnan(found).all()
        weakest = int(np.nanargmin(found)) if some else None
        return MistakeFigures(
            accuracy=answers.accuracy,
            mistakes=len(wrong),
            digits=len(answers),
            weakest=weakest if len(wrong) else None,
            found=float(found[weakest]) if weakest is not None and len(wrong) else None,
            confused=most_confused(matrix) if len(wrong) else None,
            sure=int(np.count_nonzero(answers.certainty[wrong] > SURE)),
            second_right=answers.second_right / len(wrong) if len(wrong) else None,
        )

    @property
    def calibration(self) -> Calibration | None:
        """How honest the certainties are."""
        return None if self.answers is None else calibration(self.answers.certainty, self.answers.right)

    @property
    def difference(self) -> Difference | None:
        """Digits that only one of both networks reads; None without a second one."""
        if self.answers is None or self.rival_answers is None:
            return None
        return compare(self.answers.right, self.rival_answers.right)

    @property
    def words(self) -> tuple[Word, ...]:
        """What the numbers mean, the most important first."""
        figures, answers = self.figures, self.answers
        if figures is None or answers is None:
            return ()
        if not figures.mistakes:
            return (Word("all right", "good", {"count": figures.digits}),)
        found: list[Word] = []
        difference = self.difference
        if difference is not None:
            values = {"a": difference.only_first, "b": difference.only_second, "luck": difference.luck}
            found.append(Word("luck" if difference.is_luck else "better", "" if difference.is_luck else "good", values))
        values = {"second": answers.second_right, "count": figures.mistakes}
        found.append(Word("second", "good" if 2 * answers.second_right >= figures.mistakes else "", values))
        if figures.sure:
            found.append(Word("sure", "warning", {"sure": figures.sure}, "sure"))
        honest = self.calibration
        if honest is not None:
            key = "honest" if honest.error < HONEST else "promises" if honest.excess > 0 else "modest"
            state = "good" if honest.error < HONEST else "warning"
            found.append(Word(key, state, {"error": honest.error}, "calibration"))
        return tuple(found)

    def act(self, action: str) -> None:
        """Do what a word offers."""
        if action == "sure":
            self.cells = frozenset()
            self.edit(above=SURE, surest_first=True)

    def table(self) -> list[list[str]]:
        """All answers as rows of a table."""
        if self.answers is None or self.subject is None:
            return []
        return [list(HEAD), *([str(value) for value in row] for row in self.answers.rows(self.subject.classes))]


def _answers(subject: Subject) -> Callable[[Stopped], Iterator[Answers]]:
    """A study that reads all digits, a few at a time so that it can be stopped."""

    def measure(stopped: Stopped) -> Iterator[Answers]:
        digits, parts = subject.digits, []
        for start in range(0, len(digits), CHUNK):
            if stopped():
                return
            parts.append(subject.model.probabilities(digits.images[start : start + CHUNK]))
        yield Answers(digits.labels, np.concatenate(parts))

    return measure

"""The convolution lab: a filter slides over a picture, and all windows at once become one product of matrices."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from engine.course.images.convolution import Position, assembled, printed
from engine.numerics.windows import output_size
from engine.types import Array
from gui.labs.course.exercise import Example, Exercise, exercises
from gui.labs.course.lab_tasks.convolution_tasks import TASKS
from gui.labs.course.parts.convolution_settings import (
    BLUES,
    POOL,
    THREE,
    ConvolutionSettings,
    ConvolutionStep,
    formula_letters,
    formula_values,
    steps,
)
from gui.labs.course.parts.convolution_tables import convolution_table
from gui.labs.course.parts.convolution_words import convolution_words
from gui.labs.course.words import StepWords, Table, Words

SLIDING = ("one", "padding", "three", "pool")


@exercises.register("convolution")
class ConvolutionExercise(Exercise[ConvolutionSettings, ConvolutionStep]):
    """One filter over one picture, cell by cell; then channels, pooling, a whole batch, and a photo."""

    group, place = "networks", 1
    title = Words("Convolution")
    sentence = Words("A small filter slides over the picture. At each place the products are added to one number.")
    card = Words("Slide a filter over a picture and see each product and the sum.")
    formula = (
        "yᵢⱼ = b + Σ x k",
        "OH = (H + 2P − FH) / S + 1",
        "P = ((H − 1) S − H + FH) / 2",
        "im2col: (N, C, H, W) → (N·OH·OW, C·FH·FW)",
    )
    source = Words("The course, chapter on convolution; Chellapilla, Puri & Simard 2006 for im2col.")
    settings_class = ConvolutionSettings
    examples = (
        Example("one", Words("One channel"), bias=3.0),
        Example("padding", Words("Padding and stride"), padding=1, stride=2),
        Example("three", Words("Three channels"), **THREE),
        Example("pool", Words("Pooling"), **POOL),
        Example("batch", Words("Batch"), bias=1.0),
        Example("shapes", Words("Shapes"), side=28, channels=1, filters=30),
        Example("photo", Words("A photo")),
    )
    tasks = TASKS

    def run(self, settings: ConvolutionSettings) -> Sequence[ConvolutionStep]:
        return steps(settings)

    # what the view asks
    @property
    def sliding(self) -> bool:
        """Whether a window slides over numbers."""
        return self.example in SLIDING

    @property
    def input(self) -> Array:
        """The picture with its padding.

        Shapes: → (C, H + 2P, W + 2P)
        """
        p = self.padding
        return np.pad(self.settings.image_array, ((0, 0), (p, p), (p, p)))

    @property
    def padding(self) -> int:
        """Rows of zeros around the picture; pooling takes none."""
        return 0 if self.example == "pool" else self.settings.padding

    @property
    def window(self) -> tuple[int, int]:
        """Rows and columns of the window."""
        if self.example == "pool":
            return self.settings.size, self.settings.size
        rows, columns = self.settings.kernel_array.shape[1:]
        return rows, columns

    @property
    def output_shape(self) -> tuple[int, int]:
        """Rows and columns of the output."""
        _, h, w = self.input.shape
        kh, kw = self.window
        return output_size(h, kh, self.settings.stride), output_size(w, kw, self.settings.stride)

    def output(self) -> dict[tuple[int, int], float]:
        """The outputs so far by row and column, as the program prints them."""
        rows, columns = self.output_shape
        seen = [step for step in self.past if isinstance(step, Position)]
        if self.settings.order == "columns" and rows == columns and self.example != "pool":
            return {divmod(number, columns): step.value for number, step in enumerate(seen)}
        return {(step.row, step.column): step.value for step in seen}

    def output_matrix(self) -> Array:
        """The whole output, as the program prints it.

        Shapes: → (OH, OW)
        """
        found = (step for step in self.steps if isinstance(step, Position))
        rows, columns = self.output_shape
        return printed(found) if self.settings.order == "columns" and rows == columns else assembled(found)

    def position_of(self, row: int, column: int) -> int:
        """At which step the window is there, counted from 1."""
        for number, step in enumerate(self.steps, start=1):
            if isinstance(step, Position) and (step.row, step.column) == (row, column):
                return number
        return 0

    def size_formula(self) -> tuple[str, float]:
        """The output size with its numbers put in, and what comes out before it is rounded down."""
        s, h, k = self.settings, len(self.settings.image), self.window[0]
        value = (h + 2 * self.padding - k) / s.stride + 1
        return f"({h} + 2 × {self.padding} − {k}) / {s.stride} + 1", value

    def formula_row(self) -> tuple[tuple[int, float, int], ...]:
        """For the strides 1, 2 and 3: what the typed formula gives, and how many windows really fit."""
        letters = formula_letters(self.settings)
        h, p, k = (int(letters[name]) for name in ("H", "P", "FH"))
        values = formula_values(self.settings)
        return tuple((s, value, output_size(h, k, s, p)) for s, value in zip((1, 2, 3), values, strict=True))

    def choose_blue(self, name: str) -> None:
        """Take one of the notes' two blue channels."""
        self.edit(blue=BLUES[name])

    def words(self) -> StepWords:
        return convolution_words(self)

    def table(self) -> Table:
        return convolution_table(self)

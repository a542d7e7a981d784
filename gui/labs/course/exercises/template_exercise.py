"""Templates: the mean image of a digit as weights, what it finds and misses, and a unit that starts from it."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engine.course.images.template import Counts, Template, counted, mean_images, nearest_template, roc, train
from engine.data.dataset import Split
from engine.errors import SpecError
from engine.numerics.stable import logistic
from engine.types import Array
from gui.labs.course.exercise import Example, along, exercises
from gui.labs.course.lab_tasks.template_tasks import TASKS
from gui.labs.course.parts.data_sources import images
from gui.labs.course.preparing import SAMPLE, WHOLE, DataExercise, Slow
from gui.labs.course.settings import LabSettings, chosen, switched, typed
from gui.labs.course.words import StepWords, Table, TableRow, Text, Words, written

TRAINING = 300  # steps of "train this unit"
EVERY = 10  # of them are one step of the lab
BINS = 40
NOTES_PAIR = {"first": 2, "second": 17}  # a 4 and an 8 of all of MNIST
SAMPLE_PAIR = {"first": 3, "second": 11}  # a 4 and an 8 of the sample


@dataclass(frozen=True)
class TemplateStep:
    """One step: `kind` says of what, `place` which of several, `unit` the template that is meant."""

    kind: str
    place: int = 0
    unit: Template | None = None


@dataclass(frozen=True, kw_only=True)
class TemplateSettings(LabSettings):
    """Which digit and threshold, on which images, and how ten templates are compared."""

    example: str = "mean"
    digit: int = typed(
        8, low=0, high=9, symbol=Words("Digit"), help=Words("The digit whose mean image is the weights.")
    )
    threshold: float = typed(
        45.0, low=-200, high=300, symbol="c", help=Words("Yes where W·x is above it; the notes have 45.")
    )
    first: int = typed(3, low=0, high=59_999, symbol="x₁", help=Words("The first training image that is compared."))
    second: int = typed(11, low=0, high=59_999, symbol="x₂", help=Words("The second training image that is compared."))
    part: str = chosen(
        "test",
        {"train": Words("train"), "test": Words("test"), "digit": Words("this digit")},
        symbol=Words("On"),
        help=Words("On which images it is measured: train, test, or the test images of this digit alone."),
    )
    cosine: bool = switched(
        False, symbol=Words("Cosine"), help=Words("Divides each product by the length of its template.")
    )
    rate: float = typed(
        0.1, low=0.0001, high=10, log=True, symbol="η", help=Words("Step size of the unit that is trained.")
    )
    data: str = chosen(
        SAMPLE,
        {SAMPLE: Words("sample of 5,000"), WHOLE: Words("all of MNIST")},
        symbol=Words("Data"),
        help=Words("The numbers of the notes need all of MNIST, where it is on this computer."),
    )


@functools.lru_cache(maxsize=32)
def template_of(name: str, digit: int) -> Template:
    """The template of a digit, from all training images."""
    return Template.of(images(name).train, digit)


@functools.lru_cache(maxsize=64)
def products_of(name: str, digit: int, part: str) -> tuple[Array, Array]:
    """W·x of all images of a part, and which of them are the digit.

    Shapes: → (N,), (N,)
    """
    split = split_of(name, part, digit)
    return template_of(name, digit).products(split.images), split.labels == digit


def split_of(name: str, part: str, digit: int) -> Split:
    """The images that are measured."""
    data = images(name)
    if part == "train":
        return data.train
    return data.test.take(np.flatnonzero(data.test.labels == digit)) if part == "digit" else data.test


@functools.lru_cache(maxsize=8)
def trained(name: str, digit: int, rate: float) -> tuple[Template, ...]:
    """The unit after every ten steps of training."""
    units = list(train(template_of(name, digit), images(name).train, rate=rate, steps=TRAINING))
    return tuple(units[::EVERY])


@functools.lru_cache(maxsize=16)
def trained_counts(name: str, digit: int, rate: float, part: str) -> tuple[Counts, ...]:
    """Right and wrong answers of the unit after every ten steps of training."""
    split = split_of(name, part, digit)
    return tuple(unit.count(split) for unit in trained(name, digit, rate))


@functools.lru_cache(maxsize=8)
def ten_accuracies(name: str) -> tuple[float, float]:
    """Share of test digits whose own template wins: by dot product, by cosine."""
    data = images(name)
    templates = mean_images(data.train)
    found = [
        nearest_template(data.test.images, templates, cosine=cosine) == data.test.labels for cosine in (False, True)
    ]
    return float(found[0].mean()), float(found[1].mean())


@exercises.register("template")
class TemplateExercise(DataExercise[TemplateSettings, TemplateStep]):
    """The mean eight as a unit without any training."""

    group, place = "neurons", 4
    title = Words("Templates")
    sentence = Words("The mean image of a digit is used as weights: how much of it does each picture cover?")
    card = Words("Take the average eight as weights: how many digits does it find?")
    formula = ("y = σ(W·x − c)", "W = mean x", "precision = found / said", "recall = found / there", "cos = W·x / |W|")
    source = Words("The course, chapter on templates: the mean eight, c = 45. Fawcett 2006 for the ROC curve.")
    settings_class = TemplateSettings
    examples = (
        Example("mean", Words("Mean image")),
        Example("two", Words("Two digits")),
        Example("threshold", Words("Threshold")),
        Example("ten", Words("Ten templates")),
        Example("train", Words("Train this unit")),
    )
    tasks = TASKS

    def run(self, settings: TemplateSettings) -> Sequence[TemplateStep]:
        s = settings
        data = images(s.data)
        if max(s.first, s.second) >= len(data.train):
            field = "first" if s.first >= len(data.train) else "second"
            raise SpecError("must be between {low} and {high}", field=field, low=0, high=len(data.train) - 1)
        unit = template_of(s.data, s.digit)
        if s.example == "mean":
            return tuple(TemplateStep("mean", digit, template_of(s.data, digit)) for digit in range(10))
        if s.example == "two":
            return tuple(TemplateStep("two", place, unit) for place in (1, 2))
        if s.example == "ten":
            return (TemplateStep("dot"), TemplateStep("cosine"))
        if s.example == "train":
            return tuple(TemplateStep("train", i * EVERY, u) for i, u in enumerate(trained(s.data, s.digit, s.rate)))
        return (TemplateStep("threshold", 0, unit),)

    def edit(self, **changes: object) -> bool:
        if "data" in changes and changes["data"] != self.settings.data:
            changes = along(changes, **(NOTES_PAIR if changes["data"] == WHOLE else SAMPLE_PAIR))
        return super().edit(**changes)

    def needs(self, settings: TemplateSettings) -> Sequence[Slow]:
        s, jobs = settings, []
        if s.data == WHOLE:
            jobs.append(Slow(images, (WHOLE,)))
            jobs += [Slow(template_of, (WHOLE, digit)) for digit in range(10)]
            jobs += [Slow(products_of, (WHOLE, s.digit, part)) for part in {s.part, "test"}]
        if s.example == "ten":
            jobs.append(Slow(ten_accuracies, (s.data,)))
        if s.example == "train":
            jobs.append(Slow(trained_counts, (s.data, s.digit, s.rate, s.part)))
        return jobs

    # what the view asks
    @property
    def unit(self) -> Template:
        """The unit that is shown: the template, or as far as it is trained, with the typed threshold."""
        s = self.settings
        step = self.now
        if s.example == "train" and step is not None and step.unit is not None:
            return step.unit
        return Template(s.digit, template_of(s.data, s.digit).weights, s.threshold)

    def counts(self) -> Counts:
        """Right and wrong answers on the images that are measured."""
        s = self.settings
        if s.example == "train" and self.now is not None:
            return trained_counts(s.data, s.digit, s.rate, s.part)[self.now.place // EVERY]
        return counted(*products_of(s.data, s.digit, s.part), s.threshold)

    def compared(self, place: int) -> tuple[Array, int, float]:
        """One of the two digits: its image, its label, and W·x."""
        s = self.settings
        data = images(s.data).train
        at = s.first if place == 1 else s.second
        image = data.images[at]
        return image, int(data.labels[at]), float(template_of(s.data, s.digit).products(image[None])[0])

    def histogram(self) -> tuple[Array, Array, Array]:
        """Edges, and the share of images in each bin of W·x: of the digit and of the rest.

        Shapes: → (B + 1,), (B,), (B,)
        """
        products, is_digit = products_of(self.settings.data, self.settings.digit, self.settings.part)
        edges = np.linspace(float(products.min()), float(products.max()) + 1e-9, BINS + 1)
        parts = [np.histogram(products[is_digit == own], edges)[0] for own in (True, False)]
        return edges, *(counts / max(counts.sum(), 1) for counts in parts)

    def roc(self) -> tuple[Array, Array, float]:
        """Share of false alarms and share found at every threshold, and the area."""
        part = "test" if self.settings.part == "digit" else self.settings.part
        return roc(*products_of(self.settings.data, self.settings.digit, part))

    def accuracies(self) -> tuple[float, ...]:
        """The accuracy after every ten steps of training, on the images that are measured."""
        s = self.settings
        return tuple(counts.accuracy for counts in trained_counts(s.data, s.digit, s.rate, s.part))

    def templates(self) -> Array:
        """All ten mean images.

        Shapes: → (10, C, H, W)
        """
        return np.stack([template_of(self.settings.data, digit).weights for digit in range(10)])

    # words
    def words(self) -> StepWords:
        step = self.now
        s = self.settings
        if step is None:
            text = {
                "mean": Words(
                    "Step adds up all training images of one digit after the other and divides by their number."
                ),
                "two": Words("Step multiplies each pixel of a digit with the pixel of W and adds the products."),
                "threshold": Words("Step draws the line: yes where W·x is above c."),
                "ten": Words("Step lets all ten templates answer; the largest product wins."),
                "train": Words("Step trains the unit: it starts from the template and learns from its mistakes."),
            }[s.example]
            return StepWords(Words("start"), text)
        if step.kind == "mean":
            count = int((images(s.data).train.labels == step.place).sum())
            return StepWords(
                Words("digit {digit}", digit=step.place),
                Words("The mean of {count} images.", count=f"{count:,}"),
                ("W = Σ x / N",),
            )
        if step.kind == "two":
            _, label, product = self.compared(step.place)
            share = float(logistic(np.array(product - s.threshold)))
            lines = (f"W·x = «{product:.3f}»", f"σ({product:.3f} − {written(s.threshold)}) = «{written(share, 5)}»")
            said = Words("yes") if share > 0.5 else Words("no")
            return StepWords(
                Words("a {label}", label=label),
                Words("The unit for {digit} says {answer}.", digit=s.digit, answer=said),
                lines,
            )
        if step.kind in ("dot", "cosine"):
            dot, cosine = ten_accuracies(s.data)
            text = (
                Words("The largest product wins. A template with much ink, like that of 0, wins too often.")
                if step.kind == "dot"
                else Words("Each product is divided by the length of its template: ink alone no longer helps.")
            )
            return StepWords(Words("ten templates"), text, (_percent(dot if step.kind == "dot" else cosine),))
        return self._measured_words(step)

    def _measured_words(self, step: TemplateStep) -> StepWords:
        counts = self.counts()
        right = counts.found + counts.refused
        lines = (
            f"({counts.found:,} + {counts.refused:,}) / {counts.total:,} = «{_percent(counts.accuracy)}»",
            Words("precision {p}, recall {r}", p=f"{counts.precision:.3f}", r=f"{counts.recall:.3f}"),
        )
        note: Text = ""
        if self.settings.part != "digit":
            note = Words("Always saying no would be right in {share} of all images.", share=_percent(counts.always_no))
        caption = (
            Words("step {number}", number=step.place)
            if step.kind == "train"
            else Words("threshold {c}", c=written(self.settings.threshold))
        )
        return StepWords(
            caption,
            Words("{right} of {all} answers are right.", right=f"{right:,}", all=f"{counts.total:,}"),
            lines,
            note,
        )

    # the table
    def table(self) -> Table:
        if self.example == "ten":
            dot, cosine = ten_accuracies(self.settings.data)
            shown = (dot, cosine)[: self.at]
            names = (Words("dot product"), Words("cosine"))
            rows = tuple(
                TableRow((name, _percent(v)), i == self.at - 1, frozenset({1}))
                for i, (name, v) in enumerate(zip(names, shown, strict=False))
            )
            return Table(Words("Right on the test digits"), ("", Words("Accuracy")), rows)
        if self.example == "two":
            found = [self.compared(step.place) for step in self.past]
            rows = tuple(
                TableRow((Words("a {label}", label=label), f"{product:.3f}"), i == self.at - 1)
                for i, (_, label, product) in enumerate(found)
            )
            return Table(Words("Products"), ("", "W·x"), rows)
        return self._counts_table()

    def _counts_table(self) -> Table:
        c = self.counts()
        rows = (
            TableRow((Words("said yes"), f"{c.found:,}", f"{c.false_alarms:,}")),
            TableRow((Words("said no"), f"{c.missed:,}", f"{c.refused:,}")),
            TableRow((Words("accuracy"), _percent(c.accuracy), ""), marked=frozenset({1})),
            TableRow((Words("always no"), _percent(c.always_no), "")),
            TableRow((Words("precision"), f"{c.precision:.3f}", "")),
            TableRow((Words("recall"), _percent(c.recall), "")),
        )
        head = ("", Words("it is a {digit}", digit=self.settings.digit), Words("another digit"))
        note = dict(self.settings.about("part").choices)[self.settings.part]
        return Table(Words("Right and wrong"), head, rows, note)


def _percent(share: float) -> str:
    return f"{100 * share:.2f} %"

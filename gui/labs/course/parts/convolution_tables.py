"""The tables of the convolution lab: windows as rows, shapes, the typed formula, numbers of a picture."""

from __future__ import annotations

import math

from engine.course.images.convolution import LayerShape, Position
from gui.labs.course.parts.convolution_settings import BatchStep, ConvolutionState, PhotoStep, formula_letters
from gui.labs.course.parts.convolution_words import BATCH_NAMES_WORDS, STAGE_WORDS, shape_text
from gui.labs.course.words import Table, TableRow, Text, Words, factor, written

CHANNELS = ("R", "G", "B")
WIDEST = 9  # numbers of a window that a row of the table can show
PICTURE_WORDS = {
    "Red": "Red",
    "Green": "Green",
    "Blue": "Blue",
    "Hue": "Hue",
    "Saturation": "Saturation",
    "Brightness": "Brightness",
    "Gray": "Gray",
    "sum": "Sum",
}


def convolution_table(lab: ConvolutionState) -> Table:
    if lab.example == "shapes":
        return _stage_table(lab)
    if lab.example == "batch":
        return _batch_table(lab)
    if lab.example == "photo":
        return _photo_table(lab)
    if lab.example == "padding":
        return _formula_table(lab)
    return _window_table(lab)


def _window_table(lab: ConvolutionState) -> Table:
    pooling = lab.example == "pool"
    channels = len(lab.input)
    rows = []
    for number, step in enumerate(lab.steps, start=1):
        if not isinstance(step, Position):
            continue
        if channels > 1:
            parts = [written(float(p), 6) for p in (step.window * step.weights).sum(axis=(1, 2))]
        else:
            parts = [written(float(v), 6) for v in step.window.ravel()[:WIDEST]]
        shown = number <= lab.at
        total: Text = _total(lab, step, pooling) if shown else Words("next step") if number == lab.at + 1 else ""
        if channels > 1 and not shown:
            parts = [""] * channels
        now = number == lab.at
        rows.append(
            TableRow(
                (f"{step.row}, {step.column}", *parts, total),
                now,
                frozenset({len(parts) + 1}) if now else frozenset(),
            )
        )
    return Table(_window_title(lab), _window_head(lab, channels, pooling), tuple(rows), _window_note(lab))


def _window_title(lab: ConvolutionState) -> Text:
    return Words("Windows") if lab.example == "pool" else Words("Channels") if lab.example == "three" else "im2col"


def _window_note(lab: ConvolutionState) -> Text:
    if lab.example == "three":
        return Words("the products of each channel are added up")
    count, size = len(lab.steps), lab.window[0] * lab.window[1]
    return Words("each row is one window, {rows} × {columns}", rows=count, columns=size)


def _window_head(lab: ConvolutionState, channels: int, pooling: bool) -> tuple[Text, ...]:
    size = min(lab.window[0] * lab.window[1], WIDEST)
    if channels > 1:
        return ("", *CHANNELS[:channels], Words("sum + bias"))
    if pooling:
        return ("", *[""] * size, Words("kept"))
    return (
        Words("filter"),
        *(written(float(v), 6) for v in lab.settings.kernel_array.ravel()[:size]),
        Words("sum + bias"),
    )


def _total(lab: ConvolutionState, step: Position, pooling: bool) -> Text:
    if pooling:
        return written(step.value, 8)
    bias = lab.settings.bias
    return f"{written(step.value - bias, 8)} + {factor(bias, 6)} = {written(step.value, 8)}"


def _formula_table(lab: ConvolutionState) -> Table:
    rows = []
    for stride, value, fits in lab.formula_row():
        same = math.floor(value) == fits
        mark: Text = Words("right") if same else Words("{count} fit", count=fits)
        rows.append(
            TableRow(
                (str(stride), written(value, 4), str(math.floor(value)), mark),
                marked=frozenset() if same else frozenset({1, 3}),
            )
        )
    letters = formula_letters(lab.settings)
    note = f"H = {letters['H']:.0f}, FH = {letters['FH']:.0f}, P = {letters['P']:.0f}"
    head: tuple[Text, ...] = ("S", lab.settings.formula, Words("rounded down"), Words("windows"))
    return Table(Words("Your formula"), head, tuple(rows), note)


def _stage_table(lab: ConvolutionState) -> Table:
    rows = []
    for number, step in enumerate(lab.steps, start=1):
        if isinstance(step, LayerShape):
            seen = number <= lab.at
            cells = (
                Words(STAGE_WORDS[step.name]),
                shape_text(step.shape) if seen else "",
                f"{step.parameters:,}" if seen else "",
            )
            rows.append(TableRow(cells, number == lab.at, frozenset({1}) if number == lab.at else frozenset()))
    total = sum(step.parameters for step in lab.steps if isinstance(step, LayerShape))
    head = (Words("Layer"), Words("Shape"), Words("Parameters"))
    return Table(Words("Shapes"), head, tuple(rows), Words("{count} parameters", count=f"{total:,}"))


def _batch_table(lab: ConvolutionState) -> Table:
    rows = []
    for number, step in enumerate(lab.steps, start=1):
        if isinstance(step, BatchStep):
            seen = number <= lab.at
            cells = (Words(BATCH_NAMES_WORDS[step.name]), shape_text(step.shape) if seen else "")
            rows.append(TableRow(cells, number == lab.at, frozenset({1}) if number == lab.at else frozenset()))
    return Table(
        Words("Shapes"),
        (Words("Array"), Words("Shape")),
        tuple(rows),
        Words("counted numbers, as arange gives them"),
    )


def _photo_table(lab: ConvolutionState) -> Table:
    step = lab.now
    rows = []
    for name, plane in step.pictures if isinstance(step, PhotoStep) else ():
        numbers = [written(float(value), 3) for value in (plane.min(), plane.mean(), plane.max())]
        cells: tuple[Text, ...] = (Words(PICTURE_WORDS[name]), shape_text(plane.shape), *numbers)
        rows.append(TableRow(cells))
    head = ("", Words("Shape"), Words("least"), Words("mean"), Words("most"))
    return Table(Words("Numbers in the pictures"), head, tuple(rows))

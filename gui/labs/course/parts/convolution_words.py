"""The convolution lab in words: each step with its formula."""

from __future__ import annotations

from engine.course.images.convolution import LayerShape, Position, padding_that_keeps
from gui.labs.course.parts.convolution_settings import BatchStep, ConvolutionState, PhotoStep
from gui.labs.course.words import StepWords, Text, Words, factor, written

STAGE_WORDS = {
    "Input": "Input",
    "Convolution": "Convolution",
    "Pooling": "Pooling",
    "Flatten": "Flatten",
    "Affine": "Affine",
}
BATCH_NAMES_WORDS = {
    "pictures": "pictures",
    "im2col": "im2col",
    "filters": "filters",
    "reshape": "filters as rows",
    "transpose": "filters as columns",
    "product": "product",
    "unfold": "product, unfolded",
    "output": "output",
}
BATCH_WORDS = {
    "pictures": "The batch of pictures: N, channels, rows, columns.",
    "im2col": "Every window of every picture becomes one row.",
    "filters": "The filters: number, channels, rows, columns.",
    "reshape": "Each filter becomes one row.",
    "transpose": "Turned around, each filter is a column that meets the rows of the windows.",
    "product": "One product of matrices computes every output of every picture, then the bias is added.",
    "unfold": "The rows become pictures again, with the filters as the last axis.",
    "output": "The axis of the filters moves to the front: N, F, OH, OW.",
}
PHOTO_WORDS = {
    "channels": "The picture is taken apart into its channels, each a matrix of numbers from 0 to 1.",
    "filtered": "The filter slides over each channel. Blue is above 0, orange below.",
    "sum": "The channels are added up: one map for one filter, however many channels the picture has.",
}


def convolution_words(lab: ConvolutionState) -> StepWords:
    step = lab.now
    if isinstance(step, LayerShape):
        return _stage_words(lab, step)
    if isinstance(step, BatchStep):
        return _batch_words(lab, step)
    if isinstance(step, PhotoStep):
        return StepWords(Words("filter {name}", name=_filter_name(lab)), Words(PHOTO_WORDS[step.kind]))
    if isinstance(step, Position):
        return _position_words(lab, step)
    return _start_words(lab)


def _start_words(lab: ConvolutionState) -> StepWords:
    if lab.example == "batch":
        text = Words("A convolution of many pictures is one product of matrices. Step shows each shape on the way.")
    elif lab.example == "shapes":
        text = Words("A picture goes through a small network. Step shows the shape that leaves each layer.")
    elif lab.example == "photo":
        text = Words("Step takes the picture apart, filters each channel and adds the results.")
    elif lab.example == "pool":
        text = Words("The window keeps one number of each place; nothing in it is learned.")
    else:
        text = Words("Step puts the filter at the first place: row 0, column 0.")
    lines: tuple[Text, ...] = ()
    if lab.sliding:
        formula, value = lab.size_formula()
        lines = (Words("output size = {formula} = {value}", formula=formula, value=written(value, 6)),)
    return StepWords(Words("start"), text, lines, _size_note(lab) if lab.sliding else "")


def _size_note(lab: ConvolutionState) -> Text:
    keeps = padding_that_keeps(len(lab.settings.image), lab.window[0], lab.settings.stride)
    if lab.example == "pool":
        return ""
    return Words("A padding of {p} would keep the size of the input.", p=written(keeps, 4))


def _position_words(lab: ConvolutionState, step: Position) -> StepWords:
    caption = Words("row {row}, column {column}", row=step.row, column=step.column)
    if lab.example == "pool":
        return StepWords(caption, _pool_sentence(lab), _pool_lines(lab, step))
    products = (step.window * step.weights).sum(axis=(1, 2))
    if len(products) == 1:
        terms = [factor(float(p), 6) for p in (step.window * step.weights).ravel()]
        total = step.value - lab.settings.bias
        lines = [f"{' + '.join(terms)} = {written(total, 8)}"]
    else:
        terms = [factor(float(p), 6) for p in products]
        total = float(products.sum())
        lines = [f"R {terms[0]}, G {terms[1]}, B {terms[2]}", f"{' + '.join(terms)} = {written(total, 8)}"]
    lines.append(f"{written(total, 8)} + {factor(lab.settings.bias, 6)} = «{written(step.value, 8)}»")
    count = step.window.size
    text = (
        Words("The filter meets the first window. The {count} products are added, then the bias.", count=count)
        if lab.at == 1
        else _moved(lab, step, count)
    )
    note: Text = Words("Type another number into the input or the filter: every number here follows.")
    if lab.settings.order == "columns" and lab.at_end:
        note = Words("The values were printed in the order of the loop: the map is the transpose of the right one.")
    return StepWords(caption, text, tuple(lines), note)


def _moved(lab: ConvolutionState, step: Position, count: int) -> Words:
    before = lab.steps[lab.at - 2]
    if isinstance(before, Position) and before.row == step.row:
        return Words("The window moved {stride} to the right. The {count} products are added, then the bias.",
            stride=lab.settings.stride, count=count)  # fmt: skip
    if lab.settings.order == "columns" and isinstance(before, Position) and before.column == step.column:
        return Words("The window moved {stride} down. The {count} products are added, then the bias.",
            stride=lab.settings.stride, count=count)  # fmt: skip
    if lab.settings.order == "columns":
        return Words("The window starts the next column. The {count} products are added, then the bias.", count=count)
    return Words("The window starts the next row. The {count} products are added, then the bias.", count=count)


def _pool_sentence(lab: ConvolutionState) -> Words:
    kind = lab.settings.kind
    if kind == "average":
        return Words("The mean of the window is kept: every number has the same part in it.")
    if kind == "stochastic":
        return Words("One number is drawn; the larger it is, the likelier it is kept. Another seed draws others.")
    return Words("The largest number of the window is kept, the others are left out.")


def _pool_lines(lab: ConvolutionState, step: Position) -> tuple[Text, ...]:
    numbers = ", ".join(written(float(v), 6) for v in step.window.ravel())
    names = {"maximum": "max", "average": "mean", "stochastic": "draw"}
    return (f"{names[lab.settings.kind]}({numbers}) = «{written(step.value, 8)}»",)


def _stage_words(lab: ConvolutionState, step: LayerShape) -> StepWords:
    s = lab.settings
    last = lab.steps[lab.at - 2] if lab.at > 1 else None
    before = last.shape if isinstance(last, LayerShape) else ()
    lines: list[Text] = []
    if step.name == "Convolution":
        lines = [f"({s.side} + 2 × 0 − {s.kernel_side}) / 1 + 1 = «{step.shape[1]}»",
            f"{s.filters} × ({s.channels} × {s.kernel_side} × {s.kernel_side} + 1) = {step.parameters:,}"]  # fmt: skip
    elif step.name == "Pooling":
        lines = [f"{before[1]} / 2 = «{step.shape[1]}»"]
    elif step.name == "Flatten":
        lines = [f"{' × '.join(map(str, before))} = «{step.shape[0]:,}»"]
    elif step.name == "Affine":
        lines = [f"({before[0]:,} + 1) × {step.shape[0]} = {step.parameters:,}"]
    text = Words("The shape that leaves this layer is {shape}.", shape=shape_text(step.shape))
    note = Words(
        "100 pictures through {filters} filters are {maps} maps.", filters=s.filters, maps=f"{100 * s.filters:,}"
    )
    return StepWords(Words(STAGE_WORDS[step.name]), text, tuple(lines), note if step.name == "Convolution" else "")


def _batch_words(lab: ConvolutionState, step: BatchStep) -> StepWords:
    s = lab.settings
    side, inside = s.side + 2 * s.padding - s.kernel_side, s.channels * s.kernel_side**2
    places = side // s.stride + 1
    lines: list[Text] = [f"«{shape_text(step.shape)}»"]
    if step.name == "im2col":
        lines.append(f"{s.pictures} × {places} × {places} = {s.pictures * places**2:,}")
    if step.name in ("im2col", "reshape"):
        lines.append(f"{s.channels} × {s.kernel_side} × {s.kernel_side} = {inside:,}")
    if step.name == "output":
        first = step.numbers[0, 0]
        rows = "; ".join(" ".join(f"{number:,.0f}" for number in row) for row in first[:3, :3])
        lines += [f"f[0, 0] = {rows}", Words("last number {number}", number=f"{step.numbers.flat[-1]:,.0f}")]
    return StepWords(Words(BATCH_NAMES_WORDS[step.name]), Words(BATCH_WORDS[step.name]), tuple(lines))


def _filter_name(lab: ConvolutionState) -> Text:
    name: Text = dict(lab.settings.about("applied").choices)[lab.settings.applied]
    return name


def shape_text(shape: tuple[int, ...]) -> str:
    """A shape as people write it: 10 × 3 × 7 × 7."""
    return " × ".join(f"{length:,}" for length in shape)


def filter_size(side: int) -> Words:
    """What stands over a filter."""
    return Words("filter, {rows} × {columns}", rows=side, columns=side)


def picture_size(rows: int, columns: int) -> Words:
    """What stands over a picture."""
    return Words("picture, {rows} × {columns}", rows=rows, columns=columns)

"""The lab on data in words: each step with its numbers."""

from __future__ import annotations

import numpy as np

from engine.course.data_by_hand import SCALINGS, draw_deviation, ever_drawn, one_hot
from gui.labs.course.parts import data_sources as sources
from gui.labs.course.parts.data_settings import DataState
from gui.labs.course.parts.data_sources import DataStep
from gui.labs.course.preparing import WHOLE
from gui.labs.course.words import StepWords, Text, Words, written

STAGE_WORDS = {
    "channel": "one channel",
    "inverted": "inverted",
    "not inverted": "not inverted",
    "cut and centered": "cut and centered",
    "28×28": "28 × 28",
}
PHOTO_WORDS = {
    "channel": "A photo has three numbers a pixel. One channel is enough: the ink is dark in it, the paper light.",
    "inverted": "MNIST is light ink on black. Inverted, each number v becomes 1 − v.",
    "not inverted": "Not inverted: the paper is light and the ink dark, the opposite of MNIST.",
    "cut and centered": "The digit is cut out, shrunk to 20 pixels and put into the middle, as in MNIST.",
    "28×28": "The whole photo is shrunk to 28 × 28. The digit stays small and beside the middle.",
}
KIND_WORDS = {
    "picture": "A picture of 28 × 28 numbers from 0 to 255.",
    "normalize": "Divided by 255: numbers from 0 to 1.",
    "flatten": "The rows of pixels one after the other: one row of 784 numbers.",
    "one-hot": "The label becomes a row that is 1 at its place and 0 elsewhere.",
}


def data_words(lab: DataState) -> StepWords:
    step = lab.now
    if step is None:
        return StepWords(Words("start"), _start_sentence(lab))
    return {
        "share": _share_words, "column": _argmax_words, "row": _argmax_words, "pair": _pair_words,
        "slice": _slice_words, "draw": _draw_words, "scaling": _scaling_words,
        "stage": _stage_words,
    }.get(step.kind, _picture_words)(lab, step)  # fmt: skip


def _start_sentence(lab: DataState) -> Text:
    return {
        "answer": Words("The network gives ten shares for one picture. Step shows one after the other."),
        "argmax": Words(
            "argmax gives the place of the largest number: along axis 0 in each column, along axis 1 in each row."
        ),
        "count": Words("Compare the answers with the labels, place by place, and count."),
        "slices": Words("The test images are read a slice at a time; right answers are counted."),
        "draws": Words("Digits are drawn with replacement: some come twice, some never."),
        "scaling": Words("The same network, trained for one epoch on pixels that were scaled in four ways."),
        "photo": Words("A photo must look like MNIST before a network can read it. Switch single steps off."),
    }.get(lab.example, Words("Step normalizes the picture, flattens it, and turns its label into a row."))


def _picture_words(lab: DataState, step: DataStep) -> StepWords:
    pixels, label = lab.picture()
    part = sources.part_of(lab.settings.data, lab.settings.part)
    name, number = lab.settings.part, lab.settings.number
    line: Text = {
        "picture": f"x_{name}[{number}].shape = (28, 28), max {pixels.max()}",
        "normalize": f"{pixels.max()} / 255 = «{written(pixels.max() / 255, 6)}»",
        "flatten": f"({len(part)}, 1, 28, 28) → «({len(part)}, 784)»",
        "one-hot": f"{label} → «{''.join(map(str, one_hot(label)))}»",
    }[step.kind]
    return StepWords(Words("a {label}", label=label), Words(KIND_WORDS[step.kind]), (line,))


def _share_words(lab: DataState, step: DataStep) -> StepWords:
    total = sum(s.value for s in lab.past)
    lines: list[Text] = [f"y[{step.place}] = «{written(step.value, 9)}»", f"Σ = {written(total, 6)}"]
    if not lab.at_end:
        return StepWords(
            Words("digit {digit}", digit=step.place),
            Words("How sure it is that the picture shows this digit."),
            tuple(lines),
        )
    answer = max(lab.steps, key=lambda s: s.value)
    text = Words(
        "The largest share is that of {digit}, {share}: this is the answer. The label is {label}.",
        digit=answer.place, share=f"{100 * answer.value:.4f} %", label=lab.picture()[1],
    )  # fmt: skip
    note: Text = ""
    if lab.settings.network != "notes":
        note = Words("The notes read test[0] with their pretrained network: choose it where its file is.")
    return StepWords(Words("answer"), text, tuple(lines), note)


def _argmax_words(lab: DataState, step: DataStep) -> StepWords:
    table = np.array(lab.settings.shares)
    numbers = table[:, step.place] if step.kind == "column" else table[step.place]
    caption = (
        Words("axis 0, column {number}", number=step.place)
        if step.kind == "column"
        else Words("axis 1, row {number}", number=step.place)
    )
    line = f"argmax({', '.join(written(float(v)) for v in numbers)}) = «{int(step.value)}»"
    return StepWords(
        caption,
        Words("The largest number stands at place {place}, counted from 0.", place=int(step.value)),
        (line,),
    )


def _pair_words(lab: DataState, step: DataStep) -> StepWords:
    right = int(sum(s.value for s in lab.past))
    a, b = written(lab.settings.first[step.place]), written(lab.settings.second[step.place])
    text = Words("Equal: one more is right.") if step.value else Words("Not equal.")
    total = f"{right - 1} + 1 = «{right}»" if step.value else f"«{right}»"
    lines = (f"{a} {'=' if step.value else '≠'} {b}", Words("right so far: {total}", total=total))
    return StepWords(Words("place {number}", number=step.place), text, lines)


def _slice_words(lab: DataState, step: DataStep) -> StepWords:
    right, seen = int(sum(s.value for s in lab.past)), step.end
    lines = (
        f"x[{step.place}:{step.end}] → {int(step.value)} / {step.end - step.place}",
        f"{right:,} / {seen:,} = «{100 * right / seen:.2f} %»",
    )
    return StepWords(
        Words("{a} to {b}", a=step.place, b=step.end), Words("One slice is read in one product of matrices."), lines
    )


def _draw_words(lab: DataState, step: DataStep) -> StepWords:
    total, drawn = sum(s.value for s in lab.past), lab.settings.draws * lab.at
    accuracy = float(sources.right_answers(lab.settings.network, lab.settings.data).mean())
    off = 100 * draw_deviation(accuracy, drawn)
    lines = (
        f"{int(step.value):,} / {lab.settings.draws:,} = {100 * step.value / lab.settings.draws:.2f} %",
        f"{int(total):,} / {drawn:,} = «{100 * total / drawn:.2f} %»",
    )
    count = len(sources.images(lab.settings.data).test)
    note = Words(
        "Each time about {share} of the digits come at least once.",
        share=f"{100 * ever_drawn(count, lab.settings.draws):.1f} %",
    )
    text = Words(
        "All digits give {all}; drawn ones about that, ± {off}.", all=f"{100 * accuracy:.2f} %", off=f"{off:.2f} %"
    )
    return StepWords(Words("draw {number}", number=step.place + 1), text, lines, note)


def _scaling_words(lab: DataState, step: DataStep) -> StepWords:
    scaling = list(SCALINGS.values())[step.place]
    low, high = (255 ** (1 - scaling.train), 255.0 ** (1 - scaling.test))
    lines: list[Text] = [Words("training 0…{a}, test 0…{b}", a=written(low, 4), b=written(high, 4))]
    reached = lab.reached.get(scaling.name)
    if reached is not None:
        lines.append(Words("after 1 epoch «{share}»", share=f"{100 * reached:.1f} %"))
    note = (
        Words("As printed in the notes: about 95.2, 20.7 and 92.8 %, one run. The second depends on the first weights.")
        if lab.settings.data == WHOLE
        else Words(
            "As printed in the notes, with all of MNIST: about 95.2, 20.7 and 92.8 %. The sample has 32 batches an "
            "epoch, not 469."
        )
    )
    return StepWords(Words("scaling {number}", number=step.place + 1), Words(scaling.title), tuple(lines), note)


def _stage_words(lab: DataState, step: DataStep) -> StepWords:
    s = lab.settings
    stages = sources.photo_stages(s.photo, s.channel, s.invert, s.center)
    if step.place < len(stages):
        stage = stages[step.place]
        kind = "not inverted" if stage.name == "inverted" and not s.invert else stage.name
        low, high = float(stage.picture.min()), float(stage.picture.max())
        line = f"{stage.picture.shape[0]} × {stage.picture.shape[1]}, {written(low, 2)} … {written(high, 2)}"
        return StepWords(Words(STAGE_WORDS[kind]), Words(PHOTO_WORDS[kind]), (line,))
    digit, share = lab.answer_of_photo()
    text = Words("The network reads {digit}, with {share}.", digit=digit, share=f"{100 * share:.1f} %")
    return StepWords(Words("answer"), text)

"""The tables of the lab on data."""

from __future__ import annotations

from engine.course.data_by_hand import SCALINGS, one_hot
from gui.labs.course.parts import data_sources as sources
from gui.labs.course.parts.data_settings import DataState
from gui.labs.course.parts.data_words import STAGE_WORDS
from gui.labs.course.words import Table, TableRow, Words, written


def data_table(lab: DataState) -> Table:
    return {
        "answer": _answer_table, "argmax": _argmax_table, "slices": _slices_table, "draws": _draws_table,
        "scaling": _scaling_table, "count": _count_table, "photo": _photo_table,
    }.get(lab.example, _picture_table)(lab)  # fmt: skip


def _picture_table(lab: DataState) -> Table:
    part = sources.part_of(lab.settings.data, lab.settings.part)
    pixels, label = lab.picture()
    found = {
        "picture": "(28, 28)",
        "normalize": f"0…{written(pixels.max() / 255, 4)}",
        "flatten": f"({len(part)}, 784)",
        "one-hot": "".join(map(str, one_hot(label))),
    }
    names = {
        "picture": Words("picture"),
        "normalize": Words("normalized"),
        "flatten": Words("flattened"),
        "one-hot": Words("one-hot"),
    }
    rows = tuple(TableRow((names[s.kind], found[s.kind]), s is lab.now) for s in lab.past)
    return Table(Words("Picture and label"), ("", ""), rows, _label_of(lab))


def _answer_table(lab: DataState) -> Table:
    largest = max((step.value for step in lab.steps), default=0.0)
    rows = tuple(
        TableRow(
            (str(s.place), written(s.value, 9)), s is lab.now, frozenset({1}) if s.value == largest else frozenset()
        )
        for s in lab.past
    )
    return Table(Words("Shares of the ten digits"), (Words("Digit"), Words("Share")), rows, _label_of(lab))


def _label_of(lab: DataState) -> Words:
    return Words("label {label}", label=lab.picture()[1])


def _argmax_table(lab: DataState) -> Table:
    seen = lab.past
    rows = [
        TableRow(("axis 0", ", ".join(str(int(s.value)) for s in seen if s.kind == "column"))),
        TableRow(("axis 1", ", ".join(str(int(s.value)) for s in seen if s.kind == "row"))),
    ]
    return Table("argmax", (Words("Along"), Words("Places")), tuple(rows))


def _count_table(lab: DataState) -> Table:
    equal = int(sum(s.value for s in lab.past))
    rows = (TableRow((Words("compared"), str(lab.at))), TableRow((Words("equal"), str(equal)), marked=frozenset({1})))
    return Table(Words("Equal places"), ("", Words("Count")), rows)


def _slices_table(lab: DataState) -> Table:
    total, rows = 0, []
    for number, step in enumerate(lab.past, start=1):
        total += int(step.value)
        rows.append(TableRow((f"{step.place}–{step.end}", str(int(step.value)), f"{total:,}"), number == lab.at))
    return Table(Words("Right answers"), (Words("Slice"), Words("Right"), Words("So far")), tuple(rows[-100:]))


def _draws_table(lab: DataState) -> Table:
    rows = tuple(
        TableRow((str(s.place + 1), f"{int(s.value):,}", f"{100 * s.value / lab.settings.draws:.2f} %"), s is lab.now)
        for s in lab.past
    )
    return Table(Words("Drawn with replacement"), (Words("Draw"), Words("Right"), Words("Accuracy")), rows)


def _scaling_table(lab: DataState) -> Table:
    reached = lab.reached
    rows = tuple(
        TableRow((Words(s.title), f"{100 * reached[s.name]:.1f} %" if s.name in reached else ""), i == lab.at - 1)
        for i, s in enumerate(SCALINGS.values())
    )
    return Table(
        Words("Test accuracy after one epoch"),
        (Words("Scaling"), Words("Accuracy")),
        rows,
        Words("784-1024-512-512-10, Adam"),
    )


def _photo_table(lab: DataState) -> Table:
    s = lab.settings
    rows = []
    for i, stage in enumerate(sources.photo_stages(s.photo, s.channel, s.invert, s.center)):
        if i < lab.at:
            plane = stage.picture
            rows.append(
                TableRow(
                    (
                        Words(STAGE_WORDS[stage.name]),
                        f"{plane.shape[0]} × {plane.shape[1]}",
                        f"{plane.min():.2f}…{plane.max():.2f}",
                    ),
                    i == lab.at - 1,
                )
            )
    if lab.at_end:
        digit, share = lab.answer_of_photo()
        rows.append(TableRow((Words("answer"), str(digit), f"{100 * share:.1f} %"), True, frozenset({1})))
    return Table(Words("On the way"), ("", Words("Size"), Words("Values")), tuple(rows))

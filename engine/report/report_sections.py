"""The sections of a lab report, each as HTML."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from engine.analysis.answers import most_confused, shares
from engine.report.author import Author
from engine.report.embedded_font import font_faces
from engine.report.report_facts import RunFacts, machine
from engine.report.report_figures import ReportCurve, accuracy_figure, digit_png, loss_figure
from engine.report.report_words import (
    TEXTS,
    Words,
    class_name,
    data_title,
    escaped,
    layers_text,
    number,
    percent,
    seconds_text,
    text,
)
from engine.types import Array

WORST = 8
STYLE = Path(__file__).with_name("report.css")


def head(title: str, lead: str, started: float, words: Words, author: Author | None = None) -> str:
    """Title, when it was started, and who hands it in, or two lines to write on."""
    day = time.strftime("%Y-%m-%d %H:%M", time.localtime(started))
    who = author or Author()
    filled = {"name": who.name, "number": who.number}
    fields = "".join(f"<div><label>{text(words, key)}</label><u>{escaped(v)}</u></div>" for key, v in filled.items())
    names = f"<div><h1>{escaped(title)}</h1><p>{lead}</p></div>"
    return (
        f'<header><div class="kicker"><span>{text(words, "kicker")}</span><span>{day}</span></div>'
        f'<div class="title">{names}<div class="fields">{fields}</div></div></header>'
    )


def key_figures(facts: RunFacts, words: Words) -> str:
    """The row of large numbers."""
    run, answers = facts.summary, facts.answers
    train = facts.epochs[-1].train_accuracy if facts.epochs else None
    cells = [("accuracy", percent(answers.accuracy if answers else run.test_accuracy, words), "")]
    if answers is not None:
        wrong = len(answers) - int(answers.right.sum())
        cells.append(("mistakes", f"{wrong:,}", text(words, "of").format(count=f"{len(answers):,}")))
    cells += [
        ("loss_smoothed", number(facts.smoothed_loss), ""),
        ("train_accuracy", percent(train, words), ""),
        ("steps", f"{run.step:,}", ""),
        ("time", seconds_text(run.elapsed_s, words), ""),
    ]
    inner = "".join(f"<div><label>{text(words, n)}</label><b>{v}</b> <small>{u}</small></div>" for n, v, u in cells)
    return f'<section class="figures">{inner}</section>'


def curves(rows: Sequence[RunFacts], words: Words) -> str:
    """Loss and accuracy side by side."""
    losses = [ReportCurve(f.summary.title, f.steps, f.losses, k) for k, f in enumerate(rows)]
    accuracies = []
    for k, facts in enumerate(rows):
        x = np.array([epoch.epoch for epoch in facts.epochs], float)
        test = 100 * np.array([epoch.test_accuracy for epoch in facts.epochs])
        if len(rows) == 1:
            train = 100 * np.array([epoch.train_accuracy for epoch in facts.epochs])
            accuracies = [
                ReportCurve(text(words, "train"), x, train, 0, dots=True),
                ReportCurve(text(words, "test"), x, test, 1, dots=True),
            ]
        else:
            accuracies.append(ReportCurve(str(k + 1), x, test, k))
    left = _plot("loss", "loss_unit", loss_figure(losses, 428, 170, text(words, "step")), words)
    right = _plot("accuracy_title", "accuracy_unit", accuracy_figure(accuracies, 230, 170, text(words, "epoch")), words)
    return f'<section class="two">{left}{right}</section>'


def _plot(title: str, unit: str, figure: str, words: Words) -> str:
    return f"<div><h2>{text(words, title)} <small>{text(words, unit)}</small></h2>{figure}</div>" if figure else ""


def answers_section(facts: RunFacts, words: Words) -> str:
    """Confusion matrix and worst mistakes on the test data."""
    answers, images = facts.answers, facts.images
    if answers is None or images is None:
        reason = text(words, "no_answers").format(reason=escaped(words(facts.missing)))
        return f"<section><p>{reason}</p></section>" if facts.missing else ""
    matrix = answers.matrix()
    worst = answers.mistakes()[:WORST]
    tiles = []
    for i in worst:
        image = images[i] if images.shape[1] == 3 else images[i, 0]
        true, read = facts.classes[answers.labels[i]], class_name(facts, int(answers.read[i]))
        tiles.append(
            f'<figure><img alt="" src="{digit_png(image)}"><figcaption><b>{escaped(true)} → {escaped(read)}</b>'
            f"{percent(float(answers.certainty[i]), words)}</figcaption></figure>"
        )
    is_, as_, count = most_confused(matrix)
    wrong = len(answers) - int(answers.right.sum())
    said = words(TEXTS["all_right"])
    if wrong:
        pair = {"true": class_name(facts, is_), "read": class_name(facts, as_)}
        said = words(TEXTS["mixed"]).format(**pair, count=count, second=answers.second_right, all=wrong)
    heading = f"<h2>{text(words, 'matrix')} <small>{text(words, 'matrix_unit')}</small></h2>"
    left = f"<div>{heading}{_matrix(facts, matrix, words)}</div>"
    right = (
        f"<div><h2>{text(words, 'worst')} <small>{text(words, 'worst_unit')}</small></h2>"
        f'<div class="digits">{"".join(tiles)}</div><p>{escaped(said)}</p></div>'
    )
    return f'<section class="two wide">{left}{right}</section>'


def _matrix(facts: RunFacts, matrix: Array, words: Words) -> str:
    if len(matrix) > 20:
        return ""
    off = matrix - np.diag(np.diag(matrix))
    most, found = max(int(off.max()), 1), shares(matrix)
    names = [class_name(facts, k) for k in range(len(matrix))]
    heads = "".join(f"<th>{escaped(name)}</th>" for name in names)
    rows = [f"<tr><th></th>{heads}<th>{text(words, 'found')}</th></tr>"]
    for i, row in enumerate(matrix):
        cells = [f"<th>{escaped(names[i])}</th>"]
        for j, n in enumerate(row):
            shade = 0.1 + 0.65 * n / most if i != j and n else 0
            style = f' style="background:rgba(174,90,0,{shade:.2f})"' if shade else ""
            kind = ' class="right"' if i == j else ""
            cells.append(f"<td{kind}{style}>{n or ''}</td>")
        share = "" if np.isnan(found[i]) else percent(float(found[i]), words, 1)
        rows.append("<tr>" + "".join(cells) + f'<td class="found">{share}</td></tr>')
    return f'<table class="matrix">{"".join(rows)}</table>'


def settings_section(facts: RunFacts, words: Words, of: str = "") -> str:
    """Every setting; what is not the recipe's stands out. `of` names the run where there are several."""
    spec, changes = facts.summary.spec, facts.differences()
    counts = f", {facts.counts[0]:,} + {facts.counts[1]:,}" if facts.counts else ""
    epochs = f"{facts.summary.epoch:,}"
    batch = "drawn" if spec.sampling == "replacement" else "shuffled"
    dropout = [layer for layer in spec.layers if layer.kind == "dropout"]
    regular = [f"λ = {spec.weight_decay:g}"] * bool(spec.weight_decay)
    regular += [f"p = {layer.ratio:g}" for layer in dropout]  # type: ignore[attr-defined]  # a Dropout
    schedule = [] if spec.schedule.kind == "constant" else [words(spec.schedule.label())]
    more = [*(words(part.label()) for part in spec.augmentation), *schedule]
    recipe = words(facts.recipe.title) if facts.recipe else text(words, "own")
    rows = [
        ("recipe", recipe, ()),
        ("layers", layers_text(facts, words), ("layers",)),
        ("loss_kind", words(spec.loss.label()), ("loss",)),
        ("optimizer", f"{words(spec.optimizer.label())}, η = {spec.optimizer.learning_rate:g}", ("optimizer",)),
        ("initializer", words(spec.initializer.label()), ("initializer",)),
        ("batch", text(words, batch).format(size=spec.batch_size), ("batch_size", "sampling")),
        ("data", f"{words(data_title(facts))}{counts}", ("data",)),
        ("steps", text(words, "length").format(steps=f"{facts.summary.step:,}", epochs=epochs), ("steps", "epochs")),
        ("regularization", ", ".join(regular) or text(words, "none"), ("weight_decay",)),
        ("augmentation", ", ".join(more) or text(words, "none"), ("augmentation", "schedule")),
        ("seed", str(spec.seed), ("seed",)),
        ("digest", f"{facts.digest[:8]} … {facts.digest[-8:]}" if facts.digest else "", ()),
    ]
    cells = []
    for name, value, settings in rows:
        changed = any(path == s or path.startswith(s + ".") for path in changes for s in settings)
        cells.append(f"<dt>{text(words, name)}</dt><dd{' class=changed' * changed}>{escaped(value)}</dd>")
    half = "".join(cells[:6]), "".join(cells[6:])
    names = ", ".join(_change(name, before, after) for name, (before, after) in changes.items())
    said = "" if facts.recipe is None else text(words, "changed").format(names=names or text(words, "nothing"))
    return (
        f'<section><h2>{text(words, "settings")} <small>{escaped(of)}</small> <small class="far">{said}</small></h2>'
        f'<div class="two wide"><dl>{half[0]}</dl><dl>{half[1]}</dl></div></section>'
    )


def _change(name: str, before: Any, after: Any) -> str:
    """A setting that is not the recipe's: both values, or the only one where its component is another."""
    return f"{name} " + " → ".join(escaped(value) for value in (before, after) if value is not None)


def notes(facts: RunFacts, words: Words) -> str:
    """What the student noted, or lines to write on."""
    live = ", ".join(f"{c.setting} {c.before:g} → {c.after:g} ({c.step:,})" for c in facts.changed)
    said = f"<p>{text(words, 'live').format(changes=escaped(live))}</p>" if live else ""
    note = "".join(f"<p>{escaped(line)}</p>" for line in facts.note.splitlines() if line.strip())
    lines = note or '<u class="write"></u><u class="write"></u>'
    return f"<section><h2>{text(words, 'notes')}</h2>{said}{lines}</section>"


def foot(facts: RunFacts, words: Words) -> str:
    """The machine, the command that repeats the run, where the report comes from."""
    command = facts.command()
    repeat = f"<b>{escaped(command)}</b>" if command else text(words, "repeat_file")
    experiment = ""
    if command is None:
        toml = escaped(facts.summary.spec.to_toml())
        experiment = f"<section><h2>{text(words, 'experiment')}</h2><pre>{toml}</pre></section>"
    return (
        f'<section><dl class="machine"><dt>{text(words, "machine")}</dt><dd>{escaped(machine())}</dd>'
        f"<dt>{text(words, 'repeat')}</dt><dd>{repeat}</dd></dl></section>{experiment}"
        f"<footer><span>{text(words, 'from').format(run=escaped(facts.summary.name))}</span></footer>"
    )


def page(title: str, body: str, words: Words = str) -> str:
    """The whole file, with the font that its letters need."""
    style = font_faces(title + body) + STYLE.read_text(encoding="utf-8")
    return (
        f'<!DOCTYPE html>\n<html lang="{text(words, "language")}"><head><meta charset="utf-8">'
        f"<title>{escaped(title)}</title><style>{style}</style></head>\n<body><main>{body}</main></body></html>\n"
    )

"""inspect: what trained weights have learned, where they fail, and what it takes to break them."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from cli.opening import add_options, opened
from cli.terminal import Parser, ProgressBar, Refusal, emit, percent, say, table, whole
from engine.analysis.answers import HEAD, Answers, most_confused, shares
from engine.analysis.calibration import calibration
from engine.analysis.interpretability.feature_maps import activations, blocks, digit_path, strongest
from engine.analysis.interpretability.projection import neighbors, pca, same_class_share, trustworthiness, tsne
from engine.analysis.interpretability.saliency import cover, linear
from engine.analysis.model import Model
from engine.analysis.robustness import good_up_to, survey
from engine.analysis.strains import STRAINS
from engine.data.dataset import Split
from engine.files import write_atomically
from engine.store.moments.snapshots import snapshots_of
from engine.store.run_list import WEIGHTS_FILE, list_runs, read_run
from engine.types import Array
from engine.vision.canvas import to_png

VIEWS = ("mistakes", "layers", "map", "robustness")
MOST_ON_MAP = 3000
Result = dict[str, Any]
Files = dict[str, bytes]
Report = tuple[Result, str, Files]  # for machines, for people, and to be written


@dataclass(frozen=True)
class Inquiry:
    """What a view is asked about: a model, the digits (at most `limit` of them), and the one to follow."""

    model: Model
    split: Split
    classes: tuple[str, ...]
    digit: int
    limit: int


def run(argv: list[str]) -> int:
    parser = Parser("inspect", "What trained weights have learned, where they fail, and what it takes to break them.")
    add_options(parser)
    parser.add_argument("--what", choices=VIEWS, default="mistakes", help="which view (mistakes)")
    parser.add_argument("--digit", type=whole, metavar="N", help="follow this digit through the layers (0)")
    parser.add_argument("--digits", type=whole, default=0, metavar="N", help="take only the first N digits")
    parser.add_argument("--epoch", type=float, metavar="N", help="a kept run as it was after N epochs")
    parser.add_argument("--out", type=Path, metavar="FOLDER", help="write tables (CSV) and pictures (PNG) there")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    args = parser.parse_args(argv)
    args.weights = _moment(args.weights, args.epoch, parser)
    loaded, data = opened(args)
    split = data.test if args.part == "test" else data.train
    if args.digits < 0 or (args.digit is not None and not 0 <= args.digit < len(split)):
        parser.error(f"--digits must not be negative, --digit must be between 0 and {len(split) - 1}")
    model = Model.of(loaded, len(data.classes))
    model.network.check_input(split.images)
    limit = args.digits or (1000 if args.what in ("map", "robustness") else len(split))
    result, texts, files = STUDIES[args.what](Inquiry(model, split, data.classes, args.digit or 0, limit))
    if args.json:
        emit({"weights": str(args.weights), "data": data.name, "part": args.part, "what": args.what, **result})
    else:
        print(texts)
    if args.out is not None:
        _write(args.out, files)
    return 0


def _moment(named: Path, epoch: float | None, parser: Parser) -> Path:
    """The weights to look at: a file, or those of a kept run by its name; at an epoch, its nearest snapshot or its end.

    Raises: Refusal: no such epoch to look at.
    """
    if named.is_file():
        run = read_run(named.parent) if named.name == WEIGHTS_FILE else None
    else:
        run = next((one for one in list_runs() if one.name == named.name), None)
    if run is None:
        if epoch is not None:
            parser.error("--epoch looks at a kept run: name it (python3 main.py runs lists them)")
        return named
    if epoch is None and run.weights is None:
        raise Refusal(f"{run.name} kept no weights of its end; look at a moment on its way with --epoch N")
    if epoch is None:
        return run.weights or named
    moments = [(one.epoch, one.path) for one in snapshots_of(run.folder)]
    moments += [(float(run.epoch), run.weights)] if run.weights is not None else []
    if not moments or not moments[0][1].name.startswith("snapshot"):
        raise Refusal(
            f"{run.name} kept no moments on its way: a run that is over at once has no time for them; train longer "
            "with --keep --snapshots 10"
        )
    found, path = min(moments, key=lambda moment: abs(moment[0] - epoch))
    kept = ", ".join(f"{moment:g}" for moment, _ in moments)
    say(f"{run.name} after {found:g} epochs (kept: {kept}).")
    return path


def _write(folder: Path, files: Files) -> None:
    """Put every file into the folder.

    Raises: StoreError, Refusal: it cannot be written.
    """
    if folder.exists() and not folder.is_dir():
        raise Refusal(f"{folder} is a file; name a folder for --out")
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        write_atomically(folder / name, content)
    say(f"Written to {folder}: {', '.join(files)}")


def mistakes(asked: Inquiry) -> Report:
    """Confusion matrix, calibration, the worst mistakes."""
    few = asked.split.head(asked.limit)
    answers = Answers(few.labels, asked.model.probabilities(few.images))
    matrix, found = answers.matrix(), calibration(answers.certainty, answers.right)
    true, read, times = most_confused(matrix)
    wrong = answers.mistakes()
    worst = [
        {"digit": int(i), "is": asked.classes[few.labels[i]], "read": asked.classes[answers.read[i]]}
        | {"certainty": float(answers.certainty[i])}
        for i in wrong[:10]
    ]
    result: Result = {
        "digits": len(few),
        "accuracy": answers.accuracy,
        "mistakes": len(wrong),
        "second_right": answers.second_right,
        "calibration_error": found.error,
        "found": [None if np.isnan(x) else float(x) for x in shares(matrix)],
        "most_confused": {"is": asked.classes[true], "read": asked.classes[read], "times": times},
        "worst": worst,
        "confusion": matrix.tolist(),
    }
    direction = "much" if found.excess > 0 else "little"
    lines = [
        f"{percent(answers.accuracy)} of {len(few):,} digits right, {len(wrong):,} mistakes;",
        f"in {answers.second_right:,} of them the right digit comes second.",
        f"Expected calibration error {percent(found.error)}: certainties promise too {direction}.",
        "",
        table(
            ["digit", "is", "read as", "certainty"],
            [[str(w["digit"]), w["is"], w["read"], percent(w["certainty"])] for w in worst],
        ),
    ]
    counts = _csv(["is \\ read", *asked.classes], [[c, *row] for c, row in zip(asked.classes, matrix, strict=True)])
    files = {"answers.csv": _csv(HEAD, answers.rows(asked.classes)), "confusion.csv": counts}
    if len(wrong):
        files["mistakes.png"] = to_png(_pictures(few.images[wrong[:100]], 10))
    return result, "\n".join(lines), files


def layers(asked: Inquiry) -> Report:
    """One digit on its way through the layers, and what each of its pixels does."""
    digit, model, split = asked.digit, asked.model, asked.split
    image = split.images[digit]
    few = asked.split.head(min(asked.limit, 1000))
    found = blocks(model.network)
    path = digit_path(model, image)
    answers = Answers(split.labels[digit : digit + 1], model.probabilities(image[None]))
    answer = int(answers.read[0])
    covered, lowest = cover(model, image, answer)
    top = [(asked.classes[k], p) for k, p in answers.top(0)]
    rows, listed = [], []
    for block, y, all_of in zip(found, path, activations(model, few.images, [b.last for b in found]), strict=True):
        flat = y.reshape(block.units, -1)
        best = int(flat.max(axis=1).argmax())
        lit = [spot.digit for spot in strongest(all_of[:, best], few.labels)]
        listed.append({"block": block.number, "shape": list(block.shape), "strongest": best, "lights": lit})
        active = float((flat != 0).mean())
        shape = "×".join(map(str, block.shape))
        rows.append([str(block.number), shape, percent(active), str(best), " ".join(map(str, lit))])
    name, sure = top[0]
    text = (
        f"Digit {digit} is {asked.classes[split.labels[digit]]}, read as {name} at {percent(sure)}; "
        f"where a 5×5 patch hides it most, {percent(lowest)}.\n\n"
        + table(["block", "shape", "not 0", "strongest", "digits that light it most"], rows)
    )
    result: Result = {"digit": digit, "is": asked.classes[split.labels[digit]], "top": top, "blocks": listed}
    result["lowest_certainty_covered"] = lowest
    files = {
        "cover.csv": _csv([], covered.tolist()),
        "gradient.csv": _csv([], linear(model, image, answer).tolist()),
        **{
            f"block-{block.number}.png": to_png(_sheet(y, 8))
            for block, y in zip(found, path, strict=True)
            if block.has_maps
        },
    }
    return result, text, files


def digit_map(asked: Inquiry) -> Report:
    """Every layer's map of the digits: PCA and t-SNE, with how near same digits are."""
    few = asked.split.head(min(asked.limit, MOST_ON_MAP))
    if len(few) < 10:
        raise Refusal(f"a map needs at least 10 digits, got {len(few)}")
    found = blocks(asked.model.network)
    given = [few.images, *activations(asked.model, few.images, [block.last for block in found])]
    names = ["input", *(f"block {block.number}" for block in found)]
    bar, start = ProgressBar(), None
    rows, listed, columns = [], [], []
    for place, (name, x) in enumerate(zip(names, given, strict=True)):
        for layout in tsne(x, start=start):
            bar.show((place + layout.step / layout.steps) / len(names), name)
        start = layout.positions.astype(np.float64)
        near = same_class_share(neighbors(x, 10), few.labels)
        flat, share = pca(x)
        trust = trustworthiness(x, start)
        rows.append([name, percent(near), percent(float(share.sum())), f"{trust:.3f}"])
        listed.append({"layer": name, "same_digit_nearby": near, "pca_share": share.tolist(), "trustworthiness": trust})
        columns += [*flat.T, *start.T]
    bar.clear()
    head = ["digit", "is", *(f"{name} {axis}" for name in names for axis in ("PCA 1", "PCA 2", "t-SNE 1", "t-SNE 2"))]
    table_of = [[i, asked.classes[few.labels[i]], *(f"{column[i]:.4f}" for column in columns)] for i in range(len(few))]
    text = table(["layer", "same digit nearby", "variance on PCA", "trustworthiness"], rows)
    return {"digits": len(few), "layers": listed}, text, {"map.csv": _csv(head, table_of)}


def robustness(asked: Inquiry) -> Report:
    """Accuracy at every level of every strain, and up to where it is good enough."""
    few = asked.split.head(asked.limit)
    bar = ProgressBar()
    listed: list[Result] = []
    rows, points = [], []
    for place, strain in enumerate(STRAINS.values()):
        accuracies = []
        some = few.head(200) if strain.attacks is not None else few  # gradients take longer
        for point in survey(asked.model, some.images, some.labels, strain):
            accuracies.append(point.accuracy)
            points.append([strain.kind, point.level, f"{point.accuracy:.4f}"])
            bar.show((place + len(accuracies) / len(strain.levels)) / len(STRAINS), strain.kind)
        sides = {side: good_up_to(strain.levels, accuracies, side=side) for side in (-1, 1)}
        below = sides[-1] if min(strain.levels) < 0 else None
        listed.append({"strain": strain.kind, "unit": strain.unit, "levels": list(strain.levels)})
        listed[-1] |= {"accuracies": accuracies, "good_up_to": sides[1], "good_down_to": below}
        shown = [_level(below, strain.unit) if min(strain.levels) < 0 else "", _level(sides[1], strain.unit)]
        rows.append([strain.kind, *shown, percent(min(accuracies))])
    bar.clear()
    text = table(["strain", "90 % down to", "90 % up to", "at worst"], rows)
    files = {"robustness.csv": _csv(["strain", "level", "accuracy"], points)}
    return {"digits": len(few), "strains": listed}, text, files


def _level(value: float | None, unit: str) -> str:
    return "all" if value is None else f"{value:.3g} {unit}".strip()


def _sheet(images: Array, columns: int, zoom: int = 4) -> Array:
    """Pictures (N, H, W), each scaled to its own range, as one sheet of bytes."""
    low = np.minimum(images.min(axis=(1, 2), keepdims=True), 0)
    reach = np.maximum(images.max(axis=(1, 2), keepdims=True) - low, 1e-12)
    gray = np.rint(255 * (images - low) / reach).astype(np.uint8)
    return _tiled(gray[..., None], columns, zoom)[..., 0]


def _pictures(images: Array, columns: int, zoom: int = 4) -> Array:
    """Pictures (N, C, H, W) of 0…1 as one sheet of bytes: gray, or in their colors, blue first."""
    if images.shape[1] != 3:
        return _sheet(images.max(axis=1), columns, zoom)
    colors = np.rint(255 * np.clip(images, 0, 1)).astype(np.uint8).transpose(0, 2, 3, 1)[..., ::-1]
    return np.ascontiguousarray(_tiled(colors, columns, zoom))


def _tiled(pictures: Array, columns: int, zoom: int) -> Array:
    """Bytes (N, H, W, C) beside and below each other, with a rim, each pixel `zoom` wide."""
    large = pictures.repeat(zoom, axis=1).repeat(zoom, axis=2)
    large = np.pad(large, ((0, -len(large) % columns), (2, 2), (2, 2), (0, 0)), constant_values=96)
    n, h, w, c = large.shape
    return large.reshape(n // columns, columns, h, w, c).swapaxes(1, 2).reshape(n // columns * h, columns * w, c)


def _csv(head: Sequence[object], rows: Iterable[Sequence[object]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text)
    if head:
        writer.writerow(head)
    writer.writerows(rows)
    return text.getvalue().encode()


STUDIES: dict[str, Callable[[Inquiry], Report]] = {
    "mistakes": mistakes,
    "layers": layers,
    "map": digit_map,
    "robustness": robustness,
}

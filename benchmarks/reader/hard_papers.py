"""Codes as they come when nothing is arranged: digits that meet, tiny and huge pictures, other forms, bad light.

Beside `papers.py`: the same hand, other sheets. What cannot be read is "?" there; another code is what must not be.
"""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar

import cv2
import numpy as np

from benchmarks.reader.papers import PENS, Code, Draw, Hand, boxes, grainy, paper, photographed, plain, stripe, write


class PenPaths:
    """The pen digits of thirty writers as strokes, (n, 2) points each, read once."""

    _known: ClassVar[list[tuple[list[np.ndarray], str]]] = []

    @classmethod
    def digits(cls) -> list[tuple[list[np.ndarray], str]]:
        if not cls._known:
            path = Path(os.environ["DIGITLAB_DATA"]) / "pendigits" / "pendigits_train_strokes.jsonl.gz"
            with gzip.open(path, "rt") as file:
                for line in file:
                    made = json.loads(line)
                    strokes = [np.array(s, np.float64).reshape(-1, 2) * (1, -1) for s in made["strokes"] if s]
                    cls._known.append((strokes, str(made["label"])))
        return cls._known


def joined_row(rng: Draw, hand: Hand, height: float, shared: tuple[float, float]) -> tuple[np.ndarray, str]:
    """A row whose digits are pushed together until this many columns' ink (in heights) overlaps."""
    parts = [hand.digit(rng, height * rng.uniform(0.9, 1.1)) for _ in range(5)]
    margin, high = round(0.5 * height), round(2.2 * height)
    plane = np.zeros((high, round(6.5 * height) + 2 * margin), np.float32)
    x = margin
    for ink, _ in parts:
        y = round((high - ink.shape[0]) / 2 + rng.uniform(-0.06, 0.06) * height)
        part = plane[y : y + ink.shape[0], x : x + ink.shape[1]]
        np.maximum(part, ink, out=part)
        x += ink.shape[1] - round(rng.uniform(*shared) * height)
    return np.ascontiguousarray(plane[:, : x + margin + round(0.2 * height)]), "".join(name for _, name in parts)


def touching(rng: Draw, hand: Hand) -> Code:
    """Every two neighbors meet."""
    ink, code = joined_row(rng, hand, rng.uniform(60, 110), (0.0, 0.06))
    return write(paper(rng, ink.shape), ink, rng), code


def overlapping(rng: Draw, hand: Hand) -> Code:
    """Every two neighbors are written over each other's edge."""
    ink, code = joined_row(rng, hand, rng.uniform(60, 110), (0.08, 0.22))
    return write(paper(rng, ink.shape), ink, rng), code


def tiny(rng: Draw, hand: Hand) -> Code:
    """Digits 8 to 15 pixels high, shrunk from a larger picture as a program does it."""
    picture, code = plain(rng, hand)
    return shrunk(picture, code, rng.uniform(8, 15))


def tiny_form(rng: Draw, hand: Hand) -> Code:
    """Five boxes whose digits are 8 to 15 pixels high."""
    picture, code = boxes(rng, hand, 90)
    zoom = rng.uniform(8, 15) / 54
    size = (max(1, round(picture.shape[1] * zoom)), max(1, round(picture.shape[0] * zoom)))
    return cv2.resize(picture, size, interpolation=cv2.INTER_AREA), code


def shrunk(picture: np.ndarray, code: str, height: float) -> Code:
    """A picture at the size at which its row of digits is so high."""
    dark = np.abs(picture.mean(2) - np.median(picture.mean(2))) > 40
    rows = np.flatnonzero(dark.any(1))
    zoom = height / (rows[-1] - rows[0] + 1)
    size = (max(1, round(picture.shape[1] * zoom)), max(1, round(picture.shape[0] * zoom)))
    return cv2.resize(picture, size, interpolation=cv2.INTER_AREA), code


def millimeter(rng: Draw, hand: Hand) -> Code:
    """Millimeter paper: thin lines, every fifth and tenth stronger."""
    ink, code = hand.row(rng, height=rng.uniform(60, 120))
    sheet = paper(rng, ink.shape)
    step = rng.uniform(5, 11)
    base = np.array(((90, 150, 250), (120, 190, 140), (200, 170, 120), (150, 150, 230))[rng.integers(4)], np.float32)
    for across in (False, True):
        start = rng.uniform(0, step)
        for k, at in enumerate(np.arange(start, sheet.shape[1 if across else 0] - 3, step)):
            share = 0.75 if k % 10 == 0 else 0.5 if k % 5 == 0 else 0.3
            line = tuple(float(v) for v in 255 - share * (255 - base))
            stripe(sheet, line, across, at, 2 if k % 10 == 0 else 1)  # type: ignore[arg-type]  # a color is of numbers
    return write(sheet, ink, rng), code


def underscores(rng: Draw, hand: Hand) -> Code:
    """Five short lines to write on, a digit on each."""
    height = rng.uniform(50, 110)
    count, wide = 5, 0.9 * height
    gap = rng.uniform(0.2, 0.5) * height
    margin = round(0.6 * height)
    sheet = paper(rng, (round(2.2 * height), round(count * wide + (count - 1) * gap) + 2 * margin))
    base = round(1.65 * height)
    color, thick = ((40, 40, 40), (120, 120, 120), (200, 150, 80))[rng.integers(3)], int(rng.integers(2, 6))
    ink, code = np.zeros(sheet.shape[:2], np.float32), ""
    lift = rng.uniform(-0.05, 0.2)
    for i in range(count):
        left = margin + i * (wide + gap)
        cv2.line(sheet, (round(left), base), (round(left + wide), base), color, thick)
        digit, name = hand.digit(rng, height * rng.uniform(0.85, 1.0))
        y, x = round(base - lift * height - digit.shape[0]), round(left + (wide - digit.shape[1]) / 2)
        part = ink[y : y + digit.shape[0], x : x + digit.shape[1]]
        np.maximum(part, digit, out=part)
        code += name
    return write(sheet, ink, rng), code


def dashed_line(rng: Draw, hand: Hand) -> Code:
    """A dashed or dotted line to write on."""
    height = rng.uniform(50, 110)
    ink, code = hand.row(rng, height=height)
    sheet = paper(rng, ink.shape)
    base = int(np.flatnonzero(ink.max(1) > 0.5)[-1] + rng.uniform(0, 0.12) * height)
    step = rng.uniform(0.08, 0.4) * height
    thick = int(rng.integers(1, 4))
    for x in np.arange(10, sheet.shape[1] - 10, step):
        cv2.line(sheet, (round(x), base), (round(x + 0.55 * step), base), (90, 90, 90), thick)
    return write(sheet, ink, rng), code


def huge(rng: Draw, hand: Hand) -> Code:
    """A photograph of 4,000 × 3,000 with a code somewhere on a sheet."""
    ink, code = hand.row(rng, height=rng.uniform(250, 500))
    zoom = min(1.0, 3400 / ink.shape[1])
    ink = cv2.resize(ink, None, fx=zoom, fy=zoom, interpolation=cv2.INTER_AREA)
    whole = np.zeros((3000, 4000), np.float32)
    y, x = int(rng.integers(100, 3000 - ink.shape[0] - 50)), int(rng.integers(50, 4000 - ink.shape[1] - 50))
    whole[y : y + ink.shape[0], x : x + ink.shape[1]] = ink
    sheet = write(paper(rng, whole.shape), whole, rng)
    ys, xs = np.mgrid[0:3000, 0:4000].astype(np.float32)
    sheet *= (1 - rng.uniform(0.05, 0.4) * (xs / 4000 * rng.uniform(0, 1) + ys / 3000 * rng.uniform(0, 1)))[:, :, None]
    return grainy(rng, sheet), code


def shadow(rng: Draw, hand: Hand) -> Code:
    """The edge of a hard shadow, or a gradient of light from bright to a quarter, across the row."""
    picture, code = plain(rng, hand)
    height, width = picture.shape[:2]
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    way = rng.uniform(0, 2 * np.pi)
    along = np.cos(way) * (x / width - rng.uniform(0.3, 0.7)) + np.sin(way) * (y / height - rng.uniform(0.3, 0.7))
    light = 1 - rng.uniform(0.4, 0.75) / (1 + np.exp(-along / rng.choice([0.004, 0.03, 0.15, 0.4])))
    return grainy(rng, picture * light[:, :, None]), code


def lamp(rng: Draw, hand: Hand) -> Code:
    """A flash in the middle, dark corners."""
    picture, code = plain(rng, hand)
    height, width = picture.shape[:2]
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    away = (x / width - rng.uniform(0.2, 0.8)) ** 2 + (y / height - rng.uniform(0.2, 0.8)) ** 2
    return grainy(rng, picture * (0.3 + 0.7 * np.exp(-away / rng.uniform(0.1, 0.5)))[:, :, None]), code


def blocks(rng: Draw, hand: Hand) -> Code:
    """JPEG of quality 3 to 15."""
    picture, code = plain(rng, hand)
    pixels = np.clip(picture, 0, 255).astype(np.uint8)
    data = cv2.imencode(".jpg", pixels, [cv2.IMWRITE_JPEG_QUALITY, int(rng.integers(3, 16))])[1]
    return np.asarray(cv2.imdecode(data, cv2.IMREAD_COLOR), np.float32), code


def colors(rng: Draw, hand: Hand) -> Code:
    """Ink of one color on paper of another; they differ in hue more than in brightness."""
    ink, code = hand.row(rng, height=rng.uniform(60, 120))
    pairs = (
        ((40, 40, 200), (120, 220, 120)), ((200, 80, 30), (90, 200, 250)), ((60, 140, 60), (180, 160, 240)),
        ((150, 40, 150), (150, 230, 230)), ((30, 120, 230), (230, 200, 150)), ((60, 60, 220), (200, 160, 60)),
        ((0, 130, 0), (60, 60, 220)), ((240, 240, 60), (160, 60, 60)),
    )  # fmt: skip
    pen, ground = pairs[rng.integers(len(pairs))]
    sheet = np.empty((*ink.shape, 3), np.float32)
    sheet[...] = ground
    return grainy(rng, write(sheet, ink, rng, pen)), code


def chalk(rng: Draw, hand: Hand) -> Code:
    """Broken chalk on a board that was wiped badly, photographed."""
    ink, code = hand.row(rng, height=rng.uniform(70, 130))
    grain = cv2.GaussianBlur(rng.random(ink.shape).astype(np.float32), (0, 0), 1.0)
    ink = ink * np.clip((grain - 0.42) * 14, 0.25, 1)
    sheet = np.empty((*ink.shape, 3), np.float32)
    sheet[...] = ((50, 70, 40), (35, 35, 35), (60, 60, 60))[rng.integers(3)]
    smear = cv2.resize(rng.normal(0, 1, (6, 9)).astype(np.float32), ink.shape[::-1], interpolation=cv2.INTER_CUBIC)
    sheet += 14 * np.abs(smear)[:, :, None]
    return photographed(rng, write(sheet, ink, rng, (225, 235, 235)), shadow=rng.random() < 0.5), code


def window_frame(rng: Draw, hand: Hand) -> Code:
    """A picture of the screen: a drawing in a window with its title bar and buttons."""
    picture, code = (plain, boxes)[int(rng.integers(2))](rng, hand)
    height, width = picture.shape[:2]
    bar, rim = int(rng.integers(24, 44)), int(rng.integers(1, 5))
    dark = rng.random() < 0.4
    whole = np.empty((height + bar + 2 * rim + 60, width + 2 * rim + 80, 3), np.uint8)
    whole[...] = ((120, 90, 60), (200, 200, 200), (70, 70, 70))[rng.integers(3)]
    y, x = 30, 40
    edge = (40, 40, 40) if dark else (180, 180, 180)
    cv2.rectangle(whole, (x, y), (x + width + 2 * rim - 1, y + bar + height + 2 * rim - 1), edge, -1)
    cv2.rectangle(whole, (x, y), (x + width + 2 * rim - 1, y + bar), (60, 60, 60) if dark else (225, 225, 225), -1)
    text = (230, 230, 230) if dark else (40, 40, 40)
    cv2.putText(whole, "Drawing", (x + 10, y + bar - 9), cv2.FONT_HERSHEY_SIMPLEX, 0.5, text, 1, cv2.LINE_AA)
    for k, color in enumerate(((70, 70, 230), (60, 190, 240), (80, 200, 90))):
        cv2.circle(whole, (x + width - 15 - 22 * k, y + bar // 2), 7, color, -1, cv2.LINE_AA)
    whole[y + bar + rim : y + bar + rim + height, x + rim : x + rim + width] = np.clip(picture, 0, 255)
    return whole, code


def pencil(rng: Draw, hand: Hand) -> Code:
    """A faint pencil with grain, 10 to 25 % darker than the paper."""
    ink, code = hand.row(rng, height=rng.uniform(60, 120))
    grain = cv2.GaussianBlur(rng.random(ink.shape).astype(np.float32), (0, 0), 0.8)
    ink = ink * np.clip((grain - 0.3) * 5, 0.3, 1)
    sheet = paper(rng, ink.shape)
    pen = tuple(float(v) for v in sheet[0, 0] * (1 - rng.uniform(0.13, 0.3)))
    return grainy(rng, write(sheet, ink, rng, pen)), code  # type: ignore[arg-type]  # a color is of numbers


def marker(rng: Draw, hand: Hand) -> Code:
    """A pen so thick that small holes close."""
    height = rng.uniform(70, 120)
    ink, code = hand.row(rng, height=height, gap=(0.5, 0.9))
    wide = max(3, round(rng.uniform(0.06, 0.13) * height))
    ink = cv2.dilate(ink, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (wide, wide)))
    return write(paper(rng, ink.shape), ink, rng), code


def thin(rng: Draw, hand: Hand) -> Code:
    """A fine liner: the path of a pen (of the pen digits, beside MNIST's), a line of one to three pixels."""
    height = rng.uniform(60, 140)
    drawings = [PenPaths.digits()[int(rng.integers(len(PenPaths.digits())))] for _ in range(5)]
    sheet = paper(rng, (round(1.8 * height), round(7.5 * height)))
    pen = PENS[rng.integers(len(PENS))]
    x, thick = 0.4 * height, int(rng.integers(1, 4))
    for strokes, _ in drawings:
        points = np.concatenate(strokes)
        low, zoom = points.min(0), height / max(1.0, float(np.ptp(points, axis=0).max()))
        for stroke in strokes:
            places = ((stroke - low) * zoom + (x, 0.4 * height)) * 8
            cv2.polylines(sheet, [np.rint(places).astype(np.int32)], False, pen, thick, cv2.LINE_AA, 3)
        x += float(np.ptp(points[:, 0])) * zoom + rng.uniform(0.3, 0.6) * height
    return np.ascontiguousarray(sheet[:, : round(x)]), "".join(name for _, name in drawings)


def quarter_turn(rng: Draw, hand: Hand) -> Code:
    """On its side or upside down, and nothing in the file says so."""
    picture, code = (plain, boxes)[int(rng.integers(2))](rng, hand)
    return np.ascontiguousarray(np.rot90(picture, int(rng.integers(1, 4)))), code


def perspective(rng: Draw, hand: Hand) -> Code:
    """Taken from far aside: lines that are parallel meet."""
    picture, code = (plain, boxes)[int(rng.integers(2))](rng, hand)
    height, width = picture.shape[:2]
    corners = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)
    moved = corners + rng.uniform(-0.25, 0.25, (4, 2)).astype(np.float32) * (0.4 * height, height)
    moved = (moved - moved.min(0)).astype(np.float32)
    size = (int(np.ceil(moved[:, 0].max())), int(np.ceil(moved[:, 1].max())))
    warp = cv2.getPerspectiveTransform(corners, moved)
    return cv2.warpPerspective(picture.astype(np.float32), warp, size, borderMode=cv2.BORDER_REPLICATE), code


def slanted(rng: Draw, hand: Hand) -> Code:
    """A row that climbs or falls, digit by digit, on a level sheet."""
    height = rng.uniform(50, 90)
    rise = rng.choice([-1, 1]) * rng.uniform(0.1, 0.4) * height
    parts = [hand.digit(rng, height * rng.uniform(0.9, 1.1)) for _ in range(5)]
    plane = np.zeros((round(2 * height + 5 * abs(rise)), round(9 * height)), np.float32)
    x, y = round(0.5 * height), round(0.4 * height + (0 if rise > 0 else 5 * abs(rise)))
    for digit, _ in parts:
        part = plane[y : y + digit.shape[0], x : x + digit.shape[1]]
        np.maximum(part, digit, out=part)
        x += digit.shape[1] + round(rng.uniform(0.25, 0.7) * height)
        y = round(y + rise)
    plane = np.ascontiguousarray(plane[:, : x + round(0.3 * height)])
    return write(paper(rng, plane.shape), plane, rng), "".join(name for _, name in parts)


def two_rows(rng: Draw, hand: Hand) -> Code:
    """Two rows of three to five digits each; both are read, the upper first."""
    height = rng.uniform(50, 90)
    rows = [hand.row(rng, int(rng.integers(3, 6)), height=height) for _ in range(2)]
    wide = max(ink.shape[1] for ink, _ in rows)
    planes = [np.pad(ink, ((0, 0), (0, wide - ink.shape[1]))) for ink, _ in rows]
    ink = np.concatenate(planes)
    return write(paper(rng, ink.shape), ink, rng), "".join(code for _, code in rows)


def other_boxes(rng: Draw, hand: Hand) -> Code:
    """Four, six or seven boxes."""
    side, count = int(rng.integers(60, 110)), int(rng.choice([3, 4, 6, 7]))
    gap, margin = int(rng.integers(0, 2)) * round(0.15 * side), round(0.4 * side)
    sheet = paper(rng, (side + 2 * margin, count * side + (count - 1) * gap + 2 * margin))
    ink, code = np.zeros(sheet.shape[:2], np.float32), ""
    for i in range(count):
        left = margin + i * (side + gap)
        cv2.rectangle(sheet, (left, margin), (left + side, margin + side), (60, 60, 60), 2)
        digit, name = hand.digit(rng, side * rng.uniform(0.5, 0.7))
        y, x = margin + (side - digit.shape[0]) // 2, left + (side - digit.shape[1]) // 2
        ink[y : y + digit.shape[0], x : x + digit.shape[1]] = digit
        code += name
    return write(sheet, ink, rng), code


def printed(rng: Draw, hand: Hand) -> Code:
    """Typed digits of the fonts that this machine has."""
    from PySide6.QtGui import QColor, QFont, QGuiApplication, QImage, QPainter

    application: Any = QGuiApplication.instance() or QGuiApplication(["printed", "-platform", "offscreen"])
    families = ("DejaVu Sans", "DejaVu Serif", "DejaVu Sans Mono", "Liberation Sans", "Liberation Serif")
    font = QFont(families[rng.integers(len(families))])
    font.setPixelSize(int(rng.integers(20, 120)))
    font.setBold(bool(rng.random() < 0.3))
    code = "".join(str(d) for d in rng.integers(0, 10, 5))
    size = font.pixelSize()
    image = QImage(5 * size, 2 * size, QImage.Format.Format_RGB888)
    image.fill(QColor(255, 255, 255))
    painter = QPainter(image)
    painter.setFont(font)
    painter.drawText(size // 2, round(1.4 * size), code)
    painter.end()
    del application
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return pixels[:, : 3 * image.width()].reshape(image.height(), image.width(), 3)[:, :, ::-1].astype(np.float32), code


HARD_KINDS: dict[str, Callable[[Draw, Hand], Code]] = {
    kind.__name__: kind
    for kind in (
        touching, overlapping, tiny, tiny_form, millimeter, underscores, dashed_line, huge, shadow, lamp, blocks,
        colors, chalk, window_frame, pencil, marker, thin, quarter_turn, perspective, slanted, two_rows, other_boxes,
        printed,
    )
}  # fmt: skip

"""Codes on paper as people bring them, made from single digits: each kind of paper, pen and photo by a seed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np

from engine.data.idx import read_images, read_labels

Draw = np.random.Generator
Code = tuple[np.ndarray, str]
"""A color picture (H, W, 3) or (H, W, 4) of bytes, and what is written on it."""


class Hand:
    """Writes digits of MNIST's test part at any size."""

    def __init__(self, images: np.ndarray, labels: np.ndarray) -> None:
        self.images, self.labels = images, labels

    @classmethod
    def of_mnist(cls, folder: Path) -> Hand:
        """The test digits in a folder that holds MNIST."""
        images = read_images(folder / "t10k-images-idx3-ubyte.gz")[:, 0]
        return cls(images, read_labels(folder / "t10k-labels-idx1-ubyte.gz"))

    def digit(self, rng: Draw, height: float) -> tuple[np.ndarray, str]:
        """The ink of one digit (0…1) about so high, cropped to it, and its name."""
        place = int(rng.integers(len(self.images)))
        image = self.images[place]
        ys, xs = np.flatnonzero(image.max(1) > 0.2), np.flatnonzero(image.max(0) > 0.2)
        image = image[ys[0] : ys[-1] + 1, xs[0] : xs[-1] + 1]
        zoom = height / 20
        size = (max(3, round(image.shape[1] * zoom)), max(3, round(image.shape[0] * zoom)))
        grown = cv2.resize(image, size, interpolation=cv2.INTER_CUBIC)
        soft = cv2.GaussianBlur(grown, (0, 0), 0.3 * zoom)
        return np.clip((soft - 0.5) * min(zoom, 4) * 1.2 + 0.5, 0, 1).astype(np.float32), str(self.labels[place])

    def row(
        self, rng: Draw, count: int = 5, height: float = 90, gap: tuple[float, float] = (0.35, 0.8)
    ) -> tuple[np.ndarray, str]:
        """A row of digits as one plane of ink with paper around it."""
        margin = round(height * rng.uniform(0.25, 0.7))
        parts = [self.digit(rng, height * rng.uniform(0.9, 1.1)) for _ in range(count)]
        gaps = [round(height * rng.uniform(*gap)) for _ in parts]
        width = sum(ink.shape[1] for ink, _ in parts) + sum(gaps[:-1]) + 2 * margin
        high = round(1.25 * height) + 2 * margin
        plane = np.zeros((high, width), np.float32)
        x = margin
        for (ink, _), space in zip(parts, gaps, strict=True):
            y = round((high - ink.shape[0]) / 2 + rng.uniform(-0.06, 0.06) * height)
            part = plane[y : y + ink.shape[0], x : x + ink.shape[1]]
            np.maximum(part, ink, out=part)
            x += ink.shape[1] + space
        return plane, "".join(name for _, name in parts)


# -- paper and pens ------------------------------------------------------------------------------------------------
PENS = ((20, 20, 20), (120, 50, 20), (40, 30, 110), (60, 60, 60), (90, 90, 90), (30, 60, 30))
PAPERS = ((255, 255, 255), (250, 250, 250), (240, 245, 248), (215, 235, 240), (225, 225, 225))
LINES = (
    (230, 190, 150),
    (200, 150, 80),
    (210, 210, 210),
    (170, 170, 170),
    (190, 215, 180),
    (120, 120, 120),
    (200, 170, 220),
)


def paper(rng: Draw, shape: tuple[int, ...]) -> np.ndarray:
    """An empty sheet."""
    sheet = np.empty((*shape[:2], 3), np.float32)
    sheet[...] = PAPERS[rng.integers(len(PAPERS))]
    return sheet


def write(sheet: np.ndarray, ink: np.ndarray, rng: Draw, pen: tuple[int, ...] | None = None) -> np.ndarray:
    """The ink on the sheet."""
    color = np.array(pen if pen is not None else PENS[rng.integers(len(PENS))], np.float32)
    return sheet * (1 - ink[:, :, None]) + color * ink[:, :, None]


def stripe(sheet: np.ndarray, color: tuple[int, ...], x: bool, at: float, width: int) -> None:
    """A straight printed line over the whole sheet, mixed with what is there as ink is."""
    a = round(at)
    part = sheet[:, a : a + width] if x else sheet[a : a + width]
    np.minimum(part, np.array(color, np.float32), out=part)


def ruled(rng: Draw, sheet: np.ndarray, margin: bool = False) -> None:
    step, color, width = rng.uniform(24, 90), LINES[rng.integers(len(LINES))], int(rng.integers(1, 4))
    for y in np.arange(rng.uniform(2, step), sheet.shape[0] - 1, step):
        stripe(sheet, color, False, y, width)
    if margin:
        stripe(sheet, ((90, 90, 230), (150, 150, 240), (80, 80, 200))[rng.integers(3)], True, rng.uniform(3, 30), width)


def squared(rng: Draw, sheet: np.ndarray) -> None:
    step, color, width = rng.uniform(14, 150), LINES[rng.integers(len(LINES))], int(rng.integers(1, 3))
    for y in np.arange(rng.uniform(0, step), sheet.shape[0] - 1, step):
        stripe(sheet, color, False, y, width)
    for x in np.arange(rng.uniform(0, step), sheet.shape[1] - 1, step):
        stripe(sheet, color, True, x, width)


def photographed(rng: Draw, picture: np.ndarray, shadow: bool = True, turn: float = 5.0) -> np.ndarray:
    """As a telephone takes it: a little turned and in perspective, shaded, with grain, as JPEG."""
    height, width = picture.shape[:2]
    corners = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)
    angle = np.deg2rad(rng.uniform(-turn, turn))
    spun = (corners - corners.mean(0)) @ np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    spun += rng.uniform(-0.02, 0.02, (4, 2)) * min(width, height)
    spun -= spun.min(0)
    size = (int(np.ceil(spun[:, 0].max())), int(np.ceil(spun[:, 1].max())))
    warp = cv2.getPerspectiveTransform(corners, spun.astype(np.float32))
    picture = cv2.warpPerspective(picture.astype(np.float32), warp, size, borderMode=cv2.BORDER_REPLICATE)
    if shadow:
        y, x = np.mgrid[0 : size[1], 0 : size[0]].astype(np.float32)
        way = rng.uniform(0, 2 * np.pi)
        along = (np.cos(way) * x / size[0] + np.sin(way) * y / size[1]) - rng.uniform(-0.3, 0.8)
        picture = picture * (1 - rng.uniform(0.1, 0.4) / (1 + np.exp(-along / rng.uniform(0.03, 0.3))))[:, :, None]
    return grainy(rng, picture)


def grainy(rng: Draw, picture: np.ndarray) -> np.ndarray:
    """With noise and the blocks of a JPEG."""
    noisy = np.clip(picture + rng.normal(0, rng.uniform(1, 8), picture.shape), 0, 255).astype(np.uint8)
    data = cv2.imencode(".jpg", noisy, [cv2.IMWRITE_JPEG_QUALITY, int(rng.integers(40, 90))])[1]
    return np.asarray(cv2.imdecode(data, cv2.IMREAD_COLOR), np.float32)


def on_table(rng: Draw, sheet: np.ndarray, sides: int = 4) -> np.ndarray:
    """The sheet on a table of any color, plain or with a grain; where sides < 4 the sheet leaves the picture."""
    color = np.array(
        (
            (60, 60, 60),
            (59, 89, 140),
            (20, 30, 45),
            (110, 120, 130),
            (90, 60, 40),
            (150, 170, 190),
            (10, 10, 10),
            (70, 110, 70),
        )[rng.integers(8)],
        np.float32,
    )
    height, width = sheet.shape[:2]
    rim = [round(rng.uniform(0.1, 0.9) * height) if k < sides else 0 for k in range(4)]
    rim = [rim[i] for i in rng.permutation(4)]
    table = np.empty((height + rim[0] + rim[1], width + rim[2] + rim[3], 3), np.float32)
    table[...] = color
    if rng.random() < 0.6:
        table += rng.normal(0, rng.uniform(2, 14), table.shape[:2])[:, :, None]
    if rng.random() < 0.3:  # boards with a grain along them
        table += cv2.GaussianBlur(rng.normal(0, 60, (table.shape[0], 1)).astype(np.float32), (1, 9), 3)[:, :, None]
    if rng.random() < 0.5:  # turned on the table
        turn = cv2.getRotationMatrix2D((width / 2, height / 2), rng.uniform(-6, 6), 1.0)
        turn[:, 2] += (rim[2], rim[0])
        size = (table.shape[1], table.shape[0])
        over = cv2.warpAffine(np.ones((height, width), np.float32), turn, size)[:, :, None]
        if sides == 4:
            return table * (1 - over) + cv2.warpAffine(sheet, turn, size) * over
    table[rim[0] : rim[0] + height, rim[2] : rim[2] + width] = sheet
    return table


def boxes(rng: Draw, hand: Hand, side: int = 90) -> Code:
    """Five boxes with a digit in each, red or dark."""
    gap = int(rng.integers(0, 2)) * round(side * rng.uniform(0.08, 0.3))
    margin = round(side * rng.uniform(0.2, 0.6))
    sheet = paper(rng, (side + 2 * margin, 5 * side + 4 * gap + 2 * margin))
    ink = np.zeros(sheet.shape[:2], np.float32)
    code = ""
    line = ((60, 60, 230), (40, 40, 40), (120, 90, 220))[rng.integers(3)]
    for i in range(5):
        left = margin + i * (side + gap)
        cv2.rectangle(sheet, (left, margin), (left + side, margin + side), line, int(rng.integers(1, 3)))
        digit, name = hand.digit(rng, side * rng.uniform(0.5, 0.7))
        y, x = margin + (side - digit.shape[0]) // 2, left + (side - digit.shape[1]) // 2
        np.maximum(
            ink[y : y + digit.shape[0], x : x + digit.shape[1]],
            digit,
            out=ink[y : y + digit.shape[0], x : x + digit.shape[1]],
        )
        code += name
    return write(sheet, ink, rng), code


# -- kinds ---------------------------------------------------------------------------------------------------------
def plain(rng: Draw, hand: Hand) -> Code:
    ink, code = hand.row(rng, height=rng.uniform(50, 130))
    return write(paper(rng, ink.shape), ink, rng), code


def close(rng: Draw, hand: Hand) -> Code:
    """Digits so close that many touch."""
    ink, code = hand.row(rng, height=rng.uniform(60, 120), gap=(-0.06, 0.12))
    return write(paper(rng, ink.shape), ink, rng), code


def form(rng: Draw, hand: Hand) -> Code:
    return boxes(rng, hand, int(rng.integers(60, 140)))


def on_squares(rng: Draw, hand: Hand) -> Code:
    ink, code = hand.row(rng, height=rng.uniform(60, 120))
    sheet = paper(rng, ink.shape)
    squared(rng, sheet)
    return write(sheet, ink, rng), code


def on_lines(rng: Draw, hand: Hand) -> Code:
    ink, code = hand.row(rng, height=rng.uniform(60, 120))
    sheet = paper(rng, ink.shape)
    ruled(rng, sheet)
    return write(sheet, ink, rng), code


def with_margin(rng: Draw, hand: Hand) -> Code:
    ink, code = hand.row(rng, height=rng.uniform(60, 120))
    ink = np.pad(ink, ((0, 0), (60, 0)))
    sheet = paper(rng, ink.shape)
    ruled(rng, sheet, margin=True)
    return write(sheet, ink, rng), code


def holes(rng: Draw, hand: Hand) -> Code:
    ink, code = hand.row(rng, height=rng.uniform(60, 110))
    left = rng.random() < 0.6
    ink = np.pad(ink, ((20, 20), (90, 0) if left else (0, 90)))
    sheet = paper(rng, ink.shape)
    if rng.random() < 0.4:
        ruled(rng, sheet)
    color = ((90, 90, 90), (40, 40, 40), (150, 150, 150), (60, 90, 140))[rng.integers(4)]
    radius = int(rng.integers(10, 24))
    x = round(rng.uniform(20, 55)) if left else sheet.shape[1] - round(rng.uniform(20, 55))
    first = rng.uniform(0.1, 0.5) * sheet.shape[0]
    for y in np.arange(first, sheet.shape[0], rng.uniform(70, 200)):
        cv2.circle(sheet, (x, round(y)), radius, color, -1, cv2.LINE_AA)
    return write(sheet, ink, rng), code


def table(rng: Draw, hand: Hand) -> Code:
    picture, code = plain(rng, hand)
    return on_table(rng, picture), code


def table_part(rng: Draw, hand: Hand) -> Code:
    picture, code = plain(rng, hand)
    return on_table(rng, picture, sides=int(rng.integers(1, 4))), code


def table_form(rng: Draw, hand: Hand) -> Code:
    picture, code = form(rng, hand)
    return on_table(rng, picture), code


def table_lines(rng: Draw, hand: Hand) -> Code:
    picture, code = (on_lines, on_squares, with_margin)[rng.integers(3)](rng, hand)
    return on_table(rng, picture), code


def photo(rng: Draw, hand: Hand) -> Code:
    picture, code = plain(rng, hand)
    return photographed(rng, picture), code


def photo_lines(rng: Draw, hand: Hand) -> Code:
    picture, code = (on_lines, on_squares, with_margin, holes)[rng.integers(4)](rng, hand)
    return photographed(rng, picture), code


def photo_table(rng: Draw, hand: Hand) -> Code:
    picture, code = (plain, form, on_lines, on_squares)[rng.integers(4)](rng, hand)
    return photographed(rng, on_table(rng, picture), turn=3), code


def underlined(rng: Draw, hand: Hand) -> Code:
    """A line under the row, drawn by hand or with a ruler, often touching digits."""
    height = rng.uniform(60, 120)
    ink, code = hand.row(rng, height=height)
    rows = np.flatnonzero(ink.max(1) > 0.5)
    base = rows[-1] + rng.uniform(-0.12, 0.1) * height
    wave = rng.uniform(0, 0.04) * height if rng.random() < 0.5 else 0.0
    slope = rng.uniform(-0.02, 0.02)
    xs = np.arange(rng.uniform(5, 40), ink.shape[1] - rng.uniform(5, 40), 6)
    ys = base + slope * (xs - xs.mean()) + wave * np.sin(xs / ink.shape[1] * rng.uniform(3, 12))
    line = np.zeros(ink.shape, np.uint8)
    cv2.polylines(
        line, [np.stack([xs, ys], 1).round().astype(np.int32)], False, 255, int(rng.integers(2, 7)), cv2.LINE_AA
    )
    return write(paper(rng, ink.shape), np.maximum(ink, line / np.float32(255)), rng), code


def transparent(rng: Draw, hand: Hand) -> Code:
    """Ink of any color on nothing."""
    ink, code = hand.row(rng, height=rng.uniform(50, 120))
    pen = ((255, 255, 255), (60, 230, 250), (0, 0, 0), (40, 40, 220), (240, 240, 200), (200, 200, 200), (120, 60, 20))
    picture = np.empty((*ink.shape, 4), np.float32)
    picture[:, :, :3] = pen[rng.integers(len(pen))]
    picture[:, :, 3] = 255 * ink
    return picture, code


def any_count(rng: Draw, hand: Hand) -> Code:
    """One to nine digits, but not five."""
    count = int(rng.choice([1, 2, 3, 4, 6, 7, 8, 9]))
    ink, code = hand.row(rng, count, height=rng.uniform(50, 110))
    return write(paper(rng, ink.shape), ink, rng), code


def turned(rng: Draw, hand: Hand) -> Code:
    """A row turned by 10 to 40 degrees."""
    ink, code = hand.row(rng, height=rng.uniform(60, 110))
    sheet = write(paper(rng, ink.shape), ink, rng)
    angle = rng.choice([-1, 1]) * rng.uniform(10, 40)
    height, width = ink.shape
    spin = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    c, s = abs(spin[0, 0]), abs(spin[0, 1])
    size = (round(width * c + height * s), round(width * s + height * c))
    spin[:, 2] += ((size[0] - width) / 2, (size[1] - height) / 2)
    return cv2.warpAffine(sheet, spin, size, borderValue=tuple(map(float, sheet[0, 0]))), code


def board(rng: Draw, hand: Hand) -> Code:
    """White chalk on a dark board, sometimes with lines on it."""
    ink, code = hand.row(rng, height=rng.uniform(60, 120))
    sheet = np.empty((*ink.shape, 3), np.float32)
    sheet[...] = ((50, 60, 40), (30, 30, 30), (70, 50, 30))[rng.integers(3)]
    if rng.random() < 0.3:
        for y in np.arange(20, sheet.shape[0], rng.uniform(30, 80)):
            sheet[round(y) : round(y) + 2] += 40
    return grainy(rng, write(sheet, ink, rng, (235, 240, 240))), code


KINDS: dict[str, Callable[[Draw, Hand], Code]] = {
    kind.__name__: kind
    for kind in (
        plain, form, on_lines, with_margin, on_squares, holes, table, table_part, table_form, table_lines,
        photo, photo_lines, photo_table, underlined, transparent, any_count, turned, board, close,
    )
}  # fmt: skip


def pictures(
    hand: Hand, kind: str, count: int, seed: int, kinds: dict[str, Callable[[Draw, Hand], Code]] = KINDS
) -> list[Code]:
    """The same pictures for the same seed."""
    made = []
    for number in range(count):
        rng = np.random.default_rng([seed, list(kinds).index(kind), number])
        picture, code = kinds[kind](rng, hand)
        made.append((np.clip(np.rint(picture), 0, 255).astype(np.uint8), code))
    return made

"""Variations: a digit as the same hand might write it again, on any pad or paper, with any pen."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from engine.vision.normalize import SIDE, Normalizer, center
from engine.vision.sheet.paper import Plane
from engine.vision.strokes import BoxStrokes, Stroke

Rng = np.random.Generator


def vary(strokes: Sequence[Stroke], rng: Rng) -> list[Stroke]:
    """The same digit as the same hand might write it again: slant, turn, aspect, a smooth bend, loose strokes."""
    turn = np.deg2rad(np.clip(rng.normal(0, 5), -12, 12))
    slant = rng.uniform(-0.25, 0.25)
    aspect = np.exp(np.clip(rng.normal(0, 0.13), -0.35, 0.35))
    matrix = (
        np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
        @ np.array([[1, slant], [0, 1]])
        @ np.diag([aspect, 1 / aspect])
    )
    bend = rng.normal(0, 0.022, (4, 2))
    waves = rng.uniform(2.0, 7.0, (4, 2)) * rng.choice([-1, 1], (4, 2))
    phase = rng.uniform(0, 2 * np.pi, 4)
    loose = 0.015 if rng.random() < 0.5 else 0.0
    result = []
    for stroke in strokes:
        s = stroke[:, :2]
        if rng.random() < 0.25 and len(s) > 12:  # the pen came down later or left earlier
            s = s[int(rng.integers(0, 2)) : len(s) - int(rng.integers(0, 2))]
        s = s + np.sin(s @ waves.T + phase) @ bend + rng.normal(0, loose, 2)
        result.append(s @ matrix.T)
    return result


def on_paper(strokes: Sequence[Stroke], rng: Rng) -> Plane:
    """Strokes as a pad would show them: any size, any brush, sharp or smooth, sometimes only the sampled points."""
    points = np.concatenate([s[:, :2] for s in strokes])
    low, high = points.min(axis=0), points.max(axis=0)
    extent = max(float((high - low).max()), 0.05)
    size_px = np.exp(rng.uniform(np.log(18), np.log(130)))
    brush_px = max(0.7, size_px * np.exp(rng.uniform(np.log(0.022), np.log(0.22))))
    if rng.random() < 0.35:  # the course's brush: drawn on whole pixels
        brush_px = max(1.0, float(round(brush_px)))
    margin = brush_px + 3
    side = int(np.ceil(size_px + 2 * margin))
    moved = [(s[:, :2] - low) / extent * size_px + margin + rng.uniform(0, 1) for s in strokes]
    kind = rng.random()
    if kind < 0.45:  # as the course draws: whole pixels, no smoothing
        sheet = np.zeros((side, side), np.uint8)
        dots = rng.random() < 0.15
        radius = max(1, round(brush_px))
        for s in moved:
            q = np.rint(s).astype(int)
            for i, (x, y) in enumerate(q):
                cv2.circle(sheet, (int(x), int(y)), radius, 255, -1)
                if i and not dots:
                    cv2.line(sheet, tuple(map(int, q[i - 1])), (int(x), int(y)), 255, max(1, 2 * radius - 1))
        return sheet.astype(np.float32) / np.float32(255)
    ink = BoxStrokes(tuple(moved), side, brush_px).render(side)
    if kind < 0.65:  # as a camera or a scaled picture shows it
        ink = cv2.GaussianBlur(ink, (0, 0), float(rng.uniform(0.4, 0.25 * brush_px + 0.7)))
        ink = np.clip((ink - 0.1) / 0.8, 0, 1)
    return ink


def pen_picture(strokes: Sequence[Stroke], rng: Rng, normalizer: Normalizer) -> Plane:
    """Strokes as the network will get them, from the pad's pixels or drawn again from the strokes."""
    if rng.random() < 0.2:
        low = np.concatenate([s[:, :2] for s in strokes]).min(axis=0)
        moved = tuple((s[:, :2] - low) * 60 + 20 for s in strokes)
        return normalizer.from_strokes(BoxStrokes(moved, 100, 4)).pixels
    return normalizer.from_ink(on_paper(strokes, rng)).pixels


def bend_pixels(ink: Plane, rng: Rng, strength: float = 1.0) -> Plane:
    """A picture of ink turned, slanted, stretched and bent a little (elastic distortion).

    Source: Simard, Steinkraus & Platt 2003, section 2.
    """
    height, width = ink.shape
    turn = np.deg2rad(np.clip(rng.normal(0, 6), -14, 14)) * strength
    slant = rng.uniform(-0.2, 0.2) * strength
    stretch = np.exp(rng.normal(0, 0.07, 2) * strength)
    matrix = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]]) @ np.array([[1, slant], [0, 1]])
    matrix = matrix @ np.diag(1 / stretch)
    ys, xs = np.mgrid[0:height, 0:width].astype(np.float32)
    cx, cy = (width - 1) / 2, (height - 1) / 2
    x, y = xs - cx, ys - cy
    amount = rng.uniform(0.0, 0.055) * max(height, width) * strength
    coarse = rng.normal(0, 1, (2, 5, 5)).astype(np.float32)
    dx, dy = (cv2.resize(c, (width, height), interpolation=cv2.INTER_CUBIC) * np.float32(amount * 0.5) for c in coarse)
    map_x = (matrix[0, 0] * x + matrix[0, 1] * y + cx).astype(np.float32) + dx
    map_y = (matrix[1, 0] * x + matrix[1, 1] * y + cy).astype(np.float32) + dy
    return np.clip(cv2.remap(ink, map_x, map_y, cv2.INTER_LINEAR), 0, 1)


def mnist_variant(ink: Plane, rng: Rng, normalizer: Normalizer) -> Plane:
    """An MNIST digit bent a little, half of the time with the reader's own pen width."""
    if rng.random() < 0.45:
        ink = bend_pixels(ink, rng, 0.8)
        return normalizer.from_ink(ink).pixels
    large = cv2.resize(ink, None, fx=2, fy=2, interpolation=cv2.INTER_LINEAR)
    large = bend_pixels(large, rng)
    if rng.random() < 0.3:  # another pen
        disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (3, 3))
        large = cv2.dilate(large, disc) if rng.random() < 0.5 else cv2.erode(large, disc)
    if rng.random() < 0.5:
        return cv2.resize(large, (SIDE, SIDE), interpolation=cv2.INTER_AREA)
    return center(large, 40.0, 20.0)


def usps_picture(ink: Plane, rng: Rng, normalizer: Normalizer, varied: bool) -> Plane:
    """A digit from an envelope, normalized."""
    sheet = cv2.copyMakeBorder(ink, 4, 4, 4, 4, cv2.BORDER_CONSTANT, value=0)
    if varied:
        sheet = bend_pixels(cv2.resize(sheet, None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC).clip(0, 1), rng, 0.8)
    return normalizer.from_ink(sheet).pixels

"""Files of what the pen did."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import DataError
from engine.vision.stroke_file import FORMAT, LARGEST_FILE, open_strokes, save_strokes

LINE = np.array([(10.0, 20.0, 4.0), (30.25, 40.5, 4.0)])
POINT = st.tuples(st.floats(0, 100), st.floats(0, 100), st.floats(0.5, 25))


def written(path: Path, **changes: Any) -> Path:
    """A file of one box, with some of its entries changed."""
    data = {"format": FORMAT, "version": 1, "box_px": 100, "boxes": [[LINE.tolist()]], **changes}
    path.write_text(json.dumps(data), encoding="utf-8")
    return path


@given(st.lists(st.lists(st.lists(POINT, min_size=1, max_size=5), max_size=3), min_size=1, max_size=5))
def test_what_was_written_comes_back_to_a_hundredth_of_a_pixel(
    tmp_path: Path, boxes: list[list[list[tuple[float, float, float]]]]
) -> None:
    path = tmp_path / "code.json"
    save_strokes(path, [[np.array(line) for line in box] for box in boxes])
    opened = open_strokes(path, len(boxes))
    assert [len(box) for box in opened] == [len(box) for box in boxes]
    for before, after in zip(boxes, opened, strict=True):
        for line, trace in zip(before, after, strict=True):
            np.testing.assert_allclose(trace, line, atol=0.00501)


def test_a_point_without_a_radius_takes_the_brush_of_the_course(tmp_path: Path) -> None:
    path = written(tmp_path / "a.json", boxes=[[[[1, 2], [3, 4]]]])
    assert open_strokes(path, 1)[0][0].tolist() == [[1, 2, 4], [3, 4, 4]]


def test_boxes_of_another_size_are_brought_to_100(tmp_path: Path) -> None:
    path = written(tmp_path / "a.json", box_px=50, boxes=[[[[10, 20, 2]]]])
    assert open_strokes(path, 1)[0][0].tolist() == [[20, 40, 4]]


def test_points_beside_the_box_are_brought_to_its_edge(tmp_path: Path) -> None:
    path = written(tmp_path / "a.json", boxes=[[[[-5, 200, 0.1], [1e300, 3, 90]]]])
    assert open_strokes(path, 1)[0][0].tolist() == [[0, 100, 0.5], [100, 3, 25]]


def test_empty_lines_are_left_out(tmp_path: Path) -> None:
    assert open_strokes(written(tmp_path / "a.json", boxes=[[[], LINE.tolist()]]), 1)[0][0].tolist() == LINE.tolist()


@pytest.mark.parametrize("boxes", [[[[[1]]]], [[[["a", 2]]]], [[7]], [[[[1, 2, None]]]], [[[[1, float("nan")]]]], [3]])
def test_what_is_no_list_of_points_is_damaged(tmp_path: Path, boxes: Any) -> None:
    with pytest.raises(DataError, match=r"a\.json is damaged: a stroke is not a list of points"):
        open_strokes(written(tmp_path / "a.json", boxes=boxes), 1)


@pytest.mark.parametrize("box_px", [0, "wide", None, [1], float("inf"), float("nan"), -100])
def test_an_impossible_size_of_the_box_is_damaged(tmp_path: Path, box_px: Any) -> None:
    with pytest.raises(DataError, match="is damaged"):
        open_strokes(written(tmp_path / "a.json", box_px=box_px), 1)


@pytest.mark.parametrize("text", ["", "{", "[]", "7", '{"format": "other"}', "[" * 100_000])
def test_other_files_are_refused_with_the_way_to_make_one(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=r"a\.json is not a file of strokes; the postal-code page makes them with Save"):
        open_strokes(path, 5)


def test_another_number_of_boxes_is_said(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="holds 1 box, a postal code has 5"):
        open_strokes(written(tmp_path / "a.json"), 5)


def test_a_missing_file_and_a_huge_one_are_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"gone\.json"):
        open_strokes(tmp_path / "gone.json", 5)
    huge = tmp_path / "huge.json"
    with huge.open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    with pytest.raises(DataError, match="too large for a file of strokes"):
        open_strokes(huge, 5)

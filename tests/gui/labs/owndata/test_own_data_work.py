"""What takes long with own data: it ends when it is stopped, and finds the hardest pictures."""

from pathlib import Path

import cv2
import numpy as np
import pytest

from engine.errors import DataError
from engine.userdata.conversion import Conversion
from gui.labs.owndata.own_data_work import DataReading, Found, PictureJudging


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for label in "ab":
        (tmp_path / label).mkdir()
        for k in range(4):
            picture = np.zeros((28, 28), np.uint8)
            if k == 3:
                cv2.circle(picture, (14, 14), 10, 255, 2)  # unlike the strokes of its class
            else:
                picture[4:24, 12:16] = 255
            cv2.imwrite(str(tmp_path / label / f"{k}.png"), picture)
    return tmp_path


def found(folder: Path) -> Found:
    return next(item for item in DataReading(folder).events() if isinstance(item, Found))


def test_reading_ends_with_what_was_found(folder: Path) -> None:
    assert len(found(folder).collection) == 8
    assert found(folder).description.path == str(folder)


def test_a_stopped_reading_finds_nothing(folder: Path) -> None:
    work = DataReading(folder)
    work.stop()
    assert not any(isinstance(item, Found) for item in work.events())


def test_a_path_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(DataError):
        list(DataReading(tmp_path / "none").events())


def test_the_hardest_are_those_least_like_their_class(folder: Path) -> None:
    collection = found(folder).collection
    (places,) = PictureJudging(collection, Conversion().decided(collection)).events()
    assert {collection.names[place][-5] for place in places[:2]} == {"3"}


def test_reading_reports_now_and_then_and_at_its_end(folder: Path) -> None:
    work = DataReading(folder)
    heard: list[object] = []
    work.report = heard.append
    list(work.events())
    assert heard[-1] == (8, 8)
    assert len(heard) <= 2

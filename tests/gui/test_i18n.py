"""Errors of the engine, said in the language of the window."""

import errno
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

from engine.errors import EngineError, Reasons, ShapeError, StoreError
from engine.files import refusal, unreadable
from engine.store.weights import load_weights
from gui import i18n
from gui.i18n import error_text
from gui.labs.course.words import Words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.EISDIR, "파일이 아니라 폴더"),
        (errno.ENOTDIR, "경로 중간"),
        (errno.EACCES, "권한이 없습니다"),
        (errno.EIO, "디스크"),
        (errno.ENAMETOOLONG, "이름이 너무 깁니다"),
    ],
)
def test_what_the_system_refused_is_said_in_korean(number: int, words: str) -> None:
    i18n.set_language("ko")
    text = error_text(unreadable(OSError(number, "in English"), Path("weights/w.safetensors"), StoreError))
    assert words in text
    assert "in English" not in text


def test_a_full_or_read_only_disk_is_said_in_korean() -> None:
    i18n.set_language("ko")
    for number in (errno.ENOSPC, errno.EROFS, errno.ENOTDIR):
        text = error_text(refusal(OSError(number, "in English"), Path("mine.toml")))
        assert "mine.toml" in text
        assert "in English" not in text


def test_a_folder_opened_as_weights_is_called_a_folder(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be read: it is a folder, not a file"):
        load_weights(tmp_path)


def test_a_cause_inside_an_error_is_said_in_the_same_language() -> None:
    cause = EngineError("what {host} sent has the wrong checksum", host="a.org")
    error = EngineError(
        "{title} could not be downloaded: {name}: {reasons}; try again later, or put the four files into {folder}",
        title="MNIST",
        name="labels.gz",
        reasons=Reasons((cause, EngineError("{host} answers {code} {reason}", host="b.org", code=404, reason="Gone"))),
        folder="/data",
    )
    assert "labels.gz: what a.org sent has the wrong checksum; b.org answers 404 Gone;" in error_text(error)
    outer = EngineError("not opened: {reason}", reason=cause)
    assert error_text(outer) == "Not opened: what a.org sent has the wrong checksum"
    i18n.set_language("ko")
    said = error_text(error)
    assert "a.org" in said
    assert "checksum" not in said


def test_an_error_names_the_layer_as_the_list_of_layers_does() -> None:
    error = ShapeError("expected {expected}, got {got}", layer=1, kind="dense", expected="(N, D)", got="(N, 1, 28, 28)")
    assert error_text(error) == "Layer 1 (dense): expected (N, D), got (N, 1, 28, 28)"
    i18n.set_language("ko")
    assert "완전 연결" in error_text(error)
    assert "dense" not in error_text(error)


def test_switching_the_language_to_and_fro_makes_no_new_translators(qapp: QApplication) -> None:
    i18n.set_language("ko")
    before = len(qapp.findChildren(QTranslator))
    for _ in range(3):
        i18n.set_language("en")
        i18n.set_language("ko")
    assert len(qapp.findChildren(QTranslator)) == before


def test_a_run_of_a_race_is_named_by_what_differs_and_by_the_race() -> None:
    i18n.set_language("ko")
    race = "Optimizers: SGD, He"
    assert i18n.engine_text(race) != race
    assert i18n.run_title(f"Adam · {race}") == f"Adam · {i18n.engine_text(race)}"
    assert i18n.run_title("my run") == "my run"


def test_a_network_in_a_few_words_is_said_in_the_language_of_the_window() -> None:
    text = "CNN 2 conv, 50, dropout · Momentum 0.01"
    assert i18n.run_title(text) == text
    i18n.set_language("ko")
    assert i18n.run_title(text) == "CNN, 합성곱 2개, 50, 드롭아웃 · 모멘텀 0.01"
    assert i18n.run_title("linear · SGD 0.1") == "선형 · SGD 0.1"
    assert i18n.run_title("20-10 sigmoid, batch norm · Adam 0.001") == "20-10 시그모이드, 배치 정규화 · Adam 0.001"
    assert i18n.run_title("my dropout") == "my dropout"


def test_percent_signs_of_the_labs_stand_as_the_language_writes_them() -> None:
    assert i18n.said("93.52 % of 5 %") == "93.52 % of 5 %"
    i18n.set_language("ko")
    assert i18n.said("93.52 % of 5 %") == "93.52% of 5%"
    assert i18n.said(Words("threshold {c}", c="5 %")).endswith("5%")

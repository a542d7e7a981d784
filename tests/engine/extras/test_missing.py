"""What is missing names the command that adds it; what is there and damaged is not called missing."""

import gc
import sys
from pathlib import Path

import pytest

from engine.errors import DataError, StoreError
from engine.extras.catalog import EXTRAS
from engine.extras.missing import MissingExtraError, library


def test_a_missing_library_is_an_error_of_files_and_of_data_that_names_its_part(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "onnx", None)
    assert not EXTRAS["onnx"].installed
    with pytest.raises(MissingExtraError, match=r"python3 main\.py setup --extra onnx") as caught:
        library("onnx", "onnx", "a.onnx")
    assert isinstance(caught.value, StoreError)
    assert isinstance(caught.value, DataError)
    assert caught.value.part is EXTRAS["onnx"]


def test_a_library_that_is_there_and_does_not_load_is_not_called_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tensorboard_broken.py").write_text("raise ImportError('a half of it is gone')\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    with pytest.raises(StoreError, match="installed but does not load: a half of it is gone") as caught:
        library("tensorboard_broken", "tensorboard", "runs")
    assert not isinstance(caught.value, MissingExtraError)


def test_the_collector_rests_while_a_library_is_loaded_and_skips_what_it_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "resting_part.py").write_text("import gc\nRESTED = not gc.isenabled()\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    gc.unfreeze()
    assert library("resting_part", "onnx", "a").RESTED
    assert gc.isenabled()
    assert gc.get_freeze_count() > 0
    gc.unfreeze()
    library("resting_part", "onnx", "a")
    assert gc.get_freeze_count() == 0
    del sys.modules["resting_part"]


def test_the_collector_works_again_after_a_library_that_does_not_load(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "failing_part.py").write_text("raise ImportError('no')\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    with pytest.raises(StoreError, match="does not load"):
        library("failing_part", "onnx", "a")
    assert gc.isenabled()

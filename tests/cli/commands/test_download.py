"""download: a public data set in the user's cache."""

from pathlib import Path

import pytest

from engine.data import download
from tests.cli.conftest import Command


def test_download_places_the_data_and_says_where(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(download, "download", lambda name, progress: tmp_path / name)
    answer = command("download", "mnist")
    assert answer.status == 0
    assert f"MNIST is in {tmp_path / 'mnist'}" in answer.err


def test_download_of_an_unknown_set_suggests_the_nearest(command: Command) -> None:
    answer = command("download", "mnits")
    assert answer.status == 2
    assert "did you mean mnist?" in answer.err

"""Optional parts are added to our environment only, with the packages in use left alone, and left when asked."""

import subprocess
import sys
from pathlib import Path

import pytest

from cli.bootstrap import environment, parts
from cli.bootstrap.basics import Missing
from engine.extras.catalog import EXTRAS
from tests.toy_part import MODULE, NAME, offer_toy, site, wheel


def answers(home: Path) -> bool:
    code = f"import {MODULE}; print({MODULE}.ANSWER)"
    python = environment.python_of(str(home))
    return subprocess.run([python, "-c", code], capture_output=True, text=True, check=False).stdout == "42\n"


def test_a_part_is_added_from_a_package_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = offer_toy(tmp_path, monkeypatch)
    assert not EXTRAS[NAME].installed
    adding = parts.Adding(NAME)
    lines = list(adding.lines())
    assert any(line.startswith("Installing collected packages") for line in lines)
    assert answers(home)
    assert not adding.stopped
    assert "Successfully installed" in (home / "install.log").read_text()


def test_what_is_stopped_before_it_is_unpacked_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = offer_toy(tmp_path, monkeypatch)
    adding, before = parts.Adding(NAME), sorted(site(home).iterdir())
    for line in adding.lines():
        if line.startswith(("Looking in", "Processing", "Collecting")):
            adding.stop()
    assert adding.stopped
    assert sorted(site(home).iterdir()) == before
    adding = parts.Adding(NAME)
    adding.stop()
    list(adding.lines())
    assert adding.stopped
    assert sorted(site(home).iterdir()) == before


def test_what_is_being_unpacked_comes_to_its_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = offer_toy(tmp_path, monkeypatch)
    adding = parts.Adding(NAME)
    for line in adding.lines():
        if line.startswith("Installing collected packages"):
            adding.stop()
    assert not adding.stopped
    assert answers(home)


def test_a_package_in_use_is_never_exchanged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = offer_toy(tmp_path, monkeypatch, needs="safetensors>=99")
    wheel(tmp_path / "packages", "safetensors", "99.0")
    with pytest.raises(Missing, match="pip failed"):
        list(parts.Adding(NAME).lines())
    assert not (site(home) / "safetensors.py").exists()


def test_a_python_of_someone_else_is_left_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    offer_toy(tmp_path, monkeypatch)
    assert parts.command(NAME).endswith(f"main.py setup --extra {NAME}")
    monkeypatch.setattr(environment, "inside", lambda place: False)
    with pytest.raises(Missing, match="a Python that it did not make"):
        list(parts.Adding(NAME).lines())
    assert parts.command(NAME) == f"{sys.executable} -m pip install '{MODULE}>=1'"


def test_two_do_not_install_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = offer_toy(tmp_path, monkeypatch)
    with (
        environment.lock(f"{home}.lock"),
        pytest.raises(Missing, match="another start of DigitLab installs packages now"),
    ):
        list(parts.Adding(NAME).lines())


def test_a_folder_that_cannot_be_written_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = offer_toy(tmp_path, monkeypatch)
    (tmp_path / ".venv.lock").mkdir()  # as unusable as a folder that can only be read, for any user
    with pytest.raises(Missing, match="the packages cannot be installed"):
        list(parts.Adding(NAME).lines())
    assert not (site(home) / f"{MODULE}.py").exists()


def test_the_versions_in_use_are_named() -> None:
    pins = parts.in_use()
    assert any(pin.startswith("numpy==") for pin in pins)
    assert all("==" in pin for pin in pins)

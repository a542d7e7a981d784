"""A part that is offered: nothing is installed before it is asked for, and what waited continues after it."""

import sys
from pathlib import Path

import pytest

from cli.bootstrap import environment
from engine.extras.catalog import EXTRAS
from engine.extras.missing import MissingExtraError, library
from gui.labs.driving import Inline
from gui.labs.extras import ExtraLab
from tests.toy_part import MODULE, NAME, offer_toy


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return offer_toy(tmp_path, monkeypatch)


def offered(then: list[str]) -> tuple[ExtraLab, Inline]:
    driver = Inline()
    lab = ExtraLab(driver)
    lab.offer(MissingExtraError(NAME, "a.toy"), lambda: then.append("continued"))
    return lab, driver


def test_an_offer_installs_nothing_and_can_be_put_away(home: Path) -> None:
    then: list[str] = []
    lab, driver = offered(then)
    assert lab.extra is EXTRAS[NAME]
    assert driver.state == "idle"
    lab.leave()
    assert lab.extra is None
    assert not EXTRAS[NAME].installed
    assert then == []


def test_what_waited_continues_with_the_library_and_without_a_restart(home: Path) -> None:
    then: list[str] = []
    lab, driver = offered(then)
    said: list[str] = []
    lab.changed.connect(lambda: said.append(lab.doing[0]))
    lab.install()
    assert lab.installing
    driver.run()
    assert {"found", "unpacking"} <= set(said)
    assert (lab.extra, lab.error, then) == (None, None, ["continued"])
    assert library(MODULE, NAME, "").ANSWER == 42


def test_what_is_left_while_it_is_downloaded_is_neither_there_nor_a_failure(home: Path) -> None:
    then: list[str] = []
    lab, driver = offered(then)
    lab.install()
    driver.run(1)
    lab.leave()
    driver.run()
    assert not lab.installing
    assert lab.error is None
    assert then == []
    assert not EXTRAS[NAME].installed


def test_a_failure_is_one_sentence_with_the_command_and_can_be_tried_again(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    then: list[str] = []
    lab, driver = offered(then)
    packages = home.parent / "packages"
    packages.rename(home.parent / "gone")
    lab.install()
    driver.run()
    assert "no ready-made toy_part>=1" in str(lab.error)
    assert lab.extra is EXTRAS[NAME]
    assert lab.command.endswith(f"main.py setup --extra {NAME}")
    assert then == []
    (home.parent / "gone").rename(packages)
    lab.install()
    driver.run()
    assert then == ["continued"]


def test_without_a_network_that_is_said(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PIP_NO_INDEX")
    monkeypatch.setenv("PIP_FIND_LINKS", "http://127.0.0.1:9/")
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/simple")
    monkeypatch.setattr("cli.bootstrap.pip.OPTIONS", ["--no-input", "--retries=1", "--only-binary=:all:"])
    lab, driver = offered([])
    lab.install()
    driver.run()
    assert str(lab.error) == "no network: pip cannot reach its package index; connect and try again"


def test_a_python_that_is_not_ours_is_left_alone(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "inside", lambda place: False)
    lab, driver = offered([])
    lab.install()
    driver.run()
    assert "a Python that it did not make" in str(lab.error)
    assert lab.command.startswith(f"{sys.executable} -m pip install")


def test_closing_forgets_what_waited(home: Path) -> None:
    then: list[str] = []
    lab, driver = offered(then)
    lab.install()
    driver.run(1)
    lab.close()
    assert driver.state == "idle"
    assert then == []

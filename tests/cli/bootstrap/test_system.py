"""What Qt needs of the system, found before it starts; the start as a whole is in tests/bootstrap."""

import sys
from pathlib import Path

import pytest

from cli.bootstrap import system
from cli.bootstrap.basics import Missing


@pytest.fixture(autouse=True)
def linux(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")


@pytest.mark.parametrize("name", ["DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"])
def test_any_of_three_variables_is_a_display(name: str) -> None:
    system.check_display({name: ":0"})
    with pytest.raises(Missing, match="no display"):
        system.check_display({name: ""})


def test_elsewhere_the_system_always_has_a_display(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    system.check_display({})
    system.check_platform({"QT_QPA_PLATFORM": "none"})
    system.check_libraries({}, loads=lambda library: False)


def test_only_an_x_display_is_asked_whether_it_answers() -> None:
    asked: list[bool] = []

    def silent() -> bool:
        asked.append(True)
        return False

    for environ in ({"WAYLAND_DISPLAY": "w", "DISPLAY": ":0"}, {"QT_QPA_PLATFORM": "offscreen"}):
        system.check_platform(environ, silent)
    assert asked == []
    with pytest.raises(Missing, match="the display :7 does not answer"):
        system.check_platform({"DISPLAY": ":7"}, silent)
    system.check_platform({"DISPLAY": ":7"}, lambda: True)


def test_what_loads_is_not_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []
    monkeypatch.setattr(system, "install_or_name", lambda packages, problem: asked.append(packages))
    monkeypatch.setattr(system, "release_codename", lambda: "bookworm")
    system.check_libraries({"QT_QPA_PLATFORM": "offscreen"}, loads=lambda library: True)
    assert asked == []
    system.check_libraries({"QT_QPA_PLATFORM": "xcb"}, loads=lambda library: "cursor" not in library)
    assert asked == [["libxcb-cursor0"]]


def test_a_release_is_known_by_what_it_stands_on(tmp_path: Path) -> None:
    facts = tmp_path / "os-release"
    facts.write_text('ID=x\nVERSION_CODENAME=virginia\nUBUNTU_CODENAME="jammy"\n')
    assert system.release_codename(str(facts)) == "jammy"
    assert system.release_codename(str(tmp_path / "none")) == ""


def test_tests_also_need_what_the_translation_tools_load(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def loads(library: str) -> bool:
        asked.append(library)
        return True

    monkeypatch.setattr(sys, "platform", "linux")
    system.check_libraries({}, loads=loads, tests=True)
    assert "libgssapi_krb5.so.2" in asked

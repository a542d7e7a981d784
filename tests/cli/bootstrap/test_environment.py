"""Which environment is complete, and where one may be made; the start as a whole is in tests/bootstrap."""

import os
from pathlib import Path

import pytest

from cli.bootstrap import basics, environment


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a version of its own."""
    (tmp_path / "pyproject.toml").write_text('[project]\nversion = "9"\ndependencies = ["a>=1"]\n'
                                            '[project.optional-dependencies]\ntest = ["b"]\n')  # fmt: skip
    monkeypatch.setattr(basics, "ROOT", str(tmp_path))
    monkeypatch.setenv("DIGITLAB_HOME", str(tmp_path / "home"))
    return tmp_path


def stamp(venv: Path, name: str, text: str | None = None) -> None:
    venv.mkdir(parents=True, exist_ok=True)
    (venv / name).write_text(environment.wanted_stamp() if text is None else text)


def test_an_environment_is_beside_the_program_or_in_the_cache_of_its_user(root: Path) -> None:
    beside, cached = environment.places()
    assert Path(beside) == root / ".venv"
    assert Path(cached).parent == root / "home" / "cache"


def test_two_copies_of_the_program_share_no_environment(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = environment.places()[1]
    monkeypatch.setattr(basics, "ROOT", str(root / "copy"))
    assert environment.places()[1] != here


def test_a_stamp_holds_for_the_project_it_was_made_for(root: Path) -> None:
    venv = root / ".venv"
    stamp(venv, environment.READY)
    assert environment.stamped(str(venv), environment.READY)
    assert not environment.stamped(str(venv), environment.READY_TEST)
    (root / "pyproject.toml").write_text("[project]\n")
    assert not environment.stamped(str(venv), environment.READY)


def test_what_is_half_made_or_has_no_python_is_not_ready(root: Path) -> None:
    venv = root / ".venv"
    stamp(venv, environment.READY)
    assert environment.ready(tests=False) is None
    python = Path(environment.python_of(str(venv)))
    python.parent.mkdir(parents=True)
    python.touch(mode=0o755)
    assert environment.ready(tests=False) == str(venv)
    assert environment.ready(tests=True) is None
    stamp(venv, environment.UNFINISHED, "")
    assert environment.ready(tests=False) is None


def test_tests_need_what_the_program_needs_and_more(root: Path) -> None:
    assert environment.requirements(tests=False) == ["a>=1"]
    assert environment.requirements(tests=True) == ["a>=1", "b"]


def test_a_stamp_of_a_damaged_environment_is_taken_off_once(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    venv = root / ".venv"
    stamp(venv, environment.READY)
    handed: list[list[str]] = []
    monkeypatch.setattr(environment, "hand_over", lambda python, argv: handed.append(argv))
    monkeypatch.setattr(os, "environ", {name: value for name, value in os.environ.items() if "REBUILT" not in name})
    environment.give_up_environment(str(venv), ["lab"])
    assert handed == [["lab"]]
    assert not (venv / environment.READY).exists()
    assert os.environ["DIGITLAB_REBUILT"] == "1"
    with pytest.raises(basics.Missing, match="not found even after installing"):
        environment.give_up_environment(str(venv), ["lab"])

"""The small faults that tests must notice, and which tests are asked."""

import ast
import sys
from pathlib import Path

import pytest

from benchmarks.checks import mutants
from benchmarks.checks.forked_tests import ForkedTests

SOURCE = b'''def f(a, b):
    """Say."""
    if a < b and b > 2:
        return a + 1.5
    return b * 2 if a == 0 else -a
'''


def changed(source: bytes) -> list[str]:
    """Every fault as the line that it makes."""
    found = []
    for one in mutants.mutants(source):
        text = (source[: one.start] + one.text.encode() + source[one.end :]).decode()
        ast.parse(text)
        found.append(text.splitlines()[one.line - 1].strip())
    return found


def test_comparisons_sums_numbers_and_conditions_are_changed_one_at_a_time() -> None:
    found = changed(SOURCE)
    for line in (
        "if a <= b and b > 2:",
        "if a < b and b >= 2:",
        "if a < b or b > 2:",
        "if not (a < b and b > 2):",
        "if a < b and b > 3:",
        "return a - 1.5",
        "return a + 2.25",
        "return b / 2 if a == 0 else -a",
        "return b * 2 if a != 0 else -a",
    ):
        assert line in found, line
    assert len(found) == len(set(found))
    assert all(line != original for line, original in zip(found, SOURCE.decode().splitlines(), strict=False))


def test_truth_values_and_words_stay_as_they_are() -> None:
    assert changed(b'x = True\ny = "3 < 4"\n') == []


def test_letters_of_more_than_one_byte_shift_no_place() -> None:
    assert set(changed("π = 3  # η\nα = π < 4\n".encode())) == {"π = 4  # η", "α = π <= 4", "α = π < 5"}


def project(folder: Path, test: str) -> Path:
    (folder / "room").mkdir()
    (folder / "room" / "part.py").write_text("def least(a, b):\n    return a if a < b else b\n")
    (folder / "tests" / "room").mkdir(parents=True)
    (folder / "tests" / "room" / "test_part.py").write_text(
        f"import sys\nsys.path.insert(0, {str(folder)!r})\nfrom room.part import least\n\n{test}"
    )
    (folder / "tests" / "test_other.py").write_text("from room import part\n")
    (folder / "tests" / "test_none.py").write_text("from room import parts\n")
    return folder


def test_the_own_test_file_is_asked_with_those_beside_it_and_without_one_all_that_import_the_module(
    tmp_path: Path,
) -> None:
    root = project(tmp_path, "")
    (root / "tests" / "room" / "test_beside.py").write_text("from room.part import least\n")
    asked = mutants.files_that_test(Path("room/part.py"), root)
    assert asked == ["tests/room/test_part.py", "tests/room/test_beside.py"]
    (root / "tests" / "room" / "test_part.py").unlink()
    asked = mutants.files_that_test(Path("room/part.py"), root)
    assert asked == ["tests/room/test_beside.py", "tests/test_other.py"]


def test_only_what_no_test_notices_survives_and_the_file_is_as_before(tmp_path: Path) -> None:
    root = project(tmp_path, "def test_least():\n    assert least(1, 2) == 1\n    assert least(3, 2) == 2\n")
    path = root / "room" / "part.py"
    before = path.read_bytes()
    every = list(mutants.mutants(before))
    with ForkedTests(root) as asked:
        alive = list(mutants.survivors(asked, Path("room/part.py"), every, ["tests/room/test_part.py"], 60))
    assert alive == ["room/part.py:2: < → <="]  # of two equal numbers either is the least
    assert path.read_bytes() == before


def test_tests_that_fail_anyway_prove_nothing(tmp_path: Path) -> None:
    root = project(tmp_path, "def test_least():\n    assert least(1, 2) == 2\n")
    with ForkedTests(root) as asked, pytest.raises(mutants.FailingError, match="fail as it stands"):
        list(mutants.survivors(asked, Path("room/part.py"), [], ["tests/room/test_part.py"], 60))


def test_a_room_is_all_its_modules_without_the_signboards() -> None:
    found = mutants.sources(mutants.ROOT / "gui" / "labs" / "train")
    assert Path("gui/labs/train/train_lab.py") in found
    assert Path("gui/labs/train/experiment/experiment.py") in found
    assert not [path for path in found if path.name == "__init__.py"]
    assert mutants.sources(mutants.ROOT / "engine" / "errors.py") == [Path("engine/errors.py")]


def test_nothing_is_tried_without_a_source(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["mutants.py"])
    with pytest.raises(SystemExit) as ended:
        mutants.main()
    assert ended.value.code == 2

"""Tests stand where what they test stands: each module of a room has a test file of its own name, with a test in it.

Further files may stand beside it; a package's `__init__.py` needs none.
"""

from pathlib import Path

from tests.contracts.test_imports import ROOT, faults

ROOMS = ("engine", "gui", "cli", "benchmarks")
PYTORCH = "imports PyTorch, which the tests do without"
EXCUSED = {
    "engine/types.py": "names for annotations only: nothing runs there",
    "benchmarks/agreement/torch_agreement.py": PYTORCH,
    "benchmarks/agreement/torch_twins.py": PYTORCH,
    "benchmarks/foreign/foreign_blind.py": PYTORCH,
    "benchmarks/foreign/foreign_habits.py": PYTORCH,
    "benchmarks/foreign/foreign_samples.py": PYTORCH,
    "benchmarks/foreign/foreign_zoo.py": PYTORCH,
    "benchmarks/speed/torch_twin.py": PYTORCH,
}
"""Modules without a test file of their name, each with its reason."""


def modules() -> list[Path]:
    """Every module of the rooms, from the project's folder."""
    files = (path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py")) if path.name != "__init__.py")
    return [path.relative_to(ROOT) for path in files]


def mirrored(module: Path) -> Path:
    """Where the tests of a module stand: gui/pages/page.py → tests/gui/pages/test_page.py."""
    return Path("tests") / module.parent / f"test_{module.name}"


def holds_a_test(path: Path) -> bool:
    """Whether a file of tests has one."""
    return "\ndef test_" in path.read_text(encoding="utf-8")


def test_every_module_has_a_test_file_of_its_name() -> None:
    found = [f"{one}: {mirrored(one)}" for one in modules() if not (ROOT / mirrored(one)).is_file()]
    unknown = [line for line in found if line.partition(":")[0] not in EXCUSED]
    faults("a module is tested in a file of its own name, in the same room under tests/", unknown)


def test_a_test_file_of_a_name_holds_a_test() -> None:
    homes = [ROOT / mirrored(module) for module in modules()]
    empty = [str(path.relative_to(ROOT)) for path in homes if path.is_file() and not holds_a_test(path)]
    faults("a file of tests holds at least one", empty)


def test_an_excuse_names_a_module_that_is_there_and_has_no_tests() -> None:
    missing = {module.as_posix() for module in modules() if not (ROOT / mirrored(module)).is_file()}
    faults("an excuse is for a module without tests", sorted(EXCUSED.keys() - missing))


def test_what_is_excused_for_pytorch_imports_it() -> None:
    excused = [name for name, reason in EXCUSED.items() if reason is PYTORCH]
    found = [name for name in excused if "\nimport torch\n" not in (ROOT / name).read_text(encoding="utf-8")]
    faults("without PyTorch in it, a module can be tested", found)

"""The rules of CONVENTIONS about who may know whom, read from every file with `ast`."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

# From left to right: a module imports from its own package or from packages left of it. One package a rank.
ROWS = (
    "cli.bootstrap",  # the ground: the environment that all else stands in
    "engine.types engine.text.counting engine.errors engine.files engine.text engine.registry engine.rng",
    "engine.extras",
    "engine.fast.abandon engine.fast.pool engine.fast.blocks",
    "engine.numerics engine.initializers engine.losses engine.optimizers engine.schedules engine.layers",
    "engine.augmentations engine.parameters engine.fast engine.network engine.network_cost engine.spec engine.recipes",
    "engine.fitting",
    "engine.events",
    "engine.foreign.formats.archives engine.foreign.formats.npy engine.foreign.formats.others",
    "engine.foreign.formats.pickles",
    "engine.vision engine.data engine.userdata engine.handwriting engine.datasets",
    "engine.training",
    "engine.store engine.foreign engine.readers engine.racing",
    "engine.tasks engine.course engine.analysis engine.export engine.report engine.study",
    "gui.labs.signal gui.labs.driving gui.labs.handover gui.labs.plotting gui.labs.dataset_cache gui.labs.datasets",
    "gui.labs.extras gui.labs.shipped_networks gui.labs.network_choice gui.labs.opening_networks gui.labs.owndata",
    "gui.labs.live_settings gui.labs.train gui.labs.compare gui.labs.initialize gui.labs.postal gui.labs.inspect",
    "gui.labs.course gui.labs.runs",
    "gui.theme gui.particles gui.i18n gui.settings gui.runner gui.widgets gui.plots",
    "gui.pages.page gui.pages.one_plot gui.pages.data_choice gui.pages.owndata gui.pages.train gui.pages.compare",
    "gui.pages.initialize gui.pages.postal gui.pages.inspect gui.pages.course gui.pages.runs gui.pages",
    "gui.window gui.app cli main",
)
ORDER: list[str] = [name for row in ROWS for name in row.split()]
GROUP = {name: rank for rank, name in enumerate(ORDER)}
INSTALLS = {"gui.labs.extras"}  # adds an optional part to the environment that cli/bootstrap made
USES_LABS = {"cli.commands.lab", "cli.commands.report"}  # a course lab, which knows no Qt, in words and numbers
USES_QT = {"cli.commands.shots", "cli.measuring.bench_gui"}  # the two commands that show the window
# The window's work, the helpers that share a step, and the seconds shown while pip's output is read.
MAY_MAKE_THREADS = ("gui.runner", "engine.fast.pool", "cli.bootstrap.pip")
THREADS = {"Thread", "Timer", "QThread", "QThreadPool", "QRunnable", "ThreadPoolExecutor", "ProcessPoolExecutor"}


def modules() -> dict[str, Path]:
    files = [ROOT / "main.py"]
    for room in ("engine", "gui", "cli"):
        files += sorted((ROOT / room).rglob("*.py"))
    return {name_of(path): path for path in files}


def name_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = modules()
TREES = {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in MODULES.items()}


def imports(name: str) -> Iterator[str]:
    """The modules a file imports anywhere in it, `from a import b` being a.b where that is a module."""
    for node in ast.walk(TREES[name]):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            for alias in node.names:
                deeper = f"{base}.{alias.name}"
                yield deeper if deeper in MODULES else base


def group(name: str) -> int | None:
    """The place of a module in the order: that of the longest name in the table which it is or is in."""
    parts = name.split(".")
    for length in range(len(parts), 0, -1):
        if (rank := GROUP.get(".".join(parts[:length]))) is not None:
            return rank
    return None


def is_in(name: str, *rooms: str) -> bool:
    return any(name == room or name.startswith(room + ".") for room in rooms)


def faults(rule: str, found: list[str]) -> None:
    assert not found, rule + ":\n  " + "\n  ".join(found)


def test_every_module_has_its_place_in_the_order() -> None:
    placed = {name for name in MODULES if name in ("engine", "gui", "gui.labs") or group(name) is not None}
    unplaced = [name for name in MODULES if name not in placed]
    faults("not in ORDER of this test, which states CONVENTIONS' order", unplaced)


def test_a_module_imports_from_its_left_only() -> None:
    found = []
    for name in MODULES:
        own = group(name)
        for other in imports(name):
            if own is not None and (rank := group(other)) is not None and rank > own:
                found.append(f"{name} imports {other}")
    faults("imports go one way", found)


def test_package_signboards_import_nothing_to_their_right() -> None:
    tops = ("engine", "gui")
    found = [f"{top} imports {other}" for top in tops for other in imports(top) if is_in(other, "gui", "cli")]
    faults("engine and gui themselves are signboards", found)


def test_engine_knows_neither_window_nor_command_line() -> None:
    right = ("gui", "cli", "main")
    names = [name for name in MODULES if is_in(name, "engine")]
    found = [f"{name} imports {other}" for name in names for other in imports(name) if is_in(other, *right)]
    faults("the engine does not know it is watched", found)


def test_command_line_stands_on_the_engine_beside_the_window() -> None:
    found = []
    for name in MODULES:
        for other in imports(name):
            if name in USES_LABS and is_in(other, "gui.labs.course"):
                continue
            if is_in(name, "cli") and name not in USES_QT and is_in(other, "gui") and other not in USES_QT:
                found.append(f"{name} imports {other}")
            if is_in(name, "gui") and is_in(other, "cli", "main"):
                if name in INSTALLS and is_in(other, "cli.bootstrap"):
                    continue
                found.append(f"{name} imports {other}")
    faults("cli and gui do not know each other", found)


@pytest.mark.parametrize(
    ("library", "rooms"),
    [
        ("PySide6", ("gui",)),
        ("shiboken6", ("gui",)),
        ("pyqtgraph", ("gui.plots",)),
        ("cv2", ("engine.vision", "engine.handwriting")),
        ("safetensors", ("engine.store", "engine.export")),
        ("torch", ()),
        ("matplotlib", ()),
        ("pickle", ("engine.store", "engine.export")),
    ],
)
def test_library_is_used_only_in_its_room(library: str, rooms: tuple[str, ...]) -> None:
    allowed = USES_QT if library == "PySide6" else set()
    found = [
        f"{name} imports {other}"
        for name in MODULES
        for other in imports(name)
        if is_in(other, library) and not is_in(name, *rooms) and name not in allowed
    ]
    faults(f"{library} belongs to {rooms or 'no room'}", found)


def test_labs_are_free_of_qt() -> None:
    found = [
        f"{name} imports {other}"
        for name in MODULES
        if is_in(name, "gui.labs")
        for other in imports(name)
        if is_in(other, "PySide6", "pyqtgraph", "shiboken6")
    ]
    faults("labs can be driven without Qt", found)


def test_only_the_runner_makes_threads() -> None:
    found = []
    for name, tree in TREES.items():
        if name in MAY_MAKE_THREADS:
            continue
        if any(is_in(other, "multiprocessing", "concurrent", "_thread") for other in imports(name)):
            found.append(f"{name} imports a maker of threads")
        for node in ast.walk(tree):
            used = node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""
            if used in THREADS:
                found.append(f"{name} uses {used}")
    faults("only gui/runner.py and engine/fast/pool.py work on threads", found)


def test_engine_does_not_import_threading() -> None:
    names = [name for name in MODULES if is_in(name, "engine") and name != "engine.fast.pool"]
    found = [name for name in names if any(is_in(other, "threading") for other in imports(name))]
    faults("no threads in the engine but those of its pool", found)


def test_only_rng_makes_random_numbers() -> None:
    found = []
    for name, tree in TREES.items():
        if name == "engine.rng":
            continue
        if any(is_in(other, "random", "secrets") for other in imports(name)):
            found.append(f"{name} imports random")
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func).startswith(("np.random.", "numpy.random.")):
                found.append(f"{name} calls {ast.unparse(node.func)}")
    faults("all randomness comes from engine.rng's named streams", found)


def test_start_needs_only_the_standard_library() -> None:
    first = ["main", "cli", *(name for name in MODULES if is_in(name, "cli.bootstrap"))]
    own = {"gui", "cli", "engine"}  # what main.py and cli hand over to, once all is installed
    found = [
        f"{name} imports {other}"
        for name in first
        for other in imports(name)
        if other.split(".")[0] not in sys.stdlib_module_names | (own if name in ("main", "cli") else {"cli"})
    ]
    faults("main.py and cli/bootstrap/ run before anything is installed", found)


def test_imports_form_no_circle() -> None:
    """Over every import of each file: at its top, in a function, or for type checking only."""
    edges = {name: {o for o in imports(name) if o in MODULES and o != name} for name in MODULES}
    done: set[str] = set()

    def visit(name: str, path: tuple[str, ...]) -> None:
        assert name not in path, "circle: " + " → ".join((*path[path.index(name) :], name))
        if name not in done:
            for other in sorted(edges[name]):
                visit(other, (*path, name))
            done.add(name)

    for name in MODULES:
        visit(name, ())


def test_every_package_opens_with_its_signboard() -> None:
    found = []
    for name, path in MODULES.items():
        if path.name == "__init__.py":
            text = ast.get_docstring(TREES[name]) or ""
            found += [f"{name}: no '{words}'" for words in ("ead first", "ay not enter") if words not in text]
    faults("a signboard says what lives here, which file to read first, what may not enter", found)


EXCUSED: dict[str, tuple[str, ...]] = {"Qt": tuple(USES_QT)}  # the commands that show the window
# What a signboard forbids in these words may not be imported there.
FORBIDDEN = {
    "Qt": ("PySide6", "shiboken6", "pyqtgraph"),
    "PySide6": ("PySide6", "shiboken6"),
    "pyqtgraph": ("pyqtgraph",),
    "OpenCV": ("cv2",),
    "networks": ("engine.network",),
    "training": ("engine.training.trainer", "engine.racing.race"),
    "the trainer": ("engine.training.trainer",),
    "optimizers": ("engine.optimizers",),
    "layers": ("engine.layers",),
    "components": ("engine.layers", "engine.losses", "engine.optimizers", "engine.initializers", "engine.schedules"),
}


def test_a_room_keeps_what_its_signboard_forbids_out() -> None:
    found = []
    for room, path in MODULES.items():
        if path.name != "__init__.py":
            continue
        words = (ast.get_docstring(TREES[room]) or "").partition("ay not enter:")[2].partition(".")[0]
        named = [part.strip() for part in re.split(r"[,;(]", words)]
        for phrase in FORBIDDEN.keys() & set(named):
            found += [
                f"{name} imports {other}, which {room} forbids ({phrase})"
                for name in MODULES
                if is_in(name, room) and not is_in(name, *EXCUSED.get(phrase, ()))
                for other in imports(name)
                if is_in(other, *FORBIDDEN[phrase])
            ]
    faults("a signboard says what may not enter", found)


def test_every_file_says_what_it_is() -> None:
    faults("a file opens with its docstring", [name for name, tree in TREES.items() if not ast.get_docstring(tree)])


@pytest.mark.parametrize("package", ["engine", "gui.labs"])
def test_importing_everything_loads_no_qt(package: str) -> None:
    code = (
        "import importlib, pkgutil, sys\n"
        f"top = importlib.import_module({package!r})\n"
        "for found in pkgutil.walk_packages(top.__path__, top.__name__ + '.'):\n"
        "    importlib.import_module(found.name)\n"
        "loaded = {name.split('.')[0] for name in sys.modules} & {'PySide6', 'shiboken6', 'pyqtgraph'}\n"
        "sys.exit(f'loaded: {loaded}' if loaded else 0)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr

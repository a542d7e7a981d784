"""The first start on machines where something is missing. Nothing is installed: pip and the system are stand-ins."""

import ast
import builtins
import os
import runpy
import signal
import subprocess
import sys
from collections import namedtuple
from pathlib import Path

import pytest

import main
from cli.bootstrap import basics, environment, pip, system

ROOT = Path(__file__).parents[2]


class Handed(Exception):  # noqa: N818 (an end, not an error)
    """Where the process would have become another program."""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout of its own with nothing installed, and a record of what would be started."""
    root = tmp_path / "digitlab"
    root.mkdir()
    (root / "pyproject.toml").write_bytes((ROOT / "pyproject.toml").read_bytes())
    monkeypatch.setattr(basics, "ROOT", str(root))
    monkeypatch.setattr(environment, "prepared", lambda tests: False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "cache"))

    def handed(command: list[str]) -> None:
        raise Handed(*command)

    monkeypatch.setattr(basics, "replace_process", handed)
    return root


def venv_in(root: Path, *stamps: str) -> Path:
    """An environment as far as the bootstrap looks at it."""
    venv = root / ".venv"
    python = Path(environment.python_of(str(venv)))
    python.parent.mkdir(parents=True)
    python.write_text("#!/bin/sh\n")
    python.chmod(0o755)
    for stamp in stamps:
        (venv / stamp).write_text(environment.wanted_stamp())
    return venv


@pytest.fixture
def builder(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """venv and pip that do nothing but say that they were asked."""
    done: list[str] = []

    def make_venv(venv: str) -> None:
        done.append("venv")
        python = Path(environment.python_of(venv))
        python.parent.mkdir(parents=True, exist_ok=True)
        python.write_text("")
        python.chmod(0o755)

    monkeypatch.setattr(environment, "make_venv", make_venv)
    monkeypatch.setattr(pip, "install", lambda pip, wanted, log: done.append("pip"))
    return done


def refusal(capsys: pytest.CaptureFixture[str], *argv: str) -> str:
    """The last line on stderr of a start that must end with status 2."""
    assert main.main(list(argv)) == 2
    err = capsys.readouterr().err
    assert "Traceback" not in err
    return err.splitlines()[-1]


# --- the interpreter


def test_old_python_can_parse_the_file() -> None:
    ast.parse((ROOT / "main.py").read_text(encoding="utf-8"), feature_version=(3, 6))


def test_old_python_is_turned_away_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 13))
    with pytest.raises(SystemExit) as exit:
        runpy.run_path(str(ROOT / "main.py"))
    assert exit.value.code == 2
    line = capsys.readouterr().err
    assert line.count("\n") == 1
    assert "needs Python 3.11 or newer" in line
    assert "3.10 has reached its end of life" in line


# --- commands


@pytest.mark.parametrize("arguments", [[], ["-q"], ["-k", "adam"], ["--cov", "--cov-fail-under=95", "-q"]])
def test_the_whole_suite_is_shared_among_the_cores(arguments: list[str]) -> None:
    assert main.on_every_core(arguments)[:2] == ["-n", "logical"]


@pytest.mark.parametrize(
    "arguments",
    [["tests/engine"], ["tests/engine/test_files.py::test_x", "-q"], ["-n", "3"], ["-n3"], ["--pdb"], ["-s"]],
)
def test_a_part_of_the_suite_or_a_test_looked_into_stays_in_one_process(
    monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.chdir(ROOT)
    assert main.on_every_core(arguments) == []


def test_unknown_command_suggests_the_nearest(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "did you mean train?" in refusal(capsys, "trian")


def test_help_names_every_command_without_an_environment(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["--help"]) == 0
    out = capsys.readouterr().out
    assert all(f"  {name}" in out for name in main.COMMANDS)


def test_version_is_that_of_the_project(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["--version"]) == 0
    assert capsys.readouterr().out == f"DigitLab {environment.project()['version']}\n"


# --- choosing the environment


def test_complete_environment_is_entered_with_the_same_arguments(home: Path) -> None:
    venv = venv_in(home, environment.READY)
    with pytest.raises(Handed) as handed:
        main.start(["train", "two-layer"])
    assert handed.value.args == (environment.python_of(str(venv)), str(home / "main.py"), "train", "two-layer")


def test_environment_without_stamp_is_rebuilt(home: Path, builder: list[str]) -> None:
    venv_in(home)
    with pytest.raises(Handed):
        main.start(["recipes"])
    assert builder == ["venv", "pip"]
    assert environment.ready(tests=False)


def test_environment_left_in_the_middle_of_installing_is_rebuilt(home: Path, builder: list[str]) -> None:
    venv = venv_in(home, environment.READY, environment.UNFINISHED)
    with pytest.raises(Handed):
        main.start(["recipes"])
    assert builder == ["venv", "pip"]
    assert not (venv / environment.UNFINISHED).exists()


def test_environment_of_another_pyproject_is_brought_up_to_date(home: Path, builder: list[str]) -> None:
    venv = venv_in(home)
    (venv / environment.READY).write_text("0" * 64)
    with pytest.raises(Handed):
        main.start(["recipes"])
    assert builder == ["pip"]
    assert environment.ready(tests=False)


def test_environment_whose_python_is_gone_is_not_ready(home: Path) -> None:
    venv = venv_in(home, environment.READY)
    Path(environment.python_of(str(venv))).unlink()
    assert environment.ready(tests=False) is None


def test_tests_need_their_own_packages_besides(home: Path, builder: list[str]) -> None:
    venv_in(home, environment.READY)
    assert environment.ready(tests=True) is None
    with pytest.raises(Handed):
        main.start(["test", "-q"])
    assert builder == ["pip"]
    assert environment.ready(tests=True)


def test_failed_test_packages_leave_the_environment_usable(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def offline(pip: list[str], wanted: list[str], log: str) -> None:
        raise basics.Missing("no network")

    monkeypatch.setattr(pip, "install", offline)
    venv_in(home, environment.READY)
    assert "no network" in refusal(capsys, "test")
    assert environment.ready(tests=False)


def test_environment_that_lost_its_packages_is_made_again_once(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    venv = venv_in(home, environment.READY)
    monkeypatch.setattr(environment, "inside", lambda place: place == str(venv))
    monkeypatch.setattr(environment, "importable", lambda: False)
    monkeypatch.setattr(os, "environ", dict(os.environ))
    with pytest.raises(Handed) as handed:
        main.start(["recipes"])
    assert handed.value.args[0] == environment.base_python()
    assert not (venv / environment.READY).exists()
    (venv / environment.READY).write_text(environment.wanted_stamp())
    with pytest.raises(basics.Missing, match="delete it and start again"):
        main.start(["recipes"])


def test_half_made_environment_cannot_rebuild_itself(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    venv = venv_in(home)
    monkeypatch.setattr(environment, "inside", lambda place: place == str(venv))
    with pytest.raises(Handed) as handed:
        main.start(["recipes"])
    assert handed.value.args[0] == environment.base_python()


def test_setup_prints_the_python_of_the_environment(
    home: Path, builder: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main.main(["setup", "--test"]) == 0
    assert capsys.readouterr().out == environment.python_of(str(home / ".venv")) + "\n"
    assert builder == ["venv", "pip"]
    assert environment.ready(tests=True)


def test_read_only_folder_puts_the_packages_into_the_users_cache(
    home: Path, builder: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    real = os.makedirs

    def refuses(path: str, exist_ok: bool = False) -> None:
        if path.startswith(str(home)):
            raise PermissionError(13, "Permission denied", path)
        real(path, exist_ok=exist_ok)

    monkeypatch.setattr(os, "makedirs", refuses)
    with pytest.raises(Handed) as handed:
        main.start(["recipes"])
    assert handed.value.args[0].startswith(environment.cache_folder())
    assert "cannot be written, so the packages go to" in capsys.readouterr().err
    with pytest.raises(Handed):  # and the next start finds them there
        main.start(["recipes"])
    assert builder == ["venv", "pip"]


def test_no_writable_place_at_all_is_said_in_one_line(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuses(path: str, exist_ok: bool = False) -> None:
        raise OSError(30, "Read-only file system", path)

    monkeypatch.setattr(os, "makedirs", refuses)
    said = refusal(capsys, "recipes")
    assert "can be written (Read-only file system); set DIGITLAB_HOME to a folder that can be" in said


def test_the_users_cache_is_moved_and_never_beside_where_one_stands(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert environment.cache_folder({"DIGITLAB_HOME": str(tmp_path)}) == str(tmp_path / "cache")
    if sys.platform == "linux":
        monkeypatch.setattr(os.path, "expanduser", lambda path: path)  # a user without a home
        assert environment.cache_folder({}) == "/.cache/digitlab"


def test_python_that_has_everything_is_used_as_it_is(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    monkeypatch.setattr(basics, "ROOT", str(home))
    assert environment.prepared(tests=True)
    (home / ".venv").mkdir()
    assert not environment.prepared(tests=True)


@pytest.mark.parametrize(
    ("version", "bounds", "kept"),
    [
        ("6.11.3", ">=6.8,<6.12", True),
        ("6.12.0", ">=6.8,<6.12", False),
        ("6.7", ">=6.8,<6.12", False),
        ("5.0.0.93", ">=4.9", True),
        ("2.0.0rc1", "==2.0.0", True),
        ("1.0", "", True),
    ],
)
def test_version_bounds_are_read_as_pip_reads_them(version: str, bounds: str, kept: bool) -> None:
    assert environment.satisfies(version, bounds) is kept


# --- what is missing


def test_missing_venv_module_names_the_debian_package(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(environment, "module_exists", lambda name: name != "ensurepip")
    on_debian(monkeypatch, uid=1000)
    line = refusal(capsys, "recipes")
    assert line.endswith(f"sudo apt-get install -y python{sys.version_info[0]}.{sys.version_info[1]}-venv")


def test_full_disk_is_said_before_anything_is_made(
    home: Path, builder: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    usage = namedtuple("usage", "free")
    monkeypatch.setattr("shutil.disk_usage", lambda path: usage(free=5 * 2**20))
    assert "full: 5 MB free" in refusal(capsys, "recipes")
    assert builder == []


def test_pip_without_network_ends_in_one_line(tmp_path: Path) -> None:
    script = tmp_path / "pip.py"
    script.write_text(
        "import sys\n"
        "print('WARNING: Retrying (Retry(total=0)) after connection broken by NewConnectionError: "
        "Failed to establish a new connection: [Errno -3] Temporary failure in name resolution')\n"
        "print('ERROR: Could not find a version that satisfies the requirement numpy')\n"
        "print('ERROR: No matching distribution found for numpy>=1.26')\n"
        "sys.exit(1)\n"
    )
    with pytest.raises(basics.Missing, match=r"^no network: pip cannot reach its package index"):
        pip.install([sys.executable, str(script)], ["numpy"], str(tmp_path / "log"))
    assert "name resolution" in (tmp_path / "log").read_text()


@pytest.mark.parametrize(
    ("output", "sentence"),
    [
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "the disk is full"),
        ("SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED]'))", "certificate"),
        ("ERROR: No matching distribution found for pyqtgraph>=0.14", "no ready-made pyqtgraph>=0.14 for Python 3"),
        ("ERROR: something else\n", "pip failed: ERROR: something else"),
        ("", "pip failed"),
    ],
)
def test_what_pip_prints_becomes_one_sentence(output: str, sentence: str) -> None:
    explained = str(pip.explain(output, basics.Missing("pip failed")))
    assert sentence in explained
    assert "\n" not in explained


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("Collecting numpy>=1.26\n", "looking up numpy>=1.26"),
        ("  Downloading PySide6_Essentials-6.11.3-abi3.whl (95.1 MB)\n", "downloading PySide6_Essentials (95.1 MB)"),
        ("  Using cached numpy-2.4.6-cp311.whl (16 MB)\n", "found numpy"),
        ("Installing collected packages: numpy\n", "unpacking"),
        ("Looking in links: /wheels\n", ""),
    ],
)
def test_progress_condenses_pips_lines(line: str, shown: str) -> None:
    assert pip.condensed(line) == shown


def test_terminal_sees_one_live_line_and_the_log_gets_all(capsys: pytest.CaptureFixture[str]) -> None:
    lines = ["Collecting numpy\n", "Downloading numpy-2.whl (16 MB)\n"]
    assert list(pip.live(lines, terminal=True)) == lines
    err = capsys.readouterr().err
    assert "\n" not in err
    assert "downloading numpy (16 MB)" in err


def test_no_display_is_said_in_one_line(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    assert "no display" in refusal(capsys)


def test_an_unknown_platform_of_qt_is_said_with_those_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    assert "offscreen" in system.platforms()
    system.check_platform({"QT_QPA_PLATFORM": "offscreen"})
    system.check_platform({"QT_QPA_PLATFORM": "mine", "QT_PLUGIN_PATH": "/somewhere"})
    with pytest.raises(basics.Missing, match=r"no platform 'nonsense'; unset QT_QPA_PLATFORM, or .* offscreen"):
        system.check_platform({"QT_QPA_PLATFORM": "nonsense:size=1"})


def test_a_display_that_does_not_answer_is_said_before_qt_aborts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    system.check_platform({"DISPLAY": ":0"}, answers=lambda: True)
    system.check_platform({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, answers=lambda: False)
    with pytest.raises(basics.Missing, match="the display :0 does not answer"):
        system.check_platform({"DISPLAY": ":0"}, answers=lambda: False)


def test_nobody_answers_on_a_display_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":7777")
    assert system.display_answers() is not system.loads("libxcb.so.1")


def test_closed_outputs_are_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    try:
        assert main.main(["--version"]) == 0
        assert main.main(["nonsense"]) == 2
    finally:
        for stream in (sys.stdout, sys.stderr):
            stream.close()


def test_a_folder_whose_name_this_language_cannot_write_has_a_place_for_packages(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(basics, "ROOT", "/home/" + "\udceb\udc82\udcb4")  # as Python reads it where LANG is C
    assert all(place for place in environment.places())


def on_debian(monkeypatch: pytest.MonkeyPatch, uid: int, container: bool = False, codename: str = "bookworm") -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr("shutil.which", lambda name: "/usr/bin/" + name)
    monkeypatch.setattr(os, "geteuid", lambda: uid, raising=False)
    monkeypatch.setattr(system, "in_container", lambda: container)
    monkeypatch.setattr(system, "release_codename", lambda: codename)


@pytest.mark.parametrize(("codename", "package"), [("bookworm", "libglib2.0-0"), ("trixie", "libglib2.0-0t64")])
def test_missing_libraries_name_the_packages_of_this_release(
    monkeypatch: pytest.MonkeyPatch, codename: str, package: str
) -> None:
    on_debian(monkeypatch, uid=1000, codename=codename)
    with pytest.raises(basics.Missing) as missing:
        system.check_libraries({"QT_QPA_PLATFORM": "offscreen"}, loads=lambda name: "glib" not in name)
    assert str(missing.value).endswith(f"install with: sudo apt-get install -y {package}")


def test_root_on_a_desktop_needs_no_sudo_but_installs_by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    on_debian(monkeypatch, uid=0)
    monkeypatch.setenv("DISPLAY", ":0")
    with pytest.raises(basics.Missing, match=r"install with: apt-get install -y libgl1$"):
        system.check_libraries({}, loads=lambda name: name != "libGL.so.1")


@pytest.mark.parametrize("container", [True, False])
def test_root_without_a_desktop_installs_the_libraries_saying_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], container: bool
) -> None:
    on_debian(monkeypatch, uid=0, container=container)
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    installed: list[str] = []

    def apt(packages: list[str]) -> bool:
        installed.extend(packages)
        return True

    monkeypatch.setattr(system, "run_apt", apt)
    system.check_libraries({}, loads=lambda name: name not in ("libGL.so.1", "libEGL.so.1"))
    assert installed == ["libgl1", "libegl1"]
    said = capsys.readouterr().err
    assert "as root on a machine without a desktop, installing them: apt-get install -y libgl1 libegl1" in said


def test_container_without_a_way_to_packages_still_gets_the_line(monkeypatch: pytest.MonkeyPatch) -> None:
    on_debian(monkeypatch, uid=0, container=True)
    monkeypatch.setattr(system, "run_apt", lambda packages: False)
    with pytest.raises(basics.Missing, match="apt-get update && apt-get install -y libgl1"):
        system.check_libraries({}, loads=lambda name: name != "libGL.so.1")


def test_system_without_apt_gets_the_names_of_the_libraries(monkeypatch: pytest.MonkeyPatch) -> None:
    on_debian(monkeypatch, uid=1000)
    monkeypatch.setattr("shutil.which", lambda name: None)
    with pytest.raises(basics.Missing, match=r"libGL\.so\.1.*package manager"):
        system.check_libraries({}, loads=lambda name: name != "libGL.so.1")


@pytest.mark.parametrize(
    ("environ", "needs", "needs_not"),
    [
        ({"QT_QPA_PLATFORM": "offscreen", "DISPLAY": ":0"}, "libGL.so.1", "libxcb-cursor.so.0"),
        ({"DISPLAY": ":0"}, "libxcb-cursor.so.0", "libwayland-client.so.0"),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "libwayland-client.so.0", "libxcb-cursor.so.0"),
        ({"QT_QPA_PLATFORM": "wayland;xcb"}, "libwayland-client.so.0", "libxcb-cursor.so.0"),
    ],
)
def test_platform_decides_which_libraries_are_looked_for(environ: dict[str, str], needs: str, needs_not: str) -> None:
    libraries = system.needed_libraries(environ)
    assert needs in libraries
    assert needs_not not in libraries


def test_release_name_of_a_derivative_is_that_of_its_base(tmp_path: Path) -> None:
    file = tmp_path / "os-release"
    file.write_text('NAME="Linux Mint"\nVERSION_CODENAME=wilma\nUBUNTU_CODENAME=noble\n')
    assert system.release_codename(str(file)) == "noble"
    assert system.release_codename(str(tmp_path / "none")) == ""


@pytest.mark.parametrize("mark", [".dockerenv", "run/.containerenv"])
def test_container_is_known_by_its_marks(tmp_path: Path, mark: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("container", raising=False)
    assert not system.in_container(str(tmp_path))
    (tmp_path / mark).parent.mkdir(exist_ok=True)
    (tmp_path / mark).write_text("")
    assert system.in_container(str(tmp_path))


def test_library_that_is_not_there_does_not_load() -> None:
    assert not system.loads("libdigitlab-no-such-thing.so.1")


# --- threads, interruption, other systems


def test_blas_has_one_thread_unless_its_own_variable_says_more() -> None:
    environ: dict[str, str] = {}
    main.limit_threads(environ)
    assert environ == {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    environ = {"OPENBLAS_NUM_THREADS": "4", "DIGITLAB_THREADS": "3"}
    main.limit_threads(environ)
    assert (environ["OPENBLAS_NUM_THREADS"], environ["OMP_NUM_THREADS"]) == ("4", "1")
    with pytest.raises(basics.Missing, match="whole number"):
        main.limit_threads({"DIGITLAB_THREADS": "many"})


def test_interruption_while_installing_leaves_no_stamp(
    home: Path, builder: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(pip: list[str], wanted: list[str], log: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pip, "install", interrupted)
    assert main.main(["recipes"]) == 130
    assert "the next start continues from here" in capsys.readouterr().err
    assert environment.ready(tests=False) is None


def test_windows_keeps_its_python_in_scripts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(basics, "WINDOWS", True)
    assert Path(environment.python_of("venv")) == Path("venv", "Scripts", "python.exe")


def test_windows_passes_the_exit_status_of_its_child_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(basics, "WINDOWS", True)
    with pytest.raises(SystemExit) as exit:
        basics.replace_process([sys.executable, "-c", "raise SystemExit(7)"])
    assert exit.value.code == 7


def test_start_from_another_folder_finds_the_project(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "main.py"), "--help"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0
    assert done.stderr == ""


def test_fast_way_in_imports_nothing_slow(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    venv_in(home, environment.READY)
    asked: list[str] = []
    real = builtins.__import__

    def watch(name: str, *rest: object) -> object:
        asked.append(name)
        return real(name, *rest)  # type: ignore[arg-type]  # passed on as it came

    monkeypatch.setattr(builtins, "__import__", watch)
    with pytest.raises(Handed):
        main.start(["recipes"])
    assert not {"subprocess", "tomllib", "shutil", "importlib.metadata", "venv", "numpy"} & set(asked)


@pytest.mark.skipif(sys.platform == "win32", reason="no program is killed so there")
def test_what_a_killed_start_called_holds_its_lock_until_it_has_ended(tmp_path: Path) -> None:
    code = (
        "import subprocess, sys\n"
        "from cli.bootstrap.environment import lock\n"
        "with lock(sys.argv[1]):\n"
        "    child = subprocess.Popen([sys.executable, '-c', 'input()'], stdin=subprocess.PIPE, close_fds=False)\n"
        "    print(child.pid, flush=True)\n"
        "    child.wait()\n"
    )
    path = str(tmp_path / "venv.lock")
    child = 0
    with subprocess.Popen([sys.executable, "-c", code, path], cwd=ROOT, stdout=subprocess.PIPE, text=True) as start:
        assert start.stdout is not None
        child = int(start.stdout.readline())
        os.kill(child, signal.SIGSTOP)  # what it was doing takes a moment longer than its start lives
        start.kill()
    following = environment.lock(path)
    following.file = open(path, "w", encoding="ascii")  # noqa: SIM115 (closed below)
    with following.file, pytest.raises(OSError, match="temporarily unavailable"):
        following.take(block=False)
    os.kill(child, signal.SIGKILL)
    with environment.lock(path):
        pass

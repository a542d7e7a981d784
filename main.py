"""Starts DigitLab: makes its environment the first time, then opens the window or runs a command.

Only the standard library is used here, and only old syntax: Python 3.10 and older must read this file as far as the
sentence that turns them away. What follows happens in this order:

1. `ready` looks for an environment that is stamped with the hash of pyproject.toml: `.venv` beside this file, or one in
   the user's cache where this folder cannot be written. Without a stamp it is half made, and is made again.
2. `make` builds it with venv and pip. Whatever is missing ends in one line and exit status 2 (`Missing`).
3. `hand_over` continues as the environment's own Python, which comes here again and goes on to `gui` or `cli`.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 (this is where older ones learn it)
    sys.stderr.write(
        "DigitLab needs Python 3.11 or newer; this is %d.%d, and 3.10 has reached its end of life.\n"  # noqa: UP031
        % (sys.version_info[0], sys.version_info[1])
    )
    sys.exit(2)

import os
from collections.abc import Callable, Iterator, Mapping, MutableMapping, Sequence
from typing import Any, NoReturn

ROOT = os.path.dirname(os.path.abspath(os.path.realpath(__file__)))
WINDOWS = sys.platform == "win32"
READY, READY_TEST, UNFINISHED = "digitlab-ready", "digitlab-ready-test", "digitlab-unfinished"
NEEDED_MB = 1200  # unpacked packages, and pip's copies of them while it works

COMMANDS = {
    "test": "run the project's own tests; what follows goes to pytest",
    "setup": "make the environment and print its Python (--test: with what the tests need)",
    "recipes": "list the recipes",
    "train": "train a recipe or an experiment file",
    "compare": "race one recipe with several optimizers or other settings",
    "evaluate": "accuracy and confusion matrix of trained weights",
    "read": "read the digits or the postal code in pictures",
    "check": "compare backprop with numerical gradients",
    "bench": "measure the engine or the window",
    "shots": "save a picture of every page",
    "reproduce": "train the course's recipes and write the table of results",
    "download": "fetch a data set",
}

USAGE = """usage: python3 main.py [--lang ko|en] [--theme light|dark|system]     open the window
       python3 main.py COMMAND ...                                    without a window

commands (COMMAND --help says more):
"""

# What Qt loads from the system: library, Debian package.
LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
}
XCB_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-image.so.0": "libxcb-image0",
}
WAYLAND_LIBRARIES = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}
BEFORE_TIME64 = {"buster", "bullseye", "bookworm", "focal", "jammy"}  # later releases renamed libglib2.0-0


class Missing(Exception):  # noqa: N818 (a fact, said to the user; not a fault)
    """Something DigitLab needs is not there; the message is the one line the user sees."""


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


# ---------------------------------------------------------------------------------------------- the way in


def main(argv: list[str]) -> int:
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by whoever started us: what is said goes nowhere
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115 (for as long as we run)
    try:
        return start(argv)
    except Missing as missing:
        say(f"DigitLab: {missing}")
        return 2
    except KeyboardInterrupt:
        say("\nInterrupted; the next start goes on from here.")
        return 130


def start(argv: list[str]) -> int:
    command = argv[0] if argv and not argv[0].startswith("-") else None
    if command is None and ("-h" in argv or "--help" in argv):
        print(USAGE + "\n".join(f"  {name:<10} {what}" for name, what in COMMANDS.items()))
        return 0
    if argv == ["--version"]:
        print(f"DigitLab {project()['version']}")
        return 0
    if command is not None and command not in COMMANDS:
        raise Missing(unknown_command(command))
    limit_threads(os.environ)
    tests = command == "test" or (command == "setup" and "--test" in argv)
    qt = command in (None, "test", "shots") or argv[:2] == ["bench", "gui"]
    if qt and command is not None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

    venv = ready(tests)
    if venv is not None and not inside(venv):
        hand_over(python_of(venv), argv)
    if venv is None and any(inside(place) for place in places()):
        hand_over(base_python(), argv)  # an environment cannot rebuild itself
    if venv is None and not prepared(tests):
        if qt:
            check_display(os.environ)
            check_libraries(os.environ)
        venv = make(tests)
        if not inside(venv) and command != "setup":
            hand_over(python_of(venv), argv)
    if venv is not None and inside(venv) and not importable():
        give_up_environment(venv, argv)

    if command == "setup":
        print(python_of(venv) if venv is not None else sys.executable)
        return 0
    if qt:
        check_display(os.environ)
        check_libraries(os.environ)
        check_platform(os.environ)
    if command == "test":
        os.chdir(ROOT)
        replace_process([sys.executable, "-m", "pytest", *argv[1:]])
    if sys.path[0] != ROOT:
        sys.path.insert(0, ROOT)
    if command is None:
        from gui import app

        return app.main(argv)
    import cli

    return cli.main(argv)


def unknown_command(name: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, COMMANDS, n=1)
    hint = f"did you mean {near[0]}?" if near else "there are: " + ", ".join(COMMANDS)
    return f"no command '{name}'; {hint}"


def limit_threads(environ: MutableMapping[str, str]) -> None:
    """One BLAS thread per small machine: two collapse as soon as a neighbor is busy. Must precede NumPy's import."""
    wish = environ.get("DIGITLAB_THREADS", "")
    if wish and not (wish.isdecimal() and int(wish) > 0):
        raise Missing(f"DIGITLAB_THREADS must be a whole number from 1, not '{wish}'")
    default = wish or ("1" if (os.cpu_count() or 1) <= 2 else "2")
    for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):
        if wish:
            environ[name] = wish
        environ.setdefault(name, default)


def hand_over(python: str, argv: list[str]) -> NoReturn:
    replace_process([python, os.path.join(ROOT, "main.py"), *argv])


def replace_process(command: list[str]) -> NoReturn:
    """Become another program. Windows has no such thing, so there we wait for it and pass its exit status on."""
    sys.stdout.flush()
    sys.stderr.flush()
    if not WINDOWS:
        os.execv(command[0], command)
    import subprocess

    child = subprocess.Popen(command)
    while True:
        try:
            sys.exit(child.wait())
        except KeyboardInterrupt:
            continue  # the child got it too and ends in its own way


# ---------------------------------------------------------------------------------------------- the environment


def cache_folder(environ: Mapping[str, str] = os.environ) -> str:
    """Where things lie that can be made again; `DIGITLAB_HOME` moves it, as it moves the engine's folders."""
    if environ.get("DIGITLAB_HOME"):
        return os.path.join(os.path.abspath(environ["DIGITLAB_HOME"]), "cache")
    if WINDOWS:
        base = environ.get("LOCALAPPDATA") or os.path.expanduser("~")
        return os.path.join(base, "DigitLab", "Cache")
    if sys.platform == "darwin":
        return os.path.expanduser("~/Library/Caches/DigitLab")
    home = os.path.expanduser("~")
    home = home if os.path.isabs(home) else os.sep  # nobody this system knows
    return os.path.join(environ.get("XDG_CACHE_HOME") or os.path.join(home, ".cache"), "digitlab")


def places() -> list[str]:
    """Where an environment may be: beside this file; if that is read-only, in the user's cache, one for each folder."""
    import zlib

    return [os.path.join(ROOT, ".venv"), os.path.join(cache_folder(), f"venv-{zlib.crc32(os.fsencode(ROOT)):08x}")]


def python_of(venv: str) -> str:
    return os.path.join(venv, "Scripts", "python.exe") if WINDOWS else os.path.join(venv, "bin", "python")


def base_python() -> str:
    """The Python under the one that runs, if that belongs to an environment."""
    return getattr(sys, "_base_executable", None) or sys.executable


def inside(venv: str) -> bool:
    return os.path.realpath(sys.prefix) == os.path.realpath(venv)


def wanted_stamp() -> str:
    import hashlib

    with open(os.path.join(ROOT, "pyproject.toml"), "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def stamped(venv: str, name: str) -> bool:
    try:
        with open(os.path.join(venv, name), encoding="ascii") as file:
            return file.read() == wanted_stamp()
    except OSError:
        return False


def ready(tests: bool) -> "str | None":
    """The environment that is complete, or None."""
    for venv in places():
        if (
            stamped(venv, READY)
            and (not tests or stamped(venv, READY_TEST))
            and not os.path.exists(os.path.join(venv, UNFINISHED))
            and os.access(python_of(venv), os.X_OK)
        ):
            return venv
    return None


def importable() -> bool:
    from importlib.util import find_spec

    return all(find_spec(name) for name in ("numpy", "PySide6", "cv2", "pyqtgraph", "safetensors"))


def give_up_environment(venv: str, argv: list[str]) -> NoReturn:
    """The stamp says complete and packages are gone (a new Python under it, files deleted): make it again, once."""
    if os.environ.get("DIGITLAB_REBUILT"):
        raise Missing(f"the packages in {venv} are not found even after installing; delete it and start again")
    os.environ["DIGITLAB_REBUILT"] = "1"
    os.remove(os.path.join(venv, READY))
    hand_over(base_python(), argv)


def project() -> dict[str, Any]:
    import tomllib

    with open(os.path.join(ROOT, "pyproject.toml"), "rb") as file:
        return tomllib.load(file)["project"]


def requirements(tests: bool) -> list[str]:
    told = project()
    return told["dependencies"] + (told["optional-dependencies"]["test"] if tests else [])


def prepared(tests: bool) -> bool:
    """Whether this Python already has every dependency, so that no second environment is needed."""
    if os.path.exists(places()[0]):
        return False
    from importlib.metadata import PackageNotFoundError, version

    try:
        return all(satisfies(version(name), bounds) for name, bounds in map(split_requirement, requirements(tests)))
    except PackageNotFoundError:
        return False


def split_requirement(text: str) -> tuple[str, str]:
    """'numpy>=1.26,<3' is ('numpy', '>=1.26,<3')."""
    at = min((text.find(sign) for sign in "<>=" if sign in text), default=len(text))
    return text[:at].strip(), text[at:]


def satisfies(version: str, bounds: str) -> bool:
    """Whether a version keeps within bounds of the forms >=, < and ==, which is all that pyproject.toml uses."""
    from itertools import takewhile

    def numbers(text: str) -> tuple[int, ...]:
        parts = [int("".join(takewhile(str.isdigit, part)) or 0) for part in text.strip().split(".")[:4]]  # "0rc1" is 0
        return tuple(parts + [0] * (4 - len(parts)))

    have = numbers(version)
    for bound in filter(None, bounds.split(",")):
        sign = bound[:2] if bound[1:2] == "=" else bound[:1]
        need = numbers(bound[len(sign) :])
        if not {">=": have >= need, "<": have < need, "==": have == need}[sign]:
            return False
    return True


# ---------------------------------------------------------------------------------------------- making it


def make(tests: bool) -> str:
    """Make or complete the environment; the stamp is written last, so an interrupted start is begun again."""
    import time

    if not module_exists("ensurepip") or not module_exists("venv"):
        package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
        install_or_name([package], "Python's venv module is missing")
    venv = writable_place()
    with lock(venv + ".lock"):
        if ready(tests):  # another start made it while we waited
            return venv
        begun = time.monotonic()
        check_disk(venv)
        if not os.path.exists(os.path.join(venv, READY)) or os.path.exists(os.path.join(venv, UNFINISHED)):
            say(f"First start: DigitLab makes its environment in {venv} (once, about half a minute).")
            make_venv(venv)
        write(os.path.join(venv, UNFINISHED), "")
        wanted = requirements(tests)
        say("Installing " + ", ".join(split_requirement(text)[0] for text in wanted) + ".")
        try:
            install([python_of(venv), "-m", "pip"], wanted, os.path.join(venv, "install.log"))
        except Missing:
            if os.path.exists(os.path.join(venv, READY)):
                os.remove(os.path.join(venv, UNFINISHED))  # pip looks before it changes anything
            raise
        write(os.path.join(venv, READY), wanted_stamp())
        if tests:
            write(os.path.join(venv, READY_TEST), wanted_stamp())
        os.remove(os.path.join(venv, UNFINISHED))
        say(f"Ready after {time.monotonic() - begun:.0f} s.")
    return venv


def module_exists(name: str) -> bool:
    from importlib.util import find_spec

    return find_spec(name) is not None


def write(path: str, text: str) -> None:
    with open(path, "w", encoding="ascii") as file:
        file.write(text)


def writable_place() -> str:
    """Beside this file if that can be written, else in the user's cache, saying so."""
    beside, in_cache = places()
    try:
        os.makedirs(beside, exist_ok=True)
        write(os.path.join(beside, ".probe"), "")
        os.remove(os.path.join(beside, ".probe"))
        return beside
    except OSError:
        say(f"{ROOT} cannot be written, so the packages go to {in_cache}.")
    try:
        os.makedirs(in_cache, exist_ok=True)
        write(os.path.join(in_cache, ".probe"), "")
        os.remove(os.path.join(in_cache, ".probe"))
        return in_cache
    except OSError as error:
        raise Missing(
            f"neither {ROOT} nor {in_cache} can be written ({error.strerror}); "
            "set DIGITLAB_HOME to a folder that can be"
        ) from None


def check_disk(folder: str) -> None:
    import shutil

    free_mb = shutil.disk_usage(folder).free // 2**20
    if free_mb < NEEDED_MB:
        raise Missing(f"the disk of {folder} is full: {free_mb} MB free, and the packages need {NEEDED_MB} MB")


class lock:  # noqa: N801 (reads as a statement)
    """Two first starts at once: the second waits for the first."""

    def __init__(self, path: str) -> None:
        self.path = path

    def __enter__(self) -> None:
        self.file = open(self.path, "w", encoding="ascii")
        try:
            self.take(block=False)
        except OSError:
            say("Another start is making the environment; waiting for it.")
            self.take(block=True)

    def take(self, block: bool) -> None:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(self.file.fileno(), msvcrt.LK_LOCK if block else msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(self.file, fcntl.LOCK_EX | (0 if block else fcntl.LOCK_NB))

    def __exit__(self, *error: object) -> None:
        self.file.close()


def make_venv(venv: str) -> None:
    import subprocess

    command = [base_python(), "-m", "venv", "--clear", venv]
    made = subprocess.run(command, capture_output=True, text=True, check=False)
    if made.returncode:
        raise Missing(explain(made.stdout + made.stderr, f"the environment in {venv} cannot be made"))


def install(pip: list[str], wanted: list[str], log: str) -> None:
    """Run pip, showing its output as one live line; the whole of it is kept in the log."""
    import subprocess

    options = ["--disable-pip-version-check", "--no-input", "--retries=3", "--only-binary=:all:", "--progress-bar=off"]
    environ = dict(os.environ, PIP_USER="0", PYTHONUNBUFFERED="1")
    with subprocess.Popen(
        [*pip, "install", *options, *wanted],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        env=environ,
    ) as process:
        try:
            output = "".join(live(process.stdout or (), sys.stderr.isatty()))
            status = process.wait()
        except BaseException:  # Ctrl-C as well: no pip stays behind
            process.kill()
            raise
    try:
        with open(log, "w", encoding="utf-8") as file:
            file.write(output)
    except OSError as error:
        raise Missing(explain(str(error), "the packages cannot be installed")) from None
    if status:
        raise Missing(explain(output, f"pip failed (its output is in {log})"))


def live(lines: "Iterator[str] | Sequence[str]", terminal: bool) -> Iterator[str]:
    """Pass pip's lines on, and show on a terminal what it does and for how long."""
    if not terminal:
        yield from lines
        return
    import queue
    import threading
    import time

    if WINDOWS:
        os.system("")  # makes its console understand the escapes below
    arrived: queue.SimpleQueue[str | None] = queue.SimpleQueue()

    def collect() -> None:
        for line in lines:
            arrived.put(line)
        arrived.put(None)

    threading.Thread(target=collect, daemon=True).start()
    begun, doing = time.monotonic(), "asking for the packages"
    while True:
        try:
            line = arrived.get(timeout=0.5)
        except queue.Empty:
            line = ""
        if line is None:
            break
        if line:
            doing = condensed(line) or doing
            yield line
        sys.stderr.write(f"\r\x1b[K  {time.monotonic() - begun:3.0f} s  {doing[:90]}")
        sys.stderr.flush()
    sys.stderr.write("\r\x1b[K")


def condensed(line: str) -> str:
    """What a line of pip's output means for someone who waits, or nothing."""
    words = line.split()
    if words[:1] == ["Collecting"]:
        return "looking up " + words[1]
    if words[:1] == ["Downloading"] and len(words) > 1:
        return "downloading " + " ".join([words[1].rsplit("/", 1)[-1].split("-")[0], *words[2:]])
    if words[:2] == ["Using", "cached"]:
        return "found " + words[2].split("-")[0]
    if words[:1] == ["Installing"]:
        return "unpacking"
    return ""


NETWORK_SIGNS = (
    "Failed to establish a new connection",
    "NewConnectionError",
    "Connection refused",
    "Connection aborted",
    "Network is unreachable",
    "No route to host",
    "ProxyError",
    "timed out",
    "name resolution",
    "Name or service not known",
    "nodename nor servname",
    "getaddrinfo failed",
)


def explain(output: str, otherwise: str) -> str:
    """One sentence for what pip or venv printed."""
    if "No space left on device" in output or "Errno 28" in output or "not enough space on the disk" in output:
        return f"the disk is full: the packages need {NEEDED_MB} MB"
    if "CERTIFICATE_VERIFY_FAILED" in output:
        return "pip cannot verify the certificate of its package index; behind a company proxy, set PIP_CERT"
    if any(sign in output for sign in NETWORK_SIGNS):
        return "no network: pip cannot reach its package index, which the first start needs; connect and start again"
    errors = [line.strip() for line in output.splitlines() if line.lower().lstrip().startswith("error")]
    for line in errors:
        if "No matching distribution found for" in line:
            this = f"Python {sys.version_info[0]}.{sys.version_info[1]} on {sys.platform}"
            return f"pip finds no ready-made {line.rsplit(' for ', 1)[1]} for {this}; try another Python from 3.11 on"
    return f"{otherwise}: {errors[-1]}" if errors else otherwise


# ---------------------------------------------------------------------------------------------- the system


def check_display(environ: Mapping[str, str]) -> None:
    if not sys.platform.startswith("linux"):
        return
    if not any(environ.get(name) for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")):
        raise Missing(
            "no display: neither DISPLAY nor WAYLAND_DISPLAY is set; start it on a desktop, or use the commands "
            "(python3 main.py --help), which need no window"
        )


def check_platform(environ: Mapping[str, str], answers: "Callable[[], bool] | None" = None) -> None:
    """Qt aborts where its platform is unknown or its display does not answer: so ask before it starts."""
    if not sys.platform.startswith("linux"):
        return
    wish = environ.get("QT_QPA_PLATFORM", "").partition(";")[0].partition(":")[0]
    known = [] if environ.get("QT_PLUGIN_PATH") or environ.get("QT_QPA_PLATFORM_PLUGIN_PATH") else platforms()
    if wish and known and wish not in known:
        raise Missing(f"Qt has no platform '{wish}'; unset QT_QPA_PLATFORM, or choose one of: {', '.join(known)}")
    shown = wish == "xcb" or (not wish and environ.get("DISPLAY") and not environ.get("WAYLAND_DISPLAY"))
    if shown and not (answers or display_answers)():
        raise Missing(
            f"the display {environ.get('DISPLAY', '')} does not answer; start it on a desktop, or use the commands "
            "(python3 main.py --help), which need no window"
        )


def platforms() -> list[str]:
    """The names of Qt's platforms here; none where they cannot be found."""
    from importlib.util import find_spec

    found = find_spec("PySide6")
    places = (found.submodule_search_locations if found is not None else None) or ()
    folders = [os.path.join(place, "Qt", "plugins", "platforms") for place in places]
    files = [name for folder in folders if os.path.isdir(folder) for name in os.listdir(folder)]
    return sorted(name[len("libq") : -len(".so")] for name in files if name.startswith("libq") and name.endswith(".so"))


def display_answers() -> bool:
    """Whether the X server that DISPLAY names takes a connection."""
    import ctypes

    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True  # check_libraries has the word for that
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    failed = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return not failed


def needed_libraries(environ: Mapping[str, str]) -> dict[str, str]:
    default = "xcb" if environ.get("DISPLAY") else "wayland" if environ.get("WAYLAND_DISPLAY") else "offscreen"
    platform = (environ.get("QT_QPA_PLATFORM") or default).partition(";")[0].partition(":")[0]
    more = {"xcb": XCB_LIBRARIES, "wayland": WAYLAND_LIBRARIES}
    return {**LIBRARIES, **more.get(platform, {})}


def loads(library: str) -> bool:
    import ctypes

    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def check_libraries(environ: Mapping[str, str], loads: Callable[[str], bool] = loads) -> None:
    """Qt aborts with a misleading message where one is missing: so look before it starts, and name the package."""
    if not sys.platform.startswith("linux"):
        return
    needed = needed_libraries(environ)
    missing = [library for library in needed if not loads(library)]
    if missing:
        packages = [needed[library] for library in missing]
        if "libglib2.0-0" in packages and release_codename() not in BEFORE_TIME64:
            packages[packages.index("libglib2.0-0")] = "libglib2.0-0t64"
        install_or_name(packages, "system libraries that Qt needs are missing (" + ", ".join(missing) + ")")


def release_codename(path: str = "/etc/os-release") -> str:
    """bookworm, noble, …; a derivative's own name gives way to the name of the Ubuntu or Debian it stands on."""
    try:
        with open(path, encoding="utf-8") as file:
            facts = dict(line.strip().split("=", 1) for line in file if "=" in line)
    except OSError:
        return ""
    for key in ("UBUNTU_CODENAME", "DEBIAN_CODENAME", "VERSION_CODENAME"):
        if key in facts:
            return facts[key].strip("\"'")
    return ""


def install_or_name(packages: list[str], problem: str) -> None:
    """Root in a container has nobody else to ask, so install there; anyone else gets the exact line."""
    from shutil import which

    if which("apt-get") is None:
        raise Missing(f"{problem}; install them with your system's package manager")
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    line = "apt-get install -y " + " ".join(packages)
    if not (root and in_container()):
        raise Missing(f"{problem}; install with: {'' if root else 'sudo '}{line}")
    say(f"{problem[0].upper()}{problem[1:]}; root in a container installs them: {line}")
    if not run_apt(packages):
        raise Missing(f"{problem}, and installing failed; try: apt-get update && {line}")


def run_apt(packages: list[str]) -> bool:
    import importlib
    import subprocess

    environ = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    for command in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
        done = subprocess.run(["apt-get", "-qq", *command], env=environ, stdout=sys.stderr, check=False)
    importlib.invalidate_caches()
    return done.returncode == 0


def in_container(root: str = "/") -> bool:
    if os.environ.get("container"):  # noqa: SIM112 (systemd and podman write it so)
        return True
    if any(os.path.exists(os.path.join(root, mark)) for mark in (".dockerenv", "run/.containerenv")):
        return True
    try:
        with open(os.path.join(root, "proc/1/cgroup"), encoding="ascii", errors="replace") as file:
            groups = file.read()
        return any(word in groups for word in ("docker", "lxc", "kubepods", "containerd"))
    except OSError:
        return False


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""What the system must have before Qt starts: a display that answers, and the libraries that Qt loads."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping

from cli.bootstrap.basics import Missing, say

# What Qt loads from the system: library, Debian package.
LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
}

TRANSLATION_TOOLS = {"libgssapi_krb5.so.2": "libgssapi-krb5-2"}  # what lupdate and lrelease load, which tests run


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


def check_display(environ: Mapping[str, str]) -> None:
    """Raises: Missing: nothing to show a window on."""
    if not sys.platform.startswith("linux"):
        return
    if not any(environ.get(name) for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")):
        raise Missing(
            "no display: neither DISPLAY nor WAYLAND_DISPLAY is set; start it on a desktop, or use the commands "
            "(python3 main.py --help), which need no window"
        )


def check_platform(environ: Mapping[str, str], answers: Callable[[], bool] | None = None) -> None:
    """Qt aborts where its platform is unknown or its display does not answer: so ask before it starts."""
    if not sys.platform.startswith("linux"):
        return
    asked = environ.get("QT_QPA_PLATFORM", "").partition(";")[0].partition(":")[0]
    known = [] if environ.get("QT_PLUGIN_PATH") or environ.get("QT_QPA_PLATFORM_PLUGIN_PATH") else platforms()
    if asked and known and asked not in known:
        raise Missing(f"Qt has no platform '{asked}'; unset QT_QPA_PLATFORM, or choose one of: {', '.join(known)}")
    shown = asked == "xcb" or (not asked and environ.get("DISPLAY") and not environ.get("WAYLAND_DISPLAY"))
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
        return True  # check_libraries reports that
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    failed = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return not failed


def needed_libraries(environ: Mapping[str, str]) -> dict[str, str]:
    """The libraries that Qt loads on this platform, each with its Debian package."""
    default = "xcb" if environ.get("DISPLAY") else "wayland" if environ.get("WAYLAND_DISPLAY") else "offscreen"
    platform = (environ.get("QT_QPA_PLATFORM") or default).partition(";")[0].partition(":")[0]
    more = {"xcb": XCB_LIBRARIES, "wayland": WAYLAND_LIBRARIES}
    return {**LIBRARIES, **more.get(platform, {})}


def loads(library: str) -> bool:
    """Whether the system finds a library."""
    import ctypes

    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def check_libraries(environ: Mapping[str, str], loads: Callable[[str], bool] = loads, tests: bool = False) -> None:
    """Qt aborts with a misleading message where one is missing: so look before it starts, and name the package."""
    if not sys.platform.startswith("linux"):
        return
    needed = {**needed_libraries(environ), **(TRANSLATION_TOOLS if tests else {})}
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
    """Root on a machine without a desktop (a container, say) installs them; anyone else gets the exact line."""
    from shutil import which

    if which("apt-get") is None:
        raise Missing(f"{problem}; install them with your system's package manager")
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    line = "apt-get install -y " + " ".join(packages)
    desktop = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if not root or (desktop and not in_container()):
        raise Missing(f"{problem}; install with: {'' if root else 'sudo '}{line}")
    say(f"{problem[0].upper()}{problem[1:]}; as root on a machine without a desktop, installing them: {line}")
    if not run_apt(packages):
        raise Missing(f"{problem}, and installing failed; try: apt-get update && {line}")


def run_apt(packages: list[str]) -> bool:
    """Install Debian packages; whether that worked."""
    import importlib
    import subprocess

    environ = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    for command in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
        done = subprocess.run(["apt-get", "-qq", *command], env=environ, stdout=sys.stderr, check=False)
    importlib.invalidate_caches()
    return done.returncode == 0


def in_container(root: str = "/") -> bool:
    """Whether this system runs in a container."""
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

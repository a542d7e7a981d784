"""pip as a narrator: one live line while it works, one sentence when it fails."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from typing import Any

from cli.bootstrap import basics
from cli.bootstrap.basics import Missing

NEEDED_MB = 1200  # unpacked packages, and pip's copies of them while it works


OPTIONS = ["--disable-pip-version-check", "--no-input", "--retries=3", "--only-binary=:all:", "--progress-bar=off"]
CHANGING = "Installing collected packages"  # pip looks and downloads before it changes anything


class Installation:
    """One run of pip: taking `lines` carries it out, and `stop` ends it as long as nothing was changed."""

    def __init__(self, pip: list[str], wanted: list[str], log: str) -> None:
        self._command = [*pip, "install", *OPTIONS, *wanted]
        self._log = log
        self._process: Any = None
        self._changing = False
        self.stopped = False

    def lines(self) -> Iterator[str]:
        """What pip prints, line by line; the whole of it is kept in the log.

        Raises: Missing: it failed, and why.
        """
        import subprocess

        output: list[str] = []
        with subprocess.Popen(
            self._command,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            env=dict(os.environ, PIP_USER="0", PYTHONUNBUFFERED="1"),
            close_fds=basics.WINDOWS,  # it holds the lock of the start that calls it, should that be killed
        ) as process:
            self._process = process
            try:
                if self.stopped:  # before it was there
                    process.kill()
                for line in process.stdout or ():
                    output.append(line)
                    self._changing |= line.startswith(CHANGING)
                    yield line
                status = process.wait()
            except BaseException:  # Ctrl-C as well: no pip stays behind
                process.kill()
                raise
        self._conclude("".join(output), status)

    def _conclude(self, output: str, status: int) -> None:
        try:
            with open(self._log, "w", encoding="utf-8") as file:
                file.write(output)
        except OSError as error:
            raise explain(str(error), Missing("the packages cannot be installed")) from None
        if status and not self.stopped:
            raise explain(output, Missing("pip failed (its output is in {log})", log=self._log))

    def stop(self) -> None:
        """Leave it, from any thread; what is being unpacked comes to its end, since half a package is none."""
        if not self._changing:
            self.stopped = True
            if self._process is not None:
                self._process.kill()


def install(pip: list[str], wanted: list[str], log: str) -> None:
    """Run pip, showing its output as one live line.

    Raises: Missing: it failed, and why.
    """
    for _ in live(Installation(pip, wanted, log).lines(), sys.stderr.isatty()):
        pass


def live(lines: Iterable[str], terminal: bool) -> Iterator[str]:
    """Pass pip's lines on, and show on a terminal what it does and for how long."""
    if not terminal:
        yield from lines
        return
    import queue
    import threading
    import time

    if basics.WINDOWS:
        os.system("")  # makes its console understand the escapes below
    arrived: queue.SimpleQueue[str | None] = queue.SimpleQueue()

    def collect() -> None:
        for line in lines:
            arrived.put(line)
        arrived.put(None)

    threading.Thread(target=collect, daemon=True).start()
    started, doing = time.monotonic(), "asking for the packages"
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
        sys.stderr.write(f"\r\x1b[K  {time.monotonic() - started:3.0f} s  {doing[:90]}")
        sys.stderr.flush()
    sys.stderr.write("\r\x1b[K")


def condensed(line: str) -> str:
    """What a line of pip's output means for someone who waits, or nothing."""
    doing, name = understood(line)
    return f"{doing} {name}".rstrip()


def understood(line: str) -> tuple[str, str]:
    """What a line of pip's output says is being done, one of `DOING` or nothing, and with which package."""
    words = line.split()
    if words[:1] == ["Collecting"]:
        return "looking up", words[1]
    if words[:1] == ["Downloading"] and len(words) > 1:
        return "downloading", " ".join([words[1].rsplit("/", 1)[-1].split("-")[0], *words[2:]])
    if words[:2] == ["Using", "cached"]:
        return "found", words[2].split("-")[0]
    if words[:1] == ["Processing"]:  # from a folder of packages
        return "found", words[1].replace(os.sep, "/").rsplit("/", 1)[-1].split("-")[0]
    if words[:1] == ["Installing"]:
        return "unpacking", ""
    return "", ""


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


DISK_SIGNS = ("No space left on device", "Errno 28", "not enough space on the disk")
READ_ONLY_SIGNS = ("Errno 13", "Errno 30", "Permission denied", "Read-only file system", "Access is denied")


def explain(output: str, otherwise: Missing) -> Missing:
    """One sentence for what pip or venv printed."""
    if any(sign in output for sign in DISK_SIGNS):
        return Missing("the disk is full; free some space and try again")
    if "CERTIFICATE_VERIFY_FAILED" in output:
        return Missing("pip cannot verify the certificate of its package index; behind a company proxy, set PIP_CERT")
    if any(sign in output for sign in NETWORK_SIGNS):
        return Missing("no network: pip cannot reach its package index; connect and try again")
    if "No module named pip" in output:
        return Missing("there is no pip in this Python; python3 -m ensurepip adds it")
    errors = [line.strip() for line in output.splitlines() if line.lower().lstrip().startswith("error")]
    for line in errors:
        if "No matching distribution found for" in line:
            this = f"{sys.version_info[0]}.{sys.version_info[1]}"
            return Missing(
                "pip finds no ready-made {package} for Python {version} on {system}; try another Python from 3.11 on",
                package=line.rsplit(" for ", 1)[1],
                version=this,
                system=sys.platform,
            )
    if any(sign in line for line in errors for sign in READ_ONLY_SIGNS):
        return Missing("the folder of this Python's packages cannot be written")
    return Missing("{what}: {reason}", what=otherwise, reason=errors[-1]) if errors else otherwise

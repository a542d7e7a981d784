"""pip as a narrator: one live line while it works, one sentence when it fails."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence

from cli.bootstrap import basics
from cli.bootstrap.basics import Missing

NEEDED_MB = 1200  # unpacked packages, and pip's copies of them while it works


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
        close_fds=basics.WINDOWS,  # it holds the lock of the start that calls it, should that be killed
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


def live(lines: Iterator[str] | Sequence[str], terminal: bool) -> Iterator[str]:
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

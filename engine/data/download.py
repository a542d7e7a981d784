"""Fetching a public data set once, checked and placed so that it is whole or not there."""

from __future__ import annotations

import hashlib
import socket
import ssl
import urllib.error
import urllib.request
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from typing import IO, Any

from engine.data.sources import SOURCES
from engine.errors import DataError, EngineError, Reasons, nearest, system_reason
from engine.files import cache_folder, placing

BLOCK = 65_536
TIMEOUT_S = 15.0

Progress = Callable[[int, int], object]

TEXTS = {
    "unknown": "the server's name was not found",
    "untrusted": "the server's certificate cannot be trusted",
    "silent": "there was no answer in time",
}


class CanceledError(DataError):
    """The user said stop; nothing half-fetched is left."""


@dataclass(frozen=True)
class Remote:
    """One file: its name, its size in bytes, the MD5 of the .gz and the SHA-256 of what it unpacks to."""

    name: str
    size: int
    md5: str
    sha256: str


@dataclass(frozen=True)
class Origin:
    """Where a data set can be fetched: mirrors in the order they are tried, and its files."""

    mirrors: tuple[str, ...]
    files: tuple[Remote, ...]

    @property
    def size(self) -> int:
        """Bytes to fetch."""
        return sum(file.size for file in self.files)


ORIGINS: dict[str, Origin] = {
    "mnist": Origin(
        ("https://ossci-datasets.s3.amazonaws.com/mnist/", "https://storage.googleapis.com/cvdf-datasets/mnist/"),
        (
            Remote(
                "train-images-idx3-ubyte.gz",
                9_912_422,
                "f68b3c2dcbeaaa9fbdd348bbdeb94873",
                "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
            ),
            Remote(
                "train-labels-idx1-ubyte.gz",
                28_881,
                "d53e105ee54ea40749a09fcbcd1e9432",
                "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
            ),
            Remote(
                "t10k-images-idx3-ubyte.gz",
                1_648_877,
                "9fb629c4189551a2d022fa330f9573f3",
                "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
            ),
            Remote(
                "t10k-labels-idx1-ubyte.gz",
                4_542,
                "ec29112dd5afa0611ce80d1b7f02629c",
                "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2",
            ),
        ),
    ),
    "fashion-mnist": Origin(
        (
            "https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/",
            "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/",
        ),
        (
            Remote(
                "train-images-idx3-ubyte.gz",
                26_421_880,
                "8d4fb7e6c68d591d4c3dfef9ec88bf0d",
                "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888",
            ),
            Remote(
                "train-labels-idx1-ubyte.gz",
                29_515,
                "25c81989df183df01b3e8a0aad5dffbe",
                "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9",
            ),
            Remote(
                "t10k-images-idx3-ubyte.gz",
                4_422_102,
                "bef4ecab320f06d8554ea6380940ec79",
                "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b",
            ),
            Remote(
                "t10k-labels-idx1-ubyte.gz",
                5_148,
                "bb300cfdad3c16e7a12a480ee83cd310",
                "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34",
            ),
        ),
    ),
}


def download(
    name: str,
    *,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
    origin: Origin | None = None,
    folder: Path | None = None,
    timeout_s: float = TIMEOUT_S,
) -> Path:
    """Fetch a data set into the user's cache and return its folder; files that are there already are kept.

    `progress(done, total)` counts bytes. `cancelled()` is asked after every block.

    Raises: DataError: no such data set, no network, or every mirror failed; CanceledError; StoreError: disk full.
    """
    chosen = origin or ORIGINS.get(name)
    if chosen is None:
        raise DataError(
            "{name} cannot be downloaded; did you mean {nearest}?",
            path=name,
            name=name,
            nearest=nearest(name, list(ORIGINS)),
        )
    folder = folder or cache_folder() / name
    done = 0
    for remote in chosen.files:
        place = folder / remote.name
        if not _whole(place, remote):
            _Fetch(chosen, remote, place, done, progress, cancelled, timeout_s).run()
        done += remote.size
        if progress is not None:
            progress(done, chosen.size)
    return folder


class _MirrorError(EngineError):
    """One mirror failed; `offline` when it could not even be reached."""

    def __init__(self, template: str, /, *, offline: bool = False, **values: Any) -> None:
        super().__init__(template, **values)
        self.offline = offline


@dataclass(frozen=True)
class _Fetch:
    """One file on its way from the mirrors to its place."""

    origin: Origin
    remote: Remote
    place: Path
    before: int
    progress: Progress | None
    cancelled: Callable[[], bool] | None
    timeout_s: float

    def run(self) -> None:
        failures = []
        for mirror in self.origin.mirrors:
            try:
                self.attempt(mirror + self.remote.name)
                return
            except _MirrorError as failure:
                failures.append(failure)
        title = SOURCES[self.place.parent.name].title if self.place.parent.name in SOURCES else self.place.parent.name
        if all(failure.offline for failure in failures):
            raise DataError(
                "{title} could not be downloaded: no network connection ({reason}); connect and try again, "
                "or put the four files into {folder}",
                path=self.place,
                title=title,
                reason=failures[-1],
                folder=str(self.place.parent),
            )
        raise DataError(
            "{title} could not be downloaded: {name}: {reasons}; try again later, or put the four files into {folder}",
            path=self.place,
            title=title,
            name=self.remote.name,
            reasons=Reasons(failures),
            folder=str(self.place.parent),
        )

    def attempt(self, address: str) -> None:
        """Fetch from one mirror into a temporary file, which takes its place only when both sums are right."""
        with placing(self.place) as file:
            self.receive(address, file)
            file.seek(0)
            if _unpacked_sum(file) != self.remote.sha256:
                raise _MirrorError("its content is not what it should be")

    def receive(self, address: str, file: IO[bytes]) -> None:
        total = hashlib.md5(usedforsecurity=False)
        received = 0
        host = address.split("/")[2]
        try:
            self.look_for_cancel()
            request = urllib.request.Request(address, headers={"User-Agent": "DigitLab"})
            with urllib.request.urlopen(request, timeout=self.timeout_s) as answer:
                while block := answer.read(BLOCK):
                    self.look_for_cancel()
                    received += len(block)
                    if received > self.remote.size:
                        size = self.remote.size
                        raise _MirrorError("{host} sends more than the {size} bytes it should", host=host, size=size)
                    total.update(block)
                    file.write(block)
                    if self.progress is not None:
                        self.progress(self.before + received, self.origin.size)
        except urllib.error.HTTPError as error:
            error.close()
            code, reason = error.code, error.reason
            raise _MirrorError("{host} answers {code} {reason}", host=host, code=code, reason=reason) from error
        except urllib.error.URLError as error:
            offline, reason = _is_offline(error.reason), _network_reason(error.reason)
            raise _MirrorError("{host}: {reason}", host=host, reason=reason, offline=offline) from error
        except TimeoutError as error:
            seconds = f"{self.timeout_s:g}"
            raise _MirrorError("{host} fell silent for {seconds} s", host=host, seconds=seconds) from error
        except (HTTPException, ConnectionError, ssl.SSLError) as error:
            raise _MirrorError("{host} broke off: {reason}", host=host, reason=_network_reason(error)) from error
        if received < self.remote.size:
            raise _MirrorError(
                "{host} broke off after {got} of {expected} bytes", host=host, got=received, expected=self.remote.size
            )
        if total.hexdigest() != self.remote.md5:
            raise _MirrorError("what {host} sent has the wrong checksum", host=host)

    def look_for_cancel(self) -> None:
        if self.cancelled is not None and self.cancelled():
            raise CanceledError("the download was canceled", path=self.place)


def _is_offline(reason: object) -> bool:
    return isinstance(reason, socket.gaierror | ConnectionRefusedError | TimeoutError) or (
        isinstance(reason, OSError) and not isinstance(reason, ConnectionError) and "unreachable" in str(reason)
    )


def _network_reason(reason: object) -> str:
    """Why a server was not reached or broke off, to stand inside a sentence."""
    if isinstance(reason, socket.gaierror):
        return TEXTS["unknown"]
    if isinstance(reason, ssl.SSLCertVerificationError):
        return TEXTS["untrusted"]
    if isinstance(reason, TimeoutError):
        return TEXTS["silent"]
    return system_reason(reason) if isinstance(reason, OSError) else str(reason) or type(reason).__name__


def _whole(place: Path, remote: Remote) -> bool:
    """Whether the file is there already and unpacks to what it should, however it was packed."""
    try:
        with open(place, "rb") as packed:
            return _unpacked_sum(packed) == remote.sha256
    except OSError:
        return False


def _unpacked_sum(packed: IO[bytes]) -> str:
    total = hashlib.sha256()
    unpack = zlib.decompressobj(wbits=31)  # gzip
    try:
        while block := packed.read(BLOCK):
            total.update(unpack.decompress(block))
        total.update(unpack.flush())
    except zlib.error:
        return ""
    return total.hexdigest() if unpack.eof else ""

"""Downloads against a server on this machine that misbehaves in every way a mirror can."""

from __future__ import annotations

import dataclasses
import errno
import gzip
import hashlib
import socket
import ssl
import threading
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.error import URLError

import pytest

from engine.data.download import ORIGINS, CanceledError, Origin, Remote, download
from engine.errors import DataError, StoreError

CONTENT = {"one.gz": bytes(range(256)) * 900, "two.gz": b"labels" * 20}
PACKED = {name: gzip.compress(data, mtime=0) for name, data in CONTENT.items()}


def remote(name):
    packed = PACKED[name]
    return Remote(
        name,
        len(packed),
        hashlib.md5(packed, usedforsecurity=False).hexdigest(),
        hashlib.sha256(CONTENT[name]).hexdigest(),
    )


FILES = (remote("one.gz"), remote("two.gz"))


class Mirror(BaseHTTPRequestHandler):
    release = threading.Event()

    def do_GET(self):
        _, fault, name = self.path.split("/")
        data = PACKED[name]
        if fault == "missing":
            self.send_error(404)
            return
        if fault == "wrong":
            data = data[:-1] + bytes([data[-1] ^ 1])
        self.send_response(200)
        if fault != "endless":
            self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if fault == "truncated":
            data = data[: len(data) // 2]
        if fault == "endless":
            data *= 3
        if fault == "stall":
            self.wfile.write(data[:10])
            self.wfile.flush()
            self.release.wait(30)
            return
        self.wfile.write(data)
        self.close_connection = True

    def log_message(self, format, *args):
        pass


@pytest.fixture(scope="module")
def server():
    Mirror.release.clear()
    running = ThreadingHTTPServer(("127.0.0.1", 0), Mirror)
    running.daemon_threads = True
    thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{running.server_address[1]}"
    Mirror.release.set()
    running.shutdown()
    thread.join()
    running.server_close()


@pytest.fixture
def fetch(server, tmp_path):
    def run(*faults, files=FILES, **options):
        origin = Origin(tuple(f"{server}/{fault}/" for fault in faults), files)
        return download("mnist", origin=origin, folder=tmp_path / "mnist", **options)

    return run


def whole(folder):
    return {p.name: p.read_bytes() for p in folder.iterdir()} == PACKED


def test_a_download_places_every_file_and_counts_every_byte(fetch):
    heard = []
    assert whole(fetch("good", progress=lambda done, total: heard.append((done, total))))
    total = sum(map(len, PACKED.values()))
    assert heard[-1] == (total, total)
    assert heard == sorted(heard)


@pytest.mark.parametrize("fault", ["missing", "wrong", "truncated", "endless", "stall"])
def test_the_second_mirror_helps_where_the_first_fails(fetch, fault):
    assert whole(fetch(fault, "good", timeout_s=0.3))


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        ("missing", "answers 404"),
        ("wrong", "wrong checksum"),
        ("truncated", "broke off"),
        ("endless", "sends more than"),
        ("stall", "fell silent for 0.3 s"),
    ],
)
def test_when_every_mirror_fails_the_reason_is_reported_and_nothing_left(fetch, tmp_path, fault, words):
    with pytest.raises(DataError, match=f"MNIST could not be downloaded.*{words}.*put the four files into"):
        fetch(fault, timeout_s=0.3)
    assert list((tmp_path / "mnist").iterdir()) == []


def test_right_bytes_that_unpack_to_the_wrong_content_are_refused(fetch):
    wrong = dataclasses.replace(FILES[0], sha256="0" * 64)
    with pytest.raises(DataError, match="content is not what it should be"):
        fetch("good", files=(wrong,))


def test_offline_is_said_in_words(tmp_path):
    unused = Origin(("http://127.0.0.1:9/",), FILES)
    with pytest.raises(DataError, match=r"no network .*: the connection was refused\); connect and try again"):
        download("mnist", origin=unused, folder=tmp_path, timeout_s=1)


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        (socket.gaierror(-3, "Temporary failure in name resolution"), "the server's name was not found"),
        (TimeoutError("timed out"), "there was no answer in time"),
        (OSError(errno.ENETUNREACH, "Network is unreachable"), "the network cannot be reached"),
        (ssl.SSLCertVerificationError("self-signed"), "the server's certificate cannot be trusted"),
        ("unknown url type", "unknown url type"),
    ],
)
def test_why_a_mirror_is_not_reached_is_said_in_our_words(tmp_path, monkeypatch, reason, words):
    def refuse(*_, **__):
        raise URLError(reason)

    monkeypatch.setattr(urllib.request, "urlopen", refuse)
    with pytest.raises(DataError, match=words):
        download("mnist", folder=tmp_path)


def test_canceling_stops_within_a_block_and_leaves_nothing(fetch, tmp_path):
    asked = []

    def cancelled():
        asked.append(1)
        return len(asked) > 1

    with pytest.raises(CanceledError, match="canceled"):
        fetch("good", cancelled=cancelled)
    assert list((tmp_path / "mnist").iterdir()) == []


def test_files_that_are_there_already_are_not_fetched_again(fetch):
    folder = fetch("good")
    assert whole(folder)
    assert whole(fetch("missing"))  # nothing is asked of the mirror
    (folder / "two.gz").write_bytes(b"damaged")
    assert whole(fetch("good"))


def test_a_full_disk_is_a_store_error(fetch, monkeypatch):
    import errno
    import os

    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StoreError, match="disk is full"):
        fetch("good")


def test_only_known_data_can_be_downloaded():
    with pytest.raises(DataError, match=r"mnsit cannot be downloaded; did you mean mnist\?"):
        download("mnsit")


def test_every_origin_has_four_files_two_mirrors_and_full_sums():
    for origin in ORIGINS.values():
        assert len(origin.files) == 4
        assert len(origin.mirrors) == 2
        assert all(len(f.md5) == 32 and len(f.sha256) == 64 for f in origin.files)
    assert ORIGINS["mnist"].size == 11_594_722

"""The settings file: what fits is used, what does not is set aside and named."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.text.schema import text, whole
from gui.settings import Settings

CHECKS = {"name": text, "step": whole}


@pytest.mark.parametrize("kept", ["{broken", "[1]", "null", "[" * 100_000, "", "{1: 2}"])
def test_what_is_no_record_is_set_aside_whole(tmp_path: Path, kept: str) -> None:
    settings = Settings(tmp_path / "x.ini")
    settings.set_text("page/a", kept)
    assert settings.state("page/a", CHECKS) == ({}, ["page/a"])
    assert settings.text("damaged/page/a") == kept


def test_a_field_that_does_not_fit_leaves_the_others_in_use(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "x.ini")
    settings.set_state("page/a", {"name": "x", "step": "many", "later": []})
    assert settings.state("page/a", CHECKS) == ({"name": "x"}, ["step"])
    assert settings.state("page/a", {"name": text}) == ({"name": "x"}, [])
    assert settings.state("page/b", CHECKS) == ({}, [])


@given(line=st.binary(max_size=60).map(lambda raw: raw.replace(b"\x00", b"")))
def test_no_line_of_the_file_keeps_it_from_being_read(tmp_path_factory: pytest.TempPathFactory, line: bytes) -> None:
    path = tmp_path_factory.mktemp("crafted") / "x.ini"
    path.write_bytes(b"[window]\nlanguage=" + line + b"\n[page]\na=" + line + b"\n")
    settings = Settings(path)
    assert isinstance(settings.text("window/language"), str)
    settings.bytes("window/geometry")
    settings.state("page/a", CHECKS)

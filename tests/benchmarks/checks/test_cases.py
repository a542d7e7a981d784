"""Every file of a folder of cases against its right value: pictures, networks, damage."""

import sys
from pathlib import Path

import cv2
import numpy as np
import pytest

from benchmarks.checks import cases


def test_outputs_are_compared_as_shares_of_1() -> None:
    shares = np.array([[0.25, 0.75]])
    assert cases._shares(shares) is shares
    assert cases._shares(np.log(shares)) == pytest.approx(shares)
    assert cases._shares(np.array([[1000.0, 0.0]])) == pytest.approx(np.array([[1.0, 0.0]]))


def test_a_name_says_its_code_by_five_or_six_digits_alone() -> None:
    assert [match[1] for match in cases.NAMED.finditer("a_12345_b 123 1234567 654321")] == ["12345", "654321"]


def test_a_blank_picture_is_right_and_damage_ends_in_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for room in ("pictures", "damaged"):
        (tmp_path / room).mkdir()
    cv2.imwrite(str(tmp_path / "pictures" / "blank-12345.png"), np.full((60, 200), 255, np.uint8))
    (tmp_path / "damaged" / "cut.safetensors").write_bytes(b"no network")
    for room, right in (("pictures", "right  pictures/blank-12345.png"), ("damaged", "right  damaged/cut.safetensors")):
        monkeypatch.setattr(sys, "argv", ["cases.py", str(tmp_path), "--only", room])
        monkeypatch.setattr(cases, "MOST_S", 60)
        assert cases.main() == 0
        said = capsys.readouterr().out
        assert right in said
        assert said.endswith("0 wrong.\n")

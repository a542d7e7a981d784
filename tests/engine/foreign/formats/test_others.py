"""Files of kinds that are not read here are named, each with the way out."""

from __future__ import annotations

import ast
import zlib
from pathlib import Path

import pytest

from engine.errors import StoreError
from engine.foreign.formats.dispatch import read_network
from engine.foreign.formats.others import ENDINGS, OTHERS, refuse_others

FOREIGN = Path(__file__).parents[4] / "engine" / "foreign"


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("w.gguf", b"GGUF\x03\0\0\0" + bytes(40), r"a language model \(GGUF\).*; choose a file of weights"),
        ("w.pt", b"version https://git-lfs.github.com/spec/v1\noid", "a pointer of Git LFS, .*; get them with git lfs"),
        ("w.pt", b"\n<!DOCTYPE html><html>Not found", "a web page, .*; download the file of weights itself"),
        ("w.joblib", zlib.compress(b"\x80\x04" + bytes(90)), "a compressed file, .*; save the weights themselves"),
        ("w.7z", b"7z\xbc\xaf\x27\x1c" + bytes(40), "a compressed file, .*; unpack it first"),
        ("w.tar", b"w.pt" + bytes(508), "a compressed file, .*; unpack it first"),
        ("w.pdf", b"%PDF-1.7\n", "a document, .*; choose a file of weights"),
        ("w.bin", b"\x1c\0\0\0TFL3" + bytes(40), "a model of TensorFlow Lite"),
        ("w.caffemodel", b"\n\x05LeNet", "a model of another program, .*; save the weights themselves"),
        ("w.index", b"garbage", "a part of a TensorFlow checkpoint"),
        ("w.safetensors", (2**60).to_bytes(8, "little") + b"{}", "damaged one; save or copy it again"),
        ("w.json", b'{"format": "layers-model"}', "no arrays of numbers; save the weights themselves"),
    ],
)
def test_a_file_of_another_kind_is_named_with_the_way_out(
    tmp_path: Path, name: str, content: bytes, words: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(StoreError, match=words) as refused:
        read_network(tmp_path / name)
    assert len(str(refused.value)) <= 300


def test_what_is_not_known_is_left_to_the_readers() -> None:
    refuse_others(Path("w.pkl"), b"\x80\x04}\x94.")


def test_every_kind_has_a_way_out_of_its_own() -> None:
    assert all(kind and way for kind, way in (*OTHERS.values(), *ENDINGS.values()))


def test_every_refusal_of_a_foreign_file_names_the_way_out() -> None:
    missing = []
    for path in sorted(FOREIGN.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "StoreError" and node.args:
                text = node.args[0].value if isinstance(node.args[0], ast.Constant) else ";"
                if isinstance(text, str) and not {";", "?"} & set(text) and "{reason}" not in text:
                    missing.append(f"{path.name}:{node.lineno} {text}")
    assert missing == []

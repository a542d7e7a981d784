"""Experiment files of every kind are read at once or refused in one sentence."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from engine import recipes
from engine.errors import EngineError, SpecError, StoreError
from engine.spec import ExperimentSpec
from engine.text.toml_text import plain_of, text_of

HOSTILE = {
    "nested lists": "a=" + "[" * 100_000 + "]" * 100_000,
    "nested tables": "a=" + "{b=" * 1000 + "1" + "}" * 1000,
    "a dotted table": "[" + "a." * 100_000 + "a]",
    "a dotted name": ".".join(["a"] * 100_000) + " = 1",
    "a dotted name in a table": "x = {" + ".".join(["a"] * 1000) + " = 1}",
    "5,000 digits": "steps = " + "9" * 5000,
    "5,000 hexadecimal digits": "steps = 0x" + "f" * 5000,
    "5,000 digits as a text": f'steps = "{"9" * 5000}"',
    "a huge whole number for a number": "weight_decay = 0x" + "f" * 5000,
    "an unknown name of 300 characters": "x" * 300 + " = 1",
    "a kind of 100,000 characters": 'optimizer = "' + "x" * 100_000 + '"',
    "a kind that is a list": "optimizer = {kind = [1]}",
    "a date": "epochs = 2020-01-01",
    "infinity": "weight_decay = inf",
    "nothing": "",
    "only a comment": "# nothing",
    "2 MB": "# " + "x" * 2_000_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_what_cannot_be_an_experiment_is_refused_at_once_in_one_sentence(text: str) -> None:
    started = time.process_time()
    with pytest.raises(EngineError) as caught:
        ExperimentSpec.from_toml(text)
    assert time.process_time() - started < 1.0
    assert 10 < len(str(caught.value)) <= 300


def test_brackets_dots_and_commas_in_texts_and_numbers_are_no_depth() -> None:
    numbers = ", ".join(["0.5"] * 500)
    assert plain_of(f"note = '{'[' * 99}' # {'{' * 99}\na = [{numbers}]")["a"] == [0.5] * 500


def test_a_byte_order_mark_is_no_part_of_an_experiment(tmp_path: Path) -> None:
    path = tmp_path / "bom.toml"
    path.write_bytes(b"\xef\xbb\xbf" + ExperimentSpec(epochs=3).to_toml().encode())
    assert recipes.open_file(path) == ExperimentSpec(epochs=3)


def test_files_that_are_no_text_too_large_or_not_there_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(StoreError, match="not a text file"):
        text_of(path)
    path.write_bytes(b"#" * 1_000_001)
    with pytest.raises(StoreError, match="too large"):
        text_of(path)
    with pytest.raises(StoreError, match="its name is too long"):
        text_of(tmp_path / ("x" * 300 + ".toml"))


def test_numbers_may_be_written_as_people_write_them() -> None:
    spec = ExperimentSpec.from_toml("epochs = 1e2\nbatch_size = '1,000'\nweight_decay = '０．５'")
    assert (spec.epochs, spec.batch_size, spec.weight_decay) == (100, 1000, 0.5)
    with pytest.raises(SpecError, match=r"weight_decay: write 0\.001 with a point, not 0,001"):
        ExperimentSpec().with_setting("weight_decay", "0,001")
    with pytest.raises(SpecError, match=r"must be a whole number, not 2\.5"):
        ExperimentSpec().with_setting("epochs", 2.5)

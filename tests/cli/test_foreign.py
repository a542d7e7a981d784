"""Networks of other programs on the command line."""

import argparse
import re
from pathlib import Path

import numpy as np
import pytest

from cli.foreign import add_network_options, layers_of, network_of
from cli.terminal import Parser, Refusal
from engine import datasets
from engine.errors import EngineError
from engine.layers.dense import Dense
from engine.layers.flatten import Flatten
from engine.layers.relu import ReLU
from engine.rng import stream


def options(*argv: str) -> argparse.Namespace:
    parser = Parser("evaluate", "Evaluate.")
    add_network_options(parser)
    return parser.parse_args(list(argv))


@pytest.fixture(scope="module")
def weights(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A network that reads no digit: whatever stands between its layers."""
    path: Path = tmp_path_factory.mktemp("foreign") / "w.npz"
    draw = stream(0, "foreign").standard_normal
    np.savez(path, W1=draw((784, 6)), b1=draw(6), W2=draw((6, 10)), b2=draw(10))
    return path


def test_what_is_said_is_not_inferred(weights: Path) -> None:
    loaded = network_of(weights, options("--activation", "tanh", "--pixels", "unit"))
    assert [layer.kind for layer in loaded.network.layers][:3] == ["flatten", "dense", "tanh"]
    assert "tanh" in loaded.metadata.note


def test_what_is_not_said_is_asked_for_with_the_options_that_choose(
    weights: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(Refusal, match=r"--activation, --pixels or --architecture"):
        network_of(weights, options(), datasets.load("mnist-sample").train.head(300))
    said = capsys.readouterr().err
    assert "Trying on labeled digits how w.npz was made …" in said
    assert "to choose it" in said
    *rows, last = [line for line in said.splitlines() if "--pixels" in line]
    assert 1 <= len(rows) <= 6
    assert all("--activation" in row for row in rows)
    assert last.startswith("To open it as the first of these, repeat the command with: --activation ")


def test_the_options_that_are_listed_choose_that_candidate_in_one_try(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "cnn.npz"
    draw = stream(1, "foreign").standard_normal
    np.savez(path, W1=draw((4, 1, 3, 3)), b1=draw(4), W2=draw((4 * 196, 10)), b2=draw(10))
    sample = datasets.load("mnist-sample").train.head(100)
    with pytest.raises(Refusal):
        network_of(path, options(), sample)
    for line in capsys.readouterr().err.splitlines():
        if "--layout" in line and not line.startswith("To open"):
            chosen = re.findall(r"--\S+(?: [\w,.-]+)?", line.split(" if ")[0])
            argv = [word for option in chosen for word in option.split()]
            words = line.split(argv[-1], 1)[1].strip()
            loaded = network_of(path, options(*argv), sample)
            assert words in loaded.metadata.note


def test_a_layout_that_there_is_not_is_refused(weights: Path, tmp_path: Path) -> None:
    with pytest.raises(EngineError, match=r"there is no layout 7 of w.npz; leave it out to see which there are"):
        network_of(weights, options("--layout", "7"), datasets.load("mnist-sample").train.head(50))


def test_a_network_of_exchanged_rows_and_columns_can_be_chosen(weights: Path) -> None:
    argv = ("--activation", "tanh", "--pixels", "unit")
    upright, sideways = (network_of(weights, options(*argv, *more)) for more in ((), ("--sideways",)))
    image = datasets.load("mnist-sample").test.images[:3]
    np.testing.assert_allclose(sideways.outputs(image.swapaxes(2, 3)), upright.outputs(image), rtol=1e-3, atol=1e-3)


def test_named_layers_are_taken_as_they_are(weights: Path, tmp_path: Path) -> None:
    path = tmp_path / "layers.toml"
    path.write_text(
        'layers = [{kind = "flatten"}, {kind = "dense", units = 6}, {kind = "relu"}, {kind = "dense", units = 10}]',
        encoding="utf-8",
    )
    assert layers_of(path) == (Flatten(), Dense(units=6), ReLU(), Dense(units=10))
    loaded = network_of(weights, options("--architecture", str(path), "--pixels", "unit"))
    assert loaded.network.layers[2] == ReLU()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\xff\xfe\x00", "cannot be read; it must be a text file with a list of layers"),
        (b'layers = [{kind = "dance"}]', "there is no layer called 'dance'"),
        (b"x" * 100_001, "is too long for a list of layers"),
    ],
)
def test_a_file_that_is_no_list_of_layers_is_refused(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "layers.toml"
    path.write_bytes(content)
    with pytest.raises(Refusal, match=words):
        layers_of(path)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="cannot be read"):
        layers_of(tmp_path / "gone.toml")

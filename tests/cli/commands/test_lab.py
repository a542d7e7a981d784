import json
import subprocess
import sys

import pytest

from cli.commands import lab
from engine.errors import SpecError
from gui.labs.course.exercises import exercises


def test_all_labs_are_listed_with_their_examples(capsys: pytest.CaptureFixture[str]) -> None:
    assert lab.run([]) == 0
    out = capsys.readouterr().out
    assert "Neurons\n  perceptron     Perceptron and gates: " in out
    assert "--example and, nand, or, xor" in out
    assert lab.run(["--json"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [row["name"] for row in rows] == exercises.names()


def test_a_lab_runs_to_its_end_in_words_and_numbers(capsys: pytest.CaptureFixture[str]) -> None:
    assert lab.run(["perceptron"]) == 0
    out = capsys.readouterr().out
    assert "Step 7 of 12  pass 2, point (1, 0)" in out
    assert "w₀ = 0.35 + 0.05 × (−1) × (0 − 1) = 0.4" in out
    assert out.splitlines()[-1].split() == ["3", "0.4", "0.3", "0.1", "0"]


def test_a_lab_as_json_has_one_object_a_step(capsys: pytest.CaptureFixture[str]) -> None:
    assert lab.run(["perceptron", "--example", "or", "--set", "rate=0.1", "--steps", "2", "--json"]) == 0
    steps = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [step["step"] for step in steps] == [0, 1, 2]
    assert steps[0]["lines"][1] == "k = −0.3, −0.2, 0.1, 0.2"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["percepton"], "did you mean perceptron"),
        (["perceptron", "--example", "nor"], "must be one of and, nand"),
        (["perceptron", "--set", "rate=fast"], "must be a number"),
        (["perceptron", "--set", "speed=1"], "not speed"),
    ],
)
def test_a_wrong_argument_is_refused_in_one_sentence(arguments: list[str], words: str) -> None:
    with pytest.raises(SpecError, match=words):
        lab.run(arguments)


def test_the_labs_run_without_qt() -> None:
    code = "import sys; from cli.commands import lab; lab.run(['perceptron']); sys.exit('PySide6' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()

"""The user's drawings on disk: a line that cannot be read is left alone and named, and two windows may write."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.data.drawings import Drawing, forget, keep, kept, unreadable_lines
from tests.engine.text.test_schema import JSON

ROOT = Path(__file__).parents[3]


def drawing(label: int, when: float) -> Drawing:
    return Drawing(label, np.full((28, 28), label / 10, np.float32), (((1.0, 2.0), (3.0, 4.0)),), when)


@pytest.mark.parametrize(
    "crafted",
    [
        '{"label": 1e400, "image": "", "strokes": [], "when": 0}',
        '{"label": 3, "image": "", "strokes": [], "when": 0}',
        '{"label": 3}',
        "[" * 5000,
        "null",
        '{"label": [], "image": {}, "strokes": 3, "when": "x"}',
    ],
)
def test_one_crafted_line_spoils_no_other_drawing_and_is_named(tmp_path, crafted):
    path = tmp_path / "drawings.jsonl"
    keep(drawing(1, 1.0), path)
    with open(path, "a", encoding="utf-8") as file:
        file.write(crafted + "\n")
    keep(drawing(2, 2.0), path)
    assert [one.label for one in kept(path)] == [1, 2]
    assert unreadable_lines(path) == [2]
    forget([drawing(1, 1.0)], path)
    assert [one.label for one in kept(path)] == [2]
    assert unreadable_lines(path) == [1]  # it may be of a later version


@given(st.sampled_from(["label", "image", "strokes", "when"]), JSON)
@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_value_of_any_type_in_a_line_is_taken_or_left_out(tmp_path, name, value):
    path = tmp_path / "drawings.jsonl"
    path.unlink(missing_ok=True)
    keep(drawing(1, 1.0), path)
    line = {**json.loads(path.read_text("utf-8")), name: value}
    path.write_text(json.dumps(line) + "\n", "utf-8")
    keep(drawing(2, 2.0), path)
    assert [one.label for one in kept(path)][-1] == 2


def test_what_another_window_keeps_meanwhile_is_not_lost(tmp_path):
    path = tmp_path / "drawings.jsonl"
    code = (
        "import sys, numpy as np\n"
        "from pathlib import Path\n"
        "from engine.data.drawings import Drawing, keep\n"
        "print('ready', flush=True)\n"
        "for i in range(60):\n"
        "    keep(Drawing(1, np.zeros((28, 28), np.float32), (), 100.0 + i), Path(sys.argv[1]))\n"
    )
    with subprocess.Popen([sys.executable, "-c", code, str(path)], cwd=ROOT, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        other.stdout.readline()
        count = 0
        while other.poll() is None:
            own = drawing(2, float(count))
            keep(own, path)
            forget([own], path)
            count += 1
        assert other.returncode == 0
    assert sorted(one.when for one in kept(path)) == [100.0 + i for i in range(60)]

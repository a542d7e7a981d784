"""Damaged files: how they are damaged, and that the watch notices what no file may do."""

import itertools
import random
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.checks.fuzz import FORMATS, fuzz, mutations, watched


def test_mutations_follow_from_the_seed_and_hardly_one_leaves_the_bytes_as_they_were() -> None:
    whole = bytes(range(200))
    one, two, other = (list(itertools.islice(mutations(whole, random.Random(seed)), 50)) for seed in (1, 1, 2))
    assert one == two
    assert one != other
    assert sum(data == whole for data in one) <= 2


def test_a_file_that_runs_or_writes_something_is_noticed(tmp_path: Path) -> None:
    inside, outside = tmp_path / "inside", tmp_path / "outside"
    inside.mkdir()
    with watched(inside):
        (inside / "own").write_text("is let")
    with pytest.raises(AssertionError, match="wrote"), watched(inside):
        outside.write_text("is not")
    with pytest.raises(AssertionError, match=r"subprocess\.Popen"), watched(inside):
        subprocess.run([sys.executable, "-c", ""], check=True)


@pytest.mark.parametrize("name", [one.name for one in FORMATS])
def test_every_format_ends_in_our_errors_a_few_times(tmp_path: Path, name: str) -> None:
    opened, seconds = fuzz(tmp_path, 4, seed=3, only=name)[name]
    assert 0 <= opened <= 4
    assert seconds >= 0

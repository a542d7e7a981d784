"""Scripts that loaded NumPy before the engine can still leave the division of work to it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np

from engine.fast import blas

ROOT = Path(__file__).parents[3]
SCRIPT = """
import json, numpy
from engine.fast import blas
before = blas.thread_count()
obeyed = blas.use_one_thread()
print(json.dumps([before, obeyed, blas.thread_count()]))
"""


def in_a_process_with(threads: str) -> list[object]:
    env = {**os.environ, "OPENBLAS_NUM_THREADS": threads, "PYTHONPATH": str(ROOT)}
    ran = subprocess.run([sys.executable, "-c", SCRIPT], env=env, capture_output=True, text=True, check=True)
    return json.loads(ran.stdout)


def test_openblas_that_was_loaded_with_two_threads_has_one_afterwards():
    before, obeyed, after = in_a_process_with("2")
    if before is None:  # a NumPy with another BLAS, as on macOS: said, and nothing changed
        assert not obeyed
        assert after is None
    else:
        assert (before, obeyed, after) == (min(2, os.cpu_count() or 1), True, 1)


def test_a_numpy_without_an_openblas_of_its_own_is_said_to_be_so(monkeypatch, tmp_path):
    monkeypatch.setattr(np, "__file__", str(tmp_path / "numpy" / "__init__.py"))
    assert blas.use_one_thread() is False
    assert blas.thread_count() is None


def test_a_file_that_is_no_library_is_passed_over(monkeypatch, tmp_path):
    (tmp_path / "numpy.libs").mkdir()
    (tmp_path / "numpy.libs" / "libscipy_openblas64_.so").write_bytes(b"of another machine")
    monkeypatch.setattr(np, "__file__", str(tmp_path / "numpy" / "__init__.py"))
    assert blas.use_one_thread() is False

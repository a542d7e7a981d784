from __future__ import annotations

import platform
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from engine.numerics.workspace import Workspace

ROOT = Path(__file__).resolve().parents[3]


def test_arrays_of_one_step_do_not_share_memory():
    workspace = Workspace()
    arrays = [workspace.empty((n, 3), np.float32) for n in (5, 1, 100)]
    assert [a.shape for a in arrays] == [(5, 3), (1, 3), (100, 3)]
    assert not any(np.shares_memory(a, b) for i, a in enumerate(arrays) for b in arrays[:i])


def test_from_the_second_step_on_the_same_memory_is_used():
    workspace = Workspace()
    addresses = []
    for _ in range(4):
        workspace.restart()
        arrays = [workspace.empty((n,), np.float64) for n in (10, 1000, 7)]
        addresses.append([a.ctypes.data for a in arrays])
        assert not any(np.shares_memory(a, b) for i, a in enumerate(arrays) for b in arrays[:i])
    assert addresses[1] == addresses[2] == addresses[3]


def test_a_larger_batch_makes_it_grow_once():
    workspace = Workspace()
    for _ in range(2):
        workspace.restart()
        workspace.empty((100,), np.float32)
    small = workspace.size
    for _ in range(3):
        workspace.restart()
        workspace.empty((1000,), np.float32)
    assert small == 448
    assert workspace.size == 448 + 4032
    workspace.restart()
    workspace.empty((1000,), np.float32)
    assert workspace.size == 448 + 4032


def test_an_array_without_numbers_has_its_shape():
    assert Workspace().empty((0, 4), np.float32).shape == (0, 4)


FAULTS = """
import resource
from engine import recipes
from engine.datasets import load
from engine.training.trainer import Trainer

trainer = Trainer(recipes.load("simple-cnn-bn").spec, load("mnist-sample"))
for step in range(6):
    if step == 3:
        before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    trainer.learn(*trainer.next_batch())
print((resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before) / 3)
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="other C libraries keep memory in ways of their own")
def test_layers_that_run_one_by_one_find_their_memory_again():
    output = subprocess.run([sys.executable, "-c", FAULTS], capture_output=True, text=True, check=True, cwd=ROOT)
    assert float(output.stdout) < 1000  # pages of 4 KB in a step; without keep_arrays more than 2,000

"""The sheet's lab: candidates of a file that does not say enough, settings by hand, digits that are read apart."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import numpy as np
import pytest

from engine.data.dataset import Split
from engine.foreign.architectures import chains
from engine.foreign.decision import Decision, decide, settle
from engine.foreign.hypotheses import ChainBody, Hypothesis
from engine.foreign.scalings import PIXELS
from engine.foreign.tensors import Blocks
from gui.labs.driving import Inline
from gui.labs.network_choice import OWN, UNDECIDED, WAY, NetworkChoice

RNG = np.random.default_rng(11)


@pytest.fixture(scope="module")
def decision() -> Decision:
    """Two ways to run the arrays of a small network that answer alike but for some digits."""
    arrays = {"W1": RNG.normal(0, 0.1, (784, 8)), "b1": RNG.normal(0, 0.1, 8)}
    arrays |= {"W2": RNG.normal(0, 1, (8, 10)), "b2": np.zeros(10)}
    blocks = Blocks(Path("theirs.npz"), {name: array.astype(np.float32) for name, array in arrays.items()})
    chain = chains(blocks, (1, 28, 28))[0]
    both = [Hypothesis(ChainBody(blocks, chain, (1, 28, 28), (name,))) for name in ("relu", "tanh")]
    images = RNG.random((400, 1, 28, 28), np.float32)
    first, second = (one.loaded() for one in both)
    assert first is not None
    assert second is not None
    labels = np.where(np.arange(400) % 2, first.outputs(images).argmax(axis=1), second.outputs(images).argmax(axis=1))
    labeled = Split(images, labels)
    candidates, _ = settle(both, labeled)
    return decide(Path("theirs.npz"), candidates, labeled)


def test_nothing_is_chosen_before_the_user_chooses(decision: Decision) -> None:
    lab = NetworkChoice(decision)
    assert len(lab.offered) == 2
    assert lab.candidate is None
    assert lab.loaded() is None
    lab.choose(OWN)  # there is nothing set by hand yet
    assert lab.candidate is None


def test_a_chosen_candidate_is_loaded_and_its_note_says_who_chose(decision: Decision) -> None:
    lab = NetworkChoice(decision)
    heard: list[int] = []
    lab.changed.connect(lambda: heard.append(1))
    lab.choose(1)
    assert heard == [1]
    loaded = lab.loaded()
    assert loaded is not None
    assert "as said" in loaded.metadata.note
    assert loaded.spec.layers[2].kind == lab.offered[1].hypothesis.body.row[2][0].kind  # type: ignore[index]  # it has one


def test_rows_mark_what_is_not_decided_and_only_that(decision: Decision) -> None:
    rows = NetworkChoice(decision).rows
    assert [row.layer.kind if row.layer else "input" for row in rows][:3] == ["input", "flatten", "dense"]
    assert [row.setting for row in rows if row.known == UNDECIDED] == ["activation0"]
    assert rows[0].setting == "pixels"
    assert rows[0].value == "unit"


def test_a_setting_by_hand_is_read_on_the_same_digits_and_becomes_the_choice(decision: Decision) -> None:
    driver = Inline()
    lab = NetworkChoice(decision, driver)
    lab.choose(0)
    lab.edit("activation0", "sigmoid")
    driver.run()
    assert lab.chosen == OWN
    assert lab.own is not None
    assert len(lab.own.right) == decision.digits
    lab.edit("pixels", "bytes")
    driver.run()
    assert lab.own.hypothesis.scaling == PIXELS["bytes"]
    body = lab.own.hypothesis.body
    assert isinstance(body, ChainBody)
    assert body.activations == ("sigmoid",)


def test_any_candidate_that_was_tried_can_be_chosen_as_a_whole(decision: Decision) -> None:
    """With two candidates there is no list: they stand side by side."""
    assert [row.setting for row in NetworkChoice(decision).rows].count(WAY) == 0
    third = Hypothesis(decision.best.hypothesis.body, sideways=True)
    more = dataclasses.replace(
        decision, candidates=[*decision.candidates, dataclasses.replace(decision.best, hypothesis=third)]
    )
    driver = Inline()
    lab = NetworkChoice(more, driver)
    row = lab.rows[0]
    assert (row.setting, row.value) == (WAY, "0")
    assert lab.choices(WAY) == ["0", "1", "2"]
    lab.edit(WAY, "2")
    driver.run()
    assert lab.own is not None
    assert lab.own.hypothesis is third
    assert lab.rows[0].value == "2"
    assert len(lab.own.right) == decision.digits
    lab.edit("activation0", "sigmoid")
    driver.run()
    assert lab.rows[0].value == ""  # set by hand


def test_digits_that_are_read_apart_are_those_that_only_one_reads(decision: Decision) -> None:
    lab = NetworkChoice(decision)
    found = lab.apart(most=400)
    assert len(found) == lab.only(0) + lab.only(1) > 0
    for one in found:
        assert (one.answers[0] == one.label) != (one.answers[1] == one.label)
    assert 0 < lab.luck <= 1


def test_the_arrays_and_the_count_of_parameters_are_those_of_the_file(decision: Decision) -> None:
    lab = NetworkChoice(decision)
    assert lab.groups == [("W1", "784 × 8, 8"), ("W2", "8 × 10, 10")]
    assert lab.parameters == 784 * 8 + 8 + 80 + 10

"""What a rule gets and gives."""

import numpy as np
import pytest

from engine.analysis.diagnosis import Evidence, Finding, Remedy, diagnose, rules
from engine.errors import SpecError
from engine.events import StepEnded
from engine.layers.dropout import Dropout
from tests.engine.analysis.diagnosis.evidence import HEAD, PLAIN, ended, epochs, probed, run


def test_a_remedy_changes_the_settings_that_it_names_and_no_other() -> None:
    mended = Remedy((("optimizer.learning_rate", 0.5), ("epochs", 3))).apply(PLAIN)
    assert (mended.optimizer.learning_rate, mended.epochs) == (0.5, 3)
    assert mended.replace(optimizer=PLAIN.optimizer, epochs=PLAIN.epochs) == PLAIN
    assert Remedy(action="data").apply(PLAIN) is PLAIN


def test_a_remedy_for_another_experiment_is_refused() -> None:
    with pytest.raises(SpecError):
        Remedy((("layers.2.ratio", 0.5),)).apply(PLAIN)
    dropped = PLAIN.replace(layers=(*PLAIN.layers[:-1], Dropout(), PLAIN.layers[-1]))
    assert Remedy((("layers.4.ratio", 0.0),)).apply(dropped).layers[3] == Dropout(ratio=0.0)


def test_the_evidence_of_a_run_is_what_its_events_hold() -> None:
    events = [probed({}), *epochs([0.5], [0.4]), StepEnded(**HEAD, loss=2.0, learning_rate=0.1, batch_size=5), ended()]
    evidence = Evidence.of(PLAIN, events, classes=4)
    assert evidence.losses.tolist() == [2.0]
    assert len(evidence.probes) == len(evidence.epochs) == 1
    assert evidence.last_probe is evidence.probes[-1]
    assert evidence.finished == ended()
    assert evidence.chance == 0.25
    assert (evidence.total_steps, evidence.parameters) == (0, 0)  # of a run whose start is not known


def test_a_whole_run_gives_its_steps_and_its_size() -> None:
    evidence = run(PLAIN.replace(epochs=1, batch_size=20))
    assert evidence.total_steps == len(evidence.losses) == 5
    assert evidence.parameters == 36 * 8 + 8 + 8 * 4 + 4


def test_nothing_known_is_no_finding() -> None:
    assert Evidence(PLAIN).last_probe is None
    assert diagnose(Evidence(PLAIN)) == []


def test_a_finding_has_the_sentences_of_its_rule() -> None:
    finding = Finding("few-tests", "warning", {"count": 20, "points": "5.0"})
    assert finding.text.format(**finding.values) == "There are only 20 test digits: one more or less is 5.0 points."
    assert finding.why == rules["few-tests"].why


def test_losses_are_an_array_also_where_there_are_none() -> None:
    assert Evidence.of(PLAIN, []).losses.dtype == np.float64

"""The menu of a trial: what it offers, and to whom it hands what."""

from pytestqt.qtbot import QtBot

from engine.study.trial import TrialJob, run_trial
from gui.labs.compare.trials import TrialRow
from gui.labs.handover import KeptRun, Rivals, ToTrain, Trained
from gui.pages.compare.search.search_view import SearchView
from tests.engine.study.examples import SPEC, data


def enabled(view: SearchView) -> list[str]:
    return [action.text() for action in view.menu.actions() if action.isEnabled() and action.text()]


def test_a_trial_that_was_not_kept_says_how_it_would_be(view: SearchView) -> None:
    lab = view.lab
    other = next(trial.number for trial in lab.rows() if trial.number != lab.best)
    for trial in lab.trials.values():
        assert trial.outcome is not None
        object.__setattr__(trial.outcome, "run", "")
    view.menu.fill([other])
    assert enabled(view) == ["Open in Train", "Race it against the best"]
    assert "Keep as runs" in view.menu.actions()[-1].toolTip()
    assert lab.best is not None
    view.menu.fill([lab.best])
    assert enabled(view) == ["Open in Train"]  # nothing races against itself


def test_trials_go_to_the_pages_that_take_them(qtbot: QtBot, view: SearchView) -> None:
    lab = view.lab
    kept = run_trial(TrialJob(70, SPEC.to_dict(), "", 0.2, SPEC.seed, title="x", keep=True), data())
    lab.trials[70] = TrialRow(70, lab.rows()[0].values, (), kept)
    sent: list[tuple[str, object]] = []
    view.menu.handed.connect(lambda page, parcel: sent.append((page, parcel)))
    view.menu.fill([lab.rows()[1].number, 70])
    for action in view.menu.actions():
        action.trigger()
    assert [(page, type(parcel)) for page, parcel in sent] == [
        ("train", ToTrain), ("compare", Rivals), ("inspect", Trained), ("postal", Trained), ("compare", KeptRun),
        ("runs", KeptRun),
    ]  # fmt: skip

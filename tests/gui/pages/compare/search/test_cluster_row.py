"""The address of a cluster in the panel: judged while it is typed, and who answers is said while it is searched."""

import pytest
from pytestqt.qtbot import QtBot

from engine.errors import EngineError
from gui.labs.compare.search_lab import SearchLab
from gui.labs.compare.search_works import Answered
from gui.labs.driving import Inline
from gui.pages.compare.search.cluster_row import ClusterRow
from gui.pages.compare.search.search_panel import SearchPanel
from tests.engine.study.examples import data

DATA = data()


@pytest.fixture
def panel(qtbot: QtBot) -> SearchPanel:
    made = SearchPanel(SearchLab(Inline(), load=lambda name: DATA))
    made.retranslate()
    qtbot.addWidget(made)
    made.show()
    return made


def typed(row: ClusterRow, text: str) -> None:
    row.field.setText(text)
    row.field.textEdited.emit(text)


def test_a_wrong_address_is_said_at_its_field_and_nothing_starts(panel: SearchPanel) -> None:
    row, lab = panel.cluster_row, panel.lab
    typed(row, "http://lab-3")
    assert "looks like tcp://host:8786, not http://lab-3" in row.error_line.text()
    assert row.field.property("error")
    assert panel.problem.text() == ""
    lab.start()
    assert not lab.busy
    typed(row, "lab-3")
    assert row.error_line.text() == ""
    assert not row.field.property("error")
    assert lab.problem() is None


def test_workers_of_this_machine_are_chosen_only_without_a_cluster(panel: SearchPanel) -> None:
    assert panel.workers_row.isEnabled()
    typed(panel.cluster_row, "lab-3")
    assert not panel.workers_row.isEnabled()
    typed(panel.cluster_row, "")
    assert panel.workers_row.isEnabled()


def test_it_is_said_who_answers(panel: SearchPanel) -> None:
    row, lab = panel.cluster_row, panel.lab
    typed(row, "lab-3")
    lab.start()
    for workers, sentence in ((0, "no worker yet"), (1, "one worker answers"), (3, "3 workers answer")):
        lab._take([Answered(workers)])
        assert row.said.isVisible()
        assert sentence in row.said.text()


def test_a_scheduler_that_does_not_answer_is_the_failure_of_the_search(panel: SearchPanel) -> None:
    lab = panel.lab
    typed(panel.cluster_row, "127.0.0.1:9")
    lab.start()
    assert isinstance(lab._driver, Inline)
    lab._driver.run()
    assert isinstance(lab.failure, EngineError)
    assert "tcp://127.0.0.1:9 does not answer" in str(lab.failure)


def test_the_address_is_set_up_again_at_the_next_start(panel: SearchPanel) -> None:
    typed(panel.cluster_row, "lab-3")
    other = SearchLab(Inline())
    other.take_setup(panel.lab.setup())
    assert other.scheduler == "lab-3"

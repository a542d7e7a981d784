"""The Train page, driven as a student drives it: by clicks, and by reading what stands there."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from engine import datasets
from engine.data import sources
from engine.data.dataset import Dataset
from engine.errors import DataError
from engine.optimizers.adam import Adam
from engine.readers import SHIPPED
from gui import i18n, theme
from gui.labs.handover import KeptRun, ToTrain, Trained
from gui.pages.data_choice import OWN
from gui.pages.train.train_page import TrainPage
from gui.runner import Runner
from tests.gui.labs.train.trained import few
from tests.gui.pages.train.training import SPEC, click, run_some, type_into


def at_rest(page: TrainPage) -> bool:
    """Whether a paused run has really come to rest."""
    driver = page.lab.run.driver
    return isinstance(driver, Runner) and driver.settled


def test_a_student_trains_pauses_changes_the_rate_stops_saves_and_opens_again(
    qtbot: QtBot, page: TrainPage, tmp_path: Path
) -> None:
    run_some(qtbot, page)
    assert page.start.text() == "Pause"
    assert not page.step.isEnabled()
    job = page.job()
    assert job is not None
    assert (job.name, job.state) == ("Training", "running")
    assert page.fact() == "Saved automatically as run 1"

    click(qtbot, page.start)
    qtbot.waitUntil(lambda: at_rest(page))
    assert page.start.text() == "Resume"
    held = page.lab.run.figures.step
    click(qtbot, page.step)
    qtbot.waitUntil(lambda: at_rest(page) and page.lab.run.figures.step == (held or 0) + 1)

    type_into(qtbot, page.setup.rate.field, "0.002")
    click(qtbot, page.start)
    qtbot.waitUntil(lambda: bool(page.lab.run.history.loss.marks), timeout=10_000)
    assert page.lab.run.history.loss.marks[0].text == "η 0.01 → 0.002"

    click(qtbot, page.stop)
    qtbot.waitUntil(lambda: page.lab.run.state == "idle", timeout=10_000)
    assert page.job() is None
    assert page.lab.words[0].key == "stopped"

    experiment, weights = tmp_path / "mine.toml", tmp_path / "mine.safetensors"
    page.files.save_experiment(str(experiment))
    page.files.save_weights(str(weights))
    page.lab.experiment.choose_recipe("two-layer")
    page.files.open_experiment(str(experiment))
    assert page.lab.spec == SPEC.replace(optimizer=Adam(learning_rate=0.002))
    page.files.open_weights(str(weights))
    qtbot.waitUntil(page.setup.origin.isVisible)
    assert page.lab.can_start


def test_a_held_run_that_goes_on_takes_the_number_being_typed(qtbot: QtBot, page: TrainPage) -> None:
    run_some(qtbot, page)
    click(qtbot, page.start)
    qtbot.waitUntil(lambda: at_rest(page))
    type_into(qtbot, page.setup.rate.field, "0.0015")
    assert page.lab.live_spec.optimizer.learning_rate == 0.01
    click(qtbot, page.step)
    assert page.lab.live_spec.optimizer.learning_rate == 0.0015
    qtbot.waitUntil(lambda: at_rest(page) and bool(page.lab.run.history.loss.marks))
    assert [mark.text for mark in page.lab.run.history.loss.marks] == ["η 0.01 → 0.0015"]


def test_nothing_starts_while_a_field_is_wrong(qtbot: QtBot, page: TrainPage) -> None:
    field = page.setup.batch.field
    type_into(qtbot, field, "1000000")
    assert field.error()
    assert page.lab.spec.batch_size == SPEC.batch_size
    assert not page.start.isEnabled()
    assert field.error() in page.start.toolTip()
    assert "run" not in page.commands()
    type_into(qtbot, field, "30")
    assert page.start.isEnabled()
    assert page.lab.spec.batch_size == 30
    assert "run" in page.commands()


def test_a_trained_network_goes_to_the_postal_code_page(qtbot: QtBot, page: TrainPage) -> None:
    sent: list[tuple[str, object]] = []
    page.handover_requested.connect(lambda key, parcel: sent.append((key, parcel)))
    page.use()
    assert sent == []
    page.lab.edit(epochs=1)
    click(qtbot, page.start)
    qtbot.waitUntil(lambda: page.lab.run.history.ended is not None and page.lab.run.state == "idle", timeout=20_000)
    page.words.lines[0].acted.emit("use")
    ((key, parcel),) = sent
    assert key == "postal"
    assert isinstance(parcel, Trained)
    assert parcel.name == "Own network"
    page.words.lines[1].acted.emit("inspect")
    assert sent[-1][0] == "inspect"


def test_parcels_set_up_and_take_up_runs(qtbot: QtBot, page: TrainPage) -> None:
    run_some(qtbot, page, 30)
    page.stop_job()
    qtbot.waitUntil(lambda: page.lab.run.state == "idle", timeout=10_000)
    assert page.lab.run.work is not None
    folder = page.lab.run.work.folder
    assert folder is not None
    page.receive(ToTrain("x", SPEC.replace(seed=77)))
    assert page.lab.spec.seed == 77
    page.receive(KeptRun(folder))
    qtbot.waitUntil(lambda: page.lab.run.state == "running")
    assert page.lab.spec.seed == SPEC.seed


def test_a_file_that_cannot_be_used_is_reported_over_the_page(qtbot: QtBot, page: TrainPage, tmp_path: Path) -> None:
    said: list[tuple[str, str, str]] = []
    page.message.connect(lambda *words: said.append(words))
    page.files.open_experiment(str(tmp_path / "nothing.toml"))
    page.files.open_weights(str(tmp_path / "nothing.safetensors"))
    qtbot.waitUntil(lambda: len(said) == 2)
    assert [role for _, _, role in said] == ["error", "error"]
    page.files.save_experiment(str(tmp_path / "x.toml"))
    assert said[-1][0] == "Saved as x.toml."


def test_a_run_that_breaks_off_is_reported_and_the_page_goes_on(qtbot: QtBot, page: TrainPage) -> None:
    said: list[str] = []
    page.message.connect(lambda text, details, role: said.extend((text, details)))

    def load(name: str, **_: object) -> object:
        raise ZeroDivisionError("out of the blue")

    page.lab.datasets._load = load  # type: ignore[assignment]  # it never returns
    click(qtbot, page.start)
    qtbot.waitUntil(lambda: bool(said))
    assert "out of the blue" in said[0]
    assert "Traceback" in said[1]
    assert page.start.isEnabled()
    page.lab.datasets._load = few


def test_damaged_data_is_reported_at_the_choice_of_data(qtbot: QtBot, page: TrainPage) -> None:
    def load(name: str, **_: object) -> object:
        raise DataError("{name} is damaged", path="t10k", name="t10k")

    page.lab.datasets._load = load  # type: ignore[assignment]  # it never returns
    click(qtbot, page.start)
    qtbot.waitUntil(lambda: page.lab.datasets.error is not None)
    qtbot.waitUntil(page.setup.data.line.error.isVisible)
    assert "t10k is damaged" in page.setup.data.line.error.text()


def test_missing_data_is_offered_for_download_with_progress_and_cancel(
    qtbot: QtBot, page: TrainPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = {name: name == "mnist-sample" for name in sources.SOURCES}
    monkeypatch.setattr(datasets, "available", lambda: dict(here))
    gate: list[bool] = []

    def fetch(name: str, *, progress: Callable[[int, int], object], cancelled: Callable[[], bool]) -> Path:
        progress(3_000_000, 12_000_000)
        while not cancelled() and not gate:
            pass
        if cancelled():
            from engine.data.download import CanceledError

            raise CanceledError("canceled", path=name)
        here[name] = True
        return Path(name)

    page.lab.datasets._fetch = fetch
    page.setup.data.choice.chosen.emit("mnist")
    line = page.setup.data.line
    assert "12 MB to download" in line.text.text()
    assert "Download" in page.start.toolTip()
    assert [(word.key, word.action) for word in page.lab.words] == [("blocked", "fetch")]
    assert "Download it" in page.words.lines[0].label.text()
    click(qtbot, line.button)
    qtbot.waitUntil(lambda: line.text.text() == "3.0 of 12.0 MB")
    assert line.bar.fraction() == 0.25
    assert line.button.text() == "Cancel"
    click(qtbot, line.button)
    qtbot.waitUntil(lambda: line.button.text() == "Download")
    gate.append(True)
    click(qtbot, line.button)
    qtbot.waitUntil(lambda: not line.isVisible())
    assert page.start.isEnabled()


def test_a_folder_is_asked_for_without_blocking(qtbot: QtBot, page: TrainPage) -> None:
    page.setup.data.choice.chosen.emit(OWN)
    assert page.own_data.sheet is not None
    assert page.own_data.sheet.isVisible()
    (dialog,) = page.own_data.sheet.findChildren(QFileDialog)
    dialog.close()
    page.own_data.sheet.leave()
    page.lab.experiment.choose_data("/my/digits")
    qtbot.waitUntil(lambda: page.lab.spec.data == "/my/digits")
    assert page.setup.data.choice.currentText() == "digits"


def test_a_second_folder_does_not_wait_for_the_first(qtbot: QtBot, page: TrainPage) -> None:
    gate = threading.Event()

    def load(name: str, **_: object) -> Dataset:
        if name == "/slow":
            gate.wait()
        return few(name)

    page.lab.datasets._load = load
    page.lab.experiment.choose_data("/slow")
    page.lab.experiment.choose_data("/other")  # would never return if it waited
    assert page.setup.data.line.text.text() == "Reading the folder…"
    assert "Reading the folder" in page.start.toolTip()
    gate.set()
    qtbot.waitUntil(lambda: page.lab.spec.data == "/other")
    assert page.setup.data.choice.currentText() == "other"


def test_a_window_that_closes_begins_no_reading_any_more(qtbot: QtBot, page: TrainPage) -> None:
    gate = threading.Event()
    read: list[str] = []

    def load(name: str, progress: Callable[[int, int], object]) -> Dataset:
        read.append(name)
        gate.wait()
        progress(1, 100_000)  # here it is broken off
        read.append(f"all of {name}")
        return few(name)

    page.lab.datasets._load = load
    page.lab.experiment.choose_data("/slow")
    qtbot.waitUntil(lambda: read == ["/slow"])
    page.lab.experiment.choose_data("/other")
    gate.set()
    page.closing()
    assert read == ["/slow"]


@pytest.mark.parametrize(("language", "needs"), [("en", "set DIGITLAB_DATA to"), ("ko", "DIGITLAB_DATA")])
def test_the_shipped_reader_says_where_it_reads_and_what_further_training_needs(
    qtbot: QtBot, page: TrainPage, monkeypatch: pytest.MonkeyPatch, language: str, needs: str
) -> None:
    monkeypatch.delenv("DIGITLAB_DATA", raising=False)
    i18n.set_language(language)
    page.files.open_weights(str(SHIPPED))
    line = page.setup.data.line.text
    qtbot.waitUntil(lambda: line.isVisible() and line.text().startswith("postal-cnn"))
    assert needs in line.text()
    assert line.text() in page.words.lines[0].label.text()
    sent: list[tuple[str, object]] = []
    page.handover_requested.connect(lambda key, parcel: sent.append((key, parcel)))
    page.words.lines[0].acted.emit("use")
    ((key, parcel),) = sent
    assert key == "postal"
    assert isinstance(parcel, Trained)
    assert parcel.name == "postal-cnn"
    page.setup.data.choice.chosen.emit("mnist-sample")
    assert "11" in page.setup.network_error.text()
    assert page.setup.network_error.isVisible()
    page.lab.experiment.choose_recipe("postal-cnn")
    assert needs in line.text()
    assert not page.start.isEnabled()


def test_drawings_that_are_not_there_say_what_brings_them(qtbot: QtBot, page: TrainPage) -> None:
    page.setup.data.choice.chosen.emit("my-drawings")
    assert "correct a digit" in page.setup.data.line.text.text()
    assert not page.start.isEnabled()


def test_commands_are_what_can_be_done_now(qtbot: QtBot, page: TrainPage) -> None:
    assert {"run", "step", "epoch", "open", "save", "new"} <= set(page.commands())
    assert "stop" not in page.commands()
    assert "save_weights" not in page.commands()
    run_some(qtbot, page)
    assert {"pause", "stop", "save_weights"} <= set(page.commands())
    assert "run" not in page.commands()
    page._open_more()
    assert len(page.more_menu.actions()) == 6
    page.more_menu.close()


def test_closing_ends_the_run_and_keeps_it(qtbot: QtBot, page: TrainPage, tmp_path: Path) -> None:
    from engine.store.run_list import list_runs

    run_some(qtbot, page)
    page.closing()
    (kept,) = list_runs(tmp_path / "runs")
    assert kept.reason == "stopped"
    assert kept.checkpoint is not None


def test_the_setup_is_remembered(page: TrainPage) -> None:
    state = page.save_state()
    page.lab.experiment.choose_recipe("two-layer")
    page.restore_state(state)
    assert page.lab.spec == SPEC


def test_the_page_speaks_korean_at_once(qtbot: QtBot, page: TrainPage, qapp: QApplication) -> None:
    i18n.set_language("ko")
    qtbot.waitUntil(lambda: page.start.text() == "시작")
    assert page.header.title.text() == "학습"
    assert page.setup.rate.label.text() == "학습률 η"
    theme.apply(qapp, "dark")

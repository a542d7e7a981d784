"""The Train page, driven as a student drives it: by clicks, and by reading what stands there."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from engine import datasets
from engine.augmentations import Augmentation, augmentations
from engine.data import sources
from engine.data.dataset import Dataset
from engine.errors import DataError
from engine.layers.dense import Dense
from engine.layers.dropout import Dropout
from engine.layers.flatten import Flatten
from engine.layers.relu import ReLU
from engine.optimizers.adam import Adam
from engine.optimizers.momentum import Momentum
from engine.optimizers.sgd import SGD
from engine.readers import SHIPPED
from engine.registry import hyper
from engine.schedules.cosine import Cosine
from engine.spec import ExperimentSpec
from engine.types import Array
from gui import i18n, theme
from gui.labs.handover import Experiment, Kept, Trained
from gui.labs.train.advice import Word
from gui.labs.train.train_lab import TrainLab
from gui.pages.data_choice import OWN
from gui.pages.train.gradient_row import power
from gui.pages.train.setup_panel import sentence, shape_text
from gui.pages.train.train_page import TrainPage
from gui.runner import Runner
from gui.widgets.number_field import NumberField
from gui.widgets.rows import NumberRow
from tests.gui.labs.train.test_train_lab import few

LEFT = Qt.MouseButton.LeftButton
SPEC = ExperimentSpec(
    layers=(Flatten(), Dense(units=12), ReLU(), Dense(units=10)),
    batch_size=20,
    epochs=200,
    optimizer=Adam(learning_rate=0.01),
)


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path) -> Iterator[TrainPage]:
    lab = TrainLab(Runner(), Runner(), load=few, runs=tmp_path / "runs")
    lab.take(SPEC)
    made = TrainPage(lab)
    made.resize(1278, 708)
    qtbot.addWidget(made)
    made.show()
    made.shown()
    yield made
    made.closing()


def at_rest(page: TrainPage) -> bool:
    """Whether a paused run has really come to rest."""
    driver = page.lab.run.driver
    return isinstance(driver, Runner) and driver.settled


def type_into(qtbot: QtBot, field: NumberField, text: str) -> None:
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)


def click(qtbot: QtBot, button: QPushButton) -> None:
    assert button.isEnabled(), button.text()
    qtbot.mouseClick(button, LEFT)


def run_some(qtbot: QtBot, page: TrainPage, steps: int = 20) -> None:
    click(qtbot, page.start)
    qtbot.waitUntil(lambda: (page.lab.run.figures.step or 0) >= steps, timeout=20_000)


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


def test_choosing_a_recipe_fills_the_panel(qtbot: QtBot, page: TrainPage) -> None:
    page.setup.recipe.chosen.emit("two-layer")
    assert page.lab.experiment.recipe == "two-layer"
    assert [layer.kind for layer in page.setup.layers.layers()] == ["flatten", "dense", "relu", "dense"]
    assert page.setup.layers._sum.text() == "39,760 parameters"
    assert page.setup.recipe.currentText() == "Two layers"
    assert page.setup.optimizer.component() == page.lab.spec.optimizer


def test_a_wrong_number_is_marked_and_the_run_keeps_the_last_good_one(qtbot: QtBot, page: TrainPage) -> None:
    run_some(qtbot, page)
    type_into(qtbot, page.setup.rate.field, "12")
    assert page.setup.rate.field.property("error") is True
    assert page.setup.rate.error_line.text() == (
        "Must lie between 0.000001 and 1. The run keeps 0.01 until you correct it."
    )
    qtbot.keyClick(page.setup.rate.field, Qt.Key.Key_Escape)
    assert not page.setup.rate.error_line.isVisible()


def test_a_running_network_is_given_a_number_only_when_it_is_typed_to_its_end(qtbot: QtBot, page: TrainPage) -> None:
    run_some(qtbot, page)
    field = page.setup.rate.field
    type_into(qtbot, field, "1e-3")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(page.lab.run.history.loss.marks), timeout=10_000)
    assert [mark.text for mark in page.lab.run.history.loss.marks] == ["η 0.01 → 0.001"]
    assert page.lab.spec.optimizer == Adam(learning_rate=0.001)


def test_every_live_number_is_marked_once_when_it_is_typed_to_its_end(qtbot: QtBot, page: TrainPage) -> None:
    page.lab.edit(optimizer=Momentum(learning_rate=0.01, momentum=0.9))
    run_some(qtbot, page)
    page.setup.optimizer.unfold.setChecked(True)
    momentum = page.setup.optimizer.rows["momentum"].row
    assert isinstance(momentum, NumberRow)
    type_into(qtbot, momentum.field, "0.725")
    assert page.lab.spec.optimizer == Momentum(learning_rate=0.01, momentum=0.9)
    qtbot.keyClick(momentum.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(page.lab.run.history.loss.marks), timeout=10_000)
    assert [mark.text for mark in page.lab.run.history.loss.marks] == ["α 0.9 → 0.725"]
    type_into(qtbot, momentum.field, "7")
    assert momentum.error_line.text() == "Must lie between 0 and 0.999. The run keeps 0.725 until you correct it."
    page.setup.optimizer._chosen("nesterov")
    nesterov = page.setup.optimizer.rows["momentum"].row
    assert isinstance(nesterov, NumberRow)
    qtbot.waitUntil(lambda: not nesterov.meanwhile)
    type_into(qtbot, nesterov.field, "7")
    assert nesterov.error_line.text() == "Must lie between 0 and 0.999."  # the run has another optimizer


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


def test_an_impossible_network_is_marked_at_its_layer_and_start_says_why(qtbot: QtBot, page: TrainPage) -> None:
    page.setup.layers.remove_layer(0)
    assert page.setup.layers._errors[0].isVisible()
    assert "flatten" in page.setup.layers._errors[0].text()
    assert not page.start.isEnabled()
    assert "flatten" in page.start.toolTip()
    page.setup.layers.add_layer("flatten")
    page.setup.layers.move_layer(page.setup.layers.opened(), 0)
    assert page.start.isEnabled()


def test_an_impossible_pair_of_settings_is_marked_until_it_is_mended(qtbot: QtBot, page: TrainPage) -> None:
    page.setup.other.edited.emit("patience", 3)
    row = page.setup.other.rows["validation"]
    assert "above 0" in row.row.error_line.text()
    assert page.setup.other.rows["patience"].value() == 3
    assert not page.start.isEnabled()
    page.setup.other.edited.emit("validation", 0.2)
    assert row.row.error_line.text() == ""
    assert page.lab.spec.patience == 3


def test_every_control_edits_the_spec(qtbot: QtBot, page: TrainPage) -> None:
    setup = page.setup
    type_into(qtbot, setup.batch.field, "30")
    type_into(qtbot, setup.decay.field, "0.001")
    type_into(qtbot, setup.smoothing.field, "10")
    setup.optimizer._chosen("sgd")
    setup.schedule._chosen("cosine")
    setup.loss._chosen("half-squared-error")
    setup.initializer._chosen("xavier")
    setup.main.edited.emit("seed", 9)
    spec = page.lab.spec
    assert (spec.batch_size, spec.weight_decay, page.lab.smoothing, spec.seed) == (30, 0.001, 10, 9)
    assert spec.optimizer == SGD()
    assert spec.schedule == Cosine()
    assert (spec.loss.kind, spec.initializer.kind) == ("half-squared-error", "xavier")
    assert setup.preview.isVisible()
    assert "30 digits" in page.header.sentence.text()


def test_words_say_what_to_do_and_their_links_do_it(qtbot: QtBot, page: TrainPage) -> None:
    page.words.lines[0].acted.emit("dropout")
    assert any(isinstance(layer, Dropout) for layer in page.lab.spec.layers)
    for word, part in (
        (Word("overfit", "warning", {"gap": 0.018}, "dropout"), "1.8 points above test"),
        (Word("diverged", "error", {"step": 1200}, "lower_rate"), "step 1,200"),
        (Word("saturated", "warning", {"layer": 5, "share": 0.97}), "97.0 % of outputs stuck"),
        (Word("dead", "warning", {"layer": 3, "share": 0.8}), "80.0 % of units"),
        (Word("few", "", {"right": 17, "count": 20}), "17 of 20 test digits right"),
        (Word("guessing", "warning", {"accuracy": 0.11}), "11.0 % right"),
        (Word("failed", "error", {"message": "x"}), "broke off: x"),
        (Word("early", "good", {"accuracy": 0.9}), "90.00 %"),
        (Word("done", "good", {"accuracy": 0.9746}, "use"), "97.46 %"),
        (Word("stopped", "", {"step": 7}, "go_on"), "step 7"),
        (Word("falling", "good"), "falling"),
        (Word("flat"), "hardly moves"),
        (Word("reading"), "Reading"),
        (Word("rising", "warning", action="lower_rate_now"), "rising"),
        (Word("ready", values={"recipe": ""}), "Ready"),
    ):
        text, offer = page.words.sentence(word), page.words.offer(word.action)
        assert part in text
        assert bool(offer) == bool(word.action)


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
    page.receive(Experiment("x", SPEC.replace(seed=77)))
    assert page.lab.spec.seed == 77
    page.receive(Kept(folder))
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


def test_the_schedule_of_a_run_of_unknown_length_is_shown_in_percent(qtbot: QtBot, page: TrainPage) -> None:
    page.lab.edit(schedule=Cosine())
    assert page.setup.preview._x_unit == "step"
    page.lab.edit(data="/never/read")
    assert page.setup.preview._x_unit == "percent of the run"


def test_drawings_that_are_not_there_say_what_brings_them(qtbot: QtBot, page: TrainPage) -> None:
    page.setup.data.choice.chosen.emit("my-drawings")
    assert "correct a digit" in page.setup.data.line.text.text()
    assert not page.start.isEnabled()


def test_the_gradient_check_tells_its_verdict(qtbot: QtBot, page: TrainPage) -> None:
    click(qtbot, page.setup.gradient.button)
    qtbot.waitUntil(lambda: not page.lab.gradient_check.going, timeout=20_000)
    assert page.setup.gradient.text.text().startswith("All 4 tensors agree")


@dataclass(frozen=True, kw_only=True)
class Darken(Augmentation):
    """Makes digits darker."""

    share: float = hyper(0.5, low=0.0, high=1.0, help="how much darker")

    def apply(self, images: Array, generator: np.random.Generator) -> Array:
        return images * np.float32(1 - self.share)


def test_augmentation_shows_what_it_does(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Darken, "kind", "darken")
    monkeypatch.setitem(augmentations._known, "darken", Darken)
    made = TrainPage(TrainLab(Runner(), Runner(), load=few, runs=tmp_path / "runs"))
    qtbot.addWidget(made)
    made.show()
    made.shown()
    rows = made.setup.augmentation
    qtbot.mouseClick(rows.switches["darken"], LEFT)
    assert made.lab.spec.augmentation == (Darken(),)
    assert rows.forms["darken"].isVisible()
    qtbot.waitUntil(lambda: bool(made.lab.datasets.held))
    pictures = made.lab.experiment.augmented()
    assert pictures is not None
    plain, changed = pictures
    qtbot.waitUntil(lambda: rows.pictures.sizeHint().width() > 0)
    assert np.allclose(changed, plain / 2)
    assert rows.pictures.sizeHint().width() == 8 * 32 - 4
    rows.forms["darken"].rows["share"]._tell(0.25)
    assert made.lab.spec.augmentation == (Darken(share=0.25),)
    qtbot.mouseClick(rows.switches["darken"], LEFT)
    assert not made.lab.spec.augmentation
    assert not rows.pictures.isVisible()
    made.closing()


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


@pytest.mark.parametrize(
    ("shape", "text"), [((4320,), "4,320"), ((30, 24, 20), "24×20×30"), (None, ""), ((3, 4), "3×4")]
)
def test_shapes_are_written_with_the_channels_last(shape: tuple[int, ...] | None, text: str) -> None:
    assert shape_text(shape) == text


def test_small_texts() -> None:
    assert power(8.79e-10) == "8.8×10⁻¹⁰"
    assert power(0) == "0"
    assert sentence("digits per step") == "Digits per step."
    assert sentence("") == ""

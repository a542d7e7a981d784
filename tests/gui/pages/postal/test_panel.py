"""The panel: what reads, how sure it must be, and how wide the brush is."""

import time
from pathlib import Path

import numpy as np
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from gui.labs.handover import Trained
from gui.pages.postal.panel import OPEN_WEIGHTS, when
from gui.pages.postal.postal_page import PostalPage
from tests.gui.pages.postal.acting import code, settled, write_code
from tests.gui.written import CODE, SPEC, keep_run


def test_threshold_and_brush_are_set_in_the_panel(qtbot: QtBot, page: PostalPage) -> None:
    page.panel.threshold.field.setText("95")
    page.panel.threshold.field.textEdited.emit("95")
    page.panel.brush.field.setText("14")
    page.panel.brush.field.textEdited.emit("14")
    assert (page.lab.reader.threshold, page.lab.drawing.brush_px) == (0.95, 7)


def test_a_network_that_cannot_read_digits_is_marked_at_the_choice(page: PostalPage) -> None:
    spec = SPEC.replace(layers=SPEC.layers[:2])
    page.receive(Trained("wide", spec, spec.network((1, 28, 28)).parameters()))
    assert "ten digits" in page.panel.network_error.text()
    assert page.panel.network.property("error")


def test_weights_are_opened_from_the_choice(qtbot: QtBot, page: PostalPage, weights: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.safetensors"
    other.write_bytes(weights.read_bytes())
    page.panel.network.chosen.emit(OPEN_WEIGHTS)
    assert isinstance(page.files.dialog, QFileDialog)
    page.files.dialog.fileSelected.emit(str(other))
    page.files.dialog.close()
    qtbot.waitUntil(lambda: page.lab.reader.chosen == str(other), timeout=5000)
    settled(qtbot, page)
    assert page.panel.network.currentText().startswith("other")
    page.panel.network.chosen.emit(str(weights))
    assert page.lab.reader.chosen == str(weights)
    other.write_bytes(b"damaged")
    page.files.open_weights(other)
    qtbot.waitUntil(page.panel.network_error.isVisible, timeout=5000)
    page.receive(str(weights))
    qtbot.waitUntil(lambda: not page.panel.network_error.isVisible(), timeout=5000)


def test_arrays_that_another_program_saved_are_asked_about(qtbot: QtBot, page: PostalPage, tmp_path: Path) -> None:
    assert page.lab.reader.network is not None
    before = page.lab.reader.chosen
    views = page.lab.reader.network.parameters.views
    first, last = views[1], views[3]
    np.savez(tmp_path / "theirs.npz", W1=first["W"], b1=first["b"], W2=last["W"], b2=last["b"])
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "theirs.npz"))])
    assert page.files.take(data)
    qtbot.waitUntil(lambda: not page.sheet.isHidden())
    assert page.lab.reader.chosen == before
    assert page.sheet.lab is not None
    place = next(i for i, one in enumerate(page.sheet.lab.offered) if one.hypothesis.words == "relu between the layers")
    page.sheet.cards[place].click()
    page.sheet.primary.click()
    assert page.lab.reader.chosen.endswith("theirs.npz")
    write_code(qtbot, page)
    assert code(page) == "".join(map(str, CODE))


def test_a_kept_run_bears_its_time_or_its_date() -> None:
    now = time.time()
    assert when(now) == time.strftime("%H:%M", time.localtime(now))
    assert when(now - 3 * 86_400) == time.strftime("%m-%d", time.localtime(now - 3 * 86_400))


def test_kept_runs_can_be_chosen_and_one_that_is_gone_no_longer(qtbot: QtBot, page: PostalPage, weights: Path) -> None:
    kept = keep_run("My run", weights)
    offered = page.panel.network

    def names() -> str:
        return "; ".join(offered.itemText(i) for i in range(offered.count()))

    page.shown()
    qtbot.waitUntil(lambda: "My run" in names(), timeout=5000)
    page.panel.network.chosen.emit(str(kept))
    settled(qtbot, page)
    assert page.panel.network.currentText().startswith("My run")
    page.panel.network.chosen.emit(str(weights))
    kept.unlink()
    page.shown()
    qtbot.waitUntil(lambda: "My run" not in names(), timeout=5000)

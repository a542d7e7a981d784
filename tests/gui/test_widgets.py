"""Fields, sliders, forms and lists: what they take, refuse and report."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from engine.layers import layers
from engine.layers.dense import Dense
from engine.layers.flatten import Flatten
from engine.layers.relu import ReLU
from engine.optimizers import optimizers
from engine.optimizers.adam import Adam
from engine.registry import Component, Registry, hyper
from engine.text.numbers import read_number
from gui import i18n, theme
from gui.pages.compare.race_table import Head, Line, NameLabel, RaceTable
from gui.pages.train.layer_list import LayerList
from gui.pages.train.layer_row import ROW, LayerInfo
from gui.widgets.component_form import ComponentForm
from gui.widgets.controls import Button, Choice, Switch
from gui.widgets.marks import Cell, KeyFigures, StateWord
from gui.widgets.number_field import NumberField
from gui.widgets.numbers import format_number
from gui.widgets.rows import NumberRow, SliderRow
from gui.widgets.slider import Slider
from tests.gui.gallery import Gallery


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0001, "0.0001"),
        (1e-8, "1e-8"),
        (0.001, "0.001"),
        (5700, "5700"),
        (-3.5, "−3.5"),
        (1.0, "1"),
        (0.9999, "0.9999"),
        (1e-6, "0.000001"),
        (0.1 + 0.2, "0.3"),
        (None, ""),
    ],
)
def test_numbers_are_written_as_people_write_them(value: float | None, text: str) -> None:
    assert format_number(value) == text
    if value is not None:
        assert read_number(text) == pytest.approx(value)


def test_a_field_tells_each_good_number_and_keeps_the_last_one(qtbot: QtBot) -> None:
    field = NumberField(0.001, 1e-6, 1)
    qtbot.addWidget(field)
    field.show()
    heard: list[float] = []
    faults: list[str] = []
    field.edited.connect(heard.append)
    field.failed.connect(faults.append)
    field.selectAll()
    qtbot.keyClicks(field, "0.5")
    assert heard[-1] == 0.5
    qtbot.keyClick(field, Qt.Key.Key_Return)
    field.selectAll()
    qtbot.keyClicks(field, "12")
    assert faults[-1] == "Must lie between 0.000001 and 1."
    assert field.value() == heard[-1] == 0.5  # not the 1 of 12
    assert field.property("error") is True
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.error() == ""
    assert field.text() == "0.5"


def test_a_patient_field_tells_a_number_once_it_is_finished(qtbot: QtBot) -> None:
    field = NumberField(0.5, 1e-6, 1000)
    qtbot.addWidget(field)
    field.patient = True
    field.show()
    heard: list[float] = []
    field.edited.connect(heard.append)

    def typed(text: str) -> None:
        field.selectAll()
        qtbot.keyClicks(field, text)

    typed("1e-3")
    assert heard == []
    field.set_value(0.5)  # a page that draws itself leaves alone what is being typed
    assert field.text() == "1e-3"
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert heard == [0.001]
    typed("100")
    field.editingFinished.emit()  # as on leaving the field
    assert heard == [0.001, 100]
    typed("20")
    qtbot.waitUntil(lambda: heard == [0.001, 100, 20], timeout=5000)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    typed("2000")
    assert field.error() == "Must lie between 0.000001 and 1,000."
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.value() == 20
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert heard[3:] == [field.value()]


def test_a_whole_number_field_refuses_fractions_and_steps_by_one(qtbot: QtBot) -> None:
    field = NumberField(10, 1, 12, integer=True)
    qtbot.addWidget(field)
    assert field.judge("2.5")[1] == "Must be a whole number."
    for _ in range(5):
        qtbot.keyClick(field, Qt.Key.Key_Up)
    assert field.value() == 12
    qtbot.keyClick(field, Qt.Key.Key_PageDown)
    assert field.value() == 2


def test_a_log_slider_runs_by_decades_and_shares_its_number_with_the_field(qtbot: QtBot) -> None:
    row = SliderRow("Learning rate η", 0.001, 1e-6, 1, log=True)
    qtbot.addWidget(row)
    row.show()
    assert row.slider.value() == 500
    heard: list[float] = []
    row.edited.connect(heard.append)
    row.slider.setValue(1000)
    assert heard == [1.0]
    assert row.field.text() == "1"
    row.field.selectAll()
    qtbot.keyClicks(row.field, "0.001")
    assert row.slider.value() == 500
    row.set_value(0.01)
    assert heard[-1] == 0.001


def test_a_wrong_number_says_the_bounds_and_what_holds_meanwhile(qtbot: QtBot) -> None:
    row = SliderRow("Learning rate η", 0.001, 1e-6, 1, log=True)
    row.meanwhile = "The run keeps {value} until you correct it."
    qtbot.addWidget(row)
    row.show()
    row.field.selectAll()
    qtbot.keyClicks(row.field, "-5")
    text = row.error_line.text()
    assert text.startswith(("Must be a number.", "Must lie between"))
    assert "The run keeps 0.001 until you correct it." in text
    assert row.slider.value() == 500
    row.field.selectAll()
    qtbot.keyClicks(row.field, "0.1")
    assert not row.error_line.isVisible()


def test_a_slider_moves_by_keys_and_mouse(qtbot: QtBot) -> None:
    slider = Slider(1, 10, integer=True)
    qtbot.addWidget(slider)
    slider.resize(112, 24)
    slider.show()
    heard: list[float] = []
    slider.edited.connect(heard.append)
    qtbot.keyClick(slider, Qt.Key.Key_Right)
    assert heard == [2]
    qtbot.mouseClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(106, 12))
    assert heard[-1] == 10


def test_a_choice_keeps_its_value_when_the_texts_change(qtbot: QtBot) -> None:
    choice = Choice()
    qtbot.addWidget(choice)
    choice.set_choices([(1, "one"), (2, "two")])
    choice.set_value(2)
    choice.set_choices([(1, "하나"), (2, "둘")])
    assert choice.value() == 2
    assert choice.currentText() == "둘"


def test_a_button_without_text_is_a_square(qtbot: QtBot) -> None:
    button = Button(icon="more")
    qtbot.addWidget(button)
    assert button.sizeHint().width() == 32
    button.setText("More")
    assert button.property("square") is False
    assert button.sizeHint().width() > 60


def test_key_figures_say_themselves_to_a_screen_reader(qtbot: QtBot) -> None:
    figures = KeyFigures()
    qtbot.addWidget(figures)
    figures.set_cells([Cell("Epoch of 16", "9"), Cell("Train accuracy", "99.26", "%", 1)])
    assert "Train accuracy: 99.26 %" in figures.accessibleName()


# forms
def test_a_form_shows_every_field_of_every_optimizer(qtbot: QtBot) -> None:
    form = ComponentForm(optimizers, Adam())
    qtbot.addWidget(form)
    assert list(form.rows) == ["learning_rate", "beta1", "beta2", "epsilon"]
    for cls in optimizers:
        form.set_component(cls())
        assert form.component() == cls()
        assert all(row.row.toolTip() or row.row.label.toolTip() for row in form.rows.values())


def test_a_form_tells_a_new_component_as_it_is_typed(qtbot: QtBot) -> None:
    form = ComponentForm(optimizers, Adam())
    qtbot.addWidget(form)
    form.show()
    heard: list[object] = []
    form.edited.connect(heard.append)
    number = form.rows["beta1"].row
    assert isinstance(number, NumberRow)
    number.field.selectAll()
    qtbot.keyClicks(number.field, "0.5")
    assert heard[-1] == Adam(beta1=0.5)
    qtbot.keyClick(number.field, Qt.Key.Key_Return)
    number.field.selectAll()
    qtbot.keyClicks(number.field, "7")
    assert form.component() == Adam(beta1=0.5)
    assert "between" in number.error_line.text()


def test_choosing_another_kind_starts_from_its_defaults(qtbot: QtBot) -> None:
    form = ComponentForm(optimizers, Adam(learning_rate=0.5))
    qtbot.addWidget(form)
    heard: list[object] = []
    form.edited.connect(heard.append)
    form._chosen("sgd")
    assert heard == [optimizers.get("sgd")()]
    assert list(form.rows) == ["learning_rate"]


@dataclass(frozen=True, kw_only=True)
class Sample(Component):
    """One field of each type."""

    number: float = hyper(0.5, low=0.0, high=1.0, help="a number")
    count: int = hyper(3, low=1, help="a count")
    on: bool = hyper(False, help="a switch")
    way: str = hyper("a", choices=("a", "b"), help="a choice")
    name: str = hyper("x", help="a text")


def test_a_form_knows_every_type_of_field(qtbot: QtBot) -> None:
    registry: Registry[Sample] = Registry("sample")
    registry.register("sample")(Sample)
    form = ComponentForm(registry, Sample(), choose=False)
    qtbot.addWidget(form)
    form.show()
    heard: list[Sample] = []
    form.edited.connect(heard.append)
    switch = form.rows["on"].findChild(Switch)
    assert switch is not None
    qtbot.mouseClick(switch, Qt.MouseButton.LeftButton)
    assert heard[-1].on is True
    form.rows["way"]._tell("b")
    form.rows["name"]._tell("y")
    form.rows["count"]._tell(5)
    assert heard[-1] == Sample(on=True, way="b", name="y", count=5)
    form.set_component(Sample())
    assert [row.value() for row in form.rows.values()] == [0.5, 3, False, "a", "x"]


def test_a_folded_form_unfolds_for_an_error_in_it(qtbot: QtBot) -> None:
    form = ComponentForm(optimizers, Adam(), skip=("learning_rate",), folded=True)
    qtbot.addWidget(form)
    form.show()
    assert not form.rows["beta1"].isVisible()
    form.set_error("optimizer.beta1", "wrong")
    assert form.rows["beta1"].isVisible()
    form.set_error("optimizer.kind", "no such thing")
    assert form.head.error_line.text() == "no such thing"


# layers
NETWORK = (Flatten(), Dense(units=50), ReLU(), Dense(units=10))


@pytest.fixture
def listed(qtbot: QtBot) -> LayerList:
    made = LayerList()
    made.set_layers(
        NETWORK, [LayerInfo("784", 0), LayerInfo("50", 39_250), LayerInfo("50", 0), LayerInfo("10", 510)], 39_760
    )
    made.resize(263, made.sizeHint().height())
    qtbot.addWidget(made)
    made.show()
    return made


def test_layers_are_added_before_the_last_removed_and_moved(qtbot: QtBot, listed: LayerList) -> None:
    heard: list[tuple[object, ...]] = []
    listed.edited.connect(heard.append)
    listed.add_layer("tanh")
    assert [layer.kind for layer in listed.layers()] == ["flatten", "dense", "relu", "tanh", "dense"]
    assert listed.opened() == 3
    listed.remove_layer(2)
    assert [layer.kind for layer in listed.layers()] == ["flatten", "dense", "tanh", "dense"]
    listed.move_layer(2, 1)
    assert [layer.kind for layer in heard[-1]] == ["flatten", "tanh", "dense", "dense"]  # type: ignore[attr-defined]


def test_a_layer_is_edited_in_place(qtbot: QtBot, listed: LayerList) -> None:
    qtbot.mouseClick(listed.rows[1], Qt.MouseButton.LeftButton)
    assert listed.form is not None
    assert listed.form.isVisible()
    number = listed.form.rows["units"].row
    assert isinstance(number, NumberRow)
    number.field.setFocus()
    number.field.selectAll()
    qtbot.keyClicks(number.field, "128")
    assert listed.layers()[1] == Dense(units=128)
    assert number.field.text() == "128"


def test_layers_obey_the_keyboard(qtbot: QtBot, listed: LayerList) -> None:
    qtbot.keyClick(listed.rows[1], Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [layer.kind for layer in listed.layers()] == ["flatten", "relu", "dense", "dense"]
    qtbot.keyClick(listed.rows[1], Qt.Key.Key_Delete)
    assert [layer.kind for layer in listed.layers()] == ["flatten", "dense", "dense"]
    qtbot.keyClick(listed.rows[0], Qt.Key.Key_Return)
    assert listed.opened() == 0


def test_a_layer_is_dragged_to_another_place(qtbot: QtBot, listed: LayerList) -> None:
    row = listed.rows[1]
    qtbot.mousePress(row, Qt.MouseButton.LeftButton, pos=QPoint(120, 10))
    qtbot.mouseMove(row, QPoint(120, 10 + 2 * ROW))
    assert listed.line_y() > 0
    qtbot.mouseRelease(row, Qt.MouseButton.LeftButton, pos=QPoint(120, 16 + ROW))
    assert [layer.kind for layer in listed.layers()] == ["flatten", "relu", "dense", "dense"]
    assert listed.line_y() == -1


def test_an_error_stands_under_its_layer(listed: LayerList) -> None:
    listed.set_layers(NETWORK, [LayerInfo(), LayerInfo(error="put a flatten layer before it")])
    assert listed._errors[1].isVisible()
    assert listed._errors[1].text() == "put a flatten layer before it"
    listed.set_layers(NETWORK)
    assert not listed._errors[1].isVisible()


def test_every_layer_of_the_engine_is_offered(listed: LayerList) -> None:
    listed._offer()
    assert len(listed._menu.actions()) == len(layers.names())
    listed._menu.close()


# looks
def inks(widget: QWidget) -> int:
    """How many different colors a picture of the widget has."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return len({image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)})


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_every_control_draws_in_both_themes(qtbot: QtBot, qapp: QApplication, mode: str) -> None:
    theme.apply(qapp, mode)
    sheet = Gallery()
    qtbot.addWidget(sheet)
    sheet.show()
    assert inks(sheet) > 30
    corner = sheet.grab().toImage().pixelColor(2, 2)
    assert corner == theme.color("page")


def test_a_state_is_always_a_word(qtbot: QtBot) -> None:
    word = StateWord("saturated", "error")
    qtbot.addWidget(word)
    assert word.accessibleName() == "saturated"
    word.set_state("healthy", "good")
    assert (word.text(), word.state()) == ("healthy", "good")


def test_a_field_says_what_is_wrong_in_the_language_that_holds(qtbot: QtBot) -> None:
    row = NumberRow("Rate", 0.1, 0, 1)
    qtbot.addWidget(row)
    row.show()
    row.field.selectAll()
    qtbot.keyClicks(row.field, "abc")
    assert row.field.error() == "Must be a number."
    i18n.set_language("ko")
    try:
        qtbot.waitUntil(lambda: row.field.error() not in ("", "Must be a number."))
    finally:
        i18n.set_language("en")


def test_a_run_with_a_long_name_keeps_the_number_at_its_end(qtbot: QtBot) -> None:
    table = RaceTable()
    qtbot.addWidget(table)
    table.set_heads([Head("name", "Run", "", 1), Head("loss", "Loss", "", 2), Head("progress", "Progress", "", 3)])
    table.set_lines([Line("a", "RMSprop, η 0.0001", 1, ("0.78",), frozenset(), frozenset(), 0.5)])
    table.resize(240, 80)
    table.show()
    names = table.findChildren(NameLabel)
    qtbot.waitUntil(lambda: "…" in names[0].text())
    assert names[0].text().endswith("1")
    table.resize(1600, 80)
    qtbot.waitUntil(lambda: names[0].text() == "RMSprop, η 0.0001")

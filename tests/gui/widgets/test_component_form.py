"""A form shows the fields of any component, and reports each new one as it is typed."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engine.optimizers import optimizers
from engine.optimizers.adam import Adam
from engine.registry import Component, Registry, hyper
from gui.widgets.component_form import ComponentForm
from gui.widgets.controls import Switch
from gui.widgets.rows import NumberRow


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

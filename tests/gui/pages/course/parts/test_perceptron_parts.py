from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui import theme
from gui.labs.course.exercises.perceptron_exercise import PerceptronExercise
from gui.pages.course.parts.perceptron_parts import ErrorsPlot, Legend, MatrixForm, NeuronCanvas, OutputColumn


def inked(widget: QWidget, role: str) -> int:
    """How many pixels of a picture of the widget have the color of a role."""
    picture = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    wanted = theme.color(role).rgb()
    return sum(picture.pixel(x, y) == wanted for x in range(picture.width()) for y in range(picture.height()))


def test_a_correction_is_marked_and_a_right_answer_is_not(qtbot: QtBot) -> None:
    exercise = PerceptronExercise()
    neuron = NeuronCanvas(exercise)
    qtbot.addWidget(neuron)
    neuron.resize(440, 300)
    exercise.go_to(1)
    assert inked(neuron, "warning_ground") == 0
    exercise.go_to(7)
    assert inked(neuron, "warning_ground") > 500


def test_errors_are_drawn_pass_by_pass(qtbot: QtBot) -> None:
    exercise = PerceptronExercise()
    plot = ErrorsPlot(exercise)
    qtbot.addWidget(plot)
    plot.resize(200, 120)
    none = inked(plot, "series1")
    exercise.go_to(12)
    assert inked(plot, "series1") > none


def test_a_wrong_output_of_two_layers_takes_the_color_of_errors(qtbot: QtBot) -> None:
    exercise = PerceptronExercise()
    exercise.choose_example("layers")
    exercise.go_to(4)
    column = OutputColumn(exercise)
    qtbot.addWidget(column)
    column.resize(150, 260)
    assert inked(column, "error") == 0
    exercise.edit(u2=((1.0, 1.0, 1.0),))
    assert inked(column, "error") > 10


def test_the_legend_is_as_wide_as_its_words(qtbot: QtBot) -> None:
    legend = Legend()
    qtbot.addWidget(legend)
    assert legend.sizeHint().width() > 200


def test_a_narrow_neuron_leaves_its_weights_room(qtbot: QtBot) -> None:
    made = PerceptronExercise()
    made.go_to(3)
    neuron = NeuronCanvas(made)
    qtbot.addWidget(neuron)
    neuron.resize(330, 230)
    image = neuron.grab().toImage()
    boxes = [x for x in range(330) if image.pixelColor(x, 115 - 20) == theme.color("button_border")]
    assert min(boxes) < 20  # the box of x₁ stands at the left edge, and ends before the weights
    assert max(x for x in boxes if x < 130) <= 70


def test_the_matrix_form_fills_its_columns_step_by_step(qtbot: QtBot) -> None:
    made = PerceptronExercise()
    made.choose_example("matrix")
    form = MatrixForm(made)
    qtbot.addWidget(form)
    form.resize(620, 300)
    grounds = []
    for at in (0, 1, 4):
        made.go_to(at)
        grounds.append((inked(form, "warning_ground"), inked(form, "selected")))
    assert grounds[0] == (0, 0)
    assert grounds[1][0] > 0
    assert grounds[1][1] > 0
    made.go_to(1)
    first = form.grab().toImage()
    made.go_to(2)
    assert form.grab().toImage() != first

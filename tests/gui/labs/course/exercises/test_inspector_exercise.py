from gui.labs.course.exercises.inspector_exercise import InspectorExercise


def test_the_network_is_that_of_the_course_first() -> None:
    lab = InspectorExercise()
    trained, view = lab.handovers()
    units = [layer["units"] for layer in trained.spec.to_dict()["layers"] if "units" in layer]
    assert (units, view.view) == ([1024, 512, 512, 10], "layers")
    lab.choose_example("cnn")
    assert "conv2d" in {layer["kind"] for layer in lab.handovers()[0].spec.to_dict()["layers"]}


def test_a_lab_of_an_older_start_is_restored() -> None:
    lab = InspectorExercise()
    lab.restore({"settings": {"example": "", "opened": 2}, "at": 0})
    assert (lab.example, lab.settings.opened) == ("course", 2)


def test_it_opens_the_page_inspect_and_counts_that_as_done() -> None:
    lab = InspectorExercise()
    assert lab.opens_page == "inspect"
    assert lab.solved == set()
    lab.opened()
    assert lab.solved == {"open"}

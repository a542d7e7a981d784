from gui.labs.course.exercises.inspector_exercise import InspectorExercise


def test_it_opens_the_page_inspect_and_counts_that_as_done() -> None:
    lab = InspectorExercise()
    assert lab.opens_page == "inspect"
    assert lab.solved == set()
    lab.opened()
    assert lab.solved == {"open"}

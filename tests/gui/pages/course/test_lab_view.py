from gui.labs.course.exercises import exercises
from gui.pages.course.lab_view import LabView
from gui.pages.course.views import views


def test_every_lab_has_a_view_of_its_own() -> None:
    kinds = [views.get(key) for key in exercises.names()]
    assert LabView not in kinds
    assert len(set(kinds)) == len(kinds)
    assert views.get("nothing") is LabView

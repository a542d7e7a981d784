"""The report of course labs: every task, and what the solved ones taught."""

from engine.report.author import Author
from engine.report.report_labs import LabTasks, TaskLine, labs_report

LABS = [
    LabTasks(
        "Perceptron",
        (TaskLine("Try", "Step <through> AND", True, "It rests."), TaskLine("Try", "XOR?", False, "Never.")),
    ),
    LabTasks("Templates", ()),
]


def test_every_task_is_there_and_only_the_solved_ones_say_what_they_taught():
    page = labs_report(LABS, 0.0)
    assert "Tasks solved: 1 of 2. Labs: 1." in page
    assert "Step &lt;through&gt; AND" in page
    assert "It rests." in page
    assert "Never." not in page
    assert "Templates" not in page
    assert page.count("✓ solved") == 1


def test_it_says_whose_it_is_and_loads_nothing():
    page = labs_report(LABS, 0.0, author=Author("Kim <Minji>", "17"))
    assert "<u>Kim &lt;Minji&gt;</u>" in page
    assert "<u>17</u>" in page
    assert "http" not in page.replace("http://www.w3.org", "")
    assert "<script" not in page


def test_its_own_words_are_in_the_readers_language():
    page = labs_report(LABS, 0.0, lambda text: f"«{text}»")
    assert "«Course labs»" in page

"""A fact in words with a link that acts, for eyes and for a screen reader."""

from pytestqt.qtbot import QtBot

from gui.widgets.word_line import WordLine


def test_a_fact_offers_its_action_as_a_link(qtbot: QtBot) -> None:
    line = WordLine()
    qtbot.addWidget(line)
    heard: list[str] = []
    line.acted.connect(heard.append)
    line.say("97 % of the digits are read.", "good", "curve", "See the curve")
    assert 'href="curve"' in line.label.text()
    assert "97\u00a0%" in line.label.text()  # number and unit stay on one line
    line.label.linkActivated.emit("curve")
    assert heard == ["curve"]


def test_a_fact_without_an_action_has_no_link(qtbot: QtBot) -> None:
    line = WordLine()
    qtbot.addWidget(line)
    line.say("Nothing to do.", "", "", "")
    assert "href" not in line.label.text()
    assert line.accessibleName() == "Nothing to do."

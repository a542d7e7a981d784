"""The switches of the panel reach the lab."""


def test_switches_reach_the_lab(sheet):
    sheet.panel.side.chosen.emit(20)
    assert sheet.said.text().endswith("20 × 20")
    sheet.panel.share.edited.emit(50)
    assert sheet.parts.text() == "7 to learn from, 7 to test"
    sheet.panel.invert.chosen.emit("never")
    assert not any(pair.inverted for pair in sheet.lab.pairs)
    sheet.views.edited.emit("all")
    assert sheet.where.text() == "1 to 14 of 14"

"""The tool that keeps the Korean."""

from pathlib import Path

from cli import translate


def test_update_finds_texts_of_the_window_and_of_the_engine(tmp_path: Path) -> None:
    path = tmp_path / "x.ts"
    translate.update(path)
    found = {(m.context, m.source) for m in translate.messages(path)}
    assert ("NumberField", "Must be a number.") in found
    assert ("engine", "The learning rate stays as it is.") in found
    assert ("engine", "Learning rate") in found
    assert ("engine", "{field} must be between {low} and {high}, not {got}") in found


def test_fill_finishes_a_text_in_every_context_and_names_strangers(tmp_path: Path) -> None:
    path = tmp_path / "x.ts"
    translate.update(path)
    assert "Must be a number." in translate.missing(["NumberField"], path)
    assert translate.fill({"Must be a number.": "숫자여야 합니다.", "never said": "없음"}, path) == ["never said"]
    assert "Must be a number." not in translate.missing(path=path)


def test_update_keeps_translations_and_borrows_them_for_the_same_text_elsewhere(tmp_path: Path) -> None:
    path = tmp_path / "x.ts"
    translate.update(path)
    translate.fill({"Must be a number.": "숫자여야 합니다."}, path)
    text = path.read_text(encoding="utf-8").replace("<name>NumberField</name>", "<name>Elsewhere</name>")
    path.write_text(text, encoding="utf-8")
    translate.update(path)
    held = {(m.context, m.source): m.translation for m in translate.messages(path) if m.finished}
    assert held["NumberField", "Must be a number."] == "숫자여야 합니다."


def test_release_makes_a_file_that_qt_loads(tmp_path: Path, qapp: object) -> None:
    from PySide6.QtCore import QTranslator

    path, out = tmp_path / "x.ts", tmp_path / "x.qm"
    translate.update(path)
    translate.fill({"Must be a number.": "숫자여야 합니다."}, path)
    translate.release(path, out)
    translator = QTranslator()
    assert translator.load(str(out))
    assert translator.translate("NumberField", "Must be a number.") == "숫자여야 합니다."


def test_places_are_the_names_in_braces() -> None:
    assert translate.places("{field} must be {got:.3f}") == {"field", "got"}

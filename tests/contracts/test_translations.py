"""Every text has its Korean, with the same places to fill, and the compiled file is the one of the source."""

from pathlib import Path

import pytest

from cli import translate


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the .ts, brought up to date with today's source."""
    path = tmp_path_factory.mktemp("ts") / "digitlab_ko.ts"
    path.write_text(translate.TS.read_text(encoding="utf-8"), encoding="utf-8")
    translate.update(path)
    return path


def test_every_text_has_a_finished_korean_translation(found: Path) -> None:
    committed = {(m.context, m.source) for m in translate.messages() if m.finished and not m.gone}
    needed = {(m.context, m.source) for m in translate.messages(found) if not m.gone}
    assert needed - committed == set()


def test_translations_keep_the_places_of_their_texts(found: Path) -> None:
    wrong = [
        m.source
        for m in translate.messages()
        if m.finished and translate.places(m.source) != translate.places(m.translation)
    ]
    assert wrong == []


def test_the_compiled_translation_is_fresh(tmp_path: Path) -> None:
    translate.release(out=tmp_path / "fresh.qm")
    assert (tmp_path / "fresh.qm").read_bytes() == translate.QM.read_bytes()

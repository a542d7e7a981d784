"""The measurement of t-SNE runs our own engine; the others are no dependency."""

import sys

import pytest

from benchmarks.speed import tsne


def test_our_own_is_measured_on_as_many_digits_as_asked(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["tsne.py", "ours", "40"])
    tsne.main()
    import_line, result, *_ = capsys.readouterr().out.splitlines()
    assert import_line.startswith("import: ")
    assert "40" in result


def test_a_name_that_is_none_of_the_three_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["tsne.py", "theirs", "40"])
    with pytest.raises(KeyError):
        tsne.main()

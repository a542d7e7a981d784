"""The lab report of a kept run: what it shows, that it is one file, and that nothing typed becomes HTML."""

import re
from dataclasses import replace
from html import escape
from pathlib import Path

import pytest

from cli.words import words_in
from engine import datasets
from engine.data.dataset import Dataset, Split
from engine.events import Changed
from engine.optimizers.adam import Adam
from engine.report.report import race_report, run_report, write_report
from engine.report.report_facts import RunFacts, run_facts
from engine.report.report_figures import sample
from engine.spec import ExperimentSpec
from engine.store.keeping import RunKeeper
from engine.store.run_list import read_run
from engine.store.run_notes import write_notes
from engine.store.runlog import new_run
from engine.training.trainer import Trainer


@pytest.fixture(scope="module")
def data() -> Dataset:
    """The first digits of the sample."""
    sample = datasets.load("mnist-sample")
    few = sample.test.head(200)
    return Dataset("mnist-sample", sample.train.head(300), Split(few.images, few.labels), classes=sample.classes)


@pytest.fixture(scope="module")
def facts(data: Dataset, tmp_path_factory: pytest.TempPathFactory) -> RunFacts:
    """Two epochs of two layers, kept."""
    spec = ExperimentSpec(epochs=2, optimizer=Adam(), seed=7)
    log = new_run("<b>Mine</b>", tmp_path_factory.mktemp("runs"))
    trainer = Trainer(spec, data)
    keeper = RunKeeper(trainer, log)
    for event in trainer.events():
        keeper.apply(event)
    keeper.close()
    summary = read_run(log.folder)
    assert summary is not None
    write_notes(log.folder, note="Flat at first.\n<script>alert(1)</script>", tags=("homework",))
    return run_facts(summary, lambda name: data)


def test_the_figures_are_those_of_the_run(facts: RunFacts) -> None:
    assert facts.answers is not None
    page = run_report(facts)
    wrong = int((~facts.answers.right).sum())
    assert f"<b>{wrong}</b> <small>of 200</small>" in page
    assert f"<b>{100 * facts.answers.accuracy:.2f} %</b>" in page
    assert page.count("<figure>") == min(8, wrong)
    assert int(facts.answers.matrix().sum()) == 200


def test_nothing_is_loaded_from_elsewhere(facts: RunFacts) -> None:
    page = run_report(facts)
    assert not re.search(r"https?://|<link|<script|@import|url\((?!data:)", page)
    assert set(re.findall(r'src="(.{10})', page)) == {"data:image"}


def test_a_title_and_a_note_are_text_and_never_html(facts: RunFacts) -> None:
    page = run_report(facts)
    assert "<b>Mine</b>" not in page
    assert "&lt;b&gt;Mine&lt;/b&gt;" in page
    assert "<script>" not in page


def test_an_experiment_of_ones_own_is_repeated_from_its_file(facts: RunFacts) -> None:
    assert facts.command() is None
    assert "experiment.toml" in run_report(facts)
    assert "learning_rate" in run_report(facts)


def test_korean_leaves_no_english_label(facts: RunFacts) -> None:
    page = run_report(facts, words_in("ko"))
    for english in ("Confusion matrix", "Worst mistakes", "Settings", "Test accuracy", "Notes"):
        assert english not in page


def test_what_the_user_says_of_a_run_is_in_its_report(facts: RunFacts) -> None:
    assert (facts.note.splitlines()[0], facts.tags) == ("Flat at first.", ("homework",))
    named = replace(facts, title="My fastest")
    assert "<h1>My fastest</h1>" in run_report(named)
    assert "<title>My fastest, &lt;b&gt;Mine&lt;/b&gt;</title>" in race_report([named, facts])


def test_a_change_while_it_ran_is_said(facts: RunFacts) -> None:
    change = Changed(
        run="r", step=3, epoch=1, elapsed_s=1.0, setting="optimizer.learning_rate", before=0.01, after=0.001
    )
    changed = RunFacts(**{**vars(facts), "changed": (change,)})
    assert "optimizer.learning_rate 0.01 → 0.001 (3)" in run_report(changed)


def test_runs_laid_over_each_other_share_the_figures(facts: RunFacts, tmp_path: Path) -> None:
    page = race_report([facts, facts], "SGD against Adam")
    assert page.count('class="curve"') == 4 + 2  # and a piece of each line in the table
    assert page.count(sample(1)) == 1
    for name in ("<b>Mine</b>", "<b>Mine</b> · 2"):  # runs of one name get numbers
        assert page.count(f"<h2>Settings <small>{escape(name)}</small>") == 1
    assert page.count("<tr") == 3
    write_report(tmp_path / "x.html", page)
    assert (tmp_path / "x.html").read_text(encoding="utf-8") == page


def test_without_weights_the_curves_are_still_there(facts: RunFacts) -> None:
    page = run_report(RunFacts(**{**vars(facts), "answers": None, "images": None, "missing": "the data is gone"}))
    assert "the data is gone" in page
    assert "<svg" in page

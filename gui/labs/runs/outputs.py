"""What of kept runs is written for others: a network, curves, a page to hand in; each as one call that takes long."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from engine.data.dataset import Dataset
from engine.export.curves import write_csv, write_tensorboard
from engine.export.formats import FORMATS
from engine.report.author import read_author
from engine.report.report import race_report, run_report, write_report
from engine.report.report_facts import run_facts
from engine.store.run_entry import RunEntry
from engine.store.run_list import WEIGHTS_FILE, read_run
from engine.store.run_notes import gone
from engine.store.runlog import read_events
from engine.store.weights import load_weights


def write_network(entry: RunEntry, to: str, path: Path) -> None:
    """Write the network of a run in a format that other programs read.

    Raises: EngineError: there are no weights, or the file cannot be written.
    """
    FORMATS[to].write(path, load_weights(entry.folder / WEIGHTS_FILE))


def write_curves(entry: RunEntry, to: str, path: Path) -> None:
    """Write the curves of a run as a CSV table, or into a folder as TensorBoard's event files.

    Raises: EngineError: the log cannot be read, or the file cannot be written.
    """
    events = read_events(entry.folder)
    if to == "csv":
        write_csv(path, events)
    else:
        write_tensorboard(path, events, entry.started)


def write_page(
    entries: Sequence[RunEntry], path: Path, words: Callable[[str], str], load: Callable[[str], Dataset]
) -> None:
    """Write a page to hand in about one run, or about several beside each other, in the reader's language.

    Raises: EngineError: a run cannot be read, or the file cannot be written.
    """
    facts = []
    for entry in entries:
        summary = read_run(entry.folder)
        if summary is None:
            raise gone(entry.folder)
        facts.append(run_facts(summary, load))
    author = read_author()
    one = len(facts) == 1
    write_report(path, run_report(facts[0], words, "", author) if one else race_report(facts, "", words, author))

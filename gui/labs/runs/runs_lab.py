"""What the Runs page knows: every kept run, the search, up to eight that are chosen, and what was deleted just now."""

from __future__ import annotations

import contextlib
import dataclasses
import math
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from engine.data.dataset import Dataset
from engine.errors import EngineError, StoreError
from engine.spec import ExperimentSpec
from engine.store.comparison import Record
from engine.store.run_archive import export_runs, import_runs
from engine.store.run_entry import RunEntry, Value, differing
from engine.store.run_index import RunIndex
from engine.store.run_list import bring_back, empty_away, put_away, read_run, runs_folder
from engine.store.run_notes import write_notes
from engine.store.thinning import Thinned, thin
from engine.store.weights import LoadedNetwork
from gui.labs import dataset_cache
from gui.labs.driving import Driver, Inline, Newest
from gui.labs.opening_networks import kept_as_run
from gui.labs.plotting.curves import Curve, Curves
from gui.labs.runs.outputs import write_curves, write_network, write_page
from gui.labs.runs.rows import RunLine, RunOrder, Titles, Totals, same
from gui.labs.runs.works import Call, Listing, ReadingCurves, ReadingDifference, apart, verdict_on
from gui.labs.signal import Signal

MOST = 8  # runs laid over each other
SMOOTHING = 50


class RunsLab:
    """The kept runs; `changed` says that something is different, `message` carries what could not be done."""

    def __init__(
        self,
        make_driver: Callable[[], Driver] = Inline,
        *,
        runs: Path | None = None,
        load: Callable[[str], Dataset] = dataset_cache.dataset,
        translate: Callable[[str], str] = str,
    ) -> None:
        """`runs` is the folder that keeps every run, without it the user's own; `translate` says titles as the page."""
        self.titles = Titles(translate)
        self._order = RunOrder()
        self._totals = Totals.of([])
        self.changed = Signal()
        self.home = runs or runs_folder()
        self.entries: list[RunEntry] = []
        self.ready = False  # whether the list was read
        self.fault: EngineError | None = None  # of the list, of a file, or of the comparison
        self.saved: Path | None = None  # the file that was written last, until the page has said so
        self.snapshots: int | None = None  # of each run stay where old ones are removed
        self.thinned: Thinned | None = None  # what was removed last, until the page has said so
        self.query = ""
        self.starred = False
        self.tags: frozenset[str] = frozenset()
        self.order, self.descending = "started", True
        self.chosen: dict[str, int] = {}  # series by the run's name, in the order of choice
        self.last = ""  # the run that was clicked last
        self.losses, self.accuracies = Curves(), Curves()
        self.verdict: ReadingDifference | None = None
        self._gone: dict[str, RunEntry] = {}
        self._wanted: list[str] = []  # to be chosen as soon as the list has them
        self._records: dict[str, Record] = {}
        self._outdated: set[str] = set()  # records of runs that have reported more since
        self._load = load
        self._written: tuple[Path, Callable[[], object]] = Path(), bool
        self._listing, self._reading, self._judging, self._filing = (Newest(make_driver()) for _ in range(4))

    # -- the list ------------------------------------------------------------------------------------------------------
    def refresh(self) -> None:
        """Read the list again."""
        index = RunIndex(self.home)

        def over(error: Exception | None) -> None:
            self.ready = True
            self.fault = error if isinstance(error, EngineError) else index.fault
            self.changed.emit()

        self._listing.drive(Listing(index), self._take_entries, over)

    def _take_entries(self, lists: Sequence[list[RunEntry]]) -> None:
        before = {entry.name: entry.step for entry in self.entries}
        self.entries = lists[-1]
        names = {entry.name for entry in self.entries}
        self._gone = {name: entry for name, entry in self._gone.items() if name not in names}
        self.chosen = {name: series for name, series in self.chosen.items() if name in names}
        if wanted := [name for name in self._wanted if name in names]:
            self.chosen = {name: series for series, name in enumerate(wanted, start=1)}
            self.last, self._wanted = wanted[0], []
            self._follow()
        self._outdated |= {entry.name for entry in self.entries if before.get(entry.name, entry.step) != entry.step}
        self._read()  # what is being trained has reported more

    def rows(self) -> list[RunLine]:
        """What the table shows: what the search finds, in order, with what was just deleted in its place."""
        found = {entry.name for entry in self._found(self.entries)} | set(self._gone)
        return [
            RunLine(entry, self.chosen.get(entry.name, 0), entry.name in self._gone)
            for entry in self._order.of([*self.entries, *self._gone.values()], self.order, descending=self.descending)
            if entry.name in found
        ]

    def _found(self, entries: Sequence[RunEntry]) -> list[RunEntry]:
        return [
            entry
            for entry in entries
            if (entry.star or not self.starred)
            and self.tags <= set(entry.tags)
            and entry.matches(self.query, self.titles.said(entry.title))
        ]

    @property
    def all_tags(self) -> list[str]:
        """Every tag in use, the most frequent first."""
        return self._summed().tags

    @property
    def size_bytes(self) -> int:
        """The space that all runs take."""
        return self._summed().size_bytes

    @property
    def spare(self) -> list[RunEntry]:
        """Those of the chosen runs, without a choice of all, that keep more than they need."""
        return [entry for entry in self.picked or self.entries if entry.thinned_bytes(self.snapshots)]

    @property
    def spare_bytes(self) -> int:
        """About how much thinning them frees."""
        return sum(entry.thinned_bytes(self.snapshots) for entry in self.spare)

    @property
    def can_thin(self) -> bool:
        """Whether any run keeps something that can be removed."""
        return self._summed().can_thin

    def _summed(self) -> Totals:
        if not same(self.entries, self._totals.entries):
            self._totals = Totals.of(self.entries)
        return self._totals

    def keep_snapshots(self, most: int | None) -> None:
        """How many snapshots of each run stay; None: all."""
        self.snapshots = most
        self.changed.emit()

    def thin(self) -> None:
        """Remove for good what these runs do not need."""
        fat, most = [(entry.folder, entry.reason) for entry in self.spare], self.snapshots

        def take(found: Sequence[Thinned]) -> None:
            self.thinned = found[-1]

        def over(error: Exception | None) -> None:
            self._over(error)
            self.refresh()

        self._filing.drive(Call(lambda: thin(fat, most)), take, over)

    def search(self, query: str) -> None:
        """Show only what fits: words, tags, conditions such as `η<0.1`."""
        self.query = query
        self.changed.emit()

    def filter(self, *, starred: bool | None = None, tag: str = "") -> None:
        """Show only starred runs or not; show only those of a tag, or of all again."""
        self.starred = self.starred if starred is None else starred
        self.tags = self.tags ^ {tag} if tag else self.tags
        self.changed.emit()

    def sort(self, key: str) -> None:
        """Sort by a column; by the same again turns the order round."""
        self.descending = not self.descending if key == self.order else key in ("best", "started", "took")
        self.order = key
        self.changed.emit()

    def entry(self, name: str) -> RunEntry | None:
        """The run of that name."""
        return next((entry for entry in self.entries if entry.name == name), None)

    # -- choosing ------------------------------------------------------------------------------------------------------
    def choose(self, name: str, *, add: bool = False) -> None:
        """Choose a run alone, or add it to the chosen ones, or take it out again; eight at most."""
        if self.entry(name) is None:
            return
        if not add:
            self.chosen = {name: 1}
        elif name in self.chosen:
            del self.chosen[name]
        elif len(self.chosen) < MOST:
            self.chosen[name] = min(set(range(1, MOST + 1)) - set(self.chosen.values()))
        self.last = name
        self._follow()

    def clear(self) -> None:
        """Choose none."""
        self.chosen.clear()
        self._follow()

    @property
    def picked(self) -> list[RunEntry]:
        """The chosen runs, in the order of choice."""
        return [entry for name in self.chosen if (entry := self.entry(name)) is not None]

    def _follow(self) -> None:
        """Read what the chosen runs reported, and compare two of them."""
        self._gather()
        self._read()
        self._judge()
        self.changed.emit()

    def _read(self) -> None:
        """Read the chosen runs that were not read yet, or have reported more since."""
        wanted = self._outdated | {entry.name for entry in self.picked if entry.name not in self._records}
        folders = [entry.folder for entry in self.picked if entry.name in wanted]
        if folders:
            self._reading.drive(ReadingCurves(folders), self._take_records, self._over)

    def _take_records(self, records: Sequence[Record]) -> None:
        self._records |= {record.name: record for record in records}
        self._outdated -= {record.name for record in records}
        self._gather()
        self.changed.emit()

    def _gather(self) -> None:
        """The curves of the chosen runs, as far as they were read."""
        losses, accuracies, ends, epochs = [], [], [1.0], [1.0]
        names = apart([entry.title for entry in self.picked])
        for name, entry in zip(names, self.picked, strict=True):
            record = self._records.get(entry.name)
            if record is None:
                continue
            series = self.chosen[entry.name]
            raw, loss = Curve("", window=SMOOTHING), Curve(name, series)
            raw.extend(range(1, len(record.losses) + 1), record.losses)
            loss.extend(*raw.smoothed())
            accuracy, per = Curve(name, series, dots=True), max(record.steps_per_epoch, 1)
            accuracy.extend([step / per for step, _ in record.tests], [value for _, value in record.tests])
            losses.append(loss)
            accuracies.append(accuracy)
            ends.append(float(record.total_steps))
            epochs.append(math.ceil(record.total_steps / per))
        self.losses.curves, self.accuracies.curves = losses, accuracies
        self.losses.x_end, self.accuracies.x_end = max(ends), float(max(epochs))

    def _judge(self) -> None:
        """Let two chosen networks read the same digits, if both are there."""
        self.verdict = None
        pair = self.picked
        if len(pair) != 2 or pair[0].data != pair[1].data or not all(entry.has_weights for entry in pair):
            return
        first, second = pair

        def take(verdicts: Sequence[ReadingDifference]) -> None:
            if [first.name, second.name] == list(self.chosen):
                self.verdict = verdicts[-1]

        work = Call(lambda: verdict_on(first.folder, second.folder, first.data, self._load))
        self._judging.drive(work, take, lambda _: self.changed.emit())

    def differences(self) -> dict[str, tuple[Value | None, Value | None]]:
        """The settings that two chosen runs do not share, by path."""
        pair = self.picked
        return differing(pair[0].settings, pair[1].settings) if len(pair) == 2 else {}

    def same_settings(self) -> dict[str, Value]:
        """The settings that two chosen runs share."""
        pair = self.picked
        differs = self.differences()
        return {path: value for path, value in pair[0].settings.items() if path not in differs} if pair else {}

    def spec_of(self, name: str) -> ExperimentSpec | None:
        """A run's experiment, to be changed and trained again."""
        entry = self.entry(name)
        summary = None if entry is None else read_run(entry.folder)
        return None if summary is None else summary.spec

    # -- what the user says of a run -----------------------------------------------------------------------------------
    def note(self, name: str, **changes: Any) -> None:
        """Change its title, star, tags or note.

        Raises: StoreError: its folder cannot be written, or is not there any more.
        """
        entry = self.entry(name)
        if entry is None:
            return
        notes = write_notes(entry.folder, **changes)
        said: dict[str, Any] = {"star": notes.star, "tags": notes.tags, "note": notes.note}
        said |= {"title": notes.title} if notes.title else {}
        self.entries[self.entries.index(entry)] = dataclasses.replace(entry, **said)
        self._gather()
        self.changed.emit()

    # -- deleting, files -----------------------------------------------------------------------------------------------
    def delete(self, names: Sequence[str]) -> None:
        """Take runs out of the list; they can be brought back until the window closes.

        Raises: StoreError: one cannot be moved, or is being trained; those before it are deleted.
        """
        try:
            for name in list(names):
                entry = self.entry(name)
                if entry is not None:
                    put_away(entry.folder)
                    self._gone[name] = entry
                    self.entries.remove(entry)
                    self.chosen.pop(name, None)
        finally:
            self._follow()

    @property
    def can_undo(self) -> bool:
        """Whether something was deleted."""
        return bool(self._gone)

    def undo(self, name: str = "") -> None:
        """Bring a deleted run back, without a name the last one.

        Raises: StoreError: it is gone, or its name is taken.
        """
        name = name or next(reversed(self._gone), "")
        if name in self._gone:
            entry = self._gone[name]
            bring_back(entry.folder)
            del self._gone[name]
            self.entries.append(entry)
            self.changed.emit()

    def export(self, path: Path) -> None:
        """Write the chosen runs, or all that are shown, into one zip file."""
        folders = [entry.folder for entry in self.picked or self._found(self.entries)]
        self._write(path, lambda: export_runs(folders, path))

    def export_network(self, name: str, to: str, path: Path) -> None:
        """Write the network of a run in a format that other programs read."""
        entry = self.entry(name)
        if entry is not None:
            self._write(path, lambda: write_network(entry, to, path))

    def export_curves(self, name: str, to: str, path: Path) -> None:
        """Write the curves of a run as a CSV table, or into a folder as TensorBoard's event files."""
        entry = self.entry(name)
        if entry is not None:
            self._write(path, lambda: write_curves(entry, to, path))

    def import_from(self, path: Path) -> None:
        """Add the runs of a zip file, and choose them."""

        def take(added: Sequence[list[Path]]) -> None:
            self._wanted = [folder.name for folder in added[-1]][:MOST]
            self.refresh()

        self._filing.drive(Call(lambda: import_runs(path, self.home)), take, self._over)

    def import_network(self, loaded: LoadedNetwork, path: Path) -> None:
        """Keep a network of another program as a run, and choose it."""

        def take(added: Sequence[Path]) -> None:
            self._wanted = [added[-1].name]
            self.refresh()

        self._filing.drive(Call(lambda: kept_as_run(loaded, path, self.home)), take, self._over)

    def report(self, path: Path, words: Callable[[str], str]) -> None:
        """Write a page to hand in about the chosen runs, in the reader's language."""
        picked = self.picked
        self._write(path, lambda: write_page(picked, path, words, self._load))

    def write_again(self) -> None:
        """Write the file that was asked for last, now that what it needs is there."""
        self._write(*self._written)

    def _write(self, path: Path, write: Callable[[], object]) -> None:
        self._written = path, write

        def over(error: Exception | None) -> None:
            self.saved = path if error is None else None
            self._over(error)

        self._filing.drive(Call(write), list, over)

    def _over(self, error: Exception | None) -> None:
        if isinstance(error, EngineError):
            self.fault = error
        self.changed.emit()

    def close(self) -> None:
        """End what is being read; what was deleted is removed for good."""
        for driver in (self._listing, self._reading, self._judging, self._filing):
            driver.close()
        for entry in self._gone.values():
            with contextlib.suppress(StoreError):  # it stays hidden, and is removed by the next one who deletes it
                empty_away(entry.folder)
        self._gone.clear()

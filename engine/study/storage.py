"""A study on disk: Optuna's own SQLite storage, so that a search can be continued and other tools can open it."""

from __future__ import annotations

import contextlib
import json
import os
import re
import sqlite3
import time
import weakref
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from engine.errors import StoreError
from engine.files import claimed, data_folder, refusal
from engine.study.proposals import distributions, frozen, quiet_optuna
from engine.study.space import SearchedSetting, Values
from engine.study.trial import Outcome

WAIT_S = 5.0  # for another program that writes into the file


def studies_folder() -> Path:
    """Where this user's studies are stored."""
    return data_folder() / "studies"


def new_path(title: str) -> Path:
    """A free place for a study, named by the time and a title."""
    words = re.sub(r"[^\w-]+", "-", title.lower()).strip("-")[:40] or "study"
    stem = f"{time.strftime('%Y%m%d-%H%M%S')}-{words}"
    names = (stem if k == 1 else f"{stem}-{k}" for k in range(1, 1000))
    return next(path for name in names if not (path := studies_folder() / f"{name}.db").exists())


def named_path(name: str) -> Path:
    """The place of the study of that name.

    Raises: StoreError: no name that every system can write.
    """
    path = studies_folder() / f"{name.removesuffix('.db')}.db"
    if not re.fullmatch(r"[\w-][\w.-]{0,79}", name):
        raise StoreError("a study's name is made of letters, digits, dots and dashes, 80 at most", path=path)
    return path


class StudyFile:
    """The finished trials of one study, each once, and what the study asks.

    Raises: StoreError: the file is no study, damaged, or cannot be written.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._kept: set[int] | None = None  # numbers of the trials that are there
        self._held = False
        optuna = quiet_optuna()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise refusal(error, path) from error
        opened: list[sqlite3.Connection] = []  # which Optuna leaves to the garbage collector

        def connect() -> sqlite3.Connection:
            opened.append(sqlite3.connect(path, timeout=WAIT_S, check_same_thread=False))
            return opened[-1]

        weakref.finalize(connect, _close, opened)  # the library holds it for as long as it may ask
        with self._opened(RuntimeError):  # which Optuna raises of tables that another version made
            self._study = optuna.create_study(
                storage=optuna.storages.RDBStorage(f"sqlite:///{path}", engine_kwargs={"creator": connect}),
                study_name="digitlab",
                direction="maximize",
                load_if_exists=True,
            )

    @contextlib.contextmanager
    def _opened(self, *others: type[Exception]) -> Iterator[None]:
        """Say in one sentence what keeps the file from being read, or from being written."""
        try:
            yield
        except (*database_faults(), *others) as error:
            raise StoreError(
                "{name} cannot be opened as a study: {reason}",
                path=self.path,
                name=self.path.name,
                reason=_reason(error),
            ) from error

    @property
    def setup(self) -> dict[str, Any]:
        """What the study asks; {} of a new one.

        Raises: StoreError: the file is damaged, or another program has locked it.
        """
        with self._opened():
            text = self._study.user_attrs.get("digitlab")
        try:
            found = json.loads(text) if isinstance(text, str) else {}
        except ValueError:
            found = {}
        return found if isinstance(found, dict) else {}

    def begin(self, setup: Mapping[str, Any]) -> None:
        """Note what the study asks; the same again is fine, another thing is refused.

        From now on the study is this program's, until it ends or the study is closed.
        Raises: StoreError: another study is there, another program searches it now, or the file cannot be written.
        """
        before = self.setup
        if before and before != json.loads(json.dumps(dict(setup))):
            now = json.loads(json.dumps(dict(setup)))
            differs = ", ".join(sorted(name for name in now if before.get(name) != now[name]))
            raise StoreError(
                "{name} is a study of something else ({differs} differ); choose another name",
                path=self.path,
                name=self.path.name,
                differs=differs or "settings",
            )
        self._hold()
        with self._opened():
            self._study.set_user_attr("digitlab", json.dumps(dict(setup)))

    def _hold(self) -> None:
        """Mark the study as searched by this program; the system lets go of it however the program ends."""
        if self._held:
            return
        beside = self.path.with_name(f".{self.path.name}.lock")
        try:
            handle = os.open(beside, os.O_RDWR | os.O_CREAT, 0o644)
        except OSError as error:
            raise refusal(error, self.path) from error
        if not claimed(handle):
            os.close(handle)
            raise StoreError(
                "another program searches {name} now; wait for its end, or choose another name",
                path=self.path,
                name=self.path.stem,
            )
        self._held = True
        self._release = weakref.finalize(self, os.close, handle)

    def close(self) -> None:
        """Let other programs search it."""
        if self._held:
            self._release()
            self._held = False

    def done(self) -> dict[int, tuple[Values, Outcome]]:
        """Every finished trial by its number.

        Raises: StoreError: the file is damaged, or another program has locked it.
        """
        found: dict[int, tuple[Values, Outcome]] = {}
        for trial in self._trials():
            data = trial.user_attrs.get("outcome")
            if isinstance(data, dict):
                outcome = Outcome.of(data)
                found.setdefault(outcome.number, (dict(trial.params), outcome))
        self._kept = set(found)
        return found

    def entries(self) -> dict[int, tuple[Values, Outcome, dict[str, Any]]]:
        """Every run of a class's study by its number, with whose it is.

        Raises: StoreError: the file is damaged, or another program has locked it.
        """
        found: dict[int, tuple[Values, Outcome, dict[str, Any]]] = {}
        for trial in self._trials():
            outcome = Outcome.of(trial.user_attrs["outcome"])
            found.setdefault(outcome.number, (dict(trial.params), outcome, dict(trial.user_attrs["entry"])))
        return found

    def _trials(self) -> list[Any]:
        with self._opened():
            return list(self._study.get_trials(deepcopy=False))

    def add(self, values: Values, outcome: Outcome, space: tuple[SearchedSetting, ...], **more: Any) -> None:
        """Keep a finished trial, with more that is to be kept of it; one that is there already is left as it is.

        Raises: StoreError: the disk is full or the file is locked.
        """
        if outcome.number in (self._kept if self._kept is not None else self.done()):
            return
        try:
            self._study.add_trial(frozen(values, outcome, distributions(space), **more))
        except database_faults() as error:
            raise StoreError(
                "trial {number} cannot be kept in {name}: {reason}",
                path=self.path,
                number=outcome.number,
                name=self.path.name,
                reason=_reason(error),
            ) from error
        if self._kept is not None:
            self._kept.add(outcome.number)


def _close(opened: list[sqlite3.Connection]) -> None:
    for connection in opened:
        connection.close()


def database_faults() -> tuple[type[Exception], ...]:
    """What Optuna raises of a file that is damaged, locked or read-only: its own errors, and those from under it."""
    from optuna.exceptions import OptunaError
    from sqlalchemy.exc import SQLAlchemyError

    return OptunaError, SQLAlchemyError, sqlite3.Error, json.JSONDecodeError


def _reason(error: BaseException) -> str:
    """What the database itself says, under the words of those who asked it."""
    while error.__cause__ is not None:
        error = error.__cause__
    return (str(error).splitlines() or [type(error).__name__])[0][:120]

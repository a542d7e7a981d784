"""Runs that did not come to their end: what can be continued, and how much of it was lost."""

from __future__ import annotations

import contextlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import safetensors

from engine.files import refusal
from engine.store.checkpoint import previous
from engine.store.run_list import CHECKPOINT_FILE, LEFT_FILE, RunSummary, being_trained, list_runs
from engine.text.schema import number, record, whole


@dataclass(frozen=True)
class Offer:
    """A run that can be continued from `step`, where it was after `elapsed_s` seconds."""

    run: RunSummary
    step: int
    elapsed_s: float

    @property
    def lost_steps(self) -> int:
        """Steps that are computed again."""
        return max(self.run.step - self.step, 0)

    @property
    def lost_s(self) -> float:
        """Seconds of training that are done again."""
        return max(self.run.elapsed_s - self.elapsed_s, 0.0) if self.lost_steps else 0.0


def interrupted_runs(root: Path | None = None) -> list[Offer]:
    """Runs that ended with their program, the newest first: neither over, nor left by the user, nor running now.

    Runs of a race belong to their race, which is offered as a whole.
    """
    return [offer_of(run) for run in list_runs(root) if _is_open(run)]


def _is_open(run: RunSummary) -> bool:
    open_end = run.reason == "" or (run.reason == "stopped" and run.checkpoint is not None)
    return open_end and not run.contender and not (run.folder / LEFT_FILE).exists() and not being_trained(run.folder)


def offer_of(run: RunSummary) -> Offer:
    """From where a run would be continued; only the header of its checkpoint is read."""
    path = run.folder / CHECKPOINT_FILE
    for one in (path, previous(path)):
        state = _state(one)
        if state is not None:
            return Offer(run, whole(state["step"]), number(state["worked_s"]))
    return Offer(run, 0, 0.0)


def _state(path: Path) -> dict[str, Any] | None:
    with (
        contextlib.suppress(OSError, safetensors.SafetensorError, ValueError, KeyError, TypeError, RecursionError),
        safetensors.safe_open(path, framework="np") as file,
    ):
        state = record(json.loads((file.metadata() or {})["state"]))
        whole(state["step"]), number(state["worked_s"])
        return state
    return None


def leave(folder: Path) -> None:
    """The user does not want it to be offered any more; it stays in the list of runs, and can be continued there.

    Raises: StoreError: the folder cannot be written.
    """
    try:
        (folder / LEFT_FILE).touch()
    except OSError as error:
        raise refusal(error, folder / LEFT_FILE) from error

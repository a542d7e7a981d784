"""Teacher's tasks: a small TOML file that fixes an experiment, says what may change, and names a goal.

    task = load_task(Path("two-epochs.toml"))
    verdict = check(task, summary, read_events(summary.folder))

Whether the goal is met is read from a kept run: from its spec, its events, and its weights, never from what is claimed.
"""

from __future__ import annotations

import contextlib
import hashlib
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from engine import recipes
from engine.errors import DataError, EngineError, SpecError, nearest
from engine.events import Changed, EpochEnded, Event, Finished, Started
from engine.files import on_disk, unreadable
from engine.registry import fields_of
from engine.spec import FAMILIES, LISTS, ExperimentSpec

FOLDER = Path(__file__).resolve().parents[1] / "assets" / "tasks"
LARGEST = 100_000  # bytes of a task file
LINES = {"title": 120, "source": 80, "rule": 200}  # most characters of each text
KEYS = (*LINES, "recipe", "data", "data_digest", "seed", "may_change", "hidden", "set", "goal")
TEXTS = (
    "{setting} is {got}, the task fixes it at {expected}",
    "{setting} was changed while it ran, which the task does not allow",
    "the run has {got} parameters, the task allows {most}",
    "the data is not the task's: its digest differs",
    "the weights read {got} of the test digits, the log says {logged}",
    "no kept weights confirm what the log says: resume the run and let it come to its end, or train again",
)
ENDS = ("completed", "early")  # of a run that came to its end
SAME = 1e-4  # how far two readings of the same weights may be apart
Claims = dict[int, tuple[float, int]]  # accuracy 0…1 and epoch, by step


@dataclass(frozen=True)
class Goal:
    """What must be reached: a test accuracy 0…1, within this many epochs, steps and parameters; 0 means no limit."""

    test_accuracy: float
    within_epochs: int = 0
    within_steps: int = 0
    most_parameters: int = 0


@dataclass(frozen=True)
class Task:
    """A task as its file says; `spec` is the experiment it starts from, `digest` the file's own SHA-256."""

    title: str
    source: str
    rule: str
    recipe: str
    spec: ExperimentSpec
    may_change: tuple[str, ...]
    hidden: tuple[str, ...]
    goal: Goal
    digest: str
    data_digest: str = ""

    def allows(self, setting: str) -> bool:
        """Whether a dotted setting may differ from the task's."""
        return any(setting == name or setting.startswith(name + ".") for name in self.may_change)

    def hides(self, setting: str) -> bool:
        """Whether a dotted setting is not to be shown."""
        return any(setting == name or setting.startswith(name + ".") for name in self.hidden)

    def broken(self, spec: ExperimentSpec) -> dict[str, tuple[Any, Any]]:
        """The settings that differ though they may not: dotted path → (the task's, the given one)."""
        theirs, ours = _flat(self.spec), _flat(spec)
        names = [name for name in dict.fromkeys((*theirs, *ours)) if theirs.get(name) != ours.get(name)]
        return {name: (theirs.get(name), ours.get(name)) for name in names if not self.allows(name)}


@dataclass(frozen=True)
class Verdict:
    """What a kept run is worth for a task: the best accuracy within the limits, and every broken rule."""

    best: float | None
    epoch: int
    step: int
    faults: tuple[tuple[str, Mapping[str, Any]], ...]
    goal: Goal

    @property
    def met(self) -> bool:
        """Whether the goal is reached and no rule is broken."""
        return not self.faults and self.best is not None and self.best >= self.goal.test_accuracy

    @property
    def unconfirmed(self) -> bool:
        """Whether the log claims more than the weights that were asked confirm."""
        return any(text == TEXTS[5] for text, _ in self.faults)

    def reasons(self) -> list[str]:
        """Every broken rule in words."""
        return [text.format(**values) for text, values in self.faults]


@dataclass(frozen=True)
class Readings:
    """What the kept weights of a run read of the test digits now, 0…1: those of its end, and others by their step.

    `parameters` is how many numbers there are in the weights of its end.
    """

    end: float | None = None
    parameters: int = 0
    moments: Mapping[int, float] = field(default_factory=dict)


@dataclass(frozen=True)
class RunEnd:
    """The moment of the weights that a run left: its step, the epoch it is in, and its accuracy in the log, if any.

    `whole`: the run came to its end.
    """

    step: int
    epoch: int
    logged: float | None
    whole: bool = False


def load_task(path: Path) -> Task:
    """Open a task file. Nothing of it is run.

    Raises: DataError: it cannot be read or is no task; SpecError: a setting that cannot be.
    """
    try:
        with on_disk(path).open("rb") as file:
            raw = file.read(LARGEST + 1)
    except OSError as error:
        raise unreadable(error, path, DataError) from error
    if len(raw) > LARGEST:
        raise DataError("{name} is too large for a task; at most 100 kB", path=path, name=path.name)
    try:
        given = tomllib.loads(raw.decode("utf-8-sig"))
        return _task(path, given, hashlib.sha256(raw).hexdigest())
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise DataError("{name} is not a TOML file", path=path, name=path.name) from error
    except EngineError:
        raise
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
        what = error.args[0] if isinstance(error, KeyError) and error.args else "a value of the wrong kind"
        raise DataError(
            "{name} is no task: {what} is missing or wrong; it needs title, recipe and a [goal] with test_accuracy",
            path=path,
            name=path.name,
            what=str(what)[:60],
        ) from error


def _task(path: Path, given: Mapping[str, Any], digest: str) -> Task:
    _check_keys(path, given, KEYS)
    _check_keys(path, given.get("goal", {}), [one.name for one in fields(Goal)])
    texts = {name: _line(given, name, most) for name, most in LINES.items()}
    spec = recipes.load(_name(given["recipe"])).spec
    for name, value in {**given.get("set", {}), **{n: given[n] for n in ("data", "seed") if n in given}}.items():
        spec = spec.with_setting(name, value)
    goal = Goal(**{name: _number(value) for name, value in given["goal"].items()})
    if not 0 < goal.test_accuracy <= 1:
        raise SpecError("the goal's test_accuracy must be above 0 and at most at 1", field="goal.test_accuracy")
    for name, limit in vars(goal).items():
        if name != "test_accuracy" and (limit < 0 or limit != int(limit)):
            raise SpecError("the goal's {key} must be a whole number, 0 for no limit", field=f"goal.{name}", key=name)
    names = {key: tuple(_name(name) for name in given.get(key, [])) for key in ("may_change", "hidden")}
    for name in (*names["may_change"], *names["hidden"]):
        if not _exists(name, spec):
            raise SpecError("{name} names a setting that there is not: {field}", field=name, name=path.name)
    return Task(
        texts["title"] or path.stem,
        texts["source"],
        texts["rule"],
        str(given["recipe"]),
        spec,
        names["may_change"],
        names["hidden"],
        goal,
        digest,
        _line(given, "data_digest", 64),
    )


def _exists(path: str, spec: ExperimentSpec) -> bool:
    """Whether a dotted path names a setting: of the experiment, or of any component that may stand there."""
    head, *inner = path.split(".")
    if head not in spec.to_dict() or (inner and head not in FAMILIES):
        return False
    fields_there = {one.name for component in FAMILIES.get(head, ()) for one in fields_of(component)}
    return all(part in fields_there or (head in LISTS and part.isdecimal()) for part in inner)


def _check_keys(path: Path, given: Iterable[str], known: Iterable[str]) -> None:
    """A key that is misspelled would be left out, and a limit or a lock with it."""
    for key in given:
        if key not in known:
            raise DataError(
                "{name}: a task has no {key}, but {known}",
                path=path,
                name=path.name,
                key=key[:40],
                known=nearest(key, [*known]),
            )


def check(
    task: Task,
    spec: ExperimentSpec,
    events: Iterable[Event],
    *,
    data_digest: str = "",
    read: Readings | None = None,
) -> Verdict:
    """Judge a run for a task by its spec and events, and by what its kept weights read now, if they were asked.

    `data_digest` is that of the data the task names. Without `read` the log is believed.
    """
    faults: list[tuple[str, Mapping[str, Any]]] = []
    for setting, (expected, got) in task.broken(spec).items():
        faults.append((TEXTS[0], {"setting": setting, "got": got, "expected": expected}))
    ends: list[EpochEnded] = []
    finished: Finished | None = None
    for event in events:
        if isinstance(event, Changed) and not task.allows(event.setting):
            faults.append((TEXTS[1], {"setting": event.setting}))
        elif isinstance(event, Started):
            faults += _of_the_start(task, event, data_digest, 0 if read is None else read.parameters)
        elif isinstance(event, EpochEnded):
            ends.append(event)
        elif isinstance(event, Finished):
            finished = event
    claims = {end.step: (end.test_accuracy, end.epoch) for end in ends if _within(task.goal, end.step, end.epoch)}
    left = _end_of(spec, finished, ends)
    if left is not None and left.whole and left.logged is not None and _within(task.goal, left.step, left.epoch):
        claims[left.step] = max(claims.get(left.step, (0.0, 0)), (left.logged, left.epoch))
    if read is not None:
        claims, doubts = _confirmed(task.goal, claims, left, read)
        faults += doubts
    step = max(claims, key=lambda at: (claims[at][0], -at), default=0)
    best, epoch = claims.get(step, (None, 0))
    once = {text + repr(values): (text, values) for text, values in faults}
    return Verdict(best, epoch, step, tuple(once.values()), task.goal)


def _end_of(spec: ExperimentSpec, finished: Finished | None, ends: Sequence[EpochEnded]) -> RunEnd | None:
    """The moment of the weights that a run left, and what its log says of them; None where it left none."""
    if finished is None:
        return None
    between = all(end.step != finished.step for end in ends) and finished.step > 0
    epoch = finished.epoch + between  # an epoch that is on its way counts
    if finished.reason in ENDS:
        return RunEnd(finished.step, epoch, finished.test_accuracy, whole=True)
    for end in reversed(ends):
        if end.epoch == finished.best_epoch if spec.keep_best else end.step == finished.step:
            return RunEnd(end.step, end.epoch, end.test_accuracy)
    return RunEnd(finished.step, epoch, None)


def _confirmed(
    goal: Goal, claims: Claims, end: RunEnd | None, read: Readings
) -> tuple[Claims, list[tuple[str, Mapping[str, Any]]]]:
    """What counts of a log's claims (accuracy and epoch by step), and what its weights do not confirm.

    Weights of an end confirm the log up to there. A run that was stopped is over where the log has no figure: there its
    weights are asked instead, and what the log claims of moments before counts if weights of those confirm it.
    """
    if end is None or read.end is None:
        sure: Claims = {}
    elif end.logged is None:
        sure = {end.step: (read.end, end.epoch)} if _within(goal, end.step, end.epoch) else {}
    elif abs(read.end - end.logged) > SAME:
        values = {"got": f"{read.end:.2%}", "logged": f"{end.logged:.2%}"}
        return claims, [(TEXTS[4], values)]
    elif end.whole:
        return claims, []
    else:
        sure = {end.step: claims[end.step]} if end.step in claims else {}
    for step, accuracy in read.moments.items():
        if step in claims and abs(accuracy - claims[step][0]) <= SAME:
            sure[step] = claims[step]
    if any(accuracy >= goal.test_accuracy for accuracy, _ in sure.values()):
        return sure, []
    claimed = any(accuracy >= goal.test_accuracy for accuracy, _ in claims.values())
    return {**sure, **claims}, [(TEXTS[5], {})] if claimed else []


def _of_the_start(task: Task, event: Started, data_digest: str, parameters: int) -> list[tuple[str, Mapping[str, Any]]]:
    """Rules that are broken by what a run started with, as its log says and its weights confirm."""
    faults: list[tuple[str, Mapping[str, Any]]] = []
    with contextlib.suppress(EngineError, LookupError, TypeError, ValueError, AttributeError):
        for setting, (expected, got) in task.broken(ExperimentSpec.from_dict(event.spec)).items():
            faults.append((TEXTS[0], {"setting": setting, "got": got, "expected": expected}))
    most, size = task.goal.most_parameters, max(event.parameters, parameters)
    if most and size > most:
        faults.append((TEXTS[2], {"got": size, "most": most}))
    expected = task.data_digest or data_digest
    if expected and event.digest != expected:
        faults.append((TEXTS[3], {}))
    return faults


def _within(goal: Goal, step: int, epoch: int) -> bool:
    """Whether a moment, in or at the end of that epoch, is within the goal's limits."""
    return (not goal.within_epochs or epoch <= goal.within_epochs) and (
        not goal.within_steps or step <= goal.within_steps
    )


def _flat(spec: ExperimentSpec) -> dict[str, Any]:
    """The settings that a task compares, by dotted path; a list of layers counts as one."""
    found: dict[str, Any] = {}
    for name, value in spec.to_dict().items():
        if isinstance(value, dict):
            found |= {f"{name}.{key}": part for key, part in value.items()}
        else:
            found[name] = value
    return found


def _line(given: Mapping[str, Any], name: str, most: int) -> str:
    text = given.get(name, "")
    if not isinstance(text, str):
        raise TypeError(name)
    return " ".join(text.split())[:most]


def _name(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("a name")
    return value


def _number(value: Any) -> Any:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise TypeError("goal")
    return value

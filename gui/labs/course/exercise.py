"""What every course lab is: settings, the steps that follow from them, words, a table, tasks. No Qt.

All steps are a pure function of the settings (`run`), and the exercise only remembers how many of them are shown. So a
step back is exact by construction, and what must be stored is little: the settings and one number.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, ClassVar, Generic, TypeVar

from engine.errors import EngineError, SpecError, nearest
from gui.labs.course.settings import LabSettings
from gui.labs.course.tasks import LabTask
from gui.labs.course.words import StepWords, Table, Text, Words, plain, written
from gui.labs.driving import Driver, Inline
from gui.labs.signal import Signal

S = TypeVar("S", bound=LabSettings)
F = TypeVar("F")

GROUP_WORDS = {
    "neurons": "Neurons",
    "learning": "Learning",
    "networks": "Networks",
}
GROUP_NOTES_WORDS = {
    "neurons": "how numbers become an answer",
    "learning": "how weights find their way",
    "networks": "many layers, whole pictures",
}
GROUPS = tuple(GROUP_WORDS)


class Example:
    """One of the segments over a lab: its key, its name for people, and what it sets."""

    def __init__(self, key: str, label: Text, /, **changes: Any) -> None:
        self.key, self.label, self.changes = key, label, changes


class Exercise(Generic[S, F]):
    """One lab of the course; a subclass says what its steps are and how they read.

    `changed` is emitted after every action. `settings` and `at` (how many steps are shown) are its whole state;
    `errors` holds, by field, why a typed text was not taken, while the last good value stays.
    """

    key: ClassVar[str] = ""
    group: ClassVar[str] = "neurons"
    place: ClassVar[int] = 99  # in its group
    title: ClassVar[Words]
    sentence: ClassVar[Words]  # what to try, in the header
    card: ClassVar[Words]  # at most two short lines in the gallery
    fact: ClassVar[Words] = Words("Same numbers as in the course")
    formula: ClassVar[tuple[Text, ...]] = ()
    source: ClassVar[Text] = ""
    settings_class: ClassVar[type[LabSettings]] = LabSettings
    examples: ClassVar[tuple[Example, ...]] = (Example("", ""),)
    tasks: ClassVar[tuple[LabTask, ...]] = ()
    opens_at: ClassVar[int] = 0  # steps that are shown at first
    opens_page: ClassVar[str] = ""  # a lab that is shown on another page of the window

    def __init__(self, driver: Driver | None = None) -> None:
        self.changed = Signal()
        self.driver: Driver = driver or Inline()
        self.solved: set[str] = set()
        self.answers: dict[str, int] = {}
        self.errors: dict[str, EngineError] = {}
        self.settings: S = self.defaults(self.examples[0].key)
        self._typing, self._taking, self._before = "", False, self.settings
        self.steps: Sequence[F] = self.run(self.settings)
        self.at = min(self.opens_at, len(self.steps))

    # what a subclass says
    def run(self, settings: S) -> Sequence[F]:
        """Every step, a pure function of the settings: nothing else of the exercise may be asked here.

        Raises: EngineError: the settings do not fit together; the last good ones stay.
        """
        raise NotImplementedError

    def words(self) -> StepWords:
        """The step that is shown, in words and in numbers."""
        raise NotImplementedError

    def table(self) -> Table:
        """The numbers so far."""
        raise NotImplementedError

    def ready(self, settings: S, again: Callable[[], object]) -> bool:
        """Whether `run` answers at once with these settings; if not, it is prepared, and then `again` is called."""
        return True

    def shown(self, name: str) -> Any:
        """The value that the field of a setting shows; that of the setting unless a subclass knows better."""
        return getattr(self.settings, name)

    # where it is
    def defaults(self, example: str) -> S:
        """The settings that an example starts with."""
        found = next((known for known in self.examples if known.key == example), self.examples[0])
        settings: Any = self.settings_class(example=found.key)
        return dataclasses.replace(settings, **found.changes)  # type: ignore[no-any-return]  # of the class named there

    @property
    def example(self) -> str:
        """The key of the example that was chosen last."""
        return self.settings.example

    @property
    def now(self) -> F | None:
        """The step that is shown, None before the first."""
        return self.steps[self.at - 1] if self.at else None

    @property
    def past(self) -> Sequence[F]:
        """The steps up to the one that is shown."""
        return self.steps[: self.at]

    @property
    def at_end(self) -> bool:
        return self.at == len(self.steps)

    # actions
    def forward(self) -> bool:
        """One step; False when there is none left."""
        if self.at_end:
            return False
        self.at += 1
        self._acted()
        return True

    def back(self) -> bool:
        """One step back, exactly; False at the start."""
        if not self.at:
            return False
        self.at -= 1
        self._acted()
        return True

    def go_to(self, at: int) -> None:
        """Show this many steps."""
        self.at = min(max(at, 0), len(self.steps))
        self._acted()

    def start_over(self) -> None:
        """Back to the start; at the start, back to the example's own numbers."""
        if not self.at:
            self.choose_example(self.example)
            return
        self.at = 0
        self.errors.clear()
        self._acted()

    def choose_example(self, key: str) -> None:
        """Take another example with its own numbers, from the start."""
        settings = self.defaults(key)
        if not self.ready(settings, lambda: self.choose_example(key)):
            return
        self.settings, self.steps = settings, self.run(settings)
        self.at = 0
        self.errors.clear()
        self._acted()

    def type(self, name: str, text: str) -> bool:
        """Take a typed text as the value of a setting; if it is none, `errors` says why and the last value stays."""
        try:
            value = self.settings.parsed(name, text)
        except EngineError as error:
            self.refuse(name, error)
            return False
        return self.edit(**{name: value})

    def type_key(self, name: str, text: str) -> bool:
        """Take a text that is being typed: where it is no value, what stood before it stays, not its first part."""
        if self._typing != name or self._before.example != self.settings.example:
            self._typing, self._before = name, self.settings
        self._taking = True
        try:
            taken = self.type(name, text)
            if name in self.errors and self.settings != self._before:
                error = self.errors[name]
                fields = [field.name for field in dataclasses.fields(self.settings)]
                self.edit(**{field: getattr(self._before, field) for field in fields if field != "example"})
                self.errors[name] = error
                self.changed.emit()
        finally:
            self._taking = False
        return taken

    def end_typing(self) -> None:
        """The text is finished: what stands now is what stays from here on."""
        self._typing = ""

    def refuse(self, name: str, error: EngineError) -> None:
        """Mark a setting whose text is no value, as its field knows by itself."""
        self.errors[name] = error
        self.changed.emit()

    def edit(self, **changes: Any) -> bool:
        """Set other values; the step is kept where it still exists. False, and nothing changed, if one cannot be.

        Where the numbers must be prepared, the old ones stay until then.
        """
        if not self._taking:
            self.end_typing()
        try:
            settings = dataclasses.replace(self.settings, **changes)
            if not self.ready(settings, lambda: self.edit(**changes)):
                return True
            steps = self.run(settings)
        except EngineError as error:
            self.errors[
                error.field if isinstance(error, SpecError) and error.field in changes else next(iter(changes))
            ] = error
            self.changed.emit()
            return False
        for name in changes:
            self.errors.pop(name, None)
        self.settings, self.steps = settings, steps
        self.at = min(self.at, len(steps))
        self._acted()
        return True

    def answer(self, key: str, choice: int) -> bool:
        """Choose an answer to a question; True if it is the right one."""
        task = next(task for task in self.tasks if task.key == key)
        right = task.right is not None and task.right(self) == choice
        self.answers[key] = choice
        if right:
            self.solved.add(key)
        self._acted()
        return right

    def _acted(self) -> None:
        for task in self.tasks:
            if task.key not in self.solved and task.done is not None and task.done(self):
                self.solved.add(task.key)
        self.changed.emit()

    # what is stored, and what is exported
    def state(self) -> dict[str, Any]:
        """Plain values from which `restore` makes the same lab again."""
        return {"settings": self.settings.to_dict(), "at": self.at, "answers": dict(self.answers)}

    def restore(self, state: Mapping[str, Any]) -> None:
        """Take back what `state` gave, as far as it still makes sense."""
        given, at, answers = state.get("settings"), state.get("at"), state.get("answers")
        if not isinstance(given, Mapping):
            return
        settings = self.defaults(str(given.get("example"))).with_plain(given)
        try:
            if not self.ready(settings, lambda: self.restore(state)):
                return
            steps = self.run(settings)
        except EngineError:
            return
        self.settings, self.steps = settings, steps
        self.at = min(max(at, 0), len(steps)) if isinstance(at, int) else 0
        if isinstance(answers, Mapping):
            self.answers = {str(key): value for key, value in answers.items() if isinstance(value, int)}
        self.changed.emit()

    def rows(self, say: Callable[[Text], str] = plain) -> list[list[str]]:
        """The table as it is exported, with the step in words above it; `say` puts a text into another language."""
        words, table = self.words(), self.table()
        lines = [[say(text)] for text in (words.caption, words.sentence, *words.lines, words.note) if text]
        body = [[say(cell) for cell in row.cells] for row in table.rows]
        return [[say(self.title)], *lines, [say(table.title)], [say(cell) for cell in table.head], *body]

    def text_of(self, name: str) -> str:
        """How the field of a setting shows its value."""
        return field_text(self.shown(name))


def along(changes: Mapping[str, Any], **more: Any) -> dict[str, Any]:
    """What is edited, and behind it what follows from it: an error is marked at the first, the field that was typed."""
    return {**changes, **{name: value for name, value in more.items() if name not in changes}}


def field_text(value: Any) -> str:
    """A value as its field shows it, and as it can be typed again."""
    if isinstance(value, tuple):
        if value and isinstance(value[0], tuple):
            return "; ".join(field_text(row) for row in value)
        return ", ".join(field_text(number) for number in value)
    return value if isinstance(value, str) else written(value, 12)


class Exercises:
    """All labs by key, in the order of the gallery."""

    def __init__(self) -> None:
        self._known: dict[str, type[Exercise[Any, Any]]] = {}

    def register(self, key: str) -> Callable[[type[Any]], type[Any]]:
        """Class decorator: makes the lab known to gallery, list and command line."""

        def add(cls: type[Any]) -> type[Any]:
            cls.key = key
            self._known[key] = cls
            return cls

        return add

    def __iter__(self) -> Iterator[type[Exercise[Any, Any]]]:
        return iter(sorted(self._known.values(), key=lambda cls: (GROUPS.index(cls.group), cls.place, cls.key)))

    def __contains__(self, key: str) -> bool:
        return key in self._known

    def names(self) -> list[str]:
        """The names of all exercises."""
        return [cls.key for cls in self]

    def get(self, key: str) -> type[Exercise[Any, Any]]:
        """The lab of that key.

        Raises: SpecError: there is none; names the nearest.
        """
        if key not in self._known:
            raise SpecError(
                "there is no lab called {got}; did you mean {nearest}?",
                field="lab",
                got=repr(key),
                nearest=nearest(key, self.names()),
            )
        return self._known[key]


exercises = Exercises()

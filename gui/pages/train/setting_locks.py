"""Which controls of the Train page a teacher's task locks or hides: no ground, a lock beside the name, and a reason."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from gui import theme
from gui.labs.train.task_lab import TaskLab
from gui.widgets.component_form import ComponentForm
from gui.widgets.rows import Row


class SettingLocks:
    """Locks controls by the dotted names of their settings; `draw()` makes them equal to the task.

    A row is locked alone, of a form the choice and each field, and `whole` with everything in it.
    """

    def __init__(
        self,
        task: TaskLab,
        rows: Mapping[str, Row],
        forms: Mapping[str, ComponentForm],
        whole: Mapping[str, QWidget],
    ) -> None:
        self._task, self._rows, self._forms, self._whole = task, rows, forms, whole
        self._hidden: set[str] = set()

    def draw(self, reason: str) -> None:
        """Lock what the task does not allow, for that reason, and hide what it does not show."""
        allows = self._task.allows
        for name, row in self._rows.items():
            lock_row(row, "" if allows(name) else reason)
        for name, form in self._forms.items():
            set_locked(form.choice, "" if allows(f"{name}.kind") else reason)
            form.head.mark_locked(not allows(f"{name}.kind"))
            for field, entry in form.rows.items():
                lock_row(entry.row, "" if allows(f"{name}.{field}") else reason)
        for name, widget in self._whole.items():
            set_locked(widget, "" if allows(name) else reason)
        self._hide()

    def _hide(self) -> None:
        for name, widget in {**self._rows, **self._forms, **self._whole}.items():
            if self._task.hides(name):
                self._hidden.add(name)
                widget.hide()
            elif name in self._hidden:
                self._hidden.remove(name)
                widget.show()


def lock_row(row: Row, reason: str) -> None:
    """Lock the controls of a row, and show a lock beside its name."""
    for control in row.controls:
        set_locked(control, reason)
    row.mark_locked(bool(reason))


def set_locked(widget: QWidget, reason: str) -> None:
    """Disable a control, or a group, with the reason as tooltip; an empty reason gives it back as it was."""
    if bool(widget.property("locked")) is not bool(reason):
        widget.setProperty("locked", bool(reason))
        widget.setEnabled(not reason)
        theme.repolish(widget)
    elif not reason:
        return
    for part in (widget, *widget.findChildren(QWidget)):
        _explain(part, reason)


def _explain(widget: QWidget, reason: str) -> None:
    """Let the tooltip say why it is locked; its own one is kept for later."""
    if reason and widget.toolTip() != reason:
        widget.setProperty("own_tip", widget.toolTip())
        widget.setToolTip(reason)
        widget.setAccessibleDescription(reason)
    elif not reason and (own := widget.property("own_tip")) is not None:
        widget.setToolTip(own)
        widget.setAccessibleDescription("")
        widget.setProperty("own_tip", None)

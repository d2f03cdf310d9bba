"""The question asked before a window closes in which something is not stored: nothing goes in silence."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from workbook.model import BY_NAME, spec
from workbook.ui.layout import button, line, words

if TYPE_CHECKING:
    from workbook.ui.main_window import Workspace

_log = logging.getLogger(__name__)
_WIDTH, _MOST = 520, 3
_GONE = (
    "“{name}” is not where it was: it was moved, deleted or replaced by another program. Where it was "
    "deleted, this window holds all there is, and closing loses it."
)


def unstored_names(workspace: Workspace) -> list[str]:
    """The labels of all fields whose content the file has not, after another try to store it."""
    workspace.flush()
    workspace.unstored()
    typed = Counter(
        _short(field.accessibleName() or "a field") for field in workspace.fields() if field.unstored
    )
    waits = {
        (change.id, _short(spec(BY_NAME[change.table], name).label))
        for change in workspace.document.unsaved.changes()
        for name in change.after or {}
    }
    # What waits to be stored stands in its field too, as a rule; a choice does not.
    both = typed | Counter(name for _, name in waits)
    return [name for name, count in both.items() for _ in range(count)]


def _short(label: str) -> str:
    """“Matters to them” for each of its ends: one field is typed in for all three."""
    return label.split(",")[0]


def in_words(names: list[str]) -> str:
    """How many fields would be lost, and which."""
    quoted = [f"“{name}”" for name in names[:_MOST]]
    if len(names) > _MOST:
        quoted.append(f"{len(names) - _MOST} more")
    listed = " and ".join([", ".join(quoted[:-1]), quoted[-1]] if len(quoted) > 1 else quoted)
    count = "One field is" if len(names) == 1 else f"{len(names)} fields are"
    return f"{count} not saved: {listed}."


class Leaving(QDialog):
    """What would be lost and why, with three ways on; to keep the window open is the one Escape takes."""

    def __init__(
        self, parent: QWidget, said: str, why: str, *, copy: Callable[[], object], leave: Callable[[], object]
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Not everything is saved")
        self.setFixedWidth(_WIDTH)
        self.said, self.why = words(said), words(why, "soft")
        self.why.setVisible(bool(why))
        self.copy = button("Save a copy elsewhere…", lambda: self._then(copy))
        self.leave = button("Close without it", lambda: self._then(leave))
        self.stay = button("Keep it open", self.reject, "main")
        self.stay.setDefault(True)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 16)
        box.setSpacing(10)
        for part in (words("Not everything is saved", "section"), self.said, self.why):
            box.addWidget(part)
        box.addSpacing(6)
        box.addWidget(line(self.copy, self.leave, 0, 1, self.stay, gap=8, top=False))
        self.stay.setFocus()

    def _then(self, way: Callable[[], object]) -> None:
        self.accept()
        way()


def may_close(workspace: Workspace) -> bool:
    """Whether nothing is lost when the window closes; where something would be, what to do is asked.

    Where it was answered, or nobody can be asked, the window may close.
    """
    shell, document = workspace.shell, workspace.document
    if workspace.closed or document.read_only:
        return True
    names = unstored_names(workspace)
    if shell.must_close:
        if names:
            _log.warning("Closed with %d fields that could not be stored", len(names))
        return True
    if names:
        workspace.saving.look()
        _ask(
            workspace, f"{in_words(names)} If you close now, what stands there is lost.", workspace.saving.why
        )
    elif not document.store.in_place():
        _ask(workspace, _GONE.format(name=document.store.path.name), "")
    else:
        return True
    return False


def _ask(workspace: Workspace, said: str, why: str) -> None:
    def leave() -> None:
        workspace.shell.must_close = True
        workspace.shell.close()

    def copy() -> None:
        before = workspace.document.store
        workspace.files.ask_copy()
        if workspace.document.store is not before:
            workspace.shell.close()

    if any(question.isVisible() for question in workspace.findChildren(Leaving)):
        return
    dialog = Leaving(workspace, said, why, copy=copy, leave=leave)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
